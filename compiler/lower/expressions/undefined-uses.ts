// Where an element that is not there may be `undefined`, and where it must be
// an error instead (design L3).

import ts from "typescript";
import {
  missingValues,
  relationalOperators,
} from "../arrays/missing-values.ts";
import { mayBe, type Type } from "../types/types.ts";
import { mayGoUnused } from "../variables/unused-locals.ts";

const logicalOperators: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
]);

/** Whether whoever receives this expression can take undefined (design L3). */
export function canTakeUndefined(
  checker: ts.TypeChecker,
  node: ts.Expression,
  expected: Type | null,
): boolean {
  if (expected !== null && mayBe(expected, "undefined")) return true;
  let child: ts.Node = node;
  let parent = node.parent;
  while (
    ts.isParenthesizedExpression(parent) ||
    ts.isNonNullExpression(parent)
  ) {
    child = parent;
    parent = parent.parent;
  }
  if (ts.isTemplateSpan(parent)) return true;
  if (ts.isBinaryExpression(parent)) {
    const operator = parent.operatorToken.kind;
    if (operator === ts.SyntaxKind.PlusToken) return isString(checker, parent);
    if (
      operator >= ts.SyntaxKind.EqualsEqualsToken &&
      operator <= ts.SyntaxKind.ExclamationEqualsEqualsToken
    )
      return true;
    if (relationalOperators.has(operator)) return isString(checker, node);
    return logicalOperators.has(operator) && parent.left === child;
  }
  if (ts.isVariableDeclaration(parent))
    return (
      parent.initializer === child &&
      (isTestedLater(checker, parent) ||
        isMissingVariable(checker, parent) ||
        mayGoUnused(checker, parent))
    );
  if (ts.isSwitchStatement(parent)) return isString(checker, node);
  if (ts.isPrefixUnaryExpression(parent))
    return parent.operator === ts.SyntaxKind.ExclamationToken;
  if (ts.isTypeOfExpression(parent)) return true;
  if (
    ts.isIfStatement(parent) ||
    ts.isWhileStatement(parent) ||
    ts.isDoStatement(parent)
  )
    return parent.expression === child;
  if (ts.isForStatement(parent)) return parent.condition === child;
  if (ts.isConditionalExpression(parent)) return parent.condition === child;
  if (
    ts.isPropertyAccessExpression(parent) ||
    ts.isElementAccessExpression(parent) ||
    ts.isCallExpression(parent)
  ) {
    return parent.expression === child && parent.questionDotToken !== undefined;
  }
  return ts.isExpressionStatement(parent);
}

function isString(checker: ts.TypeChecker, node: ts.Expression): boolean {
  const type = checker.getTypeAtLocation(node);
  return (type.flags & ts.TypeFlags.StringLike) !== 0;
}

function isMissingVariable(
  checker: ts.TypeChecker,
  { name }: ts.VariableDeclaration,
): boolean {
  return (
    missingValues(checker)?.isMissingVariable(
      checker.getSymbolAtLocation(name),
    ) ?? false
  );
}

const computing: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
  ts.SyntaxKind.AmpersandToken,
  ts.SyntaxKind.BarToken,
  ts.SyntaxKind.CaretToken,
  ts.SyntaxKind.LessThanLessThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
]);

/** Whether an expression is an operand of arithmetic, which makes NaN of undefined, or an index. */
export function isComputedWith(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isComputedWith(parent);
  if (ts.isBinaryExpression(parent))
    return computing.has(parent.operatorToken.kind);
  if (ts.isElementAccessExpression(parent))
    return parent.argumentExpression === node;
  return (
    ts.isPrefixUnaryExpression(parent) &&
    (parent.operator === ts.SyntaxKind.PlusToken ||
      parent.operator === ts.SyntaxKind.MinusToken ||
      parent.operator === ts.SyntaxKind.TildeToken)
  );
}

/** A local without a written type whose later uses ask whether it is there. */
function isTestedLater(
  checker: ts.TypeChecker,
  declaration: ts.VariableDeclaration,
): boolean {
  const { name, type } = declaration;
  if (type !== undefined || !ts.isIdentifier(name)) return false;
  let scope: ts.Node = declaration.parent;
  while (
    !ts.isBlock(scope) &&
    !ts.isSourceFile(scope) &&
    !ts.isFunctionLike(scope) &&
    !ts.isCaseOrDefaultClause(scope)
  )
    scope = scope.parent;
  const visit = (node: ts.Node): boolean => {
    if (
      ts.isIdentifier(node) &&
      node.text === name.text &&
      node !== name &&
      isValuePlace(node)
    ) {
      if (canTakeUndefined(checker, node, null) || isWelcome(checker, node))
        return true;
    }
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(scope);
}

function isValuePlace(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return (
    !ts.isExpressionStatement(parent) &&
    !ts.isPropertyAssignment(parent) &&
    !ts.isVariableDeclaration(parent)
  );
}

/** Whether the place a local goes to is declared to take undefined: `return top` in `pop(): T | undefined`. */
function isWelcome(checker: ts.TypeChecker, node: ts.Identifier): boolean {
  if (!ts.isReturnStatement(node.parent) && !ts.isCallExpression(node.parent))
    return false;
  const type = checker.getContextualType(node);
  if (type === undefined) return false;
  const members = type.isUnion() ? type.types : [type];
  return members.some(
    (member) => (member.flags & ts.TypeFlags.Undefined) !== 0,
  );
}
