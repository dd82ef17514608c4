// Finds out, before anything is lowered, which variables are reassigned,
// which are captured by closures, and what each function captures.

import ts from "typescript";

export interface FileBindings {
  /** Assigned anywhere but in their declaration. */
  readonly reassigned: ReadonlySet<ts.Symbol>;
  /** Referenced from another function than the one that declares them. */
  readonly captured: ReadonlySet<ts.Symbol>;
  /** Captured, and not yet initialised when some closure over them is made. */
  readonly early: ReadonlySet<ts.Symbol>;
  /** Module-level variables that functions refer to. */
  readonly shared: ReadonlySet<ts.Symbol>;
}

/** A function-like node that has its own frame. */
export type Frame =
  | ts.FunctionLikeDeclaration
  | ts.ClassStaticBlockDeclaration
  | ts.PropertyDeclaration
  | ts.SourceFile;

export function isFrame(node: ts.Node): node is Frame {
  return (
    ts.isFunctionLike(node) ||
    ts.isSourceFile(node) ||
    ts.isClassStaticBlockDeclaration(node) ||
    (ts.isPropertyDeclaration(node) && node.initializer !== undefined)
  );
}

export function frameOf(node: ts.Node): Frame {
  let current = node.parent;
  // Decorators, computed names and heritage clauses belong to the outer frame.
  while (!isFrame(current)) current = current.parent;
  return current;
}

export class BindingAnalysis {
  private readonly files = new Map<ts.SourceFile, FileBindings>();
  private readonly captureLists = new Map<ts.Node, readonly ts.Symbol[]>();
  private readonly thisUsers = new Map<ts.Node, boolean>();
  /** Each is asked for several times, and the checker looks it up each time. */
  private readonly valueSymbols = new Map<ts.Node, ts.Symbol>();

  constructor(private readonly checker: ts.TypeChecker) {}

  of(node: ts.Node): FileBindings {
    const file = node.getSourceFile();
    let bindings = this.files.get(file);
    if (bindings === undefined)
      this.files.set(file, (bindings = this.analyse(file)));
    return bindings;
  }

  /** The variable an identifier in a value position names. */
  valueSymbol(node: ts.Identifier): ts.Symbol | undefined {
    let symbol = this.valueSymbols.get(node);
    if (symbol === undefined) {
      symbol = this.findValueSymbol(node);
      if (symbol !== undefined) this.valueSymbols.set(node, symbol);
    }
    return symbol;
  }

  private findValueSymbol(node: ts.Identifier): ts.Symbol | undefined {
    if (
      ts.isShorthandPropertyAssignment(node.parent) &&
      node.parent.name === node
    ) {
      return this.checker.getShorthandAssignmentValueSymbol(node.parent);
    }
    const symbol = this.checker.getSymbolAtLocation(node);
    if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias)
      return this.checker.getAliasedSymbol(symbol);
    return symbol;
  }

  /** The frame that declares a local variable; null for module level and library names. */
  declaringFrame(symbol: ts.Symbol): Frame | null {
    const declaration = symbol.valueDeclaration;
    if (declaration === undefined) return null;
    if (
      !(
        symbol.flags &
        (ts.SymbolFlags.Variable |
          ts.SymbolFlags.Function |
          ts.SymbolFlags.Class)
      )
    )
      return null;
    if (
      ts.isFunctionExpression(declaration) ||
      ts.isClassExpression(declaration)
    )
      return null;
    let frame = frameOf(
      ts.isParameter(declaration) ? declaration.name : declaration,
    );
    if (ts.isParameter(declaration)) frame = declaration.parent as Frame;
    if (!ts.isSourceFile(frame)) return frame;
    // Variables of blocks and loops at the top of a module are its frame's own.
    return isBlockVariable(declaration) ? frame : null;
  }

  private analyse(file: ts.SourceFile): FileBindings {
    const reassigned = new Set<ts.Symbol>();
    const captured = new Set<ts.Symbol>();
    const early = new Set<ts.Symbol>();
    const shared = new Set<ts.Symbol>();
    const visit = (node: ts.Node): void => {
      if (ts.isVariableDeclaration(node) && isVar(node))
        this.noteNames(node.name, reassigned);
      if (ts.isIdentifier(node) && isValueReference(node)) {
        const symbol = this.valueSymbol(node);
        if (symbol !== undefined) {
          this.noteReference(node, symbol, reassigned, captured, early);
          if (!ts.isSourceFile(frameOf(node))) shared.add(symbol);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return { reassigned, captured, early, shared };
  }

  private noteNames(name: ts.BindingName, names: Set<ts.Symbol>): void {
    if (ts.isIdentifier(name)) {
      const symbol = this.checker.getSymbolAtLocation(name);
      if (symbol !== undefined) names.add(symbol);
      return;
    }
    for (const element of name.elements)
      if (!ts.isOmittedExpression(element)) this.noteNames(element.name, names);
  }

  private noteReference(
    node: ts.Identifier,
    symbol: ts.Symbol,
    reassigned: Set<ts.Symbol>,
    captured: Set<ts.Symbol>,
    early: Set<ts.Symbol>,
  ): void {
    if (isAssignmentTarget(node)) reassigned.add(symbol);
    const declaring = this.declaringFrame(symbol);
    if (declaring === null) return;
    if (isInOtherCase(symbol.valueDeclaration!, node)) {
      captured.add(symbol);
      early.add(symbol);
      return;
    }
    let frame: ts.Node = frameOf(node);
    if (frame === declaring) return;
    captured.add(symbol);
    // The outermost closure inside the declaring frame is where the capture is taken.
    for (;;) {
      if (ts.isSourceFile(frame)) return;
      const outer = frameOf(frame);
      if (outer === declaring) break;
      frame = outer;
    }
    const declaration = symbol.valueDeclaration!;
    if (ts.isParameter(declaration)) {
      // Named by a closure in the default of an earlier parameter.
      if (frame.pos < declaration.pos) early.add(symbol);
      return;
    }
    const hoisted = ts.isFunctionDeclaration(frame);
    if (ts.isFunctionDeclaration(declaration)) {
      if (hoisted && frame !== declaration) early.add(symbol);
      return;
    }
    if (
      ts.isClassDeclaration(declaration) &&
      ts.isClassLike(frame.parent) &&
      frame.parent === declaration
    )
      return;
    if (isOwnInitializer(declaration, frame)) return;
    if (hoisted || frame.pos < wholeDeclaration(declaration).end)
      early.add(symbol);
  }

  /** Local variables of enclosing functions that `node` (a function) uses. */
  capturesOf(node: ts.Node): readonly ts.Symbol[] {
    const known = this.captureLists.get(node);
    if (known !== undefined) return known;
    const found = new Set<ts.Symbol>();
    const isInside = (frame: ts.Node): boolean => {
      for (
        let current: ts.Node = frame;
        !ts.isSourceFile(current);
        current = current.parent
      ) {
        if (current === node) return true;
      }
      return false;
    };
    const visit = (child: ts.Node): void => {
      if (ts.isIdentifier(child) && isValueReference(child)) {
        const symbol = this.valueSymbol(child);
        const declaring =
          symbol === undefined ? null : this.declaringFrame(symbol);
        if (symbol !== undefined && declaring !== null && !isInside(declaring))
          found.add(symbol);
      }
      ts.forEachChild(child, visit);
    };
    ts.forEachChild(node, visit);
    const list = [...found];
    this.captureLists.set(node, list);
    return list;
  }

  /** Whether an arrow function (or one inside it) uses `this` or `super`. */
  usesThis(node: ts.Node): boolean {
    let known = this.thisUsers.get(node);
    if (known === undefined) {
      const visit = (child: ts.Node): boolean => {
        if (
          child.kind === ts.SyntaxKind.ThisKeyword ||
          child.kind === ts.SyntaxKind.SuperKeyword
        )
          return true;
        if (isFrame(child) && !ts.isArrowFunction(child)) return false;
        return ts.forEachChild(child, visit) ?? false;
      };
      known = ts.forEachChild(node, visit) ?? false;
      this.thisUsers.set(node, known);
    }
    return known;
  }
}

/** A `var`: one variable however often its declaration runs. */
function isVar(node: ts.VariableDeclaration): boolean {
  return (
    ts.isVariableDeclarationList(node.parent) &&
    !(node.parent.flags & ts.NodeFlags.BlockScoped)
  );
}

/** Whether a jump may reach the reference without passing the declaration. */
function isInOtherCase(declaration: ts.Declaration, node: ts.Node): boolean {
  const list = declaration.parent;
  if (
    !ts.isVariableDeclarationList(list) ||
    !(list.flags & ts.NodeFlags.BlockScoped)
  )
    return false;
  const clause = list.parent.parent;
  return (
    clause !== undefined &&
    ts.isCaseOrDefaultClause(clause) &&
    ts.findAncestor(node, (parent) => parent === clause) === undefined
  );
}

function isBlockVariable(declaration: ts.Declaration): boolean {
  if (
    ts.isFunctionDeclaration(declaration) ||
    ts.isClassDeclaration(declaration)
  )
    return !isTopLevel(declaration.parent);
  let node: ts.Node = declaration;
  while (
    ts.isBindingElement(node) ||
    ts.isObjectBindingPattern(node) ||
    ts.isArrayBindingPattern(node)
  )
    node = node.parent;
  if (!ts.isVariableDeclaration(node)) return false;
  if (ts.isCatchClause(node.parent)) return true;
  if (!(node.parent.flags & ts.NodeFlags.BlockScoped)) return false;
  return !(
    ts.isVariableStatement(node.parent.parent) &&
    isTopLevel(node.parent.parent.parent)
  );
}

/** The declaration a name of a pattern is part of: its initialiser runs first. */
export function wholeDeclaration(declaration: ts.Node): ts.Node {
  let node = declaration;
  while (
    ts.isBindingElement(node) ||
    ts.isObjectBindingPattern(node) ||
    ts.isArrayBindingPattern(node)
  )
    node = node.parent;
  return node;
}

/** A module or a namespace in it. */
function isTopLevel(node: ts.Node): boolean {
  return ts.isSourceFile(node) || ts.isModuleBlock(node);
}

function isOwnInitializer(
  declaration: ts.Declaration,
  frame: ts.Node,
): boolean {
  if (
    !ts.isVariableDeclaration(declaration) ||
    declaration.initializer === undefined
  )
    return false;
  let initializer: ts.Expression = declaration.initializer;
  while (
    ts.isParenthesizedExpression(initializer) ||
    ts.isAsExpression(initializer) ||
    ts.isSatisfiesExpression(initializer)
  ) {
    initializer = initializer.expression;
  }
  return initializer === frame;
}

/** True for identifiers that stand for a variable's value (not names of members, labels, types). */
export function isValueReference(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent))
    return parent.initializer === node;
  if (ts.isPropertyDeclaration(parent)) return parent.initializer === node;
  if (ts.isEnumMember(parent)) return parent.initializer === node;
  if (
    ts.isExportSpecifier(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isImportClause(parent)
  )
    return false;
  if (ts.isNamespaceImport(parent) || ts.isLabeledStatement(parent))
    return false;
  if (ts.isBreakOrContinueStatement(parent)) return false;
  if (ts.isFunctionLike(parent) || ts.isClassLike(parent))
    return ts.isArrowFunction(parent) && parent.body === node;
  if (ts.isTypeNode(parent) && !ts.isExpressionWithTypeArguments(parent))
    return false;
  if (ts.isQualifiedName(parent) || ts.isTypeParameterDeclaration(parent))
    return false;
  if (
    ts.isInterfaceDeclaration(parent) ||
    ts.isTypeAliasDeclaration(parent) ||
    ts.isEnumDeclaration(parent)
  )
    return false;
  if (ts.isPropertySignature(parent) || ts.isModuleDeclaration(parent))
    return false;
  return true;
}

/** Whether the expression is written to: `x = …`, `x++`, `[x] = …`, `for (x of …)`. */
export function isAssignmentTarget(node: ts.Expression): boolean {
  const parent = node.parent;
  if (ts.isBinaryExpression(parent)) {
    const operator = parent.operatorToken.kind;
    if (
      parent.left === node &&
      operator >= ts.SyntaxKind.FirstAssignment &&
      operator <= ts.SyntaxKind.LastAssignment
    ) {
      return true;
    }
    return false;
  }
  if (
    ts.isPrefixUnaryExpression(parent) ||
    ts.isPostfixUnaryExpression(parent)
  ) {
    return (
      parent.operator === ts.SyntaxKind.PlusPlusToken ||
      parent.operator === ts.SyntaxKind.MinusMinusToken
    );
  }
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent))
    return parent.initializer === node;
  if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent))
    return isAssignmentTarget(parent);
  return isDestructuringElement(node);
}

function isDestructuringElement(node: ts.Expression): boolean {
  const parent = node.parent;
  if (ts.isArrayLiteralExpression(parent)) return isAssignmentTarget(parent);
  if (ts.isSpreadElement(parent))
    return isAssignmentTarget(parent as unknown as ts.Expression);
  if (ts.isPropertyAssignment(parent) && parent.initializer === node) {
    return isAssignmentTarget(parent.parent);
  }
  if (ts.isShorthandPropertyAssignment(parent))
    return isAssignmentTarget(parent.parent);
  if (ts.isSpreadAssignment(parent)) return isAssignmentTarget(parent.parent);
  return false;
}
