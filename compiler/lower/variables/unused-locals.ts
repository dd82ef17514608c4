// Locals that only some paths use: `const top = heap[0];` before the test
// that the heap is empty. A missing element is an error where such a local is
// used, not where it is declared.

import ts from "typescript";

/** What code surely does with a name: uses it, or perhaps uses it or leaves before. */
type Fate = "used" | "conditional" | "unseen";

/** Whether code after a `const` may go on without ever using it. */
export function mayGoUnused(
  checker: ts.TypeChecker,
  declaration: ts.VariableDeclaration,
): boolean {
  const { name, type, parent: list } = declaration;
  if (type !== undefined || !ts.isIdentifier(name)) return false;
  if (!ts.isVariableDeclarationList(list) || !(list.flags & ts.NodeFlags.Const))
    return false;
  // Numbers stay in registers: their elements are checked when they are read.
  if (checker.getTypeAtLocation(name).flags & ts.TypeFlags.NumberLike)
    return false;
  const statement = list.parent;
  if (!ts.isVariableStatement(statement)) return false;
  const { parent } = statement;
  if (!ts.isBlock(parent) && !ts.isSourceFile(parent)) return false;
  const code = [
    ...list.declarations.slice(list.declarations.indexOf(declaration) + 1),
    ...parent.statements.slice(parent.statements.indexOf(statement) + 1),
  ];
  return firstOf(code, name.text, "conditional") === "conditional";
}

function fateIn(node: ts.Node, name: string): Fate {
  if (ts.isIdentifier(node)) return isUse(node, name) ? "used" : "unseen";
  if (isJump(node)) return firstOf([expressionOf(node)], name, "conditional");
  const parts = conditionalParts(node);
  if (parts === null) {
    let fate: Fate = "unseen";
    ts.forEachChild(node, (child) => {
      if (fate === "unseen") fate = fateIn(child, name);
    });
    return fate;
  }
  const before = firstOf(parts.always, name, "unseen");
  if (before !== "unseen") return before;
  const matter = parts.sometimes.some(
    (part) => part !== undefined && matters(part, name),
  );
  return matter ? "conditional" : "unseen";
}

function firstOf(
  nodes: readonly (ts.Node | undefined)[],
  name: string,
  otherwise: Fate,
): Fate {
  for (const node of nodes) {
    const fate = node === undefined ? "unseen" : fateIn(node, name);
    if (fate !== "unseen") return fate;
  }
  return otherwise;
}

interface Parts {
  /** What always runs, in order. */
  readonly always: readonly (ts.Node | undefined)[];
  readonly sometimes: readonly (ts.Node | undefined)[];
}

function conditionalParts(node: ts.Node): Parts | null {
  if (ts.isFunctionLike(node))
    return { always: [], sometimes: [(node as ts.FunctionDeclaration).body] };
  if (ts.isClassLike(node) || ts.isTryStatement(node))
    return { always: [], sometimes: childrenOf(node) };
  if (ts.isIfStatement(node))
    return {
      always: [node.expression],
      sometimes: [node.thenStatement, node.elseStatement],
    };
  if (ts.isConditionalExpression(node))
    return {
      always: [node.condition],
      sometimes: [node.whenTrue, node.whenFalse],
    };
  if (ts.isBinaryExpression(node) && isShortCircuit(node.operatorToken.kind))
    return { always: [node.left], sometimes: [node.right] };
  if (ts.isForStatement(node))
    return {
      always: [node.initializer, node.condition],
      sometimes: [node.statement, node.incrementor],
    };
  if (
    ts.isWhileStatement(node) ||
    ts.isForOfStatement(node) ||
    ts.isForInStatement(node)
  )
    return { always: [node.expression], sometimes: [node.statement] };
  if (ts.isSwitchStatement(node))
    return { always: [node.expression], sometimes: [node.caseBlock] };
  if (
    (ts.isPropertyAccessExpression(node) ||
      ts.isElementAccessExpression(node) ||
      ts.isCallExpression(node)) &&
    node.questionDotToken !== undefined
  )
    return { always: [node.expression], sometimes: childrenOf(node) };
  return null;
}

function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children;
}

function isShortCircuit(operator: ts.SyntaxKind): boolean {
  return (
    operator === ts.SyntaxKind.AmpersandAmpersandToken ||
    operator === ts.SyntaxKind.BarBarToken ||
    operator === ts.SyntaxKind.QuestionQuestionToken
  );
}

function isJump(node: ts.Node): boolean {
  return (
    ts.isReturnStatement(node) ||
    ts.isThrowStatement(node) ||
    ts.isBreakOrContinueStatement(node)
  );
}

function expressionOf(node: ts.Node): ts.Node | undefined {
  return ts.isReturnStatement(node) || ts.isThrowStatement(node)
    ? node.expression
    : undefined;
}

/** Whether code that may not run uses the name, or leaves before others do. */
function matters(node: ts.Node, name: string): boolean {
  if (ts.isIdentifier(node)) return isUse(node, name);
  if (isJump(node)) return true;
  return ts.forEachChild(node, (child) => matters(child, name)) ?? false;
}

function isUse(node: ts.Identifier, name: string): boolean {
  const { parent } = node;
  if (node.text !== name) return false;
  return !(
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}
