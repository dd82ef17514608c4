// Conversions between representations, and tests of values: nullish, truthy,
// numeric conversions of JavaScript.

import ts from "typescript";
import { internal } from "../../diagnostics.ts";
import {
  integer,
  type IrType,
  type Operand,
  symbol,
  undef,
} from "../../ir/ir.ts";
import { forEachIndex, loadElement } from "../arrays/arrays.ts";
import { adaptFunction, checkAlike } from "../calls/adapters.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { failUnless } from "../expressions/casts.ts";
import { testShape } from "../expressions/type-tests.ts";
import { noteClassViews } from "./class-views.ts";
import { convertInteger } from "./convert-integers.ts";
import {
  referenceSentinels,
  type Sentinel,
  sentinelBits,
  valueBits,
} from "./sentinels.ts";
import { kindsOf } from "./value-kinds.ts";
import { typeName } from "./type-names.ts";
import {
  type IntegerType,
  irTypeOf,
  type ArrayType,
  mayBe,
  membersOf,
  nonNullish,
  numberType,
  representationOf,
  type Type,
  u64Type,
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
  if (from === "reference" || (from === "value" && to === "reference")) {
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
  const converted = convertPair(context, typed, target);
  if (from === "value" && mayNarrowElements(context, type, target))
    checkUnboxed(context, typed, { value: converted, type: target });
  return converted;
}

/**
 * Whether what comes out of a value may be an array made for values of any kind
 * where `to` holds its elements another way: `value as string[]`.
 */
function mayNarrowElements(
  context: FunctionContext,
  from: Type,
  to: Type,
): boolean {
  const target = nonNullish(to);
  const { world } = context as Partial<FunctionContext>;
  if (world === undefined || context.isKernel) return false;
  if (target.kind !== "array" || irTypeOf(target.element) === "val")
    return false;
  return membersOf(from).every(
    (member) =>
      member.kind !== "array" ||
      irTypeOf(member.element) !== irTypeOf(target.element),
  );
}

/** Checks the elements of what was a value and is an array now. */
function checkUnboxed(
  context: FunctionContext,
  boxed: Typed,
  { value, type }: Typed,
): void {
  const { builder } = context;
  const array = builder.newBlock("unboxed.array");
  const done = builder.newBlock("unboxed");
  const isReference = context.emit(
    "icmp",
    "i1",
    [boxed.value, integer("val", valueBits.reference)],
    { predicate: "uge" },
  );
  builder.conditional(isReference, array, done);
  builder.startBlock(array);
  const present = nonNullish(type);
  checkElements(context, { value, type: present }, present);
  builder.branch(done);
  builder.startBlock(done);
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
  const { element } = wanted;
  const shape = context.world.arrayShape(wanted);
  shape.allocated = true;
  context.callRuntime("checkElements", [
    value,
    integer("i32", elementNumber(element)),
    integer("i32", kindsOf(element)),
    context.emit("bitcast", "i64", [symbol("ptr", shape.symbol)]),
  ]);
  if (context.safe) checkEach(context, { value, type: wanted });
}

/** What is said of each element that is an object must be so. */
function checkEach(context: FunctionContext, array: Typed): void {
  const { element } = nonNullish(array.type) as ArrayType;
  const solid = nonNullish(element);
  const isObject = membersOf(solid).every(
    ({ kind }) => kind === "class" || kind === "structural",
  );
  if (!isObject || solid.kind === "never") return;
  forEachIndex(context, array, (index) => {
    const value = loadElement(context, array.value, index, element);
    const payload = { type: solid, declaration: null };
    const typed = { value, type: element };
    const fits = testShape(context, typed, payload, context.instance.node);
    const limit = integer("ref", referenceSentinels.absent);
    const nothing = context.emit("icmp", "i1", [value, limit], {
      predicate: "ule",
    });
    const holds = context.emit("or", "i1", [nothing, fits]);
    failUnless(context, holds, `Value is not of type ${typeName(solid)}`);
  });
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
    const given = referenceSentinels[sentinel];
    bits = unlessEqual(context, raw, given, valueBits[sentinel], bits);
  }
  return context.emit("bitcast", "val", [bits]);
}

/** `wanted` where `raw` is `given`, else `otherwise`. */
function unlessEqual(
  context: FunctionContext,
  raw: Operand,
  given: bigint,
  wanted: bigint,
  otherwise: Operand,
): Operand {
  const same = context.emit("icmp", "i1", [raw, integer("i64", given)], {
    predicate: "eq",
  });
  return context.emit("select", "i64", [
    same,
    integer("i64", wanted),
    otherwise,
  ]);
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
    const wanted = referenceSentinels[sentinel];
    bits = unlessEqual(context, raw, valueBits[sentinel], wanted, bits);
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
