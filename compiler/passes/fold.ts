// Computes what is made of constants only, so that later passes see the
// constant: a shift by `1 & 31` is a shift by 1.
import {
  type Constant,
  float,
  type Instruction,
  integer,
  type IrType,
  type Operand,
} from "../ir/ir.ts";
import { bitsOf } from "../ir/rules.ts";

type IntegerRule = (left: bigint, right: bigint, bits: number) => bigint | null;

/** Operands are given as signed. */
const integerRules: Readonly<Record<string, IntegerRule>> = {
  add: (left, right) => left + right,
  sub: (left, right) => left - right,
  mul: (left, right) => left * right,
  and: (left, right) => left & right,
  or: (left, right) => left | right,
  xor: (left, right) => left ^ right,
  shl: (left, right, bits) => (inWidth(right, bits) ? left << right : null),
  ashr: (left, right, bits) => (inWidth(right, bits) ? left >> right : null),
  lshr: (left, right, bits) =>
    inWidth(right, bits) ? BigInt.asUintN(bits, left) >> right : null,
};

const inWidth = (count: bigint, bits: number): boolean =>
  count >= 0n && count < BigInt(bits);

const floatRules: Readonly<
  Record<string, (left: number, right: number) => number>
> = {
  fadd: (left, right) => left + right,
  fsub: (left, right) => left - right,
  fmul: (left, right) => left * right,
  fdiv: (left, right) => left / right,
  frem: (left, right) => left % right,
};

const integerPredicates: Readonly<
  Record<string, (left: bigint, right: bigint) => boolean>
> = {
  eq: (left, right) => left === right,
  ne: (left, right) => left !== right,
  slt: (left, right) => left < right,
  sle: (left, right) => left <= right,
  sgt: (left, right) => left > right,
  sge: (left, right) => left >= right,
};

const unsignedPredicates: typeof integerPredicates = {
  ult: integerPredicates["slt"]!,
  ule: integerPredicates["sle"]!,
  ugt: integerPredicates["sgt"]!,
  uge: integerPredicates["sge"]!,
};

const floatPredicates: Readonly<
  Record<string, (left: number, right: number) => boolean>
> = {
  oeq: (left, right) => left === right,
  une: (left, right) => left !== right,
  olt: (left, right) => left < right,
  ole: (left, right) => left <= right,
  ogt: (left, right) => left > right,
  oge: (left, right) => left >= right,
  uno: (left, right) => Number.isNaN(left) || Number.isNaN(right),
};

/** What `instruction` is known to give, or null. */
export function foldInstruction(instruction: Instruction): Operand | null {
  const { op, type, operands } = instruction;
  const [first, second, third] = operands;
  if (op === "select" && first?.kind === "integer") {
    return (first.value & 1n) === 1n ? second! : third!;
  }
  if (first === undefined || operands.length > 2) return null;
  if (second === undefined) return foldConversion(op, first, type);
  if (first.kind === "integer" && second.kind === "integer") {
    return foldIntegers(instruction, first, second);
  }
  if (first.kind === "float" && second.kind === "float") {
    return foldFloats(instruction, first.value, second.value);
  }
  return null;
}

const boolean = (value: boolean): Constant => integer("i1", value ? 1 : 0);

/** Addresses and boxed values are left alone: a constant one is a sentinel. */
const isPlain = (type: IrType): boolean => /^i\d/.test(type);

function foldIntegers(
  { op, type, attributes }: Instruction,
  first: Constant & { kind: "integer" },
  second: Constant & { kind: "integer" },
): Constant | null {
  const bits = bitsOf[first.type];
  if (op === "icmp") {
    const { predicate = "" } = attributes;
    const unsigned = unsignedPredicates[predicate];
    if (unsigned !== undefined) {
      return boolean(
        unsigned(
          BigInt.asUintN(bits, first.value),
          BigInt.asUintN(bits, second.value),
        ),
      );
    }
    const left = BigInt.asIntN(bits, first.value);
    const right = BigInt.asIntN(bits, second.value);
    return boolean(integerPredicates[predicate]!(left, right));
  }
  if (!isPlain(type)) return null;
  const left = BigInt.asIntN(bits, first.value);
  const right = BigInt.asIntN(bits, second.value);
  const found = integerRules[op]?.(left, right, bits) ?? null;
  return found === null ? null : integer(type, wrapped(found, type));
}

/** An i1 is 0 or 1, others are signed. */
function wrapped(value: bigint, type: IrType): bigint {
  return type === "i1" ? value & 1n : BigInt.asIntN(bitsOf[type], value);
}

function foldFloats(
  { op, type, attributes }: Instruction,
  left: number,
  right: number,
): Constant | null {
  if (op === "fcmp") {
    const rule = floatPredicates[attributes.predicate!];
    return rule === undefined ? null : boolean(rule(left, right));
  }
  const rule = floatRules[op];
  return rule === undefined || type !== "f64" ? null : float(rule(left, right));
}

function foldConversion(
  op: string,
  operand: Operand,
  type: IrType,
): Constant | null {
  if (operand.kind === "integer") {
    const bits = bitsOf[operand.type];
    const unsigned = BigInt.asUintN(bits, operand.value);
    const signed = BigInt.asIntN(bits, operand.value);
    if (!isPlain(operand.type)) return null;
    if (op === "zext") return integer(type, wrapped(unsigned, type));
    if (op === "sext") return integer(type, wrapped(signed, type));
    if (op === "trunc") return integer(type, wrapped(unsigned, type));
    if (type !== "f64") return null;
    if (op === "sitofp") return float(Number(signed));
    return op === "uitofp" ? float(Number(unsigned)) : null;
  }
  if (operand.kind !== "float" || operand.type !== "f64") return null;
  const { value } = operand;
  if (op === "fneg") return float(-value);
  if (op === "toint32") return integer("i32", value | 0);
  if (op === "toindex") {
    const isIndex = value >= 0 && value < 2 ** 32 && Number.isInteger(value);
    return integer("i64", isIndex ? value : -1);
  }
  return null;
}
