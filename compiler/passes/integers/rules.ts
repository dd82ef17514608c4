// What becomes of each opcode that reads or makes chosen values. A rule
// answers what stands for the result, or null to keep the instruction.
import {
  type Instruction,
  integer,
  type IntegerPredicate,
  type IrType,
  type Operand,
} from "../../ir/ir.ts";
import { bitsOf } from "../../ir/rules.ts";
import { isValue } from "./facts.ts";
import { comparedWithUndefined } from "./guards.ts";
import { contains, largestExact, typeRange, undefinedBits } from "./range.ts";
import { missing, type Rewriter } from "./rewrite.ts";

type Rule = (to: Rewriter, instruction: Instruction) => Operand | null;

/** Only for results that are chosen. */
const whenChosen =
  (rule: Rule): Rule =>
  (to, instruction) =>
    to.candidates.has(instruction) ? rule(to, instruction) : null;

/** Bounds say that these never wrap around. */
const arithmetic = (op: string): Rule =>
  whenChosen((to, { operands }) =>
    to.emit(
      op,
      "i64",
      [to.asInteger(operands[0]!), to.asInteger(operands[1]!)],
      {
        noWrap: true,
      },
    ),
  );

const negate = whenChosen((to, { operands }) =>
  to.emit("sub", "i64", [integer("i64", 0), to.asInteger(operands[0]!)], {
    noWrap: true,
  }),
);

const fromInteger = (extend: "sext" | "zext"): Rule =>
  whenChosen((to, { operands }) => {
    const source = to.current(operands[0]!);
    if (source.type === "i64") return source;
    if (bitsOf[source.type] > 64) return to.emit("trunc", "i64", [source]);
    return to.emit(extend, "i64", [source]);
  });

const select = whenChosen((to, instruction) => {
  const [condition, ifTrue, ifFalse] = instruction.operands;
  if (to.candidates.isCopy(instruction, to.facts)) return to.asInteger(ifTrue!);
  return to.emit("select", "i64", [
    to.current(condition!),
    to.asInteger(ifTrue!),
    to.asInteger(ifFalse!),
  ]);
});

function isShort(to: Rewriter, operand: Operand): boolean {
  const range = to.rangeOf(operand);
  return range !== null && range.low >= 0 && range.high < 2 ** 32;
}

/** Divides integers; in 32 bits, where division is much faster, if they fit. */
function divided(
  to: Rewriter,
  op: "div" | "rem",
  operands: readonly Operand[],
): Operand {
  const values = operands.map((operand) => to.asInteger(operand));
  if (!operands.every((operand) => isShort(to, operand))) {
    // An unsigned division by a power of two is a shift alone.
    const isPositive = operands.every(
      (operand) => (to.rangeOf(operand)?.low ?? -1) >= 0,
    );
    return to.emit(`${isPositive ? "u" : "s"}${op}`, "i64", values);
  }
  const short = values.map((value) =>
    value.kind === "integer"
      ? integer("i32", value.value)
      : to.emit("trunc", "i32", [value]),
  );
  return to.emit("zext", "i64", [to.emit(`u${op}`, "i32", short)]);
}

const remainder = whenChosen((to, { operands }) =>
  divided(to, "rem", operands),
);

/** The operands of `a / b` where both are integers and b is not 0. */
function integerQuotient(
  to: Rewriter,
  operand: Operand,
): [Operand, Operand] | null {
  if (operand.kind !== "instruction") return null;
  const operands = to.quotients.get(operand);
  if (operands === undefined) return null;
  const [left, right] = operands as [Operand, Operand];
  if (!to.candidates.isNative(left) || !to.candidates.isNative(right)) {
    return null;
  }
  // The range where the quotient was computed, which dominates this place.
  const home = to.facts.homes.get(operand)!;
  const divisor = to.analysis.rangeAt(right, to.facts, home);
  const isSafe = to.fits(left) && to.fits(right);
  return isSafe && divisor !== null && !contains(divisor, 0)
    ? [left, right]
    : null;
}

/**
 * Rounding of an integer does nothing. For |a|, |b| <= 2^53 the float a / b
 * never reaches an integer that the true quotient stays below, so rounding it
 * down is division of integers.
 */
const intrinsic = whenChosen((to, instruction) => {
  const { operands } = instruction;
  const [operand] = operands as [Operand];
  const symbol = instruction.attributes.symbol!.replace("js.", "");
  if (symbol === "fabs") {
    const value = to.asInteger(operand);
    const negated = to.emit("sub", "i64", [integer("i64", 0), value], {
      noWrap: true,
    });
    return to.emit("intrinsic", "i64", [value, negated], { symbol: "smax" });
  }
  const extreme = extremes[symbol];
  if (extreme !== undefined) {
    const values = operands.map((each) => to.asInteger(each));
    return to.emit("intrinsic", "i64", values, { symbol: extreme });
  }
  if (to.candidates.isNative(operand)) return to.asInteger(operand);
  return roundedQuotient(to, symbol, operand) ?? rounded(to, symbol, operand);
});

const extremes: Readonly<Record<string, string>> = {
  maxOfTwo: "smax",
  minOfTwo: "smin",
};

function roundedQuotient(
  to: Rewriter,
  symbol: string,
  operand: Operand,
): Operand | null {
  const quotient = integerQuotient(to, operand);
  if (quotient === null || symbol === "ceil") return null;
  const isPositive = quotient.every(
    (each) => (to.rangeOf(each)?.low ?? -1) >= 0,
  );
  return symbol === "trunc" || isPositive ? divided(to, "div", quotient) : null;
}

/** The integer part, and one off it on the side it does not round to. */
function rounded(to: Rewriter, symbol: string, operand: Operand): Operand {
  const whole = to.asInteger(operand);
  const low = to.rangeOf(operand)?.low ?? -1;
  if (symbol === "trunc" || (symbol === "floor" && low >= 0)) return whole;
  const back = to.emit("sitofp", "f64", [whole]);
  const isOff = to.emit("fcmp", "i1", [back, to.current(operand)], {
    predicate: symbol === "ceil" ? "olt" : "ogt",
  });
  const one = to.emit("zext", "i64", [isOff]);
  return to.emit(symbol === "ceil" ? "add" : "sub", "i64", [whole, one], {
    noWrap: true,
  });
}

const predicates: Readonly<
  Record<string, readonly [IntegerPredicate, IntegerPredicate]>
> = {
  olt: ["slt", "ult"],
  ole: ["sle", "ule"],
  ogt: ["sgt", "ugt"],
  oge: ["sge", "uge"],
  oeq: ["eq", "eq"],
  une: ["ne", "ne"],
};

/** Unsigned where no side is negative: bounds checks are, and so match. */
const compare: Rule = (to, instruction) => {
  const { operands, attributes } = instruction;
  const [left, right] = operands as [Operand, Operand];
  const names = predicates[attributes.predicate!];
  if (names === undefined || !to.wasNumber(left)) return null;
  if (!to.candidates.isRegister(left) && !to.candidates.isRegister(right)) {
    return null;
  }
  const bothNative =
    to.candidates.isNative(left) && to.candidates.isNative(right);
  if (!bothNative) return to.bounds.compare(instruction);
  const isUnsigned = [left, right].every(
    (each) => (to.rangeOf(each)?.low ?? -1) >= 0 && !to.mayBeMissing(each),
  );
  const isSo = to.emit(
    "icmp",
    "i1",
    [to.asInteger(left), to.asInteger(right)],
    {
      predicate: names[isUnsigned ? 1 : 0],
    },
  );
  return compareMissing(to, instruction, isSo);
};

/**
 * No order holds for NaN. Where the least integer stands for it on the
 * larger side, the comparison says so itself.
 */
function compareMissing(
  to: Rewriter,
  { operands, attributes }: Instruction,
  isSo: Operand,
): Operand {
  const [left, right] = operands as [Operand, Operand];
  const predicate = attributes.predicate!;
  const isBoth = to.mayBeMissing(left) && to.mayBeMissing(right);
  if (predicate === "une") {
    if (!isBoth) return isSo;
    return to.emit("or", "i1", [isSo, to.isMissing(to.asInteger(left))]);
  }
  const smaller = predicate.startsWith("og") ? right : left;
  const isAsked = predicate === "oeq" ? isBoth : to.mayBeMissing(smaller);
  if (!isAsked) return isSo;
  return to.emit("and", "i1", [
    isSo,
    to.isMissing(to.asInteger(smaller), "ne"),
  ]);
}

/** `x === undefined`, and a bounds check. */
const compareBits: Rule = (to, instruction) => {
  const value = comparedWithUndefined(instruction);
  const nanBits = value === null ? undefined : to.candidates.nanBitsOf(value);
  if (value === null || nanBits === undefined) {
    return boundsCheck(to, instruction);
  }
  if (nanBits !== undefinedBits) return null;
  const { predicate } = instruction.attributes as { predicate: "eq" | "ne" };
  return to.isMissing(to.asInteger(value), predicate);
};

/** The constant `undefined` where it joins integers. */
const bits = whenChosen((to) => integer("i64", missing));

const indexLimit = 2 ** 32;

/**
 * Whether the index is only compared with a length, and used where it is known
 * to be below one: a comparison as unsigned sees through everything else.
 */
function isOnlyChecked(
  to: Rewriter,
  index: Instruction,
  value: Operand,
): boolean {
  const users = to.facts.indexUsers(index);
  if (users === null || !isValue(value)) return false;
  return users.every(({ instruction, block }) => {
    if (to.analysis.isIndexAt(value, to.facts, block)) return true;
    const { op, operands, attributes } = instruction;
    if (op !== "icmp" || attributes.predicate !== "ult") return false;
    const length = to.analysis.rangeAt(operands[1]!, to.facts, block);
    return (
      operands[0] === index &&
      length !== null &&
      length.low >= 0 &&
      length.high < indexLimit
    );
  });
}

const toIndex: Rule = (to, instruction) => {
  const { operands } = instruction;
  const [operand] = operands as [Operand];
  if (!to.candidates.isNative(operand)) return null;
  to.checkedValues.set(instruction, operand);
  const value = to.asInteger(operand);
  if (instruction.attributes.isIndex === true) return value;
  const range = to.rangeOf(operand);
  const isInside = range !== null && range.low >= 0 && range.high < indexLimit;
  if (isInside && !to.mayBeMissing(operand)) return value;
  if (isOnlyChecked(to, instruction, operand)) return value;
  const isIndex = to.emit("icmp", "i1", [value, integer("i64", indexLimit)], {
    predicate: "ult",
  });
  return to.emit("select", "i64", [isIndex, value, integer("i64", -1)]);
};

/** No array that is made to be indexed so is larger. */
const largestLimit = 2 ** 31;

/** A bounds check is told how large the index can get (see passes/versions). */
const boundsCheck: Rule = (to, { operands, attributes }) => {
  const [index] = operands as [Operand];
  if (attributes.predicate !== "ult") return null;
  if (index.kind !== "instruction" || index.op !== "toindex") return null;
  const value = to.checkedValues.get(index);
  const range = value === undefined ? null : to.rangeOf(value);
  if (range === null || !to.candidates.isNative(value!)) return null;
  if (range.mayBeNan) return null;
  if (range.low >= 0 && range.high < largestLimit) {
    attributes.limit = range.high;
  }
  return null;
};

/** The low bits of an i64. */
function narrowed(to: Rewriter, value: Operand, type: IrType): Operand {
  if (value.kind === "integer") {
    return integer(type, BigInt.asIntN(bitsOf[type], value.value));
  }
  return type === "i64" ? value : to.emit("trunc", type, [value]);
}

const toInt32: Rule = (to, { operands }) => {
  const [operand] = operands as [Operand];
  if (to.candidates.isNative(operand)) {
    return narrowed(to, to.asInteger(operand), "i32");
  }
  const quotient = integerQuotient(to, operand);
  return quotient === null
    ? null
    : narrowed(to, divided(to, "div", quotient), "i32");
};

/** A saturating conversion of what fits. */
const toInteger =
  (signed: boolean): Rule =>
  (to, { operands, type }) => {
    const [operand] = operands as [Operand];
    if (!to.candidates.isNative(operand) || bitsOf[type] > 64) return null;
    const range = to.rangeOf(operand);
    const low = signed ? typeRange(type).low : 0;
    const high = Math.min(
      largestExact,
      signed ? typeRange(type).high : 2 ** bitsOf[type] - 1,
    );
    if (range === null || range.mayBeNan) return null;
    if (range.low < low || range.high > high) return null;
    return narrowed(to, to.asInteger(operand), type);
  };

/** A number in memory: the float stays at hand. */
const load = whenChosen((to, instruction) => {
  to.keepFloat(instruction);
  return to.emit("fptosi", "i64", [instruction], { inRange: true });
});

/** Arguments and results follow the callee's new signature. */
const call: Rule = (to, instruction) => {
  const callee = to.module.calleeOf(instruction);
  if (callee === null) return null;
  const { entry } = callee.irFunction;
  instruction.operands = instruction.operands.map((operand, index) => {
    const parameter = entry.parameters[index]!;
    // The callee's parameters may have been replaced already, or not yet.
    const isInteger =
      to.wasNumber(operand) &&
      (parameter.type === "i64" || to.candidates.has(parameter));
    return isInteger ? to.asInteger(operand) : to.current(operand);
  });
  if (to.candidates.isConverted(instruction)) return converted(to, instruction);
  if (to.candidates.has(instruction)) instruction.type = "i64";
  return keep(to, instruction);
};

/** Any call may give the NaN; nothing else of it is no integer. */
function converted(to: Rewriter, instruction: Instruction): Operand {
  to.keepFloat(instruction);
  const isNumber = to.emit("fcmp", "i1", [instruction, instruction], {
    predicate: "oeq",
  });
  const number = to.emit("fptosi", "i64", [instruction], { inRange: true });
  return to.emit("select", "i64", [isNumber, number, integer("i64", missing)]);
}

/** The instruction itself, its operands already rewritten. */
function keep(to: Rewriter, instruction: Instruction): Operand {
  to.append(instruction);
  return instruction;
}

const answer: Rule = (to, instruction) => {
  const [value] = instruction.operands;
  if (value === undefined || !to.candidates.isResultInteger(to.facts)) {
    return null;
  }
  instruction.operands = [to.asInteger(value)];
  return keep(to, instruction);
};

/** Debuggers are told of integers as they are. */
const debugValue: Rule = (to, instruction) => {
  const [value] = instruction.operands as [Operand];
  if (!to.candidates.has(value)) return null;
  if (to.candidates.nanBitsOf(value) !== undefined) return null;
  instruction.operands = [to.asInteger(value)];
  return keep(to, instruction);
};

export const rewriteRules: Readonly<Record<string, Rule>> = {
  fadd: arithmetic("add"),
  fsub: arithmetic("sub"),
  fmul: arithmetic("mul"),
  fneg: negate,
  frem: remainder,
  select,
  sitofp: fromInteger("sext"),
  uitofp: fromInteger("zext"),
  intrinsic,
  fcmp: compare,
  icmp: compareBits,
  bitcast: bits,
  toindex: toIndex,
  toint32: toInt32,
  fptosi: toInteger(true),
  fptoui: toInteger(false),
  load,
  call,
  invoke: call,
  ret: answer,
  debugvalue: debugValue,
};
