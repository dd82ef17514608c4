// Shapes: the concrete layouts that objects of the program can have, one for
// each class instantiation, object literal form, array element type, and so on.

import type ts from "typescript";
import type { Signature } from "../../ir/ir.ts";
import { conventionKey } from "../calls/adapters.ts";
import type { FunctionInstance } from "../instances.ts";
import {
  objectType,
  type ArrayType,
  type ClassType,
  type Type,
} from "./types.ts";

/** Matches the kinds in docs/object-model.md. */
export const descriptorKinds = {
  object: 0,
  string: 1,
  array: 2,
  function: 3,
  cell: 4,
} as const;

export interface Field {
  readonly name: string;
  type: Type;
  readonly optional: boolean;
  /** Hidden fields (captures) have no name a program can see. */
  readonly hidden?: boolean;
  /** The class member it comes from. */
  readonly owner?: ts.Node;
}

export interface Accessors {
  get?: ts.AccessorDeclaration;
  set?: ts.AccessorDeclaration;
}

export interface Shape {
  readonly id: number;
  readonly name: string;
  readonly kind: keyof typeof descriptorKinds;
  readonly symbol: string;
  readonly fields: Map<string, Field>;
  readonly classType: ClassType | null;
  readonly arrayType: ArrayType | null;
  /**
   * Object literals: their own methods and accessors by selector name. Their
   * code finds captures in `$captures`.
   */
  readonly literalMembers: Map<string, FunctionInstance>;
  /** Shapes whose objects have copies of those members. */
  readonly copies: Shape[];
  /** Members copied from another literal: the shape they were written in. */
  readonly origins: Map<string, Shape>;
  /** Literals with such members: all names as they were written. */
  order: readonly string[];
  /** An object of this shape can exist. */
  allocated: boolean;
}

/** The hidden field for what an object holds beyond its shape (lib/runtime/late-properties.ts). */
export const lateField = "$late";

export function addLateField(shape: Shape): void {
  if (shape.kind !== "object" || shape.fields.has(lateField)) return;
  const name = lateField;
  shape.fields.set(name, {
    name,
    type: objectType,
    optional: false,
    hidden: true,
  });
}

/** Code that a property table names: gives an accessor's or method's value. */
export const memberGetter: Signature = {
  parameters: ["ref"],
  result: "val",
  throws: true,
};
export const memberSetter: Signature = {
  parameters: ["ref", "val"],
  result: "void",
  throws: true,
};

/** A visible property of a shape. */
export interface OwnProperty {
  readonly name: string;
  /** Null: a method or accessor of the literal. */
  readonly field: Field | null;
}

/** What the objects of a shape have, in the order their properties are listed. */
export function ownProperties(shape: Shape): OwnProperty[] {
  const properties = new Map<string, OwnProperty>();
  for (const field of shape.fields.values())
    if (field.hidden !== true)
      properties.set(field.name, { name: field.name, field });
  for (const selector of shape.literalMembers.keys()) {
    const name = selector.replace(/^(get|set):/, "");
    if (!properties.has(name)) properties.set(name, { name, field: null });
  }
  if (shape.literalMembers.size === 0) return [...properties.values()];
  const written = shape.order
    .map((name) => properties.get(name))
    .filter((property) => property !== undefined);
  for (const { name } of written) properties.delete(name);
  return [...written, ...properties.values()];
}

/** Payload of getfield, setfield and fieldaddress. */
export interface FieldAccess {
  /** Reads absent as it is, also where an object has no such field. */
  readonly raw?: boolean;
  readonly receiver: Type;
  readonly name: string;
  /** The property's type as the receiver's type declares it. */
  readonly type: Type;
  readonly optional: boolean;
}

/** Payload of callmethod and invokemethod. */
export interface MethodCall {
  readonly receiver: Type;
  /** "area", "get:size", "set:size", "[iterator]". */
  readonly name: string;
  readonly typeArguments: readonly Type[];
  /** First parameter: `this`. */
  readonly parameterTypes: readonly Type[];
  /** Which parameter is a rest parameter; -1 when none is. */
  readonly restAt: number;
  readonly resultType: Type;
  readonly signature: Signature;
}

/** Payload of isshape: objects whose static type could be `type`. */
export interface ShapeTest {
  readonly type: Type;
  /** `instanceof`: the class by name, whatever its arguments. */
  readonly declaration: ts.ClassLikeDeclaration | null;
  /** Not its subclasses. */
  readonly exact?: true;
  /**
   * Asks instead whether an object that was seen as this holds names beyond its
   * shape, and `type` would look for them in the shape.
   */
  readonly hides?: Type;
}

export function selectorKey(call: MethodCall): string {
  const types = call.typeArguments.map((type) => type.key).join(",");
  const signature = `${call.signature.parameters.join(",")}->${call.signature.result}`;
  const rest = call.restAt < 0 ? "" : `...${call.restAt}`;
  // Functions among the arguments are called in one way by one implementation.
  const functions = call.parameterTypes
    .map((type) => conventionKey(type))
    .join("");
  return `${call.name}<${types}>(${signature}${rest})${functions}`;
}
