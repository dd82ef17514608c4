// Which classes are seen from outside: TypeScript lets any object of the right
// members stand for an instance of a class that hides none. Where a value is
// converted so, the class is noted, and what may be behind it is then looked
// for among all shapes (`passes/candidates.ts`).

import { isDictionary } from "../arrays/elements.ts";
import { baseOf } from "../objects/classes.ts";
import type { World } from "../world.ts";
import { noteLoose } from "./loose.ts";
import {
  membersOf,
  type ClassType,
  type FunctionType,
  type StructuralType,
  type Type,
} from "./types.ts";

const seen = new WeakMap<World, Map<Type, Set<Type>>>();

/** What values of each type are seen as, too. */
export function viewsOf(world: World): ReadonlyMap<Type, ReadonlySet<Type>> {
  return seen.get(world) ?? new Map<Type, ReadonlySet<Type>>();
}

/** Notes that a value is seen as another type; false when that is known. */
export function noteView(world: World, from: Type, to: Type): boolean {
  let pairs = seen.get(world);
  if (pairs === undefined) seen.set(world, (pairs = new Map()));
  let others = pairs.get(from);
  if (others === undefined) pairs.set(from, (others = new Set()));
  if (others.has(to)) return false;
  others.add(to);
  return true;
}

/** Notes what a reference of type `from`, held as `to`, may be. */
export function noteClassViews(world: World, from: Type, to: Type): void {
  if (from === to || world.options.kind === "kernel") return;
  if (!noteView(world, from, to)) return;
  const wanted = membersOf(to);
  for (const given of membersOf(from)) {
    if (wanted.includes(given)) continue;
    const own = wanted.find(
      (type) => type.kind === "class" && ancestor(world, given, type) !== null,
    );
    if (own?.kind === "class") {
      const same = ancestor(world, given, own)!;
      noteAll(world, same.typeArguments, own.typeArguments);
      noteOverrides(world, given, own);
    } else for (const type of wanted) noteMember(world, given, type);
  }
}

/** What is held as `from` can be read, and written, as `to`. */
function notePart(world: World, from: Type, to: Type): void {
  noteLoose(world, from, to);
  noteClassViews(world, from, to);
}

function noteAll(
  world: World,
  from: readonly Type[],
  to: readonly Type[],
): void {
  from.forEach((type, i) => {
    const other = to[i];
    if (other !== undefined) notePart(world, type, other);
  });
}

/** The class itself or the one it extends, as an instance of `type` is one. */
function ancestor(
  world: World,
  given: Type,
  type: ClassType,
): ClassType | null {
  if (given.kind !== "class") return null;
  for (
    let current: ClassType | null = given;
    current !== null;
    current = baseOf(world, current)
  )
    if (current.declaration === type.declaration) return current;
  return null;
}

function noteMember(world: World, given: Type, wanted: Type): void {
  if (wanted.kind === "class") {
    if (isDictionary(wanted) && canBeObject(given)) {
      world.viewsDictionaries = true;
      return;
    }
    if (given.kind !== "class" && given.kind !== "structural") return;
    if (!world.isLibraryFile(wanted.declaration))
      world.viewedClasses.add(wanted.declaration);
    return;
  }
  if (wanted.kind === "array" || wanted.kind === "tuple") {
    if (given.kind === "array" || given.kind === "tuple")
      notePart(world, given.element, wanted.element);
    return;
  }
  if (wanted.kind === "structural") return noteProperties(world, given, wanted);
  if (wanted.kind === "function" && given.kind === "function") {
    noteClassViews(world, given.result, wanted.result);
    given.parameters.forEach(({ type }, i) => {
      const passed = wanted.parameters[i];
      if (passed !== undefined) noteClassViews(world, passed.type, type);
    });
    noteParameters(world, given, wanted);
  }
}

/**
 * TypeScript lets methods take less than what they are called with. (Generic
 * methods may take ever deeper types: what is in these is not looked at.)
 */
function noteParameters(
  world: World,
  given: FunctionType,
  wanted: FunctionType,
): void {
  given.parameters.forEach(({ type }, i) => {
    const passed = wanted.parameters[i];
    if (passed !== undefined) noteLoose(world, type, passed.type);
  });
}

/** Methods that a class declares again may take less than those of `base`. */
function noteOverrides(world: World, given: Type, base: ClassType): void {
  if (given.kind !== "class" || world.isLibraryFile(given.declaration)) return;
  const members = world.types.classes.members(given);
  for (const [name, { type, method }] of world.types.classes.members(base)) {
    const own = members.get(name)?.type;
    if (method && own?.kind === "function" && type.kind === "function")
      noteParameters(world, own, type);
  }
}

/** Whether a value may be an object that is no dictionary. */
function canBeObject(given: Type): boolean {
  return (
    given.kind === "structural" ||
    given.kind === "object" ||
    given.kind === "unknown" ||
    (given.kind === "class" && !isDictionary(given))
  );
}

function noteProperties(
  world: World,
  given: Type,
  wanted: StructuralType,
): void {
  const own =
    given.kind === "structural"
      ? given.properties()
      : given.kind === "class" && !world.isLibraryFile(given.declaration)
        ? world.types.classes.members(given)
        : null;
  if (own === null) return;
  for (const [name, { type, method }] of wanted.properties()) {
    const property = own.get(name);
    if (property === undefined) continue;
    if (!method) notePart(world, property.type, type);
    else if (type.kind === "function" && property.type.kind === "function")
      noteParameters(world, property.type, type);
  }
}
