// Identity of function values. Each evaluation of a function expression makes a
// new object in JavaScript. One that captures nothing could be a constant; it
// is, unless the program compares functions and the expression may be
// evaluated more than once. The first is known when all is lowered, so high IR
// says `newfunction` and layout decides.

import ts from "typescript";
import type { Operand } from "../../ir/ir.ts";
import type { FunctionContext } from "../context.ts";
import type { FunctionNode } from "../instances.ts";
import type { Shape } from "../types/shapes.ts";
import { type Type, membersOf } from "../types/types.ts";
import type { World } from "../world.ts";

/** Payload of newfunction. */
export interface NewFunction {
  /** The constant object that stands for it where nobody compares. */
  readonly constant: string;
  readonly shape: Shape;
  readonly code: string;
}

/** Library functions that call what they are given and forget it. */
const callers = new Set([
  "every",
  "filter",
  "find",
  "findIndex",
  "findLast",
  "findLastIndex",
  "flatMap",
  "forEach",
  "from",
  "map",
  "reduce",
  "reduceRight",
  "replace",
  "replaceAll",
  "some",
  "sort",
  "toSorted",
]);

/** Whether a function expression's values must be told apart if anybody compares. */
export function hasIdentity(
  context: FunctionContext,
  node: FunctionNode,
): boolean {
  const { world } = context;
  return (
    !context.isKernel &&
    !world.isLibraryFile(node) &&
    mayRepeat(node) &&
    !isCalledOnly(world, node)
  );
}

function mayRepeat(node: ts.Node): boolean {
  for (let outer = node.parent; !ts.isSourceFile(outer); outer = outer.parent) {
    if (ts.isFunctionLike(outer) || ts.isPropertyDeclaration(outer))
      return true;
    if (ts.isIterationStatement(outer, false)) return true;
  }
  return false;
}

/** Called where it stands, or given to a library function that calls it. */
export function isCalledOnly(world: World, node: ts.Node): boolean {
  let inner = node;
  while (ts.isParenthesizedExpression(inner.parent)) inner = inner.parent;
  const call = inner.parent;
  if (!ts.isCallExpression(call)) return false;
  if (call.expression === inner) return true;
  if (
    !ts.isPropertyAccessExpression(call.expression) ||
    !callers.has(call.expression.name.text)
  )
    return false;
  const { checker, types } = world;
  const declaration = checker.getSymbolAtLocation(
    call.expression.name,
  )?.valueDeclaration;
  return declaration !== undefined && types.isLibraryDeclaration(declaration);
}

/** Says that two values of these types are compared. */
export function noteComparison(
  context: FunctionContext,
  left: Type,
  right: Type,
): void {
  const { world, instance } = context;
  if (context.isKernel || world.comparesFunctions) return;
  // What only lib/runtime itself compares are never functions.
  const own = world
    .relativeFile(instance.node.getSourceFile())
    .startsWith("lib/runtime/");
  const mayBeFunction = (type: Type): boolean =>
    membersOf(type).some(
      ({ kind }) =>
        kind === "function" ||
        (!own && (kind === "unknown" || kind === "object")),
    );
  world.comparesFunctions = mayBeFunction(left) && mayBeFunction(right);
}

export function newFunction(
  context: FunctionContext,
  payload: NewFunction,
  captures: readonly Operand[] = [],
): Operand {
  payload.shape.allocated = true;
  return context.emit("newfunction", "ref", [...captures], { payload });
}
