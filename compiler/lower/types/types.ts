// The compiler's own model of types: what remains of TypeScript's types once
// generic parameters are substituted. Types are interned: equal types are
// identical objects, and `key` names them uniquely.

import type ts from "typescript";
import type { IrType } from "../../ir/ir.ts";

export interface PrimitiveType {
  readonly kind:
    | "undefined"
    | "null"
    | "boolean"
    | "number"
    | "string"
    | "never"
    | "unknown"
    /** TypeScript's `object`: any reference that is not a string. */
    | "object";
  readonly key: string;
}

export interface IntegerType {
  readonly kind: "integer";
  readonly key: string;
  readonly name: string;
  readonly bits: 8 | 16 | 32 | 64;
  readonly signed: boolean;
}

export interface ArrayType {
  readonly kind: "array";
  readonly key: string;
  readonly element: Type;
}

export interface TupleType {
  readonly kind: "tuple";
  readonly key: string;
  readonly elements: readonly Type[];
  /** The union of the element types: what one slot can hold. */
  readonly element: Type;
  /** Index of the rest element, or -1. */
  readonly restIndex: number;
}

export interface ClassType {
  readonly kind: "class";
  readonly key: string;
  readonly declaration: ts.ClassLikeDeclaration;
  readonly typeArguments: readonly Type[];
  /** Binds the class's own type parameters and those of enclosing generics. */
  readonly environment: Environment;
}

/** An interface, object literal type or intersection: members by name only. */
export interface StructuralType {
  readonly kind: "structural";
  readonly key: string;
  readonly name: string;
  readonly source: ts.Type;
  readonly environment: Environment;
  readonly properties: () => ReadonlyMap<string, PropertyInfo>;
  /** Value type of a string index signature. */
  readonly indexValue: () => Type | null;
}

export interface FunctionType {
  readonly kind: "function";
  readonly key: string;
  readonly parameters: readonly ParameterInfo[];
  readonly result: Type;
  /** It mentions itself: its parts are not known while types are resolved. */
  readonly isRecursive?: true;
  /** `typeof Class`: whose static members such a value has. */
  readonly statics?: ts.ClassLikeDeclaration;
}

export interface UnionType {
  readonly kind: "union";
  readonly key: string;
  readonly members: readonly Type[];
}

export type Type =
  | PrimitiveType
  | IntegerType
  | ArrayType
  | TupleType
  | ClassType
  | StructuralType
  | FunctionType
  | UnionType;

export interface PropertyInfo {
  readonly name: string;
  readonly type: Type;
  readonly optional: boolean;
  readonly method: boolean;
}

export interface ParameterInfo {
  /** Includes undefined when the parameter may be left out. */
  readonly type: Type;
  readonly optional: boolean;
  /** `type` is then the array type. */
  readonly rest: boolean;
}

/** What each type parameter in scope stands for. */
export class Environment {
  static readonly empty = new Environment(new Map());
  readonly key: string;
  constructor(readonly bindings: ReadonlyMap<ts.Type, Type>) {
    this.key = [...bindings.values()].map((type) => type.key).join(",");
  }
  extend(pairs: Iterable<readonly [ts.Type, Type]>): Environment {
    const list = [...pairs];
    if (list.length === 0) return this;
    return new Environment(new Map([...this.bindings, ...list]));
  }
}

const primitive = (kind: PrimitiveType["kind"]): PrimitiveType => ({
  kind,
  key: kind,
});
export const undefinedType = primitive("undefined");
export const nullType = primitive("null");
export const booleanType = primitive("boolean");
export const numberType = primitive("number");
export const stringType = primitive("string");
export const neverType = primitive("never");
export const unknownType = primitive("unknown");
export const objectType = primitive("object");

export const integer = (
  name: string,
  bits: IntegerType["bits"],
  signed: boolean,
): IntegerType => ({
  kind: "integer",
  key: name,
  name,
  bits,
  signed,
});

export const integerTypes: ReadonlyMap<string, IntegerType> = new Map(
  [
    integer("u8", 8, false),
    integer("u16", 16, false),
    integer("u32", 32, false),
    integer("u64", 64, false),
    integer("usize", 64, false),
    integer("i8", 8, true),
    integer("i16", 16, true),
    integer("i32", 32, true),
    integer("i64", 64, true),
  ].map((type) => [type.name, type]),
);
export const u8Type = integerTypes.get("u8")!;
export const u16Type = integerTypes.get("u16")!;
export const u32Type = integerTypes.get("u32")!;
export const u64Type = integerTypes.get("u64")!;
export const usizeType = integerTypes.get("usize")!;
export const i32Type = integerTypes.get("i32")!;
export const i64Type = integerTypes.get("i64")!;

const interned = new Map<string, Type>();

function intern<T extends Type>(key: string, make: () => T): T {
  let type = interned.get(key);
  if (type === undefined) {
    type = make();
    interned.set(key, type);
  }
  return type as T;
}

/** Forgets everything interned: call between compilations. */
export function resetTypes(): void {
  interned.clear();
}

export function arrayOf(element: Type): ArrayType {
  const key = `Array<${element.key}>`;
  return intern(key, () => ({ kind: "array", key, element }));
}

export function tupleOf(elements: readonly Type[], restIndex = -1): TupleType {
  const key = `[${elements.map((type) => type.key).join(",")}${restIndex < 0 ? "" : `;...${restIndex}`}]`;
  return intern(key, () => ({
    kind: "tuple",
    key,
    elements,
    element: unionOf(elements),
    restIndex,
  }));
}

export function functionOf(
  parameters: readonly ParameterInfo[],
  result: Type,
  statics?: ts.ClassLikeDeclaration,
): FunctionType {
  const list = parameters.map(
    (parameter) =>
      `${parameter.rest ? "..." : ""}${parameter.type.key}${parameter.optional ? "?" : ""}`,
  );
  const own = `(${list.join(",")})=>${result.key}`;
  if (statics === undefined)
    return intern(own, () => ({
      kind: "function",
      key: own,
      parameters,
      result,
    }));
  const key = `class value ${statics.getSourceFile().fileName}:${statics.pos} ${own}`;
  return intern(key, () => ({
    kind: "function",
    key,
    parameters,
    result,
    statics,
  }));
}

/** An array type inside itself: its element is resolved on demand. */
export function recursiveArrayOf(
  key: string,
  resolve: () => ArrayType,
): ArrayType {
  return intern(key, () => ({
    kind: "array",
    key,
    get element() {
      return resolve().element;
    },
  }));
}

/** A function type that mentions itself: its parts are resolved on demand. */
export function recursiveFunctionOf(
  key: string,
  resolve: () => FunctionType,
): FunctionType {
  return intern(key, () => ({
    kind: "function",
    isRecursive: true,
    key,
    get parameters() {
      return resolve().parameters;
    },
    get result() {
      return resolve().result;
    },
  }));
}

export function classOf(
  id: string,
  declaration: ts.ClassLikeDeclaration,
  typeArguments: readonly Type[],
  environment: Environment,
): ClassType {
  const key = `class ${id}<${environment.key}>`;
  return intern(key, () => ({
    kind: "class",
    key,
    declaration,
    typeArguments,
    environment,
  }));
}

export function structuralOf(
  key: string,
  make: () => StructuralType,
): StructuralType {
  return intern(key, make);
}

export function unionOf(types: readonly Type[]): Type {
  const members = new Map<string, Type>();
  const add = (type: Type): void => {
    if (type.kind === "union") type.members.forEach(add);
    else if (type.kind !== "never") members.set(type.key, type);
  };
  types.forEach(add);
  mergeFunctions(members);
  if (members.has("unknown")) return unknownType;
  if (members.size === 0) return neverType;
  const list = [...members.values()];
  if (list.length === 1) return list[0]!;
  list.sort((a, b) => (a.key < b.key ? -1 : 1));
  const key = `(${list.map((type) => type.key).join("|")})`;
  return intern(key, () => ({ kind: "union", key, members: list }));
}

/** Functions of several types in a union are called alike: as one type. */
function mergeFunctions(members: Map<string, Type>): void {
  const functions = [...members.values()].filter(
    (type): type is FunctionType => type.kind === "function",
  );
  if (functions.length < 2 || functions.some((type) => type.isRecursive))
    return;
  const lists = functions.map(({ parameters }) => parameters);
  const longest = lists.reduce((a, b) => (b.length > a.length ? b : a));
  if (lists.some((list) => list.some(({ rest }) => rest))) return;
  const merged = functionOf(
    longest.map((_, i): ParameterInfo => {
      const given = lists.map((list) => list[i]);
      const types = given.map((info) => info?.type ?? undefinedType);
      return {
        type: unionOf(types),
        optional: given.some((info) => info === undefined || info.optional),
        rest: false,
      };
    }),
    unionOf(functions.map(({ result }) => result)),
  );
  for (const { key } of functions) members.delete(key);
  members.set(merged.key, merged);
}

export function membersOf(type: Type): readonly Type[] {
  return type.kind === "union" ? type.members : [type];
}

export function isNullish(type: Type): boolean {
  return type.kind === "undefined" || type.kind === "null";
}

/** The type without undefined and null. */
export function nonNullish(type: Type): Type {
  if (type.kind !== "union") return isNullish(type) ? neverType : type;
  return unionOf(type.members.filter((member) => !isNullish(member)));
}

/** The checker may know only what such functions have in common: `map[key]`. */
export function isListOfFunctions(type: Type): boolean {
  const solid = nonNullish(type);
  return solid.kind === "array" && solid.element.kind === "function";
}

export function mayBe(type: Type, kind: "undefined" | "null"): boolean {
  if (type.kind === "unknown") return true;
  return membersOf(type).some((member) => member.kind === kind);
}

export function optional(type: Type): Type {
  return unionOf([type, undefinedType]);
}

export function isReference(type: Type): boolean {
  switch (type.kind) {
    case "string":
    case "object":
    case "array":
    case "tuple":
    case "class":
    case "structural":
    case "function":
      return true;
    default:
      return false;
  }
}

/**
 * How values of a type are held (docs/object-model.md).
 * `optionalInteger` packs the sentinel above the value: bit `bits` set means
 * undefined, bit `bits + 1` null.
 */
export type Representation =
  | "none"
  | "number"
  | "boolean"
  | "optionalBoolean"
  | "integer"
  | "optionalInteger"
  | "reference"
  | "value";

const representations = new WeakMap<Type, Representation>();

export function representationOf(type: Type): Representation {
  let representation = representations.get(type);
  if (representation === undefined) {
    representation = computeRepresentation(type);
    representations.set(type, representation);
  }
  return representation;
}

function computeRepresentation(type: Type): Representation {
  switch (type.kind) {
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    case "integer":
      return "integer";
    case "unknown":
      return "value";
    case "never":
    case "undefined":
    case "null":
      return "reference";
    case "union": {
      const solid = type.members.filter((member) => !isNullish(member));
      if (solid.length === 0 || solid.every(isReference)) return "reference";
      if (solid.length === 1) {
        if (solid[0]!.kind === "number") return "number";
        if (solid[0]!.kind === "boolean") return "optionalBoolean";
        if (solid[0]!.kind === "integer") return "optionalInteger";
      }
      return "value";
    }
    default:
      return "reference";
  }
}

/** The integer type inside an integer or optional integer type. */
export function integerIn(type: Type): IntegerType | null {
  for (const member of membersOf(type))
    if (member.kind === "integer") return member;
  return null;
}

export function irTypeOf(type: Type): IrType {
  switch (representationOf(type)) {
    case "none":
      return "void";
    case "number":
      return "f64";
    case "boolean":
      return "i1";
    case "optionalBoolean":
      return "i8";
    case "integer":
      return `i${integerIn(type)!.bits}` as IrType;
    case "optionalInteger":
      return integerIn(type)!.bits === 64 ? "i128" : "i64";
    case "reference":
      return isHeaderless(type) ? "ptr" : "ref";
    case "value":
      return "val";
  }
}

const layoutClasses = new WeakSet<ts.ClassLikeDeclaration>();

/** Marks a `@layout` class: its values are raw addresses. */
export function markLayoutClass(declaration: ts.ClassLikeDeclaration): void {
  layoutClasses.add(declaration);
}

/** True for `@layout` classes (and null with them): no header in front. */
export function isHeaderless(type: Type): boolean {
  const solid = nonNullish(type);
  return solid.kind === "class" && layoutClasses.has(solid.declaration);
}

export function sizeOfIrType(type: IrType): number {
  switch (type) {
    case "void":
      return 0;
    case "i1":
    case "i8":
      return 1;
    case "i16":
      return 2;
    case "i32":
    case "f32":
      return 4;
    case "i128":
      return 16;
    default:
      return 8;
  }
}
