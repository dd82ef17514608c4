// `{ a, ...source, b }`: a new object with what the source really has. Each
// shape that a source can have gets code of its own, found as methods are:
// it copies that shape's fields into an object of a shape made for the result.

import ts from "typescript";
import { integer, type Operand } from "../../ir/ir.ts";
import { SsaVariable } from "../builder.ts";
import { methodCall } from "../calls/method-calls.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { lowerChoices } from "../expressions/choices.ts";
import type { FunctionInstance } from "../instances.ts";
import { convert, isNullishValue, isSentinel } from "../types/convert.ts";
import { valueBits } from "../types/sentinels.ts";
import {
  type Field,
  type FieldAccess,
  lateField,
  ownProperties,
  type Shape,
} from "../types/shapes.ts";
import {
  integerIn,
  irTypeOf,
  isNullish,
  isReference,
  membersOf,
  objectType,
  representationOf,
  type Type,
  undefinedType,
  unionOf,
  unknownType,
} from "../types/types.ts";
import type { World } from "../world.ts";
import { buildObject, type LiteralProperty } from "./build-objects.ts";
import { describeProperty } from "./describe-property.ts";
import { hasIndex } from "./late-properties.ts";
import { spreadNames } from "./object-spread.ts";
import { addMissing } from "./objects.ts";
import { SpreadOrder } from "./spread-order.ts";

/** What a literal is made of, in order; values are lowered already. */
export type Piece =
  | {
      readonly kind: "property";
      readonly property: LiteralProperty;
      /** Its value is absent where a condition did not hold. */
      readonly mayLack?: true;
    }
  | { readonly kind: "spread"; readonly source: Typed };

export interface SpreadLiteral {
  readonly pieces: readonly Piece[];
  /** Names that are not copied (`const { a, ...rest } = source`). */
  readonly omitted: readonly string[];
  readonly intended: readonly Type[];
  readonly own: Type;
  readonly node: ts.Node;
}

/** A method or accessor of a source that the result has too. */
export interface CopiedMember {
  readonly name: string;
  readonly instance: FunctionInstance;
  /** The shape of the literal that the member was written in. */
  readonly from: Shape;
  readonly source: Operand;
}

/** What a source's type declares is copied by code, what else it has when the program runs. */
export interface OpenCopy {
  readonly declared: Type;
  /** Whether it may have more. */
  readonly isOpen: boolean;
}

/** What a source is copied by: its own shape, or what its type declares. */
type Copied = Shape | OpenCopy | null;

/** One spread of a literal: its code for one shape, or for all that have nothing beyond the type. */
export interface Spread {
  /** Of the source. */
  readonly type: Type;
  /** Shapes that got code of their own, in the whole literal. */
  readonly budget: { used: number };
  readonly code: (
    context: FunctionContext,
    copied: Shape | OpenCopy,
    incoming: readonly Typed[],
  ) => Typed;
}

const prefix = "spread:";
/** More shapes than this do not get code of their own, which is faster. */
const mostShapes = 8;

export function isSpreadSelector(name: string): boolean {
  return name.startsWith(prefix);
}

export function lowerSpreadLiteral(
  context: FunctionContext,
  literal: SpreadLiteral,
): Operand {
  const values = literal.pieces.map((piece): Typed =>
    piece.kind === "spread"
      ? piece.source
      : (piece.property.value ?? {
          value: integer("ref", 16n),
          type: undefinedType,
        }),
  );
  return proceed(context, literal, 0, [], values, { used: 0 }).value;
}

/** Goes on with the pieces from `at`, the shapes of the sources before known. */
function proceed(
  context: FunctionContext,
  literal: SpreadLiteral,
  at: number,
  shapes: readonly Copied[],
  values: readonly Typed[],
  budget: { used: number },
): Typed {
  const { pieces, own, node } = literal;
  let next = at;
  while (next < pieces.length && pieces[next]!.kind !== "spread") next++;
  if (next === pieces.length) {
    return { value: compose(context, literal, shapes, values), type: own };
  }
  const skip = (): Typed =>
    proceed(context, literal, next + 1, [...shapes, null], values, budget);
  const source = values[next]!;
  const solid = unionOf(membersOf(source.type).filter(hasProperties));
  if (solid.kind === "never") return skip();
  const take = (): Typed => {
    const { world } = context;
    const name = `${prefix}${world.spreads.size}`;
    world.spreads.set(name, {
      type: solid,
      budget,
      code: (inner, copied, incoming) =>
        proceed(
          inner,
          literal,
          next + 1,
          [...shapes, copied],
          incoming,
          budget,
        ),
    });
    const call = methodCall(context, solid, name, [], values, own);
    const object = convert(context, source, objectType, node);
    const value = context.callMethod(call, call.signature, [
      object,
      ...values.map(({ value }) => value),
    ]);
    return context.resultOf(value, own);
  };
  if (solid === source.type && representationOf(solid) === "reference")
    return take();
  const choices = [
    { test: () => isNothing(context, source), lower: skip },
    { test: () => integer("i1", 1), lower: take },
  ];
  return lowerChoices(context, choices, node);
}

/** Numbers and booleans add nothing. */
export function hasProperties(type: Type): boolean {
  return type.kind === "unknown" || (isReference(type) && !isNullish(type));
}

function isNothing(context: FunctionContext, source: Typed): Operand {
  if (representationOf(source.type) !== "value")
    return isNullishValue(context, source);
  return context.emit(
    "icmp",
    "i1",
    [source.value, integer("val", valueBits.reference)],
    { predicate: "ult" },
  );
}

/** All shapes are known: copies, properties and defaults in their order. */
function compose(
  context: FunctionContext,
  literal: SpreadLiteral,
  shapes: readonly Copied[],
  values: readonly Typed[],
): Operand {
  const { world } = context;
  const properties = new Map<string, LiteralProperty>();
  const members = new Map<string, CopiedMember>();
  const names = new Set<string>();
  const order = new SpreadOrder(context, literal.node);
  let spread = 0;
  let isOpen = false;
  literal.pieces.forEach((piece, i) => {
    if (piece.kind === "property") {
      const { property } = piece;
      const { name } = property;
      const value = property.value === null ? null : values[i]!;
      const earlier = properties.get(name);
      order.again(earlier);
      names.add(name);
      if (piece.mayLack === true && value !== null) {
        order.maybe(name, value);
        const field: Field = { name, type: value.type, optional: true };
        const { node } = property;
        properties.set(
          name,
          unlessAbsent(context, node, field, value, earlier),
        );
        return;
      }
      order.property(name);
      members.delete(name);
      properties.set(name, { ...property, value });
      return;
    }
    const shape = shapes[spread++]!;
    if (shape === null) return;
    const object = convert(context, values[i]!, objectType, literal.node);
    const declared =
      "fields" in shape
        ? visibleNames(shape, world)
        : declaredNames(context, shape.declared, literal.node);
    order.source(object, [...declared], mayRemember(shape));
    if ("isOpen" in shape && shape.isOpen) isOpen = true;
    const copy = (name: string): void => {
      order.again(properties.get(name));
      names.add(name);
    };
    if (!("fields" in shape)) {
      const { declared: type } = shape;
      declared.forEach(copy);
      copyDeclared(context, literal, type, object, properties, members);
      return;
    }
    for (const name of declared) {
      if (literal.omitted.includes(name)) continue;
      copy(name);
      copyProperty(context, literal, shape, object, name, properties, members);
    }
  });
  addMissing(literal.intended, properties, new Set(members.keys()));
  const object = buildObject(
    context,
    literal.node,
    [...properties.values()],
    [],
    literal.own,
    {
      copied: [...members.values()],
      order: [...names],
      late: order.mayDiffer,
      open: isOpen,
    },
  );
  order.finish(object, literal.omitted);
  return object;
}

/** Whether objects copied so may hold more than their shape, or in another order. */
function mayRemember(copied: Shape | OpenCopy): "no" | "maybe" | "yes" {
  if ("fields" in copied) return copied.fields.has(lateField) ? "maybe" : "no";
  if (copied.isOpen) return "yes";
  const may = membersOf(copied.declared).some(
    (type) =>
      type.kind === "structural" &&
      (hasIndex(type) ||
        [...type.properties().values()].some((info) => info.optional)),
  );
  return may ? "maybe" : "no";
}

/** The names of an object's own enumerable properties. */
function visibleNames(shape: Shape, world: World): Set<string> {
  const names = new Set<string>();
  for (const { name, field } of ownProperties(shape)) {
    const isLibrary =
      field?.owner !== undefined && world.isLibraryFile(field.owner);
    if (!name.startsWith("#") && !isLibrary) names.add(name);
  }
  return names;
}

/** Copies what a type declares, absent where the object does not have it. */
function copyDeclared(
  context: FunctionContext,
  literal: SpreadLiteral,
  receiver: Type,
  object: Operand,
  properties: Map<string, LiteralProperty>,
  members: Map<string, CopiedMember>,
): void {
  const { node, omitted } = literal;
  for (const name of declaredNames(context, receiver, node)) {
    if (omitted.includes(name)) continue;
    const { type, optional } = describeProperty(context, receiver, name)!;
    const payload: FieldAccess = { receiver, name, type, optional, raw: true };
    const value: Typed = {
      value: context.emit("getfield", irTypeOf(type), [object], { payload }),
      type,
    };
    members.delete(name);
    const field: Field = { name, type, optional };
    properties.set(
      name,
      optional
        ? unlessAbsent(context, node, field, value, properties.get(name))
        : { name, node, value, type, optional: false },
    );
  }
}

function declaredNames(
  context: FunctionContext,
  type: Type,
  node: ts.Node,
): Set<string> {
  const declares = membersOf(type).every(
    ({ kind }) => kind === "structural" || kind === "class",
  );
  return new Set(
    declares
      ? spreadNames(context, type, node).filter((name) => !name.startsWith("#"))
      : [],
  );
}

/** How sources of one shape are copied. */
export function copiedAs(
  world: World,
  selector: string,
  shape: Shape,
): Shape | OpenCopy {
  const { type, budget } = world.spreads.get(selector)!;
  const context = { world } as unknown as FunctionContext;
  const node = world.loaded.entry;
  const visible =
    shape.kind === "object" ? [...visibleNames(shape, world)] : [];
  const namesOf = (member: Type): Set<string> =>
    declaredNames(context, member, node);
  const hasAll = (member: Type): boolean =>
    [...namesOf(member)].every(
      (name) =>
        shape.fields.has(name) ||
        describeProperty(context, member, name)?.optional === true,
    );
  const fitting = membersOf(type).filter(
    (member) => namesOf(member).size > 0 && hasAll(member),
  );
  const isExact = (member: Type): boolean => {
    const names = [...namesOf(member)].filter((name) => visible.includes(name));
    return (
      names.length === visible.length &&
      names.every((name, i) => name === visible[i])
    );
  };
  const exact =
    shape.kind === "object" && shape.literalMembers.size === 0
      ? fitting.find(isExact)
      : undefined;
  if (exact !== undefined) return { declared: exact, isOpen: false };
  if (hasOwnCode(world, type, shape, visible) && budget.used++ < mostShapes)
    return shape;
  const most = fitting.reduce(
    (best: Type | null, member) =>
      best === null || namesOf(member).size > namesOf(best).size
        ? member
        : best,
    null,
  );
  return { declared: most ?? unknownType, isOpen: true };
}

/** Whether code for one shape is worth its while: not where nothing is known of the source. */
function hasOwnCode(
  world: World,
  type: Type,
  shape: Shape,
  visible: readonly string[],
): boolean {
  if (shape.kind !== "object") return false;
  if (
    shape.classType !== null &&
    world.isLibraryFile(shape.classType.declaration)
  )
    return false;
  // Integers of 64 bits are numbers in objects that any may look into.
  if (
    [...shape.fields.values()].some(({ type }) => integerIn(type)?.bits === 64)
  )
    return false;
  const context = { world } as unknown as FunctionContext;
  return visible.some((name) =>
    membersOf(type).some(
      (member) => describeProperty(context, member, name) !== null,
    ),
  );
}

function copyProperty(
  context: FunctionContext,
  literal: SpreadLiteral,
  shape: Shape,
  object: Operand,
  name: string,
  properties: Map<string, LiteralProperty>,
  members: Map<string, CopiedMember>,
): void {
  const { node } = literal;
  const method = shape.literalMembers.get(name);
  if (method !== undefined) {
    properties.delete(name);
    const from = shape.origins.get(name) ?? shape;
    members.set(name, { name, instance: method, from, source: object });
    return;
  }
  members.delete(name);
  const field = shape.fields.get(name);
  if (field === undefined) {
    const getter = shape.literalMembers.get(`get:${name}`);
    const value: Typed =
      getter === undefined
        ? { value: integer("ref", 8n), type: undefinedType }
        : context.resultOf(
            context.callInstance(getter, [object]),
            getter.result,
          );
    const { type } = value;
    properties.set(name, { name, node, value, type, optional: false });
    return;
  }
  const payload: FieldAccess & { shape: Shape } = {
    receiver: literal.own,
    name,
    type: field.type,
    optional: false,
    shape,
  };
  const type = irTypeOf(field.type);
  const value: Typed = {
    value: context.emit("getfield", type, [object], { payload }),
    type: field.type,
  };
  properties.set(
    name,
    field.optional
      ? unlessAbsent(context, node, field, value, properties.get(name))
      : { name, node, value, type: field.type, optional: false },
  );
}

/** A property that is absent leaves what an earlier one set. */
function unlessAbsent(
  context: FunctionContext,
  node: ts.Node,
  field: Field,
  value: Typed,
  earlier: LiteralProperty | undefined,
): LiteralProperty {
  const { name } = field;
  if (earlier?.value == null)
    return { name, node, value, type: value.type, optional: true };
  const { builder } = context;
  const type = unionOf([value.type, earlier.type]);
  const result = new SsaVariable(name, irTypeOf(type));
  const present = builder.newBlock("spread.present");
  const join = builder.newBlock("spread.join");
  builder.write(result, convert(context, earlier.value, type, node));
  const absent = isSentinel(context, value, ["absent"]);
  builder.conditional(absent, join, present);
  builder.startBlock(present);
  builder.write(result, convert(context, value, type, node));
  builder.branch(join);
  builder.startBlock(join);
  return {
    name,
    node,
    value: { value: builder.read(result), type },
    type,
    optional: earlier.optional,
  };
}

/** The code for a source of one shape, or for all that are copied alike. */
export function spreadCode(
  context: FunctionContext,
  selector: string,
  copied: Shape | OpenCopy,
  incoming: readonly Typed[],
): Typed {
  return context.world.spreads.get(selector)!.code(context, copied, incoming);
}
