// What a type says of one of its properties.

import ts from "typescript";
import type { FunctionContext } from "../context.ts";
import {
  membersOf,
  nonNullish,
  type Type,
  undefinedType,
  unionOf,
} from "../types/types.ts";
import { findMember, isAbstract, type Member, memberType } from "./classes.ts";

export interface PropertyDescription {
  readonly type: Type;
  readonly optional: boolean;
  readonly method: boolean;
  readonly getter: boolean;
  readonly setter: boolean;
}

/** What a type says of one of its properties. */
export function describeProperty(
  context: FunctionContext,
  type: Type,
  name: string,
): PropertyDescription | null {
  const { world } = context;
  if (type.kind === "class") {
    const getter = findMember(world, type, name, ["getter"]);
    const setter = findMember(world, type, name, ["setter"]);
    const other = findMember(world, type, name, ["field", "method"]);
    const member = getter ?? other ?? setter;
    if (member === null) return null;
    return {
      type: memberType(world, member),
      optional: false,
      method: member.kind === "method",
      getter: getter !== null || mayBeAccessor(context, member, name),
      setter: setter !== null || mayBeAccessor(context, member, name),
    };
  }
  if (type.kind === "structural") {
    const info = type.properties().get(name);
    if (info === undefined) return null;
    const accessor = world.accessorNames.has(name) && !info.method;
    return {
      type: info.type,
      optional: info.optional,
      method: info.method,
      getter: accessor || (!info.method && mayBeMethod(context, info, name)),
      setter: accessor,
    };
  }
  if (type.kind === "union") {
    const parts = membersOf(nonNullish(type)).map((member) =>
      describeProperty(context, member, name),
    );
    const known = parts.filter((part) => part !== null);
    if (known.length === 0) return null;
    const isEverywhere = known.length === parts.length;
    return {
      type: unionOf([
        ...known.map((part) => part.type),
        ...(isEverywhere ? [] : [undefinedType]),
      ]),
      optional: !isEverywhere || known.some((part) => part.optional),
      method: known.every((part) => part.method),
      getter: known.some((part) => part.getter),
      setter: known.some((part) => part.setter),
    };
  }
  return null;
}

/** `abstract size: number`: a subclass may have accessors for it, as may what stands for an instance. */
function mayBeAccessor(
  context: FunctionContext,
  member: Member,
  name: string,
): boolean {
  if (context.world.options.accessorFields.has(member.declaration)) return true;
  return (
    isAbstract(member.declaration) &&
    ts.isPropertyDeclaration(member.declaration) &&
    (context.world.accessorNames.has(name) ||
      mayBeMethod(context, { type: memberType(context.world, member) }, name))
  );
}

/** A property that holds a function may be a method of some of the objects. */
function mayBeMethod(
  context: FunctionContext,
  property: { type: Type },
  name: string,
): boolean {
  return (
    context.world.methodNames.has(name) &&
    membersOf(property.type).some(
      (member) => member.kind === "function" || member.kind === "unknown",
    )
  );
}
