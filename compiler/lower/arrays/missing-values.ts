// Elements that are not there, on their way through a program.
//
// `peek(): string { return this.text[this.at]; }` gives undefined at the end of
// the text although its type does not say so, and callers compare it, test it or
// hand it to `isDigit(c)`. This analysis finds the variables, parameters and
// results (of references: they have room for undefined) that such an element
// can reach and that some use asks about; they are then typed with undefined.
// Where such a value goes to a place that cannot take it, it is checked there.

import ts from "typescript";
import { isAssignmentTarget } from "../variables/bindings.ts";
import {
  mayBe,
  optional,
  representationOf,
  type Type,
} from "../types/types.ts";

type Callable = ts.FunctionLikeDeclaration;

const equalityOperators: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

export const relationalOperators: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
]);

/** What is known of the checker's program; found from the checker. */
const analyses = new WeakMap<ts.TypeChecker, MissingValues>();

export function missingValues(checker: ts.TypeChecker): MissingValues | null {
  return analyses.get(checker) ?? null;
}

/** The type with undefined, where that needs no other representation. */
export function withMissing(type: Type): Type {
  return representationOf(type) === "reference" && !mayBe(type, "undefined")
    ? optional(type)
    : type;
}

/** A variable's type, with undefined if such an element can reach it. */
export function variableWithMissing(
  checker: ts.TypeChecker,
  name: ts.Identifier,
  type: Type,
): Type {
  const symbol = checker.getSymbolAtLocation(name);
  return missingValues(checker)?.isMissingVariable(symbol) === true
    ? withMissing(type)
    : type;
}

export class MissingValues {
  /** Variables and parameters. */
  private readonly variables = new Set<ts.Symbol>();
  /** Functions, by their declaration. */
  private readonly functions = new Set<ts.Node>();
  /** Methods, getters and fields, by name: they are used through other types too. */
  private readonly members = new Set<string>();
  private readonly wantedVariables = new Set<ts.Symbol>();
  private readonly wantedFunctions = new Set<ts.Node>();
  private readonly wantedMembers = new Set<string>();
  /** Functions and members used otherwise than by calling them. */
  private readonly escapedFunctions = new Set<ts.Node>();
  private readonly escapedMembers = new Set<string>();
  private readonly methodCounts = new Map<string, number>();
  private readonly sources: ts.Expression[] = [];
  private readonly calls: ts.CallExpression[] = [];
  private readonly identifiers: ts.Identifier[] = [];
  private readonly reads: ts.PropertyAccessExpression[] = [];
  private changed = false;

  constructor(
    private readonly checker: ts.TypeChecker,
    files: readonly ts.SourceFile[],
  ) {
    analyses.set(checker, this);
    for (const file of files) this.collect(file);
    if (!this.sources.some((source) => this.isElement(source))) return;
    this.repeat(() => this.findWanted());
    this.repeat(() => this.findReached());
  }

  isMissingVariable(symbol: ts.Symbol | undefined): boolean {
    return symbol !== undefined && this.variables.has(symbol);
  }

  /** Whether a function, method or getter may give an element that is not there. */
  returnsMissing(declaration: ts.Node): boolean {
    if (this.functions.has(declaration)) return true;
    return (
      (ts.isMethodDeclaration(declaration) ||
        ts.isMethodSignature(declaration) ||
        ts.isGetAccessor(declaration)) &&
      this.members.has(declaration.name.getText())
    );
  }

  isMissingMember(name: string): boolean {
    return this.members.has(name);
  }

  /** Whether an argument goes to a parameter that such an element can reach. */
  takesMissing(call: ts.CallExpression, argument: ts.Expression): boolean {
    const parameter = this.parameterFor(call, argument);
    return parameter !== null && this.variables.has(parameter);
  }

  /** A read or call that may give undefined though its type does not say so. */
  isMissingRead(node: ts.Node): boolean {
    if (ts.isIdentifier(node))
      return this.isMissingVariable(this.symbolOf(node));
    if (ts.isPropertyAccessExpression(node))
      return this.members.has(node.name.text);
    return ts.isCallExpression(node) && this.callMayMiss(node);
  }

  // --- What there is ---------------------------------------------------------

  private collect(node: ts.Node): void {
    if (ts.isElementAccessExpression(node)) this.sources.push(node);
    if (ts.isCallExpression(node)) this.calls.push(node);
    if (ts.isPropertyAccessExpression(node)) {
      this.reads.push(node);
      if (!isCallee(node) && this.isMethod(node))
        this.escapedMembers.add(node.name.text);
    }
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent))
      this.escapedMembers.add((node.propertyName ?? node.name).getText());
    if (ts.isMethodDeclaration(node)) {
      const name = node.name.getText();
      this.methodCounts.set(name, (this.methodCounts.get(name) ?? 0) + 1);
    }
    if (ts.isIdentifier(node)) this.noteIdentifier(node);
    ts.forEachChild(node, (child) => this.collect(child));
  }

  private isMethod(node: ts.PropertyAccessExpression): boolean {
    const symbol = this.checker.getSymbolAtLocation(node.name);
    return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Method) !== 0;
  }

  private noteIdentifier(node: ts.Identifier): void {
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent) && parent.name === node) return;
    const symbol = this.symbolOf(node);
    if (symbol === undefined || !(symbol.flags & ts.SymbolFlags.Value)) return;
    this.identifiers.push(node);
    const declaration = functionOfSymbol(symbol);
    if (
      declaration !== null &&
      !isCallee(node) &&
      (parent as ts.NamedDeclaration).name !== node &&
      !ts.isImportSpecifier(parent) &&
      !ts.isExportSpecifier(parent)
    )
      this.escapedFunctions.add(declaration);
  }

  private symbolOf(node: ts.Identifier): ts.Symbol | undefined {
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? this.checker.getShorthandAssignmentValueSymbol(node.parent)
      : this.checker.getSymbolAtLocation(node);
    return symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias
      ? this.checker.getAliasedSymbol(symbol)
      : symbol;
  }

  private repeat(step: () => void): void {
    do {
      this.changed = false;
      step();
    } while (this.changed);
  }

  private add<T>(set: Set<T>, value: T): void {
    if (set.has(value)) return;
    set.add(value);
    this.changed = true;
  }

  // --- Which uses ask ----------------------------------------------------------

  private findWanted(): void {
    for (const node of this.identifiers) {
      const symbol = this.symbolOf(node)!;
      if (!this.wantedVariables.has(symbol) && this.wants(node))
        this.add(this.wantedVariables, symbol);
    }
    for (const node of this.reads)
      if (!isCallee(node) && this.wants(node))
        this.add(this.wantedMembers, node.name.text);
    for (const node of this.calls) {
      if (!this.wants(node)) continue;
      const callee = skip(node.expression);
      if (ts.isPropertyAccessExpression(callee))
        this.add(this.wantedMembers, callee.name.text);
      const declaration = this.calledFunction(node);
      if (declaration !== null) this.add(this.wantedFunctions, declaration);
    }
  }

  /** Whether the place an expression stands in can take undefined and asks. */
  private wants(node: ts.Expression): boolean {
    let child: ts.Expression = node;
    let parent = child.parent;
    while (isTransparent(parent, child)) {
      child = parent as ts.Expression;
      parent = child.parent;
    }
    if (ts.isBinaryExpression(parent)) return this.operandWants(parent, child);
    if (ts.isVariableDeclaration(parent))
      return (
        parent.initializer === child &&
        ts.isIdentifier(parent.name) &&
        this.wantedVariables.has(this.checker.getSymbolAtLocation(parent.name)!)
      );
    if (ts.isReturnStatement(parent)) return this.resultWanted(parent);
    if (ts.isArrowFunction(parent) && parent.body === child)
      return this.resultWanted(child);
    if (ts.isCallExpression(parent) && parent.expression !== child)
      return this.argumentWanted(parent, child);
    if (ts.isTemplateSpan(parent)) return true;
    if (ts.isSwitchStatement(parent) || ts.isTypeOfExpression(parent))
      return true;
    return isTested(parent, child);
  }

  private operandWants(node: ts.BinaryExpression, child: ts.Node): boolean {
    const operator = node.operatorToken.kind;
    if (equalityOperators.has(operator) || relationalOperators.has(operator))
      return true;
    if (operator === ts.SyntaxKind.EqualsToken && node.right === child)
      return ts.isIdentifier(node.left)
        ? this.wantedVariables.has(this.symbolOf(node.left)!)
        : this.isField(node.left) &&
            this.wantedMembers.has(node.left.name.text);
    return isLogical(operator) && node.left === child;
  }

  private resultWanted(node: ts.Node): boolean {
    const owner = ts.findAncestor(node, ts.isFunctionLike);
    if (owner === undefined) return false;
    if (ts.isMethodDeclaration(owner) || ts.isGetAccessor(owner))
      return this.wantedMembers.has(owner.name.getText());
    return this.wantedFunctions.has(owner);
  }

  private argumentWanted(call: ts.CallExpression, child: ts.Node): boolean {
    const parameter = this.parameterFor(call, child);
    if (parameter !== null) return this.wantedVariables.has(parameter);
    const type = this.checker.getContextualType(child as ts.Expression);
    return type !== undefined && admitsUndefined(type);
  }

  /** The parameter of a function known by name that an argument goes to. */
  private parameterFor(
    call: ts.CallExpression,
    child: ts.Node,
  ): ts.Symbol | null {
    const declaration = this.calledDeclaration(call);
    if (declaration === null) return null;
    const index = call.arguments.indexOf(child as ts.Expression);
    if (call.arguments.slice(0, index).some(ts.isSpreadElement)) return null;
    const own = declaration.parameters.filter(
      ({ name }) => name.getText() !== "this",
    );
    const parameter = own[index];
    if (
      parameter === undefined ||
      parameter.dotDotDotToken !== undefined ||
      !ts.isIdentifier(parameter.name)
    )
      return null;
    return this.checker.getSymbolAtLocation(parameter.name) ?? null;
  }

  /** Functions, constants holding closures, methods: what a call surely runs first. */
  private calledDeclaration(call: ts.CallExpression): Callable | null {
    const named = this.calledFunction(call);
    if (named !== null) return named;
    const callee = skip(call.expression);
    if (!ts.isPropertyAccessExpression(callee)) return null;
    const declaration = this.checker.getSymbolAtLocation(
      callee.name,
    )?.valueDeclaration;
    return declaration !== undefined &&
      ts.isMethodDeclaration(declaration) &&
      ts.isClassLike(declaration.parent) &&
      this.methodCounts.get(declaration.name.getText()) === 1
      ? declaration
      : null;
  }

  private calledFunction(call: ts.CallExpression): Callable | null {
    const callee = skip(call.expression);
    if (!ts.isIdentifier(callee)) return null;
    const symbol = this.symbolOf(callee);
    return symbol === undefined ? null : functionOfSymbol(symbol);
  }

  // --- What reaches them -------------------------------------------------------

  private findReached(): void {
    for (const node of [...this.sources, ...this.calls, ...this.reads])
      if (this.mayMiss(node)) this.follow(node);
    for (const node of this.identifiers)
      if (this.variables.has(this.symbolOf(node)!)) this.follow(node);
  }

  /** Marks what an expression that may be missing is stored in. */
  private follow(node: ts.Expression): void {
    let child: ts.Expression = node;
    let parent = child.parent;
    while (isTransparent(parent, child)) {
      child = parent as ts.Expression;
      parent = child.parent;
    }
    if (ts.isVariableDeclaration(parent) && parent.initializer === child)
      return this.reachVariable(parent.name);
    if (
      ts.isBinaryExpression(parent) &&
      parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      parent.right === child
    )
      return this.reachVariable(parent.left);
    if (ts.isReturnStatement(parent)) return this.reachResult(parent);
    if (ts.isArrowFunction(parent) && parent.body === child)
      return this.reachResult(child);
    if (ts.isCallExpression(parent) && parent.expression !== child) {
      const parameter = this.parameterFor(parent, child);
      if (parameter !== null && this.wantedVariables.has(parameter))
        this.add(this.variables, parameter);
    }
  }

  private reachVariable(name: ts.Node): void {
    if (this.isField(name)) return this.reachMember(name.name.text);
    if (!ts.isIdentifier(name)) return;
    const symbol = this.symbolOf(name);
    if (
      symbol !== undefined &&
      symbol.flags & ts.SymbolFlags.Variable &&
      this.wantedVariables.has(symbol)
    )
      this.add(this.variables, symbol);
  }

  private reachResult(node: ts.Node): void {
    const owner = ts.findAncestor(node, ts.isFunctionLike);
    if (owner === undefined) return;
    if (ts.isMethodDeclaration(owner) || ts.isGetAccessor(owner)) {
      if (ts.isClassLike(owner.parent)) this.reachMember(owner.name.getText());
    } else if (
      this.wantedFunctions.has(owner) &&
      !this.escapedFunctions.has(owner)
    )
      this.add(this.functions, owner);
  }

  private reachMember(name: string): void {
    if (this.wantedMembers.has(name) && !this.escapedMembers.has(name))
      this.add(this.members, name);
  }

  /** `this.current`: a field of a class's instances. */
  private isField(node: ts.Node): node is ts.PropertyAccessExpression {
    if (!ts.isPropertyAccessExpression(node)) return false;
    const declaration = this.checker.getSymbolAtLocation(
      node.name,
    )?.valueDeclaration;
    return (
      declaration !== undefined &&
      ts.isPropertyDeclaration(declaration) &&
      (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Static) === 0
    );
  }

  private mayMiss(node: ts.Expression): boolean {
    if (ts.isElementAccessExpression(node)) return this.isElement(node);
    if (ts.isIdentifier(node))
      return this.isMissingVariable(this.symbolOf(node));
    if (ts.isPropertyAccessExpression(node))
      return !isCallee(node) && this.members.has(node.name.text);
    return ts.isCallExpression(node) && this.callMayMiss(node);
  }

  private callMayMiss(node: ts.CallExpression): boolean {
    const callee = skip(node.expression);
    if (ts.isPropertyAccessExpression(callee))
      return this.members.has(callee.name.text);
    const declaration = this.calledFunction(node);
    return declaration !== null && this.functions.has(declaration);
  }

  /** `list[i]`, `text[i]` of a reference type that does not admit undefined. */
  private isElement(node: ts.Expression): boolean {
    if (!ts.isElementAccessExpression(node) || isAssignmentTarget(node))
      return false;
    const owner = this.checker.getTypeAtLocation(node.expression);
    if (this.checker.isTupleType(owner)) return false;
    const type = this.checker.getTypeAtLocation(node);
    return (
      !admitsUndefined(type) &&
      this.checker.getIndexTypeOfType(
        this.checker.getApparentType(owner),
        ts.IndexKind.Number,
      ) !== undefined
    );
  }
}

function skip(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)
    ? skip(node.expression)
    : node;
}

function isCallee(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression === node;
}

function functionOfSymbol(symbol: ts.Symbol): Callable | null {
  for (const declaration of symbol.declarations ?? []) {
    if (ts.isFunctionDeclaration(declaration) && declaration.body !== undefined)
      return declaration;
    if (
      ts.isVariableDeclaration(declaration) &&
      declaration.type === undefined &&
      declaration.initializer !== undefined &&
      ts.isArrowFunction(declaration.initializer) &&
      ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const
    )
      return declaration.initializer;
  }
  return null;
}

/** Hands its operand on as it is. */
function isTransparent(parent: ts.Node, child: ts.Node): boolean {
  if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent))
    return true;
  if (ts.isConditionalExpression(parent)) return parent.condition !== child;
  return (
    ts.isBinaryExpression(parent) &&
    isLogical(parent.operatorToken.kind) &&
    parent.right === child
  );
}

function isLogical(operator: ts.SyntaxKind): boolean {
  return (
    operator === ts.SyntaxKind.QuestionQuestionToken ||
    operator === ts.SyntaxKind.BarBarToken ||
    operator === ts.SyntaxKind.AmpersandAmpersandToken
  );
}

function isTested(parent: ts.Node, child: ts.Node): boolean {
  if (ts.isPrefixUnaryExpression(parent))
    return parent.operator === ts.SyntaxKind.ExclamationToken;
  if (
    ts.isIfStatement(parent) ||
    ts.isWhileStatement(parent) ||
    ts.isDoStatement(parent)
  )
    return parent.expression === child;
  if (ts.isForStatement(parent) || ts.isConditionalExpression(parent))
    return parent.condition === child;
  return (
    (ts.isPropertyAccessExpression(parent) ||
      ts.isElementAccessExpression(parent) ||
      ts.isCallExpression(parent)) &&
    parent.expression === child &&
    parent.questionDotToken !== undefined
  );
}

function admitsUndefined(type: ts.Type): boolean {
  const wide =
    ts.TypeFlags.Undefined |
    ts.TypeFlags.Any |
    ts.TypeFlags.Unknown |
    ts.TypeFlags.Void;
  return (type.isUnion() ? type.types : [type]).some(
    (member) => (member.flags & wide) !== 0,
  );
}
