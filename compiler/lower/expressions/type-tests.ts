// `typeof` and `instanceof`.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { type Operand, integer } from "../../ir/ir.ts";
import { SsaVariable } from "../builder.ts";
import { hasCaptures, holderOf } from "../objects/class-captures.ts";
import { classDeclarationOf } from "../objects/classes.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert, isNullishValue, isSentinel } from "../types/convert.ts";
import { stringConstant, typedString } from "./text.ts";
import { lowerExpression } from "./expressions.ts";
import { not } from "./operators.ts";
import { withReceiver } from "../objects/statics.ts";
import { referenceSentinels, valueBits } from "../types/sentinels.ts";
import {
  type Type,
  booleanType,
  membersOf,
  nonNullish,
  representationOf,
  unknownType,
} from "../types/types.ts";

/** What `typeof` says of a type, where every value of it agrees. */
export function staticTypeof(type: Type): string | null {
  const kinds = new Set(
    membersOf(type).map((member) => {
      switch (member.kind) {
        case "undefined":
        case "number":
        case "string":
        case "boolean":
          return member.kind;
        case "integer":
          return "number";
        case "unknown":
          return "unknown";
        case "function":
          return "function";
        default:
          return "object";
      }
    }),
  );
  if (kinds.size !== 1) return null;
  const [only] = kinds;
  return only === "unknown" ? null : only!;
}

export function lowerTypeof(
  context: FunctionContext,
  node: ts.TypeOfExpression,
): Typed {
  const operand = lowerExpression(context, node.expression);
  const known = staticTypeof(operand.type);
  if (known !== null) return typedString(context, known);
  return context.callRuntime("typeofValue", [
    convert(context, operand, unknownType, node),
  ]);
}

/** `typeof x === "number"` without making the string. */
export function typeofComparison(
  context: FunctionContext,
  node: ts.BinaryExpression,
): Operand | null {
  const [test, literal] = ts.isTypeOfExpression(node.left)
    ? [node.left, node.right]
    : [node.right, node.left];
  if (!ts.isTypeOfExpression(test) || !ts.isStringLiteral(literal)) return null;
  const operand = lowerExpression(context, test.expression);
  const known = staticTypeof(operand.type);
  if (known !== null) return integer("i1", known === literal.text ? 1 : 0);
  return hasTypeof(context, operand, literal.text, node);
}

export function hasTypeof(
  context: FunctionContext,
  operand: Typed,
  wanted: string,
  node: ts.Node,
): Operand {
  const representation = representationOf(operand.type);
  if (wanted === "undefined")
    return isSentinel(context, operand, ["undefined"]);
  if (wanted === "number" && representation === "number")
    return not(context, isNullishValue(context, operand));
  if (wanted === "boolean" && representation === "optionalBoolean")
    return not(context, isNullishValue(context, operand));
  if (representation === "value") {
    if (wanted === "number") {
      return context.emit(
        "icmp",
        "i1",
        [operand.value, integer("val", valueBits.undefined)],
        { predicate: "ult" },
      );
    }
    if (wanted === "boolean") {
      const low = context.emit("and", "i64", [
        context.emit("bitcast", "i64", [operand.value]),
        integer("i64", ~1n & 0xffff_ffff_ffff_ffffn),
      ]);
      return context.emit(
        "icmp",
        "i1",
        [low, integer("i64", valueBits.false)],
        { predicate: "eq" },
      );
    }
  }
  if (wanted === "string" && nonNullish(operand.type).kind === "string")
    return not(context, isNullishValue(context, operand));
  if (wanted === "function" && nonNullish(operand.type).kind === "function")
    return not(context, isNullishValue(context, operand));
  const text = context.callRuntime("typeofValue", [
    convert(context, operand, unknownType, node),
  ]).value;
  return context.callRuntime("equalStrings", [
    text,
    stringConstant(context, wanted),
  ]).value;
}

export function lowerInstanceOf(
  context: FunctionContext,
  node: ts.BinaryExpression,
): Typed {
  const operand = lowerExpression(context, node.left);
  if (
    ts.isIdentifier(node.right) &&
    node.right.text === "Array" &&
    context.world.types.builtinName(
      context.world.checker.getSymbolAtLocation(node.right),
    ) !== null
  ) {
    return context.callLibrary("lib/builtins/array-constructor.ts", "isArray", [
      convert(context, operand, unknownType, node),
    ]);
  }
  const named = classDeclarationOf(context, node.right);
  if (named !== null && !hasCaptures(context.world, named)) {
    return isInstance(context, operand, named, null, node);
  }
  const value = lowerExpression(context, node.right);
  if (value.type.kind !== "function" || value.type.statics === undefined)
    unsupported(node.right, "this right side of `instanceof`", "name a class");
  return withReceiver(context, value, node, ({ declaration, holder }) =>
    isInstance(context, operand, declaration, holder, node),
  );
}

/** A class in a function is another one each time: its instances know which. */
function isInstance(
  context: FunctionContext,
  operand: Typed,
  declaration: ts.ClassLikeDeclaration,
  holder: Operand | null,
  node: ts.Node,
): Typed {
  const { builder } = context;
  const payload = { type: operand.type, declaration };
  const isClass = testShape(context, operand, payload, node);
  if (holder === null) return { value: isClass, type: booleanType };
  const result = new SsaVariable("instance", "i1");
  const check = builder.newBlock("instance");
  const join = builder.newBlock("instance.join");
  builder.write(result, integer("i1", 0));
  builder.conditional(isClass, check, join);
  builder.startBlock(check);
  const type = context.world.types.classes.instantiation(
    declaration,
    [],
    context.environment,
  );
  const object = convert(context, operand, type, node);
  const own = holderOf(context, object, type);
  builder.write(
    result,
    context.emit("icmp", "i1", [own, holder], { predicate: "eq" }),
  );
  builder.branch(join);
  builder.startBlock(join);
  return { value: builder.read(result), type: booleanType };
}

/** i1: an object (not a sentinel) whose shape is in the set. */
export function testShape(
  context: FunctionContext,
  operand: Typed,
  payload: import("../types/shapes.ts").ShapeTest,
  node: ts.Node,
): Operand {
  const { builder } = context;
  const representation = representationOf(operand.type);
  if (representation !== "reference" && representation !== "value")
    return integer("i1", 0);
  let reference = operand.value;
  let solid: Operand;
  if (representation === "value") {
    solid = context.emit(
      "icmp",
      "i1",
      [operand.value, integer("val", valueBits.reference)],
      { predicate: "uge" },
    );
    reference = convert(
      context,
      operand,
      { kind: "object", key: "object" },
      node,
    );
  } else {
    solid = context.emit(
      "icmp",
      "i1",
      [reference, integer("ref", referenceSentinels.absent)],
      { predicate: "ugt" },
    );
  }
  const result = new SsaVariable("isshape", "i1");
  const test = builder.newBlock("isshape");
  const join = builder.newBlock("isshape.join");
  builder.write(result, integer("i1", 0));
  builder.conditional(solid, test, join);
  builder.startBlock(test);
  builder.write(
    result,
    context.emit("isshape", "i1", [reference], { payload }),
  );
  builder.branch(join);
  builder.startBlock(join);
  return builder.read(result);
}
