// What a closure captures, and how its object holds it.

import ts from "typescript";
import type { IrType, Operand } from "../../ir/ir.ts";
import { SsaVariable } from "../builder.ts";
import { isCalledOnly } from "../calls/function-identity.ts";
import { CapturesUnknown } from "./captures-unknown.ts";
import { FunctionContext } from "../context.ts";
import { closureCapturesOffset } from "../object-model.ts";
import { Environment, type Type, irTypeOf } from "../types/types.ts";
import type { World } from "../world.ts";

/** Inside a closure: makes the captured variables of `node` available. */
export function readCaptures(context: FunctionContext, node: ts.Node): void {
  const layout = captureLayout(context.world, node, context.environment);
  for (const slot of layout.slots) {
    const load = (type: IrType): Operand =>
      context.emit("load", type, [context.closureObject!], {
        offset: slot.offset,
        alias: `capture.${type}`,
      });
    if (slot.kind === "this") {
      context.thisValue = { value: load(irTypeOf(slot.type)), type: slot.type };
      continue;
    }
    const variable = new SsaVariable(
      slot.symbol.name,
      slot.kind === "cell" ? "ref" : irTypeOf(slot.type),
    );
    context.builder.write(variable, load(variable.type));
    context.variables.set(slot.symbol, {
      kind: slot.kind === "cell" ? "cell" : "ssa",
      variable,
      type: slot.type,
    });
  }
}

export type CaptureSlot =
  | { readonly kind: "this"; readonly type: Type; readonly offset: number }
  | {
      readonly kind: "cell" | "ssa";
      readonly symbol: ts.Symbol;
      readonly type: Type;
      readonly offset: number;
    };

/** Types of captured variables and of `this`, recorded where closures are made. */
const captureTypes = new WeakMap<
  ts.Node,
  Map<string, { slots: CaptureSlot[] }>
>();

export function captureLayout(
  _world: World,
  node: ts.Node,
  environment: Environment,
): { slots: CaptureSlot[] } {
  const layouts = captureTypes.get(node);
  // A class in a generic function may be seen with its own parameters bound too.
  const layout =
    layouts?.get(environment.key) ??
    (layouts?.size === 1 ? [...layouts.values()][0] : undefined);
  if (layout === undefined) throw new CapturesUnknown();
  return layout;
}

/** Fixes a closure's capture slots from the variables visible where it is made. */
export function fixCaptures(
  context: FunctionContext,
  node: ts.Node,
): CaptureSlot[] {
  const byEnvironment =
    captureTypes.get(node) ?? new Map<string, { slots: CaptureSlot[] }>();
  captureTypes.set(node, byEnvironment);
  const known = byEnvironment.get(context.environment.key);
  if (known !== undefined) return known.slots;
  const slots: CaptureSlot[] = [];
  let offset = closureCapturesOffset;
  const place = (type: IrType): number => {
    const size = type === "i128" ? 16 : 8;
    offset = Math.ceil(offset / size) * size;
    const here = offset;
    offset += size;
    return here;
  };
  if (
    context.thisValue !== null &&
    ts.isArrowFunction(node) &&
    context.world.bindings.usesThis(node)
  ) {
    slots.push({
      kind: "this",
      type: context.thisValue.type,
      offset: place(irTypeOf(context.thisValue.type)),
    });
  }
  for (const symbol of context.world.bindings.capturesOf(node)) {
    if (isOwnName(symbol, node) || isStaticFunction(context.world, symbol))
      continue;
    if (symbol.flags & ts.SymbolFlags.Class && !context.variables.has(symbol))
      continue;
    const binding = context.bindingOf(symbol, node);
    if (binding.kind === "global") continue;
    slots.push({
      kind: binding.kind,
      symbol,
      type: binding.type,
      offset: place(binding.variable.type),
    });
  }
  byEnvironment.set(context.environment.key, { slots });
  return slots;
}

/** A closure referring to the variable or declaration it is itself. */
export function isOwnName(symbol: ts.Symbol, node: ts.Node): boolean {
  const declaration = symbol.valueDeclaration;
  if (declaration === undefined) return false;
  if (declaration === node) return true;
  if (
    !ts.isVariableDeclaration(declaration) ||
    !(ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const)
  )
    return false;
  return declaration.initializer === node;
}

/** A nested function declaration that captures nothing: a plain function. */
export function isStaticFunction(world: World, symbol: ts.Symbol): boolean {
  const declaration = symbol.valueDeclaration;
  if (declaration === undefined || !ts.isFunctionDeclaration(declaration))
    return false;
  return isStatic(world, declaration, new Set());
}

const staticFunctions = new WeakMap<ts.Node, boolean>();

function isStatic(
  world: World,
  declaration: ts.FunctionDeclaration,
  visiting: Set<ts.Node>,
): boolean {
  const known = staticFunctions.get(declaration);
  if (known !== undefined) return known;
  if (visiting.has(declaration)) return true;
  visiting.add(declaration);
  const result =
    !isNewEachTime(world, declaration) &&
    world.bindings.capturesOf(declaration).every((symbol) => {
      const other = symbol.valueDeclaration;
      return (
        other !== undefined &&
        ts.isFunctionDeclaration(other) &&
        isStatic(world, other, visiting)
      );
    });
  if (visiting.size === 1 || !result) staticFunctions.set(declaration, result);
  visiting.delete(declaration);
  return result;
}

/** A nested function that is used as a value: another object whenever the outer one runs. */
function isNewEachTime(
  world: World,
  declaration: ts.FunctionDeclaration,
): boolean {
  if (world.options.kind === "kernel" || world.isLibraryFile(declaration))
    return false;
  if (declaration.typeParameters !== undefined) return false;
  const symbol =
    declaration.name === undefined
      ? undefined
      : world.checker.getSymbolAtLocation(declaration.name);
  if (symbol === undefined || world.bindings.declaringFrame(symbol) === null)
    return false;
  const isValue = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) &&
      node !== declaration.name &&
      node.text === symbol.name &&
      world.checker.getSymbolAtLocation(node) === symbol &&
      !isCalledOnly(world, node)) ||
    (ts.forEachChild(node, isValue) ?? false);
  return isValue(declaration.parent);
}
