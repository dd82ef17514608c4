// Makes an object whose properties are known: its shape, its fields, and the
// methods and accessors of its literal.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { type Operand, symbol as symbolConstant } from "../../ir/ir.ts";
import { functionShape } from "../calls/closures.ts";
import type { FunctionContext, Typed } from "../context.ts";
import {
  bindTypeParameters,
  displayName,
  lowerBody,
  parametersOf,
  resultOf,
} from "../functions.ts";
import type { FunctionInstance } from "../instances.ts";
import { closureCodeOffset } from "../object-model.ts";
import { sentinelOperand } from "../types/convert.ts";
import {
  addLateField,
  type Field,
  type FieldAccess,
  type Shape,
} from "../types/shapes.ts";
import { optional, type Type } from "../types/types.ts";
import { fixCaptures, readCaptures } from "../variables/captures.ts";
import type { CopiedMember } from "./spread-literals.ts";

export type LiteralMember =
  | ts.MethodDeclaration
  | ts.AccessorDeclaration
  | ts.FunctionExpression
  | ts.FunctionDeclaration;

export interface LiteralProperty {
  readonly name: string;
  readonly node: ts.Node;
  /** Null for an optional property that the literal leaves out. */
  readonly value: Typed | null;
  readonly type: Type;
  readonly optional: boolean;
}

export interface ObjectDetails {
  /** Methods and accessors of other literals that it gets too. */
  readonly copied?: readonly CopiedMember[];
  /** All names as they were written: needed where some are not fields. */
  readonly order?: readonly string[];
  /** Its names may be listed in another order than the shape's. */
  readonly late?: boolean;
  /** It gets what sources have that no type declares. */
  readonly open?: boolean;
}

export function buildObject(
  context: FunctionContext,
  node: ts.Node,
  properties: readonly LiteralProperty[],
  members: readonly [string, LiteralMember][],
  own: Type,
  { copied = [], order = [], late = false, open = false }: ObjectDetails = {},
): Operand {
  const fields: Field[] = properties.map(({ name, type, optional }) => ({
    name,
    type,
    optional,
  }));
  const suffix =
    members.length === 0
      ? ""
      : ` at ${context.world.idOf(node)}<${context.environment.key}>`;
  const copies = copied.map(({ name, from }) => ` ${name} of ${from.id}`);
  const key = `{${fields.map((field) => `${field.name}${field.optional ? "?" : ""}:${field.type.key}`).join(";")}}${suffix}${copies.join("")}${open ? " open" : ""}`;
  const shape = context.world.shape(key, () => ({
    name: "Object",
    kind: "object",
    fields,
    classType: null,
    arrayType: null,
  }));
  if (members.length + copied.length > 0) shape.order = order;
  if (late || open) addLateField(shape);
  if (open) context.world.openShapes.add(shape);
  const object = context.newObject(shape);
  for (const { name, value, type, optional } of properties) {
    const payload: FieldAccess & { shape: Shape } = {
      receiver: own,
      name,
      type,
      optional,
      shape,
    };
    const stored =
      value === null ? sentinelOperand(context, type, "absent") : value.value;
    context.emit("setfield", "void", [object, stored], { payload });
  }
  for (const [name, member] of members)
    addMember(context, shape, object, own, name, member);
  for (const member of copied) copyMember(context, shape, object, own, member);
  return object;
}

/** Gives an object a method of another literal's, with what that captured. */
function copyMember(
  context: FunctionContext,
  shape: Shape,
  object: Operand,
  own: Type,
  { name, instance, from, source }: CopiedMember,
): void {
  shape.literalMembers.set(name, instance);
  shape.origins.set(name, from);
  const hidden = `$captures ${name}`;
  const field = from.fields.get(hidden);
  if (field === undefined) return;
  shape.fields.set(hidden, field);
  if (!from.copies.includes(shape)) from.copies.push(shape);
  const access = { receiver: own, name: hidden, type: field.type };
  const held = context.emit("getfield", "ref", [source], {
    payload: { ...access, optional: false, shape: from },
  });
  context.emit("setfield", "void", [object, held], {
    payload: { ...access, optional: false, shape },
  });
}

/** Adds a method or accessor; its captures go into a hidden field. */
function addMember(
  context: FunctionContext,
  shape: Shape,
  object: Operand,
  own: Type,
  name: string,
  node: LiteralMember,
): void {
  const { world } = context;
  const slots = fixCaptures(context, node);
  const hidden = `$captures ${name}`;
  const environment = bindTypeParameters(world, node, [], context.environment);
  const key = `member ${world.idOf(node)}<${environment.key}>${own.key}`;
  let instance: FunctionInstance | undefined = world.instances.get(key);
  if (instance === undefined) {
    const made = world.createInstance(key, node, displayName(node), {
      parameters: parametersOf(world, node, environment),
      result: resultOf(world, node, environment),
      thisType: own,
      isClosure: false,
      environment,
    });
    instance = made;
    world.enqueue(() =>
      lowerBody(world, made, node, (inner) => {
        if (slots.length === 0) return;
        const payload: FieldAccess & { shape: Shape } = {
          receiver: own,
          name: hidden,
          type: unknownObject,
          optional: false,
          shape,
        };
        const self = inner.thisValue;
        inner.closureObject = inner.emit("getfield", "ref", [self!.value], {
          payload,
        });
        readCaptures(inner, node);
        inner.thisValue = self;
        inner.closureObject = null;
      }),
    );
  }
  shape.literalMembers.set(name, instance);
  if (slots.length === 0) return;
  shape.fields.set(hidden, {
    name: hidden,
    type: unknownObject,
    optional: false,
    hidden: true,
  });
  const captures = slots.map((slot) => {
    if (slot.kind === "this") return unsupported(node, "the outer `this` here");
    const binding = context.bindingOf(slot.symbol, node);
    if (binding.kind === "global") return unsupported(node, "this capture");
    return {
      value: context.builder.read(binding.variable),
      type: binding.variable.type,
      offset: slot.offset,
    };
  });
  const holder = context.newObject(
    functionShape(
      world,
      captures.map((capture) => capture.type),
    ),
  );
  context.emit(
    "store",
    "void",
    [holder, symbolConstant("ptr", instance.ir.name)],
    { offset: closureCodeOffset, alias: "closure.code" },
  );
  for (const capture of captures) {
    context.emit("store", "void", [holder, capture.value], {
      offset: capture.offset,
      alias: `capture.${capture.type}`,
    });
  }
  const payload: FieldAccess & { shape: Shape } = {
    receiver: own,
    name: hidden,
    type: unknownObject,
    optional: false,
    shape,
  };
  context.emit("setfield", "void", [object, holder], { payload });
}

export const unknownObject: Type = { kind: "object", key: "object" };
