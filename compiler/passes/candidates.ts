// Which shapes an object of a static type can have. Structural types are
// matched by name: a shape is a candidate when it has every required property
// in a representation that the type's could be.

import { baseOf, findMember, memberType } from "../lower/objects/classes.ts";
import { isDictionary } from "../lower/arrays/elements.ts";
import { arrayTypeOf } from "../lower/arrays/arrays.ts";
import type { MethodCall, Shape } from "../lower/types/shapes.ts";
import {
  isNullish,
  membersOf,
  representationOf,
  type ClassType,
  type ParameterInfo,
  type PropertyInfo,
  type StructuralType,
  type Type,
} from "../lower/types/types.ts";
import { FieldBehindAccessor, type World } from "../lower/world.ts";

export class Candidates {
  private cache = new Map<string, readonly Shape[]>();
  private cachedCount = 0;
  /** Of the shapes there were, and how many they were. */
  private allocated: readonly Shape[] = [];
  private unallocated: readonly Shape[] = [];
  private shapeCount = -1;

  constructor(private readonly world: World) {}

  /** Allocated shapes an object of the type can have. */
  of(type: Type): readonly Shape[] {
    this.lookAtShapes();
    const { allocated } = this;
    const count =
      allocated.length +
      this.world.viewedClasses.size +
      Number(this.world.viewsDictionaries);
    if (count !== this.cachedCount) {
      this.cache.clear();
      this.cachedCount = count;
    }
    let found = this.cache.get(type.key);
    if (found === undefined) {
      found = allocated.filter((shape) =>
        membersOf(type).some((member) => this.fits(shape, member)),
      );
      this.cache.set(type.key, found);
    }
    return found;
  }

  /** Called for every call of a method: most times nothing is new. */
  private lookAtShapes(): void {
    const { shapes } = this.world;
    const isSame =
      shapes.size === this.shapeCount &&
      !this.unallocated.some((shape) => shape.allocated);
    if (isSame) return;
    this.shapeCount = shapes.size;
    const all = [...shapes.values()];
    this.allocated = all.filter((shape) => shape.allocated);
    this.unallocated = all.filter((shape) => !shape.allocated);
  }

  /** After a shape got fields. */
  forget(): void {
    this.cache.clear();
  }

  private fits(shape: Shape, type: Type): boolean {
    switch (type.kind) {
      case "class":
        return this.fitsClass(shape, type);
      case "structural":
        return this.fitsStructural(shape, type);
      case "array":
      case "tuple":
        return shape.kind === "array";
      case "string":
        return shape.kind === "string";
      case "function":
        return shape.kind === "function";
      case "object":
        return shape.kind === "object";
      case "unknown":
        return true;
      default:
        return false;
    }
  }

  private fitsClass(shape: Shape, type: ClassType): boolean {
    if (shape.classType !== null && this.inherits(shape.classType, type))
      return true;
    if (isDictionary(type))
      return this.world.viewsDictionaries && this.fitsDictionary(shape, type);
    if (!this.world.viewedClasses.has(type.declaration)) return false;
    const members = this.world.types.classes.members(type);
    return this.fitsProperties(shape, members) && this.hasFields(shape, type);
  }

  /** Whether all that an object has could be a dictionary's values. */
  private fitsDictionary(shape: Shape, { typeArguments }: ClassType): boolean {
    const [element] = typeArguments;
    if (shape.kind !== "object" || element === undefined) return false;
    const { classType } = shape;
    if (classType !== null && this.world.isLibraryFile(classType.declaration))
      return false;
    return [...shape.fields.values()].every(
      ({ hidden, type }) => hidden === true || mayShare(type, element),
    );
  }

  /** Instances' fields are read as such where nothing that stands for one lacks them. */
  private hasFields(shape: Shape, type: ClassType): boolean {
    for (const [name, { optional }] of this.world.types.classes.members(type)) {
      const field = findMember(this.world, type, name, ["field"]);
      if (field === null) continue;
      if (this.world.options.accessorFields.has(field.declaration)) continue;
      if (shape.fields.has(name)) continue;
      if (optional && this.propertyType(shape, name) === null) continue;
      throw new FieldBehindAccessor(field.declaration);
    }
    return true;
  }

  /** Same class or a subclass; other instantiations count if they could fit. */
  private inherits(type: ClassType, wanted: ClassType): boolean {
    for (
      let current: ClassType | null = type;
      current !== null;
      current = baseOf(this.world, current)
    ) {
      if (current.declaration === wanted.declaration)
        return shareArguments(current, wanted);
    }
    return false;
  }

  private fitsStructural(shape: Shape, type: StructuralType): boolean {
    return this.fitsProperties(shape, type.properties());
  }

  private fitsProperties(
    shape: Shape,
    properties: ReadonlyMap<string, PropertyInfo>,
  ): boolean {
    if (shape.kind === "function" || shape.kind === "cell") return false;
    let shared = properties.size === 0 || isEmpty(shape);
    for (const [name, info] of properties) {
      const found = this.propertyType(shape, name);
      if (found === null) {
        if (info.optional) continue;
        return false;
      }
      shared = true;
      if (found === "method") continue;
      if (!mayShare(found, info.type)) return false;
    }
    // An empty interface fits everything. Where all properties are optional,
    // TypeScript wants one of them to be there, unless there are none at all.
    return shared && (shape.kind === "object" || properties.size > 0);
  }

  /** The type of a shape's property, "method", or null when it has none. */
  propertyType(shape: Shape, name: string): Type | "method" | null {
    const field = shape.fields.get(name);
    if (field !== undefined) return field.type;
    if (
      shape.literalMembers.has(name) ||
      shape.literalMembers.has(`get:${name}`) ||
      shape.literalMembers.has(`set:${name}`)
    )
      return "method";
    if (shape.classType !== null) {
      const member = findMember(this.world, shape.classType, name);
      if (member === null) return null;
      return member.kind === "field"
        ? memberType(this.world, member)
        : "method";
    }
    if (shape.kind === "array" || shape.kind === "string") {
      return builtinMembers[shape.kind].has(name) ? "method" : null;
    }
    return null;
  }
}

function isEmpty(shape: Shape): boolean {
  return [...shape.fields.values()].every(({ hidden }) => hidden === true);
}

const builtinMembers = {
  array: new Set([
    "length",
    "[iterator]",
    "slice",
    "indexOf",
    "includes",
    "concat",
    "at",
    "join",
    "map",
    "filter",
    "forEach",
    "push",
    "pop",
    "entries",
    "keys",
    "values",
    "toString",
    "lastIndexOf",
    "some",
    "every",
    "find",
    "findIndex",
    "reduce",
    "reverse",
    "sort",
    "shift",
    "unshift",
    "splice",
    "fill",
  ]),
  string: new Set([
    "length",
    "[iterator]",
    "slice",
    "indexOf",
    "includes",
    "concat",
    "at",
    "charAt",
    "charCodeAt",
    "toString",
    "lastIndexOf",
    "substring",
    "startsWith",
    "endsWith",
    "toUpperCase",
    "toLowerCase",
    "trim",
    "split",
    "repeat",
  ]),
};

/** `Box<Dog>` may be seen as `Box<Animal>`, but never `Box<u32>` as `Box<string>`. */
function shareArguments(a: ClassType, b: ClassType): boolean {
  return a.typeArguments.every((argument, i) => {
    const other = b.typeArguments[i];
    return other === undefined || mayShare(argument, other);
  });
}

/** Whether a call could mean a function of these parameters and this result. */
export function mayCall(
  call: MethodCall,
  taken: readonly ParameterInfo[],
  result: Type,
): boolean {
  const given = call.parameterTypes.map((type, i) => ({
    type,
    rest: i === call.restAt,
  }));
  return mayShare(result, call.resultType) && parametersMayShare(given, taken);
}

/** Whether a method could be what a type says of a property. */
export function mayBeRead(
  taken: readonly ParameterInfo[],
  result: Type,
  wanted: Type,
): boolean {
  return membersOf(wanted).every(
    (member) =>
      member.kind !== "function" ||
      (mayShare(result, member.result) &&
        parametersMayShare(member.parameters, taken)),
  );
}

type Passed = Pick<ParameterInfo, "type" | "rest">;

function parametersMayShare(
  given: readonly Passed[],
  taken: readonly Passed[],
): boolean {
  return taken.every(({ type, rest }, i) => {
    const other = given[i];
    if (other === undefined) return true;
    if (rest === other.rest) return mayShare(other.type, type);
    // One by one on the one side, in an array on the other.
    const [one, list] = rest ? [other.type, type] : [type, other.type];
    const element = arrayTypeOf(list)?.element;
    return element === undefined || mayShare(element, one);
  });
}

/** Whether a value held one way could be seen the other way. */
export function mayShare(a: Type, b: Type): boolean {
  // `{ next: null }` may be seen as `{ next: number | null }`.
  if (isNothing(a) || isNothing(b)) return true;
  const x = representationOf(a);
  const y = representationOf(b);
  if (x === y) {
    if (x === "integer") return a === b;
    if (x !== "reference") return true;
    return shareReference(a, b);
  }
  const integers = ["integer", "optionalInteger"];
  if (integers.includes(x) || integers.includes(y))
    return integers.includes(x) && integers.includes(y);
  if (x === "value" || y === "value") return true;
  const booleans = ["boolean", "optionalBoolean"];
  return booleans.includes(x) && booleans.includes(y);
}

/** Never more than undefined or null. */
function isNothing(type: Type): boolean {
  return membersOf(type).every(
    (member) => isNullish(member) || member.kind === "never",
  );
}

/** Strings, functions and objects never stand for one another. */
function shareReference(a: Type, b: Type): boolean {
  const kinds = (type: Type): Set<string> =>
    new Set(membersOf(type).map(referenceKind));
  const x = kinds(a);
  const y = kinds(b);
  if (x.has("any") || y.has("any")) return true;
  for (const kind of x) {
    if (!y.has(kind)) continue;
    if (kind !== "function" || shareFunction(a, b)) return true;
  }
  return false;
}

/** Functions whose parameters could not take the same arguments are different things. */
function shareFunction(a: Type, b: Type): boolean {
  const x = membersOf(a).find((member) => member.kind === "function");
  const y = membersOf(b).find((member) => member.kind === "function");
  if (x?.kind !== "function" || y?.kind !== "function") return true;
  return parametersMayShare(y.parameters, x.parameters);
}

function referenceKind(type: Type): string {
  switch (type.kind) {
    case "string":
      return "string";
    case "function":
      return "function";
    case "undefined":
    case "null":
      return "nullish";
    case "unknown":
    case "never":
      return "any";
    default:
      return "object";
  }
}
