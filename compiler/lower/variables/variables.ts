// Variables of a function: parameters, cells for captured ones, debug variables.

import ts from "typescript";
import type { Operand } from "../../ir/ir.ts";
import { SsaVariable } from "../builder.ts";
import { type Binding, FunctionContext, type Typed } from "../context.ts";
import { convert, isSentinel } from "../types/convert.ts";
import { bindPattern } from "../statements/destructuring.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import {
  type Type,
  irTypeOf,
  sizeOfIrType,
  undefinedType,
} from "../types/types.ts";
import { convertPresent } from "./unset.ts";
import type { World } from "../world.ts";

export function declareParameter(
  context: FunctionContext,
  parameter: ts.ParameterDeclaration,
  incoming: Typed,
  index: number,
): void {
  context.at(parameter);
  let value = incoming;
  if (parameter.initializer !== undefined) {
    const type = context.typeOfNode(parameter);
    value = withDefault(context, incoming, type, parameter.initializer);
  }
  if (ts.isIdentifier(parameter.name)) {
    declareVariable(context, parameter.name, value, index);
    if (ts.isParameterPropertyDeclaration(parameter, parameter.parent)) return;
  } else {
    bindPattern(context, parameter.name, value);
  }
}

/** `value === undefined ? initializer : value`, as a value of `type`. */
export function withDefault(
  context: FunctionContext,
  incoming: Typed,
  type: Type,
  initializer: ts.Expression,
): Typed {
  const { builder } = context;
  const result = new SsaVariable("default", irTypeOf(type));
  const missing = isSentinel(context, incoming, ["undefined"]);
  const useDefault = builder.newBlock("default");
  const useValue = builder.newBlock("given");
  const join = builder.newBlock("parameter");
  builder.conditional(missing, useDefault, useValue);
  builder.startBlock(useValue);
  builder.write(result, convert(context, incoming, type, initializer));
  builder.branch(join);
  builder.startBlock(useDefault);
  const value = lowerExpression(context, initializer, type);
  if (!builder.isTerminated)
    builder.write(result, convert(context, value, type, initializer));
  builder.branch(join);
  builder.startBlock(join);
  return { value: builder.read(result), type };
}

/** Makes a variable for a name; captured and reassigned ones live in a cell. */
export function declareVariable(
  context: FunctionContext,
  name: ts.Identifier,
  initial: Typed | null,
  parameter = 0,
): Binding {
  const symbol = variableSymbol(context.world, name);
  const prepared = context.variables.get(symbol);
  if (prepared?.kind === "cell" && initial !== null)
    initial = {
      value: convert(context, initial, prepared.type, name),
      type: prepared.type,
    };
  const type = initial?.type ?? context.typeOfNode(name);
  return declareSymbol(
    context,
    symbol,
    name,
    type,
    initial?.value ?? null,
    parameter,
  );
}

/** The variable a name declares: for a parameter property not the property. */
export function variableSymbol(world: World, name: ts.Identifier): ts.Symbol {
  const { parent } = name;
  if (
    ts.isParameter(parent) &&
    ts.isParameterPropertyDeclaration(parent, parent.parent)
  ) {
    const [parameter] = world.checker.getSymbolsOfParameterPropertyDeclaration(
      parent,
      name.text,
    );
    if (parameter !== undefined) return parameter;
  }
  return world.checker.getSymbolAtLocation(name)!;
}

export function declareSymbol(
  context: FunctionContext,
  symbol: ts.Symbol,
  name: ts.Node,
  type: Type,
  initial: Operand | null,
  parameter = 0,
): Binding {
  const { world, builder } = context;
  const existing = context.variables.get(symbol);
  if (existing !== undefined && existing.kind !== "ssa") {
    // A global, or hoisted: closures made before this share the cell.
    if (initial !== null)
      context.writeBinding(
        existing,
        convertPresent(context, { value: initial, type }, existing.type, name),
      );
    return existing;
  }
  if (
    existing?.kind === "ssa" &&
    existing.type === type &&
    initial !== null &&
    isVarSymbol(symbol)
  ) {
    builder.write(existing.variable, initial);
    debugValue(context, symbol, name, type, initial, parameter);
    return existing;
  }
  const value = initial ?? zeroOf(context, type);
  const bindings = world.bindings.of(name);
  const needsCell =
    bindings.captured.has(symbol) &&
    (bindings.reassigned.has(symbol) || bindings.early.has(symbol));
  if (!needsCell) {
    const variable = new SsaVariable(symbol.name, irTypeOf(type));
    const binding: Binding = { kind: "ssa", variable, type };
    context.variables.set(symbol, binding);
    builder.write(variable, value);
    if (irTypeOf(type) !== "void")
      debugValue(context, symbol, name, type, value, parameter);
    return binding;
  }
  const binding: Binding = {
    kind: "cell",
    variable: new SsaVariable(symbol.name, "ref"),
    type,
  };
  context.variables.set(symbol, binding);
  builder.write(binding.variable, context.newCell(type, value));
  return binding;
}

function isVarSymbol(symbol: ts.Symbol): boolean {
  return (symbol.flags & ts.SymbolFlags.FunctionScopedVariable) !== 0;
}

function debugValue(
  context: FunctionContext,
  symbol: ts.Symbol,
  name: ts.Node,
  type: Type,
  value: Operand,
  parameter: number,
): void {
  context.emit("debugvalue", "void", [value], {
    variable: {
      name: symbol.name,
      type: debugTypeOf(type),
      location: context.world.locationOf(name),
      parameter,
    },
  });
}

/** Records an assignment for debuggers. */
export function noteAssignment(
  context: FunctionContext,
  symbol: ts.Symbol,
  binding: Binding,
  value: Operand,
): void {
  const declaration = symbol.valueDeclaration as
    ts.NamedDeclaration | undefined;
  if (binding.kind !== "ssa" || declaration?.name === undefined) return;
  const isParameter = ts.isParameter(declaration);
  const index = isParameter
    ? declaration.parent.parameters.indexOf(declaration) + 1
    : 0;
  debugValue(context, symbol, declaration.name, binding.type, value, index);
}

export function debugTypeOf(type: Type): import("../../ir/ir.ts").DebugType {
  const name = type.key;
  switch (type.kind) {
    case "number":
      return { kind: "number", name: "number" };
    case "boolean":
      return { kind: "boolean", name: "boolean" };
    case "integer":
      return {
        kind: "integer",
        name: type.name,
        bits: type.bits,
        signed: type.signed,
      };
    case "string":
      return { kind: "string", name: "string" };
    case "array":
      return { kind: "array", name, element: debugTypeOf(type.element) };
    default: {
      const ir = irTypeOf(type);
      if (ir === "f64") return { kind: "number", name };
      if (ir === "val") return { kind: "value", name };
      if (ir === "i8" || ir === "i1") return { kind: "boolean", name };
      if (ir === "ref" || ir === "ptr") return { kind: "pointer", name };
      return {
        kind: "integer",
        name,
        bits: sizeOfIrType(ir) * 8,
        signed: false,
      };
    }
  }
}

function zeroOf(context: FunctionContext, type: Type): Operand {
  return convert(
    context,
    { value: { kind: "undef", type: "ref" }, type: undefinedType },
    optionalIfPossible(type),
    context.instance.node,
  );
}

/** Machine integers have no undefined: their zero is plain 0. */
function optionalIfPossible(type: Type): Type {
  return type;
}
