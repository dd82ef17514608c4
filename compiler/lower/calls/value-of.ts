// Operators on objects: an instance whose class has `valueOf` stands for what
// that gives (ECMA-262 section 7.1.1, hint "default" or "number").

import type { Operand } from "../../ir/ir.ts";
import { SsaVariable } from "../builder.ts";
import { findMember, methodInstance } from "../objects/classes.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert, isNullishValue } from "../types/convert.ts";
import {
  irTypeOf,
  nonNullish,
  type Type,
  unknownType,
} from "../types/types.ts";
import { missingArgument } from "./adapters.ts";
import { methodCall } from "./method-calls.ts";

/** What an operator computes with; other values stay what they are. */
export function primitiveOf(context: FunctionContext, object: Typed): Typed {
  const { type } = object;
  if (context.isKernel) return object;
  const present = nonNullish(type);
  if (present === type) return callValueOf(context, object, type) ?? object;
  return hasValueOf(context, present)
    ? primitiveOrNullish(context, object, present)
    : object;
}

function hasValueOf(context: FunctionContext, type: Type): boolean {
  if (type.kind !== "class") return false;
  const member = findMember(context.world, type, "valueOf", ["method"]);
  return member !== null && !context.world.isLibraryFile(member.declaration);
}

/** Undefined and null have no methods: they stand for themselves. */
function primitiveOrNullish(
  context: FunctionContext,
  object: Typed,
  present: Type,
): Typed {
  const { builder } = context;
  const result = new SsaVariable("primitive", irTypeOf(unknownType));
  const there = builder.newBlock("value.of");
  const join = builder.newBlock("primitive");
  const asUnknown = (typed: Typed): Operand =>
    convert(context, typed, unknownType, context.instance.node);
  builder.write(result, asUnknown(object));
  builder.conditional(isNullishValue(context, object), join, there);
  builder.startBlock(there);
  const known = { value: object.value, type: present };
  builder.write(result, asUnknown(callValueOf(context, known, present)!));
  builder.branch(join);
  builder.startBlock(join);
  return { value: builder.read(result), type: unknownType };
}

function callValueOf(
  context: FunctionContext,
  object: Typed,
  type: Type,
): Typed | null {
  if (type.kind !== "class" || !hasValueOf(context, type)) return null;
  const member = findMember(context.world, type, "valueOf", ["method"])!;
  const { parameters, result } = methodInstance(
    context.world,
    member,
    [],
    type,
  );
  const call = methodCall(context, type, "valueOf", [], parameters, result);
  const value = context.callMethod(call, call.signature, [
    object.value,
    ...parameters.map((parameter) => missingArgument(context, parameter.type)),
  ]);
  return context.resultOf(value, result);
}
