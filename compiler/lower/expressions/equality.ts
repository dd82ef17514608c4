// `==`, `===` and their negations.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { type Operand, integer } from "../../ir/ir.ts";
import { lowerOperands, sameWidth } from "./arithmetic.ts";
import { SsaVariable } from "../builder.ts";
import { noteComparison } from "../calls/function-identity.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert, isNullishValue, isSentinel } from "../types/convert.ts";
import { classNamed } from "../objects/static-members.ts";
import type { ShapeTest } from "../types/shapes.ts";
import { referenceSentinels, valueBits } from "../types/sentinels.ts";
import { typeofComparison } from "./type-tests.ts";
import {
  type Type,
  integerIn,
  isNullish,
  membersOf,
  nonNullish,
  representationOf,
  unionOf,
  unknownType,
} from "../types/types.ts";

// --- Equality --------------------------------------------------------------

export function lowerEquality(
  context: FunctionContext,
  node: ts.BinaryExpression,
): Operand {
  const loose =
    node.operatorToken.kind === ts.SyntaxKind.EqualsEqualsToken ||
    node.operatorToken.kind === ts.SyntaxKind.ExclamationEqualsToken;
  const typeTest = typeofComparison(context, node);
  if (typeTest !== null) return typeTest;
  const ownClass = newTargetComparison(context, node);
  if (ownClass !== null) return ownClass;
  const [left, right] = lowerOperands(context, node.left, node.right, null);
  if (loose && (isNullish(left.type) || isNullish(right.type))) {
    return isNullishValue(context, isNullish(left.type) ? right : left);
  }
  if (
    loose &&
    representationOf(nonNullish(left.type)) !==
      representationOf(nonNullish(right.type))
  ) {
    unsupported(
      node,
      "`==` between different types",
      "convert one side and use `===`",
    );
  }
  return equals(context, left, right, node);
}

/** `new.target === Class` in a constructor: whether the object is of just that class. */
function newTargetComparison(
  context: FunctionContext,
  node: ts.BinaryExpression,
): Operand | null {
  const [target, other] = ts.isMetaProperty(node.right)
    ? [node.right, node.left]
    : [node.left, node.right];
  if (!ts.isMetaProperty(target)) return null;
  const declaration = classNamed(context.world.checker, other);
  if (declaration === null || context.thisValue === null)
    return unsupported(
      node,
      "comparing `new.target` with this",
      "name a class",
    );
  const { value, type } = context.thisValue;
  const payload: ShapeTest = { type, declaration, exact: true };
  return context.emit("isshape", "i1", [value], { payload });
}

/** JavaScript's `===`. */
export function equals(
  context: FunctionContext,
  left: Typed,
  right: Typed,
  node: ts.Node,
): Operand {
  if (left.type.kind === "undefined" || left.type.kind === "null")
    return isSentinel(context, right, [left.type.kind]);
  if (right.type.kind === "undefined" || right.type.kind === "null")
    return isSentinel(context, left, [right.type.kind]);
  noteComparison(context, left.type, right.type);
  const width = integerIn(left.type);
  if (
    left.type !== right.type &&
    width !== null &&
    width === integerIn(right.type)
  ) {
    // One of them may be missing.
    const both = unionOf([left.type, right.type]);
    const x = convert(context, left, both, node);
    const y = convert(context, right, both, node);
    return context.emit("icmp", "i1", [x, y], { predicate: "eq" });
  }
  const optional = optionalIntegers(context, left, right, node);
  if (optional !== null) return optional;
  if (left.type.kind === "integer" || right.type.kind === "integer") {
    sameWidth(left, right, node);
    return context.emit("icmp", "i1", [left.value, right.value], {
      predicate: "eq",
    });
  }
  // What no number is, an optional one is never equal to.
  if (
    representationOf(left.type) === "number" &&
    representationOf(right.type) === "number" &&
    (left.type.kind === "number" || right.type.kind === "number")
  ) {
    return context.emit("fcmp", "i1", [left.value, right.value], {
      predicate: "oeq",
    });
  }
  const a = representationOf(left.type);
  const b = representationOf(right.type);
  if (a === "boolean" && b === "boolean") {
    return context.emit("icmp", "i1", [left.value, right.value], {
      predicate: "eq",
    });
  }
  if (a === "number" && b === "number")
    return equalOptionalNumbers(context, left.value, right.value);
  if (a === "reference" && b === "reference")
    return equalReferences(context, left, right);
  if (a === "optionalInteger" && b === a) {
    return context.emit("icmp", "i1", [left.value, right.value], {
      predicate: "eq",
    });
  }
  const x = convert(context, left, unknownType, node);
  const y = convert(context, right, unknownType, node);
  return context.callRuntime("equalValues", [x, y]).value;
}

/** A machine integer beside one of its width that may be undefined or null. */
function optionalIntegers(
  context: FunctionContext,
  left: Typed,
  right: Typed,
  node: ts.Node,
): Operand | null {
  const [wide, narrow] =
    representationOf(left.type) === "optionalInteger"
      ? [left, right]
      : [right, left];
  if (representationOf(wide.type) !== "optionalInteger") return null;
  if (narrow.type.kind !== "integer" || integerIn(wide.type) !== narrow.type)
    return null;
  const widened = convert(context, narrow, wide.type, node);
  return context.emit("icmp", "i1", [wide.value, widened], {
    predicate: "eq",
  });
}

/** NaN differs from itself, the sentinels do not. */
function equalOptionalNumbers(
  context: FunctionContext,
  a: Operand,
  b: Operand,
): Operand {
  const equal = context.emit("fcmp", "i1", [a, b], { predicate: "oeq" });
  const bits = context.emit("bitcast", "i64", [a]);
  const same = context.emit(
    "icmp",
    "i1",
    [bits, context.emit("bitcast", "i64", [b])],
    { predicate: "eq" },
  );
  const tagged = context.emit(
    "icmp",
    "i1",
    [bits, integer("i64", valueBits.undefined)],
    { predicate: "uge" },
  );
  return context.emit("or", "i1", [
    equal,
    context.emit("and", "i1", [same, tagged]),
  ]);
}

function mayBeString(type: Type): boolean {
  return membersOf(type).some((member) => member.kind === "string");
}

function equalReferences(
  context: FunctionContext,
  left: Typed,
  right: Typed,
): Operand {
  const same = (): Operand =>
    context.emit("icmp", "i1", [left.value, right.value], { predicate: "eq" });
  if (!mayBeString(left.type) || !mayBeString(right.type)) return same();
  if (left.type.kind === "string" && right.type.kind === "string") {
    return context.callRuntime("equalStrings", [left.value, right.value]).value;
  }
  const onlyStrings = [left, right].every(
    ({ type }) => nonNullish(type).kind === "string",
  );
  if (!onlyStrings) {
    const x = convert(context, left, unknownType, context.instance.node);
    return context.callRuntime("equalValues", [
      x,
      convert(context, right, unknownType, context.instance.node),
    ]).value;
  }
  const { builder } = context;
  const result = new SsaVariable("equal", "i1");
  const test = builder.newBlock("equal.strings");
  const join = builder.newBlock("equal");
  builder.write(result, same());
  const limit = integer("ref", referenceSentinels.absent);
  const solid = context.emit("and", "i1", [
    context.emit("icmp", "i1", [left.value, limit], { predicate: "ugt" }),
    context.emit("icmp", "i1", [right.value, limit], { predicate: "ugt" }),
  ]);
  builder.conditional(solid, test, join);
  builder.startBlock(test);
  builder.write(
    result,
    context.callRuntime("equalStrings", [left.value, right.value]).value,
  );
  builder.branch(join);
  builder.startBlock(join);
  return builder.read(result);
}
