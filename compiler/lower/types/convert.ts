// Conversions between representations, and tests of values: nullish, truthy,
// numeric conversions of JavaScript.

import ts from "typescript";
import { CompileError, internal } from "../../diagnostics.ts";
import { type IrType, type Operand, integer, undef } from "../../ir/ir.ts";
import { adaptFunction, checkAlike } from "../calls/adapters.ts";
import { failUnless } from "../expressions/casts.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { noteClassViews } from "./class-views.ts";
import {
  type Sentinel,
  referenceSentinels,
  sentinelBits,
  valueBits,
} from "./sentinels.ts";
import {
  type IntegerType,
  type Type,
  integerIn,
  irTypeOf,
  mayBe,
  nonNullish,
  numberType,
  representationOf,
  stringType,
  typeName,
  u64Type,
  unknownType,
} from "./types.ts";

/** undefined, null or absent in the representation of `type`. */
export function sentinelOperand(
  context: FunctionContext,
  type: Type,
  sentinel: Sentinel,
): Operand {
  const ir = irTypeOf(type);
  const bits = sentinelBits(type, sentinel);
  if (bits === null) return undef(ir);
  if (ir === "f64")
    return context.emit("bitcast", "f64", [integer("i64", bits)]);
  return integer(ir, bits);
}

/** i1: whether the value is one of the sentinels its type allows among `kinds`. */
export function isSentinel(
  context: FunctionContext,
  { value, type }: Typed,
  kinds: readonly Sentinel[],
): Operand {
  const possible = kinds.filter(
    (kind) => kind === "absent" || mayBe(type, kind),
  );
  let result: Operand = integer("i1", 0);
  for (const kind of possible) {
    const bits = sentinelBits(type, kind);
    if (bits === null) continue;
    const ir = irTypeOf(type);
    const raw = ir === "f64" ? context.emit("bitcast", "i64", [value]) : value;
    const same = context.emit(
      "icmp",
      "i1",
      [raw, integer(ir === "f64" ? "i64" : ir, bits)],
      { predicate: "eq" },
    );
    result =
      kind === possible[0] ? same : context.emit("or", "i1", [result, same]);
  }
  return result;
}

export function isNullishValue(
  context: FunctionContext,
  typed: Typed,
): Operand {
  if (representationOf(typed.type) === "reference") {
    if (!mayBe(typed.type, "undefined") && !mayBe(typed.type, "null"))
      return integer("i1", 0);
    const limit = integer(irTypeOf(typed.type), referenceSentinels.undefined);
    return context.emit("icmp", "i1", [typed.value, limit], {
      predicate: "ule",
    });
  }
  return isSentinel(context, typed, ["undefined", "null"]);
}

/** Converts to `target`, whose values include (statically) those of `typed`. */
export function convert(
  context: FunctionContext,
  typed: Typed,
  target: Type,
  node: ts.Node,
): Operand {
  const { value, type } = typed;
  if (type === target) return value;
  const from = representationOf(type);
  const to = representationOf(target);
  if (type.kind === "never") return undef(irTypeOf(target));
  if (type.kind === "undefined" || type.kind === "null")
    return sentinelOperand(context, target, type.kind);
  if (from === "reference") {
    // Layout converts what was converted, and noted, while lowering.
    const { world } = context as Partial<FunctionContext>;
    if (world !== undefined) noteClassViews(world, type, target);
  }
  if (from === to && from === "reference") {
    if (type.kind === "function" || target.kind === "function")
      return adaptFunction(context, typed, target, node);
    checkFunctionElements(type, target, node);
    if (narrowsElements(type, target)) checkElements(context, typed, target);
    return retype(context, value, irTypeOf(target));
  }
  if (
    to === "integer" ||
    to === "optionalInteger" ||
    from === "integer" ||
    from === "optionalInteger"
  ) {
    return convertInteger(context, typed, target, node);
  }
  if (from === to) return value;
  const convertPair = conversions[`${from}>${to}`];
  if (convertPair === undefined)
    return impossible(context, typed, target, node);
  return convertPair(context, typed, target);
}

/**
 * No value is of both types. Generic code says such things where a type
 * parameter is bound to what a test before has ruled out; if ever it runs, it throws.
 */
function impossible(
  context: FunctionContext,
  { type }: Typed,
  target: Type,
  node: ts.Node,
): Operand {
  const { builder } = context as Partial<FunctionContext>;
  if (builder === undefined)
    internal(
      node,
      `no conversion from \`${typeName(type)}\` to \`${typeName(target)}\``,
    );
  failUnless(
    context,
    integer("i1", 0),
    `Value is not of type ${typeName(target)}`,
  );
  return undef(irTypeOf(target));
}

/** An array's functions cannot be adapted: others may hold the same array. */
function checkFunctionElements(from: Type, to: Type, node: ts.Node): void {
  const source = nonNullish(from);
  const target = nonNullish(to);
  if (source.kind !== "array" || target.kind !== "array") return;
  if (target.element.kind === "function")
    checkAlike(source.element, target.element, node);
}

/** From an array of anything to an array of something held another way. */
function narrowsElements(from: Type, to: Type): boolean {
  const source = nonNullish(from);
  const target = nonNullish(to);
  if (source.kind !== "array" || target.kind !== "array") return false;
  return (
    irTypeOf(source.element) === "val" && irTypeOf(target.element) !== "val"
  );
}

/** The array must really be one: generic code may have made it for values of any kind. */
function checkElements(
  context: FunctionContext,
  { value, type }: Typed,
  target: Type,
): void {
  const { builder } = context as Partial<FunctionContext>;
  const wanted = nonNullish(target);
  if (builder === undefined || wanted.kind !== "array") return;
  if (nonNullish(type) !== type) return;
  context.callRuntime("checkElements", [
    value,
    integer("i32", elementNumber(wanted.element)),
  ]);
}

function elementNumber(type: Type): number {
  const numbers: Partial<Record<IrType, number>> = {
    f64: 1,
    i1: 2,
    i8: 3,
    ref: 4,
  };
  return numbers[irTypeOf(type)] ?? 4;
}

function retype(
  context: FunctionContext,
  value: Operand,
  type: IrType,
): Operand {
  const from = "type" in value ? value.type : type;
  return from === type ? value : context.emit("bitcast", type, [value]);
}

function convertInteger(
  context: FunctionContext,
  typed: Typed,
  target: Type,
  node: ts.Node,
): Operand {
  const from = integerIn(typed.type);
  const to = integerIn(target);
  if (from !== null && from === to && from.bits <= 32) {
    if (representationOf(target) === "value")
      return integerToValue(context, typed, from);
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

/** Among values of any kind a machine integer is a number: `string | u32`. */
function integerToValue(
  context: FunctionContext,
  typed: Typed,
  type: IntegerType,
): Operand {
  const isOptional = representationOf(typed.type) === "optionalInteger";
  const narrow = isOptional
    ? context.emit("trunc", irTypeOf(type), [typed.value])
    : typed.value;
  const number = integerToNumber(context, narrow, type).value;
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

type Conversion = (
  context: FunctionContext,
  typed: Typed,
  target: Type,
) => Operand;

const conversions: Readonly<Record<string, Conversion>> = {
  "number>value": (context, { value }) =>
    context.emit("bitcast", "val", [value]),
  "value>number": (context, { value }) =>
    context.emit("bitcast", "f64", [value]),
  "boolean>value": (context, { value }) =>
    context.emit("select", "val", [
      value,
      integer("val", valueBits.true),
      integer("val", valueBits.false),
    ]),
  "value>boolean": (context, { value }) =>
    context.emit("icmp", "i1", [value, integer("val", valueBits.true)], {
      predicate: "eq",
    }),
  "boolean>optionalBoolean": (context, { value }) =>
    context.emit("zext", "i8", [value]),
  "optionalBoolean>boolean": (context, { value }) =>
    context.emit("icmp", "i1", [value, integer("i8", 1)], { predicate: "eq" }),
  "optionalBoolean>value": (context, { value }) => {
    // 0 false, 1 true -> …4, …5; 2, 3, 4 -> …1, …2, …3.
    const wide = context.emit("zext", "i64", [value]);
    const solid = context.emit("icmp", "i1", [value, integer("i8", 2)], {
      predicate: "ult",
    });
    const step = context.emit("select", "i64", [
      solid,
      integer("i64", valueBits.false),
      integer("i64", valueBits.undefined - 2n),
    ]);
    return context.emit("bitcast", "val", [
      context.emit("add", "i64", [wide, step]),
    ]);
  },
  "value>optionalBoolean": (context, { value }) => {
    const raw = context.emit("bitcast", "i64", [value]);
    const low = context.emit("trunc", "i8", [raw]);
    const solid = context.emit("icmp", "i1", [low, integer("i8", 4)], {
      predicate: "uge",
    });
    const down = context.emit("sub", "i8", [low, integer("i8", 4)]);
    const up = context.emit("add", "i8", [low, integer("i8", 1)]);
    return context.emit("select", "i8", [solid, down, up]);
  },
  "reference>value": (context, { value, type }) =>
    boxReference(context, value, type),
  "value>reference": (context, { value }, target) =>
    unboxReference(context, value, target),
  // A union of sentinels only (`undefined | null`) into a wider type.
  "reference>number": (context, typed, target) =>
    sentinelsTo(context, typed, target),
  "reference>optionalBoolean": (context, typed, target) =>
    sentinelsTo(context, typed, target),
  "number>reference": (context, typed, target) =>
    sentinelsTo(context, typed, target),
  "optionalBoolean>reference": (context, typed, target) =>
    sentinelsTo(context, typed, target),
  "number>boolean": (_context, _typed, target) => undef(irTypeOf(target)),
  "boolean>number": (_context, _typed, target) => undef(irTypeOf(target)),
};

function sentinelsTo(
  context: FunctionContext,
  typed: Typed,
  target: Type,
): Operand {
  const isNull = isSentinel(context, { ...typed, type: typed.type }, ["null"]);
  const whenNull = sentinelOperand(context, target, "null");
  const whenUndefined = sentinelOperand(context, target, "undefined");
  return context.emit("select", irTypeOf(target), [
    isNull,
    whenNull,
    whenUndefined,
  ]);
}

/**
 * Sentinels are looked for whatever the type says: a field not yet initialised
 * is undefined, and must not become a pointer to page 0.
 */
export function boxReference(
  context: FunctionContext,
  value: Operand,
  _type: Type,
): Operand {
  const raw = context.emit("bitcast", "i64", [value]);
  let bits = context.emit("or", "i64", [
    raw,
    integer("i64", valueBits.reference),
  ]);
  if (value.kind === "symbol") return context.emit("bitcast", "val", [bits]);
  for (const sentinel of ["null", "undefined", "absent"] as const) {
    const same = context.emit(
      "icmp",
      "i1",
      [raw, integer("i64", referenceSentinels[sentinel])],
      { predicate: "eq" },
    );
    bits = context.emit("select", "i64", [
      same,
      integer("i64", valueBits[sentinel]),
      bits,
    ]);
  }
  return context.emit("bitcast", "val", [bits]);
}

function unboxReference(
  context: FunctionContext,
  value: Operand,
  target: Type,
): Operand {
  const raw = context.emit("bitcast", "i64", [value]);
  let bits = context.emit("and", "i64", [
    raw,
    integer("i64", 0xffff_ffff_ffffn),
  ]);
  const fix = (sentinel: Sentinel): void => {
    const same = context.emit(
      "icmp",
      "i1",
      [raw, integer("i64", valueBits[sentinel])],
      { predicate: "eq" },
    );
    bits = context.emit("select", "i64", [
      same,
      integer("i64", referenceSentinels[sentinel]),
      bits,
    ]);
  };
  if (mayBe(target, "null")) fix("null");
  if (mayBe(target, "undefined")) {
    fix("undefined");
    fix("absent");
  }
  return context.emit("bitcast", irTypeOf(target), [bits]);
}

/** An integer value extended to `bits` by its own signedness. */
export function extend(
  context: FunctionContext,
  value: Operand,
  type: IntegerType,
  bits: 8 | 16 | 32 | 64,
): Operand {
  if (type.bits === bits) return value;
  const target = `i${bits}` as IrType;
  if (type.bits > bits) return context.emit("trunc", target, [value]);
  return context.emit(type.signed ? "sext" : "zext", target, [value]);
}

/** The explicit conversion `u32(x)`, `Number(x)` of a machine integer, … */
export function convertToInteger(
  context: FunctionContext,
  typed: Typed,
  target: IntegerType,
  node: ts.Node,
): Operand {
  const { value, type } = typed;
  const ir = irTypeOf(target);
  if (type.kind === "integer") return extend(context, value, type, target.bits);
  if (type.kind === "boolean") return context.emit("zext", ir, [value]);
  if (type.kind === "number")
    return context.emit(target.signed ? "fptosi" : "fptoui", ir, [value]);
  if (irTypeOf(type) === "ptr" || irTypeOf(type) === "ref") {
    if (target === u64Type || target.name === "usize")
      return context.emit("bitcast", "i64", [value]);
  }
  return internal(
    node,
    `conversion of \`${typeName(type)}\` to \`${target.name}\``,
  );
}

export function integerToNumber(
  context: FunctionContext,
  value: Operand,
  type: IntegerType,
): Typed {
  return {
    value: context.emit(type.signed ? "sitofp" : "uitofp", "f64", [value]),
    type: numberType,
  };
}

/** JavaScript's ToInt32 of a number. */
export function toInt32(context: FunctionContext, value: Operand): Operand {
  return context.emit("toint32", "i32", [value]);
}
