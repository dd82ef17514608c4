// Methods read as values without being called: `const { getState } = store`.
// Each shape answers for itself: a property gives the function it holds, a
// method that never mentions `this` a function bound to its object, and one
// that does throws, because in JavaScript it would lose its object.

import ts from "typescript";
import { CompileError } from "../diagnostics.ts";
import type { Operand } from "../ir/ir.ts";
import { boundMethod } from "./bound-methods.ts";
import { findMember } from "./classes.ts";
import type { FunctionContext, Typed } from "./context.ts";
import { methodCall } from "./method-calls.ts";
import { stringConstant } from "./text.ts";
import {
  type ClassType,
  type Type,
  nonNullish,
  undefinedType,
} from "./types.ts";
import type { World } from "./world.ts";

const prefix = "value:";

/** `object.name` where the type says that `name` is a method. */
export function readMethodValue(
  context: FunctionContext,
  object: Typed,
  name: string,
  type: Type,
  node: ts.Node,
): Typed {
  if (
    nonNullish(type).kind !== "function" ||
    (object.type.kind === "class" &&
      mentionsThis(context.world, object.type, name))
  ) {
    throw new CompileError(
      "NT1005",
      `the method \`${name}\` is used as a value without its object`,
      node,
      `write \`(…) => object.${name}(…)\``,
    );
  }
  // The type is part of the name: each gets adapters of its own.
  const selector = `${prefix}${name}:${type.key}`;
  const call = methodCall(context, object.type, selector, [], [], type);
  return context.resultOf(
    context.callMethod(call, call.signature, [object.value]),
    type,
  );
}

/** The method's name in a selector made by `readMethodValue`, or null. */
export function methodValueName(selector: string): string | null {
  if (!selector.startsWith(prefix)) return null;
  return selector.slice(prefix.length, selector.indexOf(":", prefix.length));
}

function mentionsThis(world: World, type: ClassType, name: string): boolean {
  const member = findMember(world, type, name, ["method"]);
  return member !== null && world.bindings.usesThis(member.declaration);
}

/** What one shape's method is as a value; `method` is null when it has none. */
export function methodAsValue(
  context: FunctionContext,
  self: Operand,
  receiver: Type,
  name: string,
  method: ts.Node | null,
): Typed {
  if (method === null)
    return { value: { kind: "undef", type: "ref" }, type: undefinedType };
  if (context.world.bindings.usesThis(method)) {
    const message = `The method ${name} is used as a value without its object`;
    context.callRuntime("throwTypeError", [stringConstant(context, message)]);
    if (!context.builder.isTerminated)
      context.builder.terminate("unreachable", [], []);
    return { value: { kind: "undef", type: "ref" }, type: undefinedType };
  }
  return boundMethod(context, { value: self, type: receiver }, name, method);
}
