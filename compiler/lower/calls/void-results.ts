// Results of type `void` that a program looks at: `console.log(f())` with
// `f: () => void`, behind which stands `() => 5`. Such functions hand nothing
// back as long as nobody asks; in a program where somebody does, `void` is any
// value.

import ts from "typescript";

/** Whether some expression uses the result of a call whose type is `void`. */
export function usesVoidResults(
  checker: ts.TypeChecker,
  files: readonly ts.SourceFile[],
): boolean {
  const visit = (node: ts.Node): boolean => {
    if (
      ts.isCallExpression(node) &&
      isUsed(checker, node) &&
      checker.getTypeAtLocation(node).flags & ts.TypeFlags.Void &&
      mayGiveValue(checker, node)
    )
      return true;
    return ts.forEachChild(node, visit) ?? false;
  };
  return files.some(visit);
}

function isUsed(checker: ts.TypeChecker, node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent))
    return false;
  if (ts.isForStatement(parent))
    return parent.initializer !== node && parent.incrementor !== node;
  if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent))
    return isUsed(checker, parent);
  if (ts.isConditionalExpression(parent) && parent.condition !== node)
    return isUsed(checker, parent);
  if (ts.isBinaryExpression(parent))
    return isUsedOperand(checker, parent, node);
  if (ts.isArrowFunction(parent)) return isReturnUsed(checker, parent);
  if (ts.isReturnStatement(parent)) {
    const owner = ts.findAncestor(parent, ts.isFunctionLike);
    return owner !== undefined && isReturnUsed(checker, owner);
  }
  return true;
}

function isUsedOperand(
  checker: ts.TypeChecker,
  parent: ts.BinaryExpression,
  node: ts.Expression,
): boolean {
  const operator = parent.operatorToken.kind;
  if (operator === ts.SyntaxKind.CommaToken)
    return parent.right === node && isUsed(checker, parent);
  const isLogical =
    operator === ts.SyntaxKind.AmpersandAmpersandToken ||
    operator === ts.SyntaxKind.BarBarToken ||
    operator === ts.SyntaxKind.QuestionQuestionToken;
  return isLogical && parent.right === node ? isUsed(checker, parent) : true;
}

/** A function that is itself `void` passes the question on to its calls. */
function isReturnUsed(
  checker: ts.TypeChecker,
  owner: ts.SignatureDeclaration,
): boolean {
  if (owner.type !== undefined) return !isVoid(owner.type);
  if (!ts.isArrowFunction(owner) && !ts.isFunctionExpression(owner))
    return false;
  const wanted = checker.getContextualType(owner)?.getCallSignatures()[0];
  const declared = wanted?.declaration?.type;
  return declared !== undefined && !isVoid(declared);
}

function isVoid(type: ts.Node): boolean {
  return type.kind === ts.SyntaxKind.VoidKeyword;
}

/** False for functions known by name whose bodies return nothing. */
function mayGiveValue(
  checker: ts.TypeChecker,
  node: ts.CallExpression,
): boolean {
  const declaration = checker.getResolvedSignature(node)?.declaration;
  if (declaration === undefined) return true;
  if (declaration.getSourceFile().isDeclarationFile)
    return ts.isFunctionTypeNode(declaration);
  if (!ts.isFunctionDeclaration(declaration)) return true;
  return declaration.body === undefined || returnsValue(declaration.body);
}

function returnsValue(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isReturnStatement(node)) return node.expression !== undefined;
  return ts.forEachChild(node, returnsValue) ?? false;
}
