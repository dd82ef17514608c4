// `&&`, `||` and `??`: which operand is kept, and as what type.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import type { Operand } from "../../ir/ir.ts";
import { SsaVariable } from "../builder.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert, isNullishValue } from "../types/convert.ts";
import { truthy } from "./truthiness.ts";
import { lowerExpression } from "./expressions.ts";
import { narrowed } from "../variables/identifiers.ts";
import { undefinedValue } from "../types/sentinels.ts";
import {
  type Type,
  irTypeOf,
  isNullish,
  isReference,
  mayBe,
  membersOf,
  nonNullish,
  representationOf,
  undefinedType,
  unionOf,
} from "../types/types.ts";

// --- Logic -----------------------------------------------------------------

export function lowerLogical(
  context: FunctionContext,
  node: ts.BinaryExpression,
  expected: Type | null,
): Typed {
  const left = lowerExpression(context, node.left, expected);
  const solid = nonNullish(left.type);
  const isOpen = expected === null || expected.kind === "unknown";
  const hint =
    isOpen && solid.kind === "integer" ? solid : (expected ?? left.type);
  return applyLogical(
    context,
    node.operatorToken.kind,
    left,
    () => lowerExpression(context, node.right, hint),
    node,
    expected,
  );
}

/** `left && right()`, `||`, `??`: the right side is lowered in its own block. */
export function applyLogical(
  context: FunctionContext,
  operator: ts.SyntaxKind,
  left: Typed,
  lowerRight: () => Typed,
  node: ts.Expression,
  expected: Type | null,
): Typed {
  const { builder } = context;
  const checked = logicalType(context, operator, left, node, expected);
  // `counts.get(key) ?? 0` keeps its width.
  const solid = nonNullish(left.type);
  const isInteger =
    solid.kind === "integer" &&
    (solid === left.type || !membersOf(checked).some(isNullish));
  const type = isInteger
    ? solid
    : expected !== null && expected.kind === "integer"
      ? expected
      : checked;
  const result = new SsaVariable("logical", irTypeOf(type));
  const other = builder.newBlock("logical.right");
  const keep = builder.newBlock("logical.left");
  const join = builder.newBlock("logical");
  if (operator === ts.SyntaxKind.QuestionQuestionToken) {
    builder.conditional(isNullishValue(context, left), other, keep);
  } else if (operator === ts.SyntaxKind.AmpersandAmpersandToken) {
    builder.conditional(truthy(context, left, node), other, keep);
  } else {
    builder.conditional(truthy(context, left, node), keep, other);
  }
  builder.startBlock(keep);
  const kept =
    operator === ts.SyntaxKind.AmpersandAmpersandToken
      ? left
      : { ...left, type: keptType(left.type, operator) };
  const narrowedLeft =
    kept.type === left.type
      ? left
      : { value: convert(context, left, kept.type, node), type: kept.type };
  builder.write(result, convertKept(context, narrowedLeft, type, node));
  builder.branch(join);
  builder.startBlock(other);
  const right = lowerRight();
  if (!builder.isTerminated) {
    builder.write(result, convert(context, right, type, node));
    builder.branch(join);
  }
  builder.startBlock(join);
  const chosen: Typed = { value: builder.read(result), type };
  if (checked.kind === "unknown" || nonNullish(type) !== nonNullish(checked))
    return chosen;
  // A default of another type, which the checker does not know of.
  if (nonNullish(checked) !== nonNullish(context.typeOfNode(node)))
    return chosen;
  return narrowed(context, chosen, node, expected);
}

/**
 * The result's type. A read that may miss (`record[key] ?? other`) can be
 * undefined although the checker does not say so; then the right side counts.
 */
function logicalType(
  context: FunctionContext,
  operator: ts.SyntaxKind,
  left: Typed,
  node: ts.Expression,
  expected: Type | null,
): Type {
  const checked = context.typeOfNode(node);
  if (
    !ts.isBinaryExpression(node) ||
    operator === ts.SyntaxKind.AmpersandAmpersandToken
  )
    return checked;
  const promised = context.typeOfNode(node.left);
  if (
    !mayBe(left.type, "undefined") ||
    mayBe(promised, "undefined") ||
    left.type.kind === "unknown"
  )
    return checked;
  const right = context.typeOfNode(node.right);
  if (right.kind === "unknown") return checked;
  const { checker } = context.world;
  const promisedType = checker.getTypeAtLocation(node.left);
  const rightType = checker.getTypeAtLocation(node.right);
  if (
    right === nonNullish(left.type) ||
    checker.isTypeAssignableTo(rightType, promisedType) ||
    checker.isTypeAssignableTo(rightType, checker.getTypeAtLocation(node))
  )
    return unionOf([nonNullish(left.type), right]);
  // TypeScript drops the right side's undefined; whoever asks finds it.
  const solid = checker.getNonNullableType(rightType);
  if (checker.isTypeAssignableTo(solid, promisedType))
    return unionOf([
      nonNullish(left.type),
      ...membersOf(right).filter(isNullish),
    ]);
  if (expected?.kind !== "unknown" && expected?.kind !== "union")
    unsupported(
      node,
      "a default of another type for what TypeScript says is always there",
      "give the left side a type with `| undefined`",
    );
  return unionOf([nonNullish(left.type), right]);
}

/** What is left of a type once the operator has chosen the left side. */
function keptType(type: Type, operator: ts.SyntaxKind): Type {
  if (type.kind !== "union") return type;
  if (
    operator === ts.SyntaxKind.BarBarToken ||
    operator === ts.SyntaxKind.QuestionQuestionToken
  )
    return nonNullish(type);
  return type;
}

/** The falsy left side of `&&` may have a type that cannot hold it. */
function convertKept(
  context: FunctionContext,
  typed: Typed,
  target: Type,
  node: ts.Node,
): Operand {
  if (typed.type === target) return typed.value;
  const from = representationOf(typed.type);
  const to = representationOf(target);
  if (from === "integer" && to !== "integer")
    return convert(context, typed, target, node);
  if (
    from !== to &&
    isReference(nonNullish(target)) &&
    (from === "boolean" || from === "number")
  ) {
    // Only the sentinels of the target can get here.
    return convert(
      context,
      undefinedValue,
      unionOf([target, undefinedType]),
      node,
    );
  }
  return convert(context, typed, target, node);
}
