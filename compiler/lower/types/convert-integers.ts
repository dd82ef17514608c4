// Conversions of machine integers: among themselves they are refused, to values
// of any kind they become numbers.

import ts from "typescript";
import { CompileError } from "../../diagnostics.ts";
import { integer, type Operand } from "../../ir/ir.ts";
import type { FunctionContext, Typed } from "../context.ts";
import {
  boxReference,
  convert,
  integerToNumber,
  isSentinel,
} from "./convert.ts";
import { sentinelBits, valueBits } from "./sentinels.ts";
import { typeName } from "./type-names.ts";
import {
  integerIn,
  type IntegerType,
  irTypeOf,
  mayBe,
  representationOf,
  stringType,
  type Type,
  unknownType,
} from "./types.ts";

/** To or from a machine integer, or one that may be missing. */
export function convertInteger(
  context: FunctionContext,
  typed: Typed,
  target: Type,
  node: ts.Node,
): Operand {
  const from = integerIn(typed.type);
  const to = integerIn(target);
  if (from !== null && from === to) {
    const boxes = representationOf(target) === "value";
    if (context.isKernel && from.bits === 64 && boxes)
      throw new CompileError(
        "NT2004",
        `the machine integer \`${from.name}\` does not become \`${typeName(target)}\` silently`,
        node,
        "use a class or an interface with a field for each",
      );
    if (boxes) return integerToValue(context, typed, from);
    if (representationOf(typed.type) === "value")
      return valueToInteger(context, typed, target, from);
  }
  if (from !== null && to !== null) {
    if (from.bits !== to.bits || from.signed !== to.signed) {
      throw new CompileError(
        "NT2001",
        `\`${from.name}\` does not become \`${to.name}\` silently`,
        node,
        `convert it: \`${to.name}(…)\``,
      );
    }
    const wide = irTypeOf(target);
    if (irTypeOf(typed.type) === wide) return typed.value;
    return context.emit(
      representationOf(target) === "integer" ? "trunc" : "zext",
      wide,
      [typed.value],
    );
  }
  if (to !== null) {
    throw new CompileError(
      "NT2003",
      `\`${typeName(typed.type)}\` does not become \`${to.name}\` silently`,
      node,
      `convert it: \`${to.name}(…)\``,
    );
  }
  if (target.kind === "unknown" && isConsoleArgument(node))
    return printable(context, typed.value, from!, node);
  throw new CompileError(
    "NT2004",
    `the machine integer \`${from!.name}\` does not become \`${typeName(target)}\` silently`,
    node,
    "write `Number(…)`, or give the variable or type argument its machine type",
  );
}

/**
 * Among values of any kind a machine integer is a number: `string | u32`. One
 * of 64 bits that no number is exactly is refused when it comes there.
 */
function integerToValue(
  context: FunctionContext,
  typed: Typed,
  type: IntegerType,
): Operand {
  const isOptional = representationOf(typed.type) === "optionalInteger";
  const narrow = isOptional
    ? context.emit("trunc", irTypeOf(type), [typed.value])
    : typed.value;
  const isWide = type.bits === 64 && !isBare(context);
  const number = isWide
    ? context.callRuntime(type.signed ? "exactSigned" : "exactUnsigned", [
        narrow,
      ]).value
    : integerToNumber(context, narrow, type).value;
  let value = context.emit("bitcast", "val", [number]);
  if (!isOptional) return value;
  for (const sentinel of ["undefined", "null"] as const) {
    value = context.emit("select", "val", [
      isSentinel(context, typed, [sentinel]),
      integer("val", valueBits[sentinel]),
      value,
    ]);
  }
  return value;
}

function valueToInteger(
  context: FunctionContext,
  typed: Typed,
  target: Type,
  type: IntegerType,
): Operand {
  const number = context.emit("bitcast", "f64", [typed.value]);
  const narrow = context.emit(
    type.signed ? "fptosi" : "fptoui",
    irTypeOf(type),
    [number],
  );
  if (representationOf(target) === "integer") return narrow;
  const wide = irTypeOf(target);
  let value = context.emit("zext", wide, [narrow]);
  for (const sentinel of ["undefined", "null"] as const) {
    const bits = sentinelBits(target, sentinel);
    if (bits === null || !mayBe(target, sentinel)) continue;
    value = context.emit("select", wide, [
      isSentinel(context, typed, [sentinel]),
      integer(wide, bits),
      value,
    ]);
  }
  return value;
}

/** `console.log(x)` prints a machine integer's digits, all 64 bits of them. */
function printable(
  context: FunctionContext,
  value: Operand,
  type: IntegerType,
  node: ts.Node,
): Operand {
  if (type.bits <= 32)
    return convert(
      context,
      integerToNumber(context, value, type),
      unknownType,
      node,
    );
  const wide = context.callRuntime(
    type.signed ? "signedToString" : "unsignedToString",
    [value],
  ).value;
  return boxReference(context, wide, stringType);
}

function isConsoleArgument(node: ts.Node): boolean {
  const { parent } = node;
  if (
    parent === undefined ||
    !ts.isCallExpression(parent) ||
    !ts.isPropertyAccessExpression(parent.expression)
  )
    return false;
  return parent.expression.expression.getText() === "console";
}

/** Layout converts with nothing but an emitter (passes/layout.ts). */
function isBare(context: FunctionContext): boolean {
  return (context as Partial<FunctionContext>).builder === undefined;
}
