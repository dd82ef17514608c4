// Operators: arithmetic on numbers and machine integers, comparison,
// equality, logic, typeof, in, instanceof, delete.

import ts from "typescript";
import { float, integer, type Operand } from "../../ir/ir.ts";
import { primitiveOf } from "../calls/value-of.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { deleteProperty } from "../objects/property-writes.ts";
import { convert, integerToNumber, toInt32 } from "../types/convert.ts";
import {
  booleanType,
  irTypeOf,
  numberType,
  type Type,
  unknownType,
} from "../types/types.ts";
import { applyBinary, isShift, lowerOperands } from "./arithmetic.ts";
import { trusted } from "./casts.ts";
import { lowerEquality } from "./equality.ts";
import { lowerExpression } from "./expressions.ts";
import { lowerLogical } from "./logical.ts";
import { truthy } from "./truthiness.ts";
import { lowerIn } from "./in-operator.ts";
import { lowerInstanceOf } from "./type-tests.ts";

/** `x += y` applies this operator. */
export const compoundOperators: Readonly<
  Partial<Record<ts.SyntaxKind, ts.SyntaxKind>>
> = {
  [ts.SyntaxKind.PlusEqualsToken]: ts.SyntaxKind.PlusToken,
  [ts.SyntaxKind.MinusEqualsToken]: ts.SyntaxKind.MinusToken,
  [ts.SyntaxKind.AsteriskEqualsToken]: ts.SyntaxKind.AsteriskToken,
  [ts.SyntaxKind.SlashEqualsToken]: ts.SyntaxKind.SlashToken,
  [ts.SyntaxKind.PercentEqualsToken]: ts.SyntaxKind.PercentToken,
  [ts.SyntaxKind.AsteriskAsteriskEqualsToken]:
    ts.SyntaxKind.AsteriskAsteriskToken,
  [ts.SyntaxKind.AmpersandEqualsToken]: ts.SyntaxKind.AmpersandToken,
  [ts.SyntaxKind.BarEqualsToken]: ts.SyntaxKind.BarToken,
  [ts.SyntaxKind.CaretEqualsToken]: ts.SyntaxKind.CaretToken,
  [ts.SyntaxKind.LessThanLessThanEqualsToken]:
    ts.SyntaxKind.LessThanLessThanToken,
  [ts.SyntaxKind.GreaterThanGreaterThanEqualsToken]:
    ts.SyntaxKind.GreaterThanGreaterThanToken,
  [ts.SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken]:
    ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
  [ts.SyntaxKind.AmpersandAmpersandEqualsToken]:
    ts.SyntaxKind.AmpersandAmpersandToken,
  [ts.SyntaxKind.BarBarEqualsToken]: ts.SyntaxKind.BarBarToken,
  [ts.SyntaxKind.QuestionQuestionEqualsToken]:
    ts.SyntaxKind.QuestionQuestionToken,
};

export function lowerBinary(
  context: FunctionContext,
  node: ts.BinaryExpression,
  expected: Type | null,
): Typed {
  const operator = node.operatorToken.kind;
  switch (operator) {
    case ts.SyntaxKind.CommaToken:
      lowerExpression(context, node.left);
      return lowerExpression(context, node.right, expected);
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken:
      return lowerLogical(context, node, expected);
    case ts.SyntaxKind.InstanceOfKeyword:
      return lowerInstanceOf(context, node);
    case ts.SyntaxKind.InKeyword:
      return lowerIn(context, node);
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsToken:
      return { value: lowerEquality(context, node), type: booleanType };
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
      return {
        value: not(context, lowerEquality(context, node)),
        type: booleanType,
      };
  }
  const [left, right] = lowerOperands(
    context,
    node.left,
    node.right,
    expected,
    isShift(operator),
  );
  const result = applyBinary(context, operator, left, right, node);
  return result.type.kind === "unknown" &&
    expected?.kind !== "unknown" &&
    !takesAnything(node)
    ? trusted(context, result, node)
    : result;
}

/** Whether it makes no difference to whoever receives it what it is. */
function takesAnything(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return takesAnything(parent);
  return (
    ts.isTemplateSpan(parent) ||
    ts.isBinaryExpression(parent) ||
    ts.isExpressionStatement(parent)
  );
}

export function not(context: FunctionContext, value: Operand): Operand {
  return context.emit("xor", "i1", [value, integer("i1", 1)]);
}

export function lowerDelete(
  context: FunctionContext,
  node: ts.DeleteExpression,
): Typed {
  deleteProperty(context, node.expression);
  return { value: integer("i1", 1), type: booleanType };
}

export function lowerPrefix(
  context: FunctionContext,
  node: ts.PrefixUnaryExpression,
  expected: Type | null,
): Typed {
  if (node.operator === ts.SyntaxKind.ExclamationToken) {
    const operand = lowerExpression(context, node.operand);
    return {
      value: not(context, truthy(context, operand, node)),
      type: booleanType,
    };
  }
  const operand = lowerExpression(
    context,
    node.operand,
    expected?.kind === "integer" ? expected : null,
  );
  const { value, type } = operand;
  if (type.kind === "integer") {
    const ir = irTypeOf(type);
    if (node.operator === ts.SyntaxKind.MinusToken)
      return { value: context.emit("sub", ir, [integer(ir, 0), value]), type };
    if (node.operator === ts.SyntaxKind.TildeToken) {
      return {
        value: context.emit("xor", ir, [
          value,
          integer(ir, (1n << BigInt(type.bits)) - 1n),
        ]),
        type,
      };
    }
    return integerToNumber(context, value, type);
  }
  const number = toNumber(context, operand, node);
  if (node.operator === ts.SyntaxKind.PlusToken)
    return { value: number, type: numberType };
  if (node.operator === ts.SyntaxKind.MinusToken) {
    if (number.kind === "float")
      return { value: float(-number.value), type: numberType };
    return { value: context.emit("fneg", "f64", [number]), type: numberType };
  }
  const bits = context.emit("xor", "i32", [
    toInt32(context, number),
    integer("i32", 0xffff_ffff),
  ]);
  return { value: context.emit("sitofp", "f64", [bits]), type: numberType };
}

/** JavaScript's ToNumber: `+x`, `Number(x)`. */
export function toNumber(
  context: FunctionContext,
  operand: Typed,
  node: ts.Node,
): Operand {
  const typed = primitiveOf(context, operand);
  if (typed.type.kind === "number") return typed.value;
  if (typed.type.kind === "string")
    return context.callRuntime("stringToNumber", [typed.value]).value;
  if (typed.type.kind === "boolean")
    return context.emit("uitofp", "f64", [typed.value]);
  if (typed.type.kind === "integer")
    return integerToNumber(context, typed.value, typed.type).value;
  return context.callRuntime("valueToNumber", [
    convert(context, typed, unknownType, node),
  ]).value;
}
