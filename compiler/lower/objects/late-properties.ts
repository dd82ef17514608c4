// Properties that are added to objects: optional ones that a literal left out,
// and names beside those that a type with an index signature declares. Objects
// that this can happen to remember the order (lib/runtime/late-properties.ts).

import type ts from "typescript";
import type { Operand } from "../../ir/ir.ts";
import { typedString } from "../expressions/text.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert, isSentinel } from "../types/convert.ts";
import type { FieldAccess } from "../types/shapes.ts";
import {
  type StructuralType,
  type Type,
  irTypeOf,
  mayBe,
  nonNullish,
  objectType,
  optional,
  unknownType,
} from "../types/types.ts";

/** A type with names of its own and an index signature. */
export function hasIndex(
  type: Type,
): type is StructuralType & { readonly brand: "indexed" } {
  return type.kind === "structural" && type.indexValue() !== null;
}

/** Objects seen as this type may get properties. */
export function addsProperties(context: FunctionContext, type: Type): void {
  if (context.isKernel) return;
  context.world.lateReceivers.set(type.key, type);
}

/** Before an optional property is written: one that was absent comes last from now on. */
export function noteIfAbsent(
  context: FunctionContext,
  object: Operand,
  access: FieldAccess & { shape?: unknown },
): void {
  const { receiver, name, type } = access;
  if (context.isKernel || !access.optional || !mayBe(type, "undefined")) return;
  addsProperties(context, receiver);
  const { builder } = context;
  const payload = { ...access, raw: true };
  const value = context.emit("getfield", irTypeOf(type), [object], { payload });
  const added = builder.newBlock("property.added");
  const write = builder.newBlock("property.write");
  builder.conditional(
    isSentinel(context, { value, type }, ["absent"]),
    added,
    write,
  );
  builder.startBlock(added);
  const key = typedString(context, name).value;
  context.callRuntime("noteAdded", [object, key]);
  builder.branch(write);
  builder.startBlock(write);
}

/** `object[name]` where the type has an index signature beside its names. */
export function readIndexed(
  context: FunctionContext,
  object: Typed,
  name: Operand,
  node: ts.Node,
): Typed {
  const element = (nonNullish(object.type) as StructuralType).indexValue()!;
  const value = context.callRuntime("propertyValue", [object.value, name]);
  const type = optional(element);
  return { value: convert(context, value, type, node), type };
}

export function writeIndexed(
  context: FunctionContext,
  object: Typed,
  name: Operand,
  value: Typed,
  node: ts.Node,
): void {
  addsProperties(context, nonNullish(object.type));
  context.callRuntime("assignIndexed", [
    convert(context, object, objectType, node),
    name,
    convert(context, value, unknownType, node),
  ]);
}

export function deleteIndexed(
  context: FunctionContext,
  object: Typed,
  name: Operand,
  node: ts.Node,
): void {
  context.callRuntime("deleteIndexed", [
    convert(context, object, objectType, node),
    name,
  ]);
}
