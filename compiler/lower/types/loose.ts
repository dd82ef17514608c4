// Reading what others may have written as something wider. TypeScript lets a
// `Dog[]` be seen as an `Animal[]`, and a cat be pushed there. Where a program
// has such a view, what it reads as a `Dog` is checked; elsewhere layout takes
// the checks out again (`passes/expand.ts`), since the whole program is known.

import { integer, type Operand } from "../../ir/ir.ts";
import { FunctionContext } from "../context.ts";
import { failUnless } from "../expressions/casts.ts";
import type { FunctionInstance } from "../instances.ts";
import type { World } from "../world.ts";
import { referenceSentinels } from "./sentinels.ts";
import { typeName } from "./type-names.ts";
import {
  Environment,
  membersOf,
  nonNullish,
  representationOf,
  type Type,
  undefinedType,
} from "./types.ts";

const noted = new WeakMap<World, Map<Type, Set<Type>>>();

/** Notes that what is read as `held` may have been stored as `stored`. */
export function noteLoose(world: World, held: Type, stored: Type): void {
  if (held === stored) return;
  let pairs = noted.get(world);
  if (pairs === undefined) noted.set(world, (pairs = new Map()));
  for (const type of membersOf(held)) {
    const others = pairs.get(type) ?? new Set<Type>();
    pairs.set(type, others);
    others.add(stored);
  }
}

/** Types that a value may have been stored as which is read as `held`. */
export function storedAs(world: World, held: Type): readonly Type[] {
  const pairs = noted.get(world);
  if (pairs === undefined) return [];
  return membersOf(held).flatMap((type) => [...(pairs.get(type) ?? [])]);
}

/** A value just read from where others may write is what its type says, or a TypeError is thrown. */
export function checkHeld(
  context: FunctionContext,
  value: Operand,
  type: Type,
): void {
  if (!context.safe || context.isKernel) return;
  if (representationOf(type) !== "reference") return;
  const solid = nonNullish(type);
  const isObject = membersOf(solid).every(
    ({ kind }) => kind === "class" || kind === "structural",
  );
  if (isObject) context.callInstance(checkOf(context, solid), [value]);
}

function checkOf(context: FunctionContext, type: Type): FunctionInstance {
  const { world } = context;
  const key = `held ${type.key}`;
  const known = world.instances.get(key);
  if (known !== undefined) return known;
  // Reports of errors pass over the library's own calls.
  const node = world.runtimeFunction("throwTypeError");
  const instance = world.createInstance(key, node, "held", {
    parameters: [{ type, optional: false, rest: false }],
    result: undefinedType,
    thisType: null,
    isClosure: false,
    environment: Environment.empty,
  });
  world.heldChecks.set(instance.ir.name, type);
  const inner = new FunctionContext(world, instance, Environment.empty);
  const { builder } = inner;
  inner.at(node);
  const value = builder.addParameter(builder.block, "ref", "value");
  const test = builder.newBlock("held.test");
  const done = builder.newBlock("held.done");
  const solid = inner.emit(
    "icmp",
    "i1",
    [value, integer("ref", referenceSentinels.absent)],
    { predicate: "ugt" },
  );
  builder.conditional(solid, test, done, 1);
  builder.startBlock(test);
  const payload = { type, declaration: null };
  const fits = inner.emit("isshape", "i1", [value], { payload });
  failUnless(inner, fits, `Value is not of type ${typeName(type)}`);
  builder.branch(done);
  builder.startBlock(done);
  builder.terminate("ret", [], []);
  builder.finish();
  return instance;
}
