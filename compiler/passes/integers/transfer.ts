// What single operations make of ranges, and what single values are.
import type { Instruction, IrType, Operand } from "../../ir/ir.ts";
import { convertRange, integerRules } from "./machine.ts";
import {
  anyFloat,
  floatBinary,
  floatUnary,
  integerRange,
  type Range,
  typeRange,
  undefinedBits,
} from "./range.ts";

/** The x of `x == x ? x : …`, which is x where it is no NaN. */
export function testedNumber({ op, operands }: Instruction): Operand | null {
  const [condition, value] = operands;
  if (op !== "select" || condition!.kind !== "instruction") return null;
  const { op: test, operands: compared, attributes } = condition!;
  const isTest =
    test === "fcmp" &&
    attributes.predicate === "oeq" &&
    compared[0] === value &&
    compared[1] === value;
  return isTest ? value! : null;
}

/** The constant, among floats. */
export function isUndefined({ op, type, operands }: Instruction): boolean {
  if (op !== "bitcast" || type !== "f64") return false;
  const [bits] = operands;
  return (
    bits!.kind === "integer" &&
    BigInt.asUintN(64, bits!.value) === undefinedBits
  );
}

export function integerConstant(
  constant: Operand & { kind: "integer" },
): Range {
  const { type, value } = constant;
  if (type === "i1") {
    const bit = Number(value & 1n);
    return integerRange(bit, bit);
  }
  const bits = /^i(\d+)$/.exec(type)?.[1] ?? "64";
  const signed = BigInt.asIntN(Number(bits), value);
  const number = Number(signed);
  const isExact = BigInt(number) === signed && Math.abs(number) <= 2 ** 53;
  return isExact ? integerRange(number, number) : typeRange(type);
}

/** Conversions: what the result is, if the operand fits. */
export const conversions: Readonly<Record<string, true>> = {
  zext: true,
  sext: true,
  trunc: true,
  sitofp: true,
  uitofp: true,
  toint32: true,
  toindex: true,
  fptosi: true,
  fptoui: true,
};

export function applyRule(
  rule: string,
  { op, type, operands }: Instruction,
  ranges: readonly Range[],
): Range {
  const [left, right] = ranges as [Range, Range];
  const source = operands[0]!.type;
  if (type === "f32" || source === "f32") return typeRange(type);
  if (op !== "intrinsic" && rule in conversions) {
    return source === "f64"
      ? fromFloat(rule, type, left)
      : convertRange(rule, source, type, left);
  }
  if (type !== "f64") {
    return integerRules[rule]?.(type, left, right) ?? typeRange(type);
  }
  if (rule in floatUnary) return floatUnary[rule]!(left);
  if (rule === "fmul" && operands[0] === operands[1]) {
    // A square has no sign.
    return floatBinary["fmul"]!(
      floatUnary["fabs"]!(left),
      floatUnary["fabs"]!(right),
    );
  }
  return floatBinary[rule]?.(left, right) ?? anyFloat;
}

/** Of a float that fits the type, its integer part. */
function fromFloat(rule: string, type: IrType, range: Range): Range {
  const all =
    rule === "toindex" ? integerRange(0, 2 ** 32 - 1) : typeRange(type);
  const fits =
    !range.mayBeNan &&
    range.low >= all.low &&
    range.high <= all.high &&
    (rule !== "fptoui" || range.low >= 0) &&
    (rule !== "toindex" || range.isInteger);
  if (fits)
    return integerRange(Math.trunc(range.low) + 0, Math.trunc(range.high) + 0);
  if (rule === "toindex") return integerRange(-1, all.high);
  return typeRange(type);
}
