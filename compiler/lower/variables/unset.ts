// Variables that can be read before they have a value: `undefined` in a `let`
// or `var` that only some later code sets, and the dead zone of `let`, `const`
// and class, where reading is a ReferenceError.

import ts from "typescript";
import { integer, type Operand } from "../../ir/ir.ts";
import { wholeDeclaration } from "./bindings.ts";
import type {
  Binding,
  FunctionContext,
  GlobalBinding,
  Typed,
} from "../context.ts";
import { convert, isSentinel, sentinelOperand } from "../types/convert.ts";
import { failWith } from "../failures.ts";
import { sentinelBits } from "../types/sentinels.ts";
import { stringConstant } from "../expressions/text.ts";
import {
  booleanType,
  integerIn,
  mayBe,
  optional,
  type Type,
} from "../types/types.ts";
import type { World } from "../world.ts";

type Declaration = ts.VariableDeclaration | ts.BindingElement;

/** Whether reading a variable or naming a class may be a ReferenceError. */
export function isInDeadZone(world: World, symbol: ts.Symbol): boolean {
  const { valueDeclaration } = symbol;
  if (world.options.kind === "kernel" || valueDeclaration === undefined)
    return false;
  const hasZone =
    ts.isParameter(valueDeclaration) ||
    ts.isExportAssignment(valueDeclaration) ||
    (symbol.flags &
      (ts.SymbolFlags.BlockScopedVariable | ts.SymbolFlags.Class)) !==
      0;
  return hasZone && world.deadZones.isEarly(symbol);
}

/** A variable's type, with undefined where it may be read before it is set. */
export function unsetType(
  world: World,
  declaration: Declaration,
  type: Type,
): Type {
  if (world.options.kind === "kernel" || integerIn(type) !== null) return type;
  if (!ts.isIdentifier(declaration.name) || mayBe(type, "undefined"))
    return type;
  if (ts.isBindingElement(declaration) && mayBeMissing(world, declaration))
    return optional(type);
  const list = wholeDeclaration(declaration).parent;
  if (!ts.isVariableDeclarationList(list)) return type;
  const isBlockScoped = (list.flags & ts.NodeFlags.BlockScoped) !== 0;
  if (ts.isBindingElement(declaration) && isBlockScoped) return type;
  if (ts.isForOfStatement(list.parent) || ts.isForInStatement(list.parent))
    return type;
  const symbol = world.checker.getSymbolAtLocation(declaration.name)!;
  const bindings = world.bindings.of(declaration);
  const isShared =
    world.bindings.declaringFrame(symbol) === null
      ? bindings.shared.has(symbol)
      : bindings.captured.has(symbol);
  if (isBlockScoped && ts.isVariableDeclaration(declaration)) {
    if (
      declaration.initializer === undefined &&
      (isShared || declaration.exclamationToken !== undefined)
    )
      return optional(type);
    // A boolean by itself has no bits to spare for the mark.
    return type.kind === "boolean" && isShared && isInDeadZone(world, symbol)
      ? optional(type)
      : type;
  }
  const isPlain =
    ts.isVariableStatement(list.parent) &&
    (ts.isSourceFile(list.parent.parent) ||
      ts.isFunctionLike(list.parent.parent.parent));
  return isShared &&
    ((ts.isVariableDeclaration(declaration) &&
      declaration.initializer === undefined) ||
      !isPlain ||
      world.deadZones.isEarly(symbol))
    ? optional(type)
    : type;
}

/** An element that an array pattern takes from a list of unknown length. */
function mayBeMissing(world: World, element: ts.BindingElement): boolean {
  if (
    !ts.isArrayBindingPattern(element.parent) ||
    element.initializer !== undefined ||
    element.dotDotDotToken !== undefined
  )
    return false;
  const source = world.checker.getTypeAtLocation(element.parent);
  return !world.checker.isTupleType(source);
}

/** What a global holds until its declaration runs. */
export function initialBits(
  world: World,
  symbol: ts.Symbol,
  type: Type,
): bigint {
  if (world.options.kind === "kernel") return 0n;
  if (isInDeadZone(world, symbol)) return sentinelBits(type, "absent") ?? 0n;
  return mayBe(type, "undefined")
    ? (sentinelBits(type, "undefined") ?? 0n)
    : 0n;
}

/** What a cell holds until its declaration runs. */
export function unsetValue(
  context: FunctionContext,
  symbol: ts.Symbol,
  type: Type,
): Operand {
  const kind = isInDeadZone(context.world, symbol) ? "absent" : "undefined";
  return sentinelOperand(context, type, kind);
}

/** Reads or writes only pass once the declaration has run. */
export function checkDeadZone(
  context: FunctionContext,
  symbol: ts.Symbol,
  binding: Binding,
  /** What the reader calls it: an import may rename it. */
  name = symbol.name,
): void {
  if (binding.kind === "ssa" || integerIn(binding.type) !== null) return;
  if (!isInDeadZone(context.world, symbol)) return;
  const value = context.readBinding(binding);
  throwInDeadZone(
    context,
    isSentinel(context, { value, type: binding.type }, ["absent"]),
    name,
  );
}

/** Notes that a module's class has been declared, where somebody may ask. */
export function markDeclared(
  context: FunctionContext,
  node: ts.ClassLikeDeclaration,
): void {
  const binding = declaredFlag(context.world, node);
  if (binding !== null) context.writeBinding(binding, integer("i1", 1));
}

/** Naming a class of a module before it has been declared is a ReferenceError. */
export function checkDeclared(
  context: FunctionContext,
  node: ts.ClassLikeDeclaration,
): void {
  const binding = declaredFlag(context.world, node);
  if (binding === null) return;
  const isDeclared = context.readBinding(binding);
  throwInDeadZone(
    context,
    context.emit("xor", "i1", [isDeclared, integer("i1", 1)]),
    node.name!.text,
  );
}

function declaredFlag(
  world: World,
  node: ts.ClassLikeDeclaration,
): GlobalBinding | null {
  if (!ts.isClassDeclaration(node) || node.name === undefined) return null;
  if (!ts.isSourceFile(node.parent) && !ts.isModuleBlock(node.parent))
    return null;
  const symbol = world.checker.getSymbolAtLocation(node.name);
  if (symbol === undefined || !isInDeadZone(world, symbol)) return null;
  let binding = world.moduleGlobals.get(symbol);
  if (binding === undefined) {
    const name = `${world.moduleName(node)}.${symbol.name}.declared`;
    binding = world.newGlobal(name, booleanType);
    world.moduleGlobals.set(symbol, binding);
  }
  return binding;
}

export function throwInDeadZone(
  context: FunctionContext,
  unset: Operand,
  name: string,
): void {
  failWith(context, unset, () =>
    context.callRuntime("throwDeadZone", [stringConstant(context, name)]),
  );
}

/** Converts for a place that may have no room for undefined or null: then throws. */
export function convertPresent(
  context: FunctionContext,
  typed: Typed,
  target: Type,
  node: ts.Node,
): Operand {
  checkPresent(context, typed, target, node);
  return convert(context, typed, target, node);
}

/** Throws where a value is undefined or null and `target` says it is not. */
export function checkPresent(
  context: FunctionContext,
  typed: Typed,
  target: Type,
  node: ts.Node,
): void {
  if (!context.safe || context.isKernel || typed.type.kind !== "union") return;
  const kinds = (["undefined", "null"] as const).filter(
    (kind) => mayBe(typed.type, kind) && !mayBe(target, kind),
  );
  if (kinds.length === 0 || target.kind === "never") return;
  if (integerIn(typed.type) !== null) return;
  failWith(context, isSentinel(context, typed, kinds), () =>
    throwMissing(context, typed, node),
  );
}

/** The TypeError that Node has for using undefined or null in this place. */
function throwMissing(
  context: FunctionContext,
  typed: Typed,
  node: ts.Node,
): void {
  const { parent } = node as { parent: ts.Node | undefined };
  const value = convert(
    context,
    typed,
    { kind: "unknown", key: "unknown" },
    node,
  );
  if (
    parent !== undefined &&
    ts.isPropertyAccessExpression(parent) &&
    parent.expression === node
  ) {
    const name = stringConstant(context, parent.name.text);
    context.callRuntime("throwNullAccess", [value, name]);
    return;
  }
  const what = stringConstant(context, node.getText());
  const isCalled =
    parent !== undefined &&
    ts.isCallExpression(parent) &&
    parent.expression === node;
  if (isCalled) context.callRuntime("throwNotFunction", [what]);
  else context.callRuntime("throwMissing", [value, what]);
}
