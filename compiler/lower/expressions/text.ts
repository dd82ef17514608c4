// Values as text: `String(x)`, templates, string constants.

import ts from "typescript";
import type { Operand } from "../../ir/ir.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert, extend } from "../types/convert.ts";
import { stringType, unknownType } from "../types/types.ts";

/** JavaScript's ToString for any type. */
export function toText(
  context: FunctionContext,
  typed: Typed,
  node: ts.Node,
): Operand {
  const { value, type } = typed;
  if (type.kind === "string") return value;
  if (type.kind === "number")
    return context.callRuntime("numberToString", [value]).value;
  if (type.kind === "boolean") {
    const yes = stringConstant(context, "true");
    return context.emit("select", "ref", [
      value,
      yes,
      stringConstant(context, "false"),
    ]);
  }
  if (type.kind === "integer") {
    const wide = extend(context, value, type, 64);
    return context.callRuntime(
      type.signed ? "signedToString" : "unsignedToString",
      [wide],
    ).value;
  }
  return context.callRuntime("valueToString", [
    convert(context, typed, unknownType, node),
  ]).value;
}

export function stringConstant(
  context: FunctionContext,
  text: string,
): Operand {
  return {
    kind: "symbol",
    type: "ref",
    name: context.world.stringSymbol(text),
  };
}

export function typedString(context: FunctionContext, text: string): Typed {
  return { value: stringConstant(context, text), type: stringType };
}
