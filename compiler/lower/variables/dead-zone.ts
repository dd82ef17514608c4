// Which variables and classes may be reached before their declaration has run:
// only those are checked when they are read.
//
// Statements are walked in the order they run. What a statement mentions, and
// what the declarations it mentions mention, may be reached while it runs: a
// `let`, `const` or class among them whose turn has not come yet is "early".
// A closure that exists by then was made by an earlier statement, so its body
// has been seen.

import ts from "typescript";
import { isValueReference, type BindingAnalysis } from "./bindings.ts";

/** Nodes that run code of somebody else: calls, and accessors that look like fields. */
const executing: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.CallExpression,
  ts.SyntaxKind.NewExpression,
  ts.SyntaxKind.TaggedTemplateExpression,
  ts.SyntaxKind.TemplateExpression,
  ts.SyntaxKind.SpreadElement,
  ts.SyntaxKind.SpreadAssignment,
  ts.SyntaxKind.PropertyAccessExpression,
  ts.SyntaxKind.ElementAccessExpression,
  ts.SyntaxKind.ClassExpression,
]);

export class DeadZones {
  private readonly early = new Set<ts.Symbol>();
  private modulesDone = false;
  private readonly blocksDone = new Set<ts.Node>();

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly bindings: BindingAnalysis,
    /** The modules in the order they are evaluated. */
    private readonly modules: () => readonly ts.SourceFile[],
  ) {}

  /** Whether a variable or class may be reached before its declaration has run. */
  isEarly(symbol: ts.Symbol): boolean {
    const declaration = symbol.valueDeclaration;
    if (declaration === undefined) return false;
    if (ts.isParameter(declaration))
      return this.bindings.of(declaration).early.has(symbol);
    const list = statementsAround(declaration);
    if (list === null) return false;
    if (ts.isSourceFile(list) || ts.isModuleBlock(list)) {
      if (!this.modulesDone) {
        this.modulesDone = true;
        const walk = new Walk(this.checker, this.bindings, this.early, null);
        for (const file of this.modules()) walk.run(file.statements);
      }
    } else if (!this.blocksDone.has(list)) {
      this.blocksDone.add(list);
      const walk = new Walk(this.checker, this.bindings, this.early, list);
      // A jump to a case may pass over the declarations of those before it.
      for (const part of partsOf(list)) walk.runApart(part);
    }
    return this.early.has(symbol);
  }
}

type StatementList = ts.SourceFile | ts.ModuleBlock | ts.Block | ts.CaseBlock;

/** The list of statements a declaration belongs to; null for loops' and parameters. */
function statementsAround(declaration: ts.Declaration): StatementList | null {
  let node: ts.Node = declaration;
  while (
    ts.isBindingElement(node) ||
    ts.isObjectBindingPattern(node) ||
    ts.isArrayBindingPattern(node)
  )
    node = node.parent;
  if (ts.isVariableDeclaration(node)) {
    if (!ts.isVariableDeclarationList(node.parent)) return null;
    if (!ts.isVariableStatement(node.parent.parent)) return null;
    node = node.parent.parent;
  } else if (!ts.isClassDeclaration(node) && !ts.isExportAssignment(node))
    return null;
  const { parent } = node;
  if (ts.isCaseOrDefaultClause(parent)) return parent.parent;
  return ts.isSourceFile(parent) ||
    ts.isModuleBlock(parent) ||
    ts.isBlock(parent)
    ? parent
    : null;
}

function partsOf(list: StatementList): readonly (readonly ts.Statement[])[] {
  return ts.isCaseBlock(list)
    ? list.clauses.map((clause) => clause.statements)
    : [list.statements];
}

/** One walk over statements in the order they run. */
class Walk {
  /** Declarations that have run. */
  private readonly passed = new Set<ts.Symbol>();
  private readonly seen = new Set<ts.Node>();

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly bindings: BindingAnalysis,
    private readonly early: Set<ts.Symbol>,
    /** The block whose declarations are asked about; null: all modules'. */
    private readonly block: StatementList | null,
  ) {}

  run(statements: readonly ts.Statement[]): void {
    for (const statement of statements) this.statement(statement);
  }

  runApart(statements: readonly ts.Statement[]): void {
    this.passed.clear();
    this.seen.clear();
    this.run(statements);
  }

  private statement(node: ts.Statement): void {
    if (
      ts.isFunctionDeclaration(node) ||
      ts.isImportDeclaration(node) ||
      ts.isExportDeclaration(node) ||
      ts.isEnumDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node)
    )
      return;
    if (ts.isVariableStatement(node)) {
      for (const declaration of node.declarationList.declarations)
        this.variable(declaration);
    } else if (ts.isClassDeclaration(node)) {
      if (runsCode(node)) this.visit(node);
      this.pass(node.name);
    } else if (ts.isModuleDeclaration(node)) {
      if (node.body !== undefined && ts.isModuleBlock(node.body))
        this.run(node.body.statements);
      else this.visit(node);
    } else if (ts.isExportAssignment(node)) {
      this.visit(node);
      this.passDefault(node);
    } else this.visit(node);
  }

  private variable(node: ts.VariableDeclaration): void {
    // A literal with closures in it runs none of them.
    const { initializer } = node;
    if (
      initializer !== undefined &&
      (hasPattern(node) || executes(initializer))
    )
      this.visit(node);
    this.pass(node.name);
  }

  private pass(name: ts.BindingName | undefined): void {
    if (name === undefined) return;
    if (ts.isIdentifier(name)) {
      const symbol = this.checker.getSymbolAtLocation(name);
      if (symbol !== undefined) this.passed.add(symbol);
      return;
    }
    for (const element of name.elements)
      if (!ts.isOmittedExpression(element)) this.pass(element.name);
  }

  private passDefault(node: ts.ExportAssignment): void {
    const module = this.checker.getSymbolAtLocation(node.getSourceFile());
    const symbol =
      module && this.checker.tryGetMemberInModuleExports("default", module);
    if (symbol !== undefined) this.passed.add(symbol);
  }

  private visit(node: ts.Node): void {
    if (this.seen.has(node)) return;
    this.seen.add(node);
    const descend = (child: ts.Node): void => {
      if (ts.isIdentifier(child) && isValueReference(child))
        this.mention(child);
      ts.forEachChild(child, descend);
    };
    descend(node);
  }

  private mention(name: ts.Identifier): void {
    const symbol = this.bindings.valueSymbol(name);
    const declaration = symbol?.valueDeclaration;
    if (symbol === undefined || declaration === undefined) return;
    if (declaration.getSourceFile().isDeclarationFile) return;
    const list = statementsAround(declaration);
    if (list !== null && !this.passed.has(symbol) && this.asks(list))
      this.early.add(symbol);
    const known = ts.isBindingElement(declaration)
      ? ts.findAncestor(declaration, ts.isVariableDeclaration)
      : declaration;
    if (
      known !== undefined &&
      (ts.isFunctionDeclaration(known) ||
        ts.isClassLike(known) ||
        ts.isVariableDeclaration(known)) &&
      this.isOutside(known, name)
    )
      this.visit(known);
  }

  private asks(list: StatementList): boolean {
    return this.block === null
      ? ts.isSourceFile(list) || ts.isModuleBlock(list)
      : list === this.block;
  }

  /** Declarations inside what is being walked anyway need no walk of their own. */
  private isOutside(declaration: ts.Node, name: ts.Node): boolean {
    if (this.seen.has(declaration)) return false;
    return ts.findAncestor(name, (node) => node === declaration) === undefined;
  }
}

function hasPattern(node: ts.VariableDeclaration): boolean {
  return !ts.isIdentifier(node.name);
}

/** Whether evaluating an expression may run functions. */
function executes(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  return executing.has(node.kind) || (ts.forEachChild(node, executes) ?? false);
}

/** Whether declaring a class runs code: static members, computed names, `extends`. */
function runsCode(node: ts.ClassDeclaration): boolean {
  return node.members.some(
    (member) =>
      ts.isClassStaticBlockDeclaration(member) ||
      (ts.isPropertyDeclaration(member) &&
        member.initializer !== undefined &&
        (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0 &&
        executes(member.initializer)),
  );
}
