// Operators on objects: an instance whose class has `valueOf` stands for what
// that gives (ECMA-262 section 7.1.1, hint "default" or "number").

import { findMember, methodInstance } from "../objects/classes.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { missingArgument } from "./adapters.ts";
import { methodCall } from "./method-calls.ts";

/** What an operator computes with; other values stay what they are. */
export function primitiveOf(context: FunctionContext, object: Typed): Typed {
  const { type } = object;
  if (type.kind !== "class" || context.isKernel) return object;
  const member = findMember(context.world, type, "valueOf", ["method"]);
  if (member === null || context.world.isLibraryFile(member.declaration))
    return object;
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
