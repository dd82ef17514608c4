// The evaluator's arithmetic: every pure opcode on known values. Addresses
// stay symbolic: they can be moved, compared with sentinels, and stored.

import type { Instruction, IrType } from "../ir/ir.ts";
import { Pointer, type Value } from "./evaluate-memory.ts";

function bitsOf(type: IrType): number {
  switch (type) {
    case "i1":
      return 1;
    case "i8":
      return 8;
    case "i16":
      return 16;
    case "i32":
      return 32;
    case "i128":
      return 128;
    default:
      return 64;
  }
}

const wrap = (type: IrType, value: bigint): bigint =>
  BigInt.asUintN(bitsOf(type), value);
const signed = (type: IrType, value: bigint): bigint =>
  BigInt.asIntN(bitsOf(type), value);

type IntegerOperation = (a: bigint, b: bigint, type: IrType) => bigint;

const integerOperations: Readonly<Record<string, IntegerOperation>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
  shl: (a, b) => a << b,
  lshr: (a, b) => a >> b,
  ashr: (a, b, type) => signed(type, a) >> b,
  udiv: (a, b) => a / b,
  urem: (a, b) => a % b,
  sdiv: (a, b, type) => signed(type, a) / signed(type, b),
  srem: (a, b, type) => signed(type, a) % signed(type, b),
};

const floatOperations: Readonly<
  Record<string, (a: number, b: number) => number>
> = {
  fadd: (a, b) => a + b,
  fsub: (a, b) => a - b,
  fmul: (a, b) => a * b,
  fdiv: (a, b) => a / b,
  frem: (a, b) => a % b,
  fneg: (a) => -a,
};

const comparisons: Readonly<Record<string, (a: bigint, b: bigint) => boolean>> =
  {
    eq: (a, b) => a === b,
    ne: (a, b) => a !== b,
    lt: (a, b) => a < b,
    le: (a, b) => a <= b,
    gt: (a, b) => a > b,
    ge: (a, b) => a >= b,
  };

const floatComparisons: Readonly<
  Record<string, (a: number, b: number) => boolean>
> = {
  oeq: (a, b) => a === b,
  une: (a, b) => a !== b,
  olt: (a, b) => a < b,
  ole: (a, b) => a <= b,
  ogt: (a, b) => a > b,
  oge: (a, b) => a >= b,
  uno: (a, b) => Number.isNaN(a) || Number.isNaN(b),
};

const truth = (value: boolean): bigint => (value ? 1n : 0n);

/** The result of a pure instruction, or null where it cannot be known. */
export function evaluatePure(
  instruction: Instruction,
  values: Value[],
): Value | null {
  const { op, type, attributes } = instruction;
  const [a, b] = values;
  if (op === "select") return values[0] === 1n ? values[1]! : values[2]!;
  if (op === "icmp")
    return compare(
      attributes.predicate!,
      instruction.operands[0]!.type,
      a!,
      b!,
    );
  if (op === "ptradd")
    return addOffset(a!, b, attributes.scale ?? 1, attributes.offset ?? 0);
  if (op === "bitcast") return bitcast(instruction.operands[0]!.type, type, a!);
  if (a instanceof Pointer) return pointerOperation(op, type, a, b);
  if (b instanceof Pointer)
    return op === "add" ? pointerOperation(op, type, b, a) : null;
  if (typeof a === "number") return floatResult(instruction, a, b);
  if (typeof a !== "bigint") return null;
  const integer = integerOperations[op];
  if (integer !== undefined && typeof b === "bigint")
    return wrap(type, integer(a, b, type));
  switch (op) {
    case "zext":
    case "trunc":
      return wrap(type, a);
    case "sext":
      return wrap(type, signed(instruction.operands[0]!.type, a));
    case "sitofp":
      return Number(signed(instruction.operands[0]!.type, a));
    case "uitofp":
      return Number(a);
    default:
      return null;
  }
}

function compare(
  predicate: string,
  type: IrType,
  a: Value,
  b: Value,
): bigint | null {
  if (a instanceof Pointer && b instanceof Pointer) {
    const same = a.region === b.region && a.offset === b.offset;
    return predicate === "eq"
      ? truth(same)
      : predicate === "ne"
        ? truth(!same)
        : null;
  }
  if (a instanceof Pointer || b instanceof Pointer) {
    // The other side is a sentinel or a small number: addresses lie above them.
    const above = a instanceof Pointer;
    const answers: Readonly<Record<string, boolean>> = {
      eq: false,
      ne: true,
      ugt: above,
      uge: above,
      ult: !above,
      ule: !above,
    };
    return predicate in answers ? truth(answers[predicate]!) : null;
  }
  if (typeof a !== "bigint" || typeof b !== "bigint") return null;
  if (predicate === "eq" || predicate === "ne")
    return truth(comparisons[predicate]!(a, b));
  const operation = comparisons[predicate.slice(1)]!;
  return predicate[0] === "s"
    ? truth(operation(signed(type, a), signed(type, b)))
    : truth(operation(a, b));
}

function addOffset(
  base: Value,
  index: Value | undefined,
  scale: number,
  offset: number,
): Value | null {
  const step =
    index === undefined
      ? 0
      : typeof index === "bigint"
        ? Number(signed("i64", index)) * scale
        : null;
  if (step === null) return null;
  if (base instanceof Pointer)
    return new Pointer(base.region, base.offset + step + offset);
  return typeof base === "bigint"
    ? wrap("i64", base + BigInt(step + offset))
    : null;
}

function pointerOperation(
  op: string,
  type: IrType,
  pointer: Pointer,
  other: Value | undefined,
): Value | null {
  if (op === "zext" || op === "sext") return pointer;
  // Images lie below 4 GB: half an address is still the address.
  if (op === "trunc") return type === "i32" ? pointer : null;
  if (other instanceof Pointer) {
    return op === "sub" && other.region === pointer.region
      ? wrap(type, BigInt(pointer.offset - other.offset))
      : null;
  }
  if (typeof other !== "bigint") return null;
  const step = Number(signed("i64", other));
  if (op === "add") return new Pointer(pointer.region, pointer.offset + step);
  return op === "sub"
    ? new Pointer(pointer.region, pointer.offset - step)
    : null;
}

function bitcast(from: IrType, to: IrType, value: Value): Value | null {
  if (value instanceof Pointer) return to === "f64" ? null : value;
  const view = new DataView(new ArrayBuffer(8));
  if (from === "f64" && to !== "f64") {
    view.setFloat64(0, value as number);
    return view.getBigUint64(0);
  }
  if (to === "f64" && from !== "f64") {
    view.setBigUint64(0, value as bigint);
    return view.getFloat64(0);
  }
  return value;
}

function floatResult(
  instruction: Instruction,
  a: number,
  b: Value | undefined,
): Value | null {
  const { op, type, attributes } = instruction;
  const operation = floatOperations[op];
  if (operation !== undefined)
    return operation(a, typeof b === "number" ? b : 0);
  switch (op) {
    case "fcmp":
      return typeof b === "number"
        ? truth(floatComparisons[attributes.predicate!]!(a, b))
        : null;
    case "toint32":
      return wrap("i32", BigInt(a | 0));
    case "toindex":
      return Number.isInteger(a) && a >= 0 && a < 4294967296
        ? BigInt(a)
        : wrap("i64", -1n);
    case "fptosi":
    case "fptoui":
      return saturate(a, bitsOf(type), op === "fptosi");
    case "fptrunc":
      return Math.fround(a);
    case "fpext":
      return a;
    default:
      return null;
  }
}

function saturate(value: number, bits: number, isSigned: boolean): bigint {
  if (Number.isNaN(value)) return 0n;
  const low = isSigned ? -(2 ** (bits - 1)) : 0;
  const high = isSigned ? 2 ** (bits - 1) : 2 ** bits;
  const whole = Math.trunc(value);
  if (whole <= low) return BigInt.asUintN(bits, BigInt(low));
  if (whole >= high) return BigInt.asUintN(bits, BigInt(high) - 1n);
  return BigInt.asUintN(bits, BigInt(whole));
}
