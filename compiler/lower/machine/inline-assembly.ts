// Inline `asm` and the names of machine constants.

import ts from "typescript";
import { CompileError } from "../../diagnostics.ts";
import { integer } from "../../ir/ir.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { type IntrinsicCall, nothing } from "./intrinsics.ts";
import {
  booleanType,
  irTypeOf,
  undefinedType,
  usizeType,
} from "../types/types.ts";

/** The name a function has in module "machine", or null. */
export function machineName(
  context: FunctionContext,
  node: ts.Identifier,
): string | null {
  const { checker } = context.world;
  let symbol = checker.getSymbolAtLocation(node);
  if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias)
    symbol = checker.getAliasedSymbol(symbol);
  const declaration = symbol?.declarations?.[0];
  if (
    declaration === undefined ||
    !declaration.getSourceFile().fileName.endsWith("/machine.d.ts")
  )
    return null;
  return ts.isModuleBlock(declaration.parent) ? symbol!.name : null;
}

/** `isSafeProfile`, `isDevelopment`. */
export function machineConstant(
  context: FunctionContext,
  node: ts.Identifier,
): Typed | null {
  const { profile, mode } = context.world.options;
  if (node.text === "isSafeProfile")
    return {
      value: integer("i1", profile === "safe" ? 1 : 0),
      type: booleanType,
    };
  if (node.text === "isDevelopment")
    return {
      value: integer("i1", mode === "development" ? 1 : 0),
      type: booleanType,
    };
  return null;
}

export function lowerAsm({
  context,
  node,
  literal,
  expected,
}: IntrinsicCall): Typed {
  const [given] = node.typeArguments ?? [];
  const type =
    given === undefined
      ? undefinedType
      : context.resolve(context.world.checker.getTypeFromTypeNode(given));
  void expected;
  const operands = node.arguments.slice(2).map((argument) => {
    const value = lowerExpression(context, argument, usizeType);
    if (value.type.kind === "boolean")
      return context.emit("zext", "i8", [value.value]);
    if (value.type.kind === "number")
      throw new CompileError(
        "NT2003",
        "an operand of `asm` must be a machine integer",
        argument,
        "convert it, for example `u64(…)`",
      );
    return value.value;
  });
  const attributes = {
    template: literal(0),
    constraints: literal(1),
    sideEffects: true,
  };
  if (type.kind === "never") {
    context.emit("asm", "void", operands, attributes);
    context.builder.terminate("unreachable", [], []);
    return { value: { kind: "undef", type: "ref" }, type };
  }
  if (type.kind === "undefined") {
    context.emit("asm", "void", operands, attributes);
    return nothing;
  }
  return {
    value: context.emit("asm", irTypeOf(type), operands, attributes),
    type,
  };
}
