// What an object of the kernel owns, and giving it back.
//
// An object owns what its `readonly x = new C()` fields refer to, and what its
// method `freeOwned` frees. `freeObject` frees all of it, and so does `new` when the
// constructor throws: OutOfMemory halfway leaves nothing behind. Memory comes
// zeroed, so a field that holds nothing yet is zero.

import ts from "typescript";
import { integer, type Operand } from "../../ir/ir.ts";
import { FunctionContext } from "../context.ts";
import type { FunctionInstance } from "../instances.ts";
import { isAtomic, isFixedArray } from "../machine/layout-classes.ts";
import type { FieldAccess } from "../types/shapes.ts";
import {
  type ClassType,
  irTypeOf,
  isHeaderless,
  type Type,
  undefinedType,
} from "../types/types.ts";
import type { World } from "../world.ts";
import {
  baseOf,
  findMember,
  isStaticMember,
  memberType,
  methodInstance,
  propertyNameText,
} from "./classes.ts";

interface OwnedField {
  readonly name: string;
  readonly type: ClassType;
}

/** The fields whose objects are the object's own, those made last first. */
function ownedFields(world: World, type: ClassType): OwnedField[] {
  if (isHeaderless(type) || isIntrinsic(type)) return [];
  const base = baseOf(world, type);
  const owned = base === null ? [] : ownedFields(world, base).reverse();
  for (const element of type.declaration.members) {
    if (!isOwning(element)) continue;
    const field = memberType(world, {
      kind: "field",
      owner: type,
      declaration: element,
    });
    if (field.kind === "class")
      owned.push({ name: propertyNameText(element.name), type: field });
  }
  return owned.reverse();
}

function isIntrinsic(type: Type): boolean {
  return isAtomic(type) || isFixedArray(type);
}

function isOwning(element: ts.ClassElement): element is ts.PropertyDeclaration {
  return (
    ts.isPropertyDeclaration(element) &&
    !isStaticMember(element) &&
    element.initializer !== undefined &&
    ts.isNewExpression(element.initializer) &&
    ts.getModifiers(element)?.some(isReadonly) === true
  );
}

function isReadonly({ kind }: ts.Modifier): boolean {
  return kind === ts.SyntaxKind.ReadonlyKeyword;
}

/** Whether a constructor could throw with something made already. */
export function mayFailHalfway(world: World, type: ClassType): boolean {
  if (isHeaderless(type)) return false;
  if (ownedFields(world, type).length > 0) return true;
  if (
    type.declaration.members.some(
      (element) =>
        ts.isConstructorDeclaration(element) && makesOrCalls(element),
    )
  )
    return true;
  const base = baseOf(world, type);
  return base !== null && mayFailHalfway(world, base);
}

function makesOrCalls(node: ts.Node): boolean {
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) return true;
  return ts.forEachChild(node, makesOrCalls) ?? false;
}

/** Runs `construction` of `object`; if it throws, the object is given back first. */
export function constructOrGiveBack(
  context: FunctionContext,
  type: ClassType,
  object: Operand,
  construction: () => void,
): void {
  const { builder } = context;
  const failed = builder.newHandler("construction.failed");
  context.withHandler(failed.block, construction);
  const done = builder.newBlock("constructed");
  builder.branch(done);
  builder.startBlock(failed.block);
  giveBack(context, type, object);
  context.throwReference(failed.error);
  builder.startBlock(done);
}

/** Frees an object that was made whole, with all that it owns. */
export function giveWholeBack(
  context: FunctionContext,
  type: ClassType,
  object: Operand,
): void {
  const { world } = context;
  const method = findMember(world, type, "freeOwned", ["method"]);
  if (method !== null)
    context.callInstance(methodInstance(world, method, [], type), [object]);
  giveBack(context, type, object);
}

/** Frees an object and what its fields own, as far as that is there. */
function giveBack(
  context: FunctionContext,
  type: ClassType,
  object: Operand,
): void {
  if (ownedFields(context.world, type).length === 0)
    freeMemory(context, object);
  else context.callInstance(giveBackInstance(context.world, type), [object]);
}

function freeMemory(context: FunctionContext, object: Operand): void {
  const address = context.emit("bitcast", "i64", [object]);
  context.callRuntime("kernelFree", [address]);
}

function giveBackInstance(world: World, type: ClassType): FunctionInstance {
  const key = `give back ${type.key}`;
  const known = world.instances.get(key);
  if (known !== undefined) return known;
  const { declaration } = type;
  const name = `${declaration.name?.text ?? "class"}.giveBack`;
  const instance = world.createInstance(key, declaration, name, {
    parameters: [],
    result: undefinedType,
    thisType: type,
    isClosure: false,
    environment: type.environment,
  });
  world.enqueue(() => lowerGiveBack(world, instance, type));
  return instance;
}

function lowerGiveBack(
  world: World,
  instance: FunctionInstance,
  type: ClassType,
): void {
  instance.ir.blocks = [];
  const context = new FunctionContext(world, instance, type.environment);
  context.at(type.declaration);
  const { builder } = context;
  const self = builder.addParameter(builder.block, irTypeOf(type), "this");
  for (const field of ownedFields(world, type))
    giveFieldBack(context, type, self, field);
  freeMemory(context, self);
  builder.terminate("ret", [], []);
  builder.finish();
}

function giveFieldBack(
  context: FunctionContext,
  receiver: ClassType,
  self: Operand,
  { name, type }: OwnedField,
): void {
  const { builder } = context;
  const payload: FieldAccess = { receiver, name, type, optional: false };
  const held = context.emit("getfield", irTypeOf(type), [self], { payload });
  const isThere = context.emit(
    "icmp",
    "i1",
    [context.emit("bitcast", "i64", [held]), integer("i64", 0)],
    { predicate: "ne" },
  );
  const there = builder.newBlock("made");
  const next = builder.newBlock("next");
  builder.conditional(isThere, there, next);
  builder.startBlock(there);
  giveWholeBack(context, type, held);
  builder.branch(next);
  builder.startBlock(next);
}
