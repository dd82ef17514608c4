// Arithmetic, bit operators and comparisons, on numbers, texts and machine integers.

import ts from "typescript";
import { CompileError, internal, unsupported } from "../../diagnostics.ts";
import {
  float,
  type FloatPredicate,
  integer,
  type IntegerPredicate,
  type Operand,
} from "../../ir/ir.ts";
import { SsaVariable } from "../builder.ts";
import { primitiveOf } from "../calls/value-of.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert, isNullishValue, toInt32 } from "../types/convert.ts";
import { typeName } from "../types/type-names.ts";
import {
  booleanType,
  integerIn,
  type IntegerType,
  irTypeOf,
  nonNullish,
  numberType,
  representationOf,
  stringType,
  type Type,
  unknownType,
} from "../types/types.ts";
import { constantInteger, integerConstant } from "./constants.ts";
import { lowerExpression } from "./expressions.ts";
import { stringConstant, toText } from "./text.ts";

const numberOperators: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [ts.SyntaxKind.PlusToken]: "fadd",
  [ts.SyntaxKind.MinusToken]: "fsub",
  [ts.SyntaxKind.AsteriskToken]: "fmul",
  [ts.SyntaxKind.SlashToken]: "fdiv",
  [ts.SyntaxKind.PercentToken]: "frem",
};

const bitOperators: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [ts.SyntaxKind.AmpersandToken]: "and",
  [ts.SyntaxKind.BarToken]: "or",
  [ts.SyntaxKind.CaretToken]: "xor",
  [ts.SyntaxKind.LessThanLessThanToken]: "shl",
  [ts.SyntaxKind.GreaterThanGreaterThanToken]: "ashr",
  [ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken]: "lshr",
};

const comparisons: Readonly<
  Partial<
    Record<
      ts.SyntaxKind,
      {
        float: FloatPredicate;
        signed: IntegerPredicate;
        unsigned: IntegerPredicate;
      }
    >
  >
> = {
  [ts.SyntaxKind.LessThanToken]: {
    float: "olt",
    signed: "slt",
    unsigned: "ult",
  },
  [ts.SyntaxKind.LessThanEqualsToken]: {
    float: "ole",
    signed: "sle",
    unsigned: "ule",
  },
  [ts.SyntaxKind.GreaterThanToken]: {
    float: "ogt",
    signed: "sgt",
    unsigned: "ugt",
  },
  [ts.SyntaxKind.GreaterThanEqualsToken]: {
    float: "oge",
    signed: "sge",
    unsigned: "uge",
  },
};

export function isShift(operator: ts.SyntaxKind): boolean {
  return (
    operator === ts.SyntaxKind.LessThanLessThanToken ||
    operator === ts.SyntaxKind.GreaterThanGreaterThanToken ||
    operator === ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken
  );
}

/** Both operands in order; a widthless constant takes the other's type. */
export function lowerOperands(
  context: FunctionContext,
  left: ts.Expression,
  right: ts.Expression,
  expected: Type | null,
  shift = false,
): [Typed, Typed] {
  const hint = expected?.kind === "integer" ? expected : null;
  const leftConstant = constantInteger(context.world, left);
  const rightConstant = constantInteger(context.world, right);
  if (leftConstant !== null && rightConstant === null && !shift) {
    const value = lowerExpression(context, right, hint);
    const type = integerOfOperand(value.type);
    if (type !== null)
      return [integerConstant(leftConstant, type, left), value];
    return [lowerExpression(context, left), value];
  }
  const first = lowerExpression(context, left, hint);
  const optionalWidth = integerOfOperand(first.type);
  if (optionalWidth !== null && rightConstant !== null && !shift)
    return [first, integerConstant(rightConstant, optionalWidth, right)];
  const second = lowerExpression(
    context,
    right,
    first.type.kind === "integer" ? first.type : null,
  );
  return [first, second];
}

/** The width of a machine integer, also of one that may be undefined. */
function integerOfOperand(type: Type): IntegerType | null {
  const representation = representationOf(type);
  return representation === "integer" || representation === "optionalInteger"
    ? integerIn(type)
    : null;
}

/** Everything but logic, equality, `in` and `instanceof`, on lowered operands. */
export function applyBinary(
  context: FunctionContext,
  operator: ts.SyntaxKind,
  leftOperand: Typed,
  rightOperand: Typed,
  node: ts.Node,
): Typed {
  const left = primitiveOf(context, leftOperand);
  const right = primitiveOf(context, rightOperand);
  const comparison = comparisons[operator];
  if (comparison !== undefined)
    return {
      value: compare(context, comparison, left, right, node),
      type: booleanType,
    };
  if (left.type.kind === "integer" || right.type.kind === "integer") {
    if (!(
      operator === ts.SyntaxKind.PlusToken &&
      (isText(left.type) || isText(right.type))
    )) {
      return integerArithmetic(context, operator, left, right, node);
    }
  }
  if (
    operator === ts.SyntaxKind.PlusToken &&
    (isText(left.type) ||
      isText(right.type) ||
      !isNumeric(left.type) ||
      !isNumeric(right.type))
  ) {
    return addTexts(context, left, right, node);
  }
  const a = asNumber(context, left, node);
  const b = asNumber(context, right, node);
  const float = numberOperators[operator];
  if (float !== undefined)
    return { value: context.emit(float, "f64", [a, b]), type: numberType };
  if (operator === ts.SyntaxKind.AsteriskAsteriskToken)
    return context.callRuntime("power", [a, b]);
  const bits = bitOperators[operator];
  if (bits === undefined) internal(node, "an unknown operator");
  const leftBits = toInt32(context, a);
  let rightBits = toInt32(context, b);
  if (isShift(operator))
    rightBits = context.emit("and", "i32", [rightBits, integer("i32", 31)]);
  const result = context.emit(bits, "i32", [leftBits, rightBits]);
  const unsigned =
    operator === ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken;
  return {
    value: context.emit(unsigned ? "uitofp" : "sitofp", "f64", [result]),
    type: numberType,
  };
}

function isText(type: Type): boolean {
  return type.kind === "string";
}

function isNumeric(type: Type): boolean {
  return representationOf(type) === "number" || type.kind === "boolean";
}

/** A value that arithmetic accepts, as f64. */
export function asNumber(
  context: FunctionContext,
  typed: Typed,
  node: ts.Node,
): Operand {
  const { type } = typed;
  if (type.kind === "number") return typed.value;
  if (type.kind === "boolean")
    return context.emit("uitofp", "f64", [typed.value]);
  if (representationOf(type) === "number") {
    // Its undefined must not come through arithmetic, which keeps NaNs' bits.
    const { value } = typed;
    const isNumber = context.emit("fcmp", "i1", [value, value], {
      predicate: "oeq",
    });
    return context.emit("select", "f64", [isNumber, value, float(NaN)]);
  }
  return context.callRuntime("valueToNumber", [
    convert(context, typed, unknownType, node),
  ]).value;
}

function addTexts(
  context: FunctionContext,
  left: Typed,
  right: Typed,
  node: ts.Node,
): Typed {
  if (context.isKernel) {
    throw new CompileError(
      "NT1001",
      "building a string with `+` is not supported in kernel modules",
      node,
      "print its pieces one after the other",
    );
  }
  if (!isText(left.type) && !isText(right.type)) {
    const a = convert(context, left, unknownType, node);
    const b = convert(context, right, unknownType, node);
    return context.callRuntime("addValues", [a, b]);
  }
  const first = toText(context, left, node);
  const second = toText(context, right, node);
  return {
    value: context.callRuntime("concatStrings", [first, second]).value,
    type: stringType,
  };
}

function compare(
  context: FunctionContext,
  predicates: {
    float: FloatPredicate;
    signed: IntegerPredicate;
    unsigned: IntegerPredicate;
  },
  left: Typed,
  right: Typed,
  node: ts.Node,
): Operand {
  if (left.type.kind === "integer" || right.type.kind === "integer") {
    const type = sameWidth(left, right, node);
    return context.emit("icmp", "i1", [left.value, right.value], {
      predicate: type.signed ? predicates.signed : predicates.unsigned,
    });
  }
  const bothTexts =
    isText(nonNullish(left.type)) && isText(nonNullish(right.type));
  if (bothTexts && !(isText(left.type) && isText(right.type)))
    return compareOptionalTexts(context, left, right, predicates.signed);
  if (isText(left.type) && isText(right.type)) {
    const order = context.callRuntime("compareStrings", [
      left.value,
      right.value,
    ]).value;
    return context.emit("icmp", "i1", [order, integer("i32", 0)], {
      predicate: predicates.signed,
    });
  }
  if (
    representationOf(left.type) === "value" ||
    representationOf(right.type) === "value"
  )
    return compareAny(context, left, right, predicates.signed, node);
  // As with NaN, no order holds for undefined.
  const asFloat = (operand: Typed): Operand =>
    representationOf(operand.type) === "number"
      ? operand.value
      : asNumber(context, operand, node);
  return context.emit("fcmp", "i1", [asFloat(left), asFloat(right)], {
    predicate: predicates.float,
  });
}

/** Operands that may be texts or numbers: known when it runs. */
function compareAny(
  context: FunctionContext,
  left: Typed,
  right: Typed,
  predicate: IntegerPredicate,
  node: ts.Node,
): Operand {
  const order = context.callRuntime("compareValues", [
    convert(context, left, unknownType, node),
    convert(context, right, unknownType, node),
  ]).value;
  // 2 is "no order": greater than 0 to a plain comparison.
  const tests: Partial<Record<IntegerPredicate, [IntegerPredicate, number]>> = {
    sgt: ["eq", 1],
    sge: ["ult", 2],
  };
  const [test, limit] = tests[predicate] ?? [predicate, 0];
  return context.emit("icmp", "i1", [order, integer("i32", limit)], {
    predicate: test,
  });
}

/** Undefined is NaN here: no order holds. */
function compareOptionalTexts(
  context: FunctionContext,
  left: Typed,
  right: Typed,
  predicate: IntegerPredicate,
): Operand {
  const { builder } = context;
  const result = new SsaVariable("compared", "i1");
  const both = builder.newBlock("compare.texts");
  const join = builder.newBlock("compared");
  builder.write(result, integer("i1", 0));
  const missing = context.emit("or", "i1", [
    isNullishValue(context, left),
    isNullishValue(context, right),
  ]);
  builder.conditional(missing, join, both);
  builder.startBlock(both);
  const order = context.callRuntime("compareStrings", [
    left.value,
    right.value,
  ]).value;
  builder.write(
    result,
    context.emit("icmp", "i1", [order, integer("i32", 0)], { predicate }),
  );
  builder.branch(join);
  builder.startBlock(join);
  return builder.read(result);
}

export function sameWidth(
  left: Typed,
  right: Typed,
  node: ts.Node,
): IntegerType {
  const { type: a } = left;
  const { type: b } = right;
  if (a.kind === "integer" && a === b) return a;
  if (a.kind !== "integer" || b.kind !== "integer") {
    const wanted = a.kind === "integer" ? a : (b as IntegerType);
    const other = a.kind === "integer" ? b : a;
    throw new CompileError(
      "NT2003",
      `\`${typeName(a)}\` and \`${typeName(b)}\` do not mix`,
      node,
      `convert one side: \`${wanted.name}(…)\`${other.kind === "number" ? " or `Number(…)`" : ""}`,
    );
  }
  const wider = a.bits >= b.bits ? a : b;
  throw new CompileError(
    "NT2001",
    `\`${a.name}\` and \`${b.name}\` do not mix`,
    node,
    `convert one side: \`${wider.name}(…)\``,
  );
}

const integerOperators: Readonly<
  Partial<Record<ts.SyntaxKind, readonly [signed: string, unsigned: string]>>
> = {
  [ts.SyntaxKind.PlusToken]: ["add", "add"],
  [ts.SyntaxKind.MinusToken]: ["sub", "sub"],
  [ts.SyntaxKind.AsteriskToken]: ["mul", "mul"],
  [ts.SyntaxKind.SlashToken]: ["sdiv", "udiv"],
  [ts.SyntaxKind.PercentToken]: ["srem", "urem"],
  [ts.SyntaxKind.AmpersandToken]: ["and", "and"],
  [ts.SyntaxKind.BarToken]: ["or", "or"],
  [ts.SyntaxKind.CaretToken]: ["xor", "xor"],
  [ts.SyntaxKind.LessThanLessThanToken]: ["shl", "shl"],
  [ts.SyntaxKind.GreaterThanGreaterThanToken]: ["ashr", "lshr"],
  [ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken]: ["lshr", "lshr"],
};

function integerArithmetic(
  context: FunctionContext,
  operator: ts.SyntaxKind,
  left: Typed,
  right: Typed,
  node: ts.Node,
): Typed {
  const names = integerOperators[operator];
  if (names === undefined)
    unsupported(node, "this operator on machine integers");
  if (isShift(operator) && left.type.kind === "integer") {
    const count = shiftCount(context, left.type, right, node);
    const name = names[left.type.signed ? 0 : 1];
    return {
      value: context.emit(name, irTypeOf(left.type), [left.value, count]),
      type: left.type,
    };
  }
  const type = sameWidth(left, right, node);
  const ir = irTypeOf(type);
  const name = names[type.signed ? 0 : 1];
  if (name.endsWith("div") || name.endsWith("rem")) {
    return {
      value: divide(context, name, type, left.value, right.value),
      type,
    };
  }
  return { value: context.emit(name, ir, [left.value, right.value]), type };
}

/** Shift counts may be of any width; they are masked. */
function shiftCount(
  context: FunctionContext,
  type: IntegerType,
  right: Typed,
  node: ts.Node,
): Operand {
  const ir = irTypeOf(type);
  const mask = integer(ir, type.bits - 1);
  const { value } = right;
  if (right.type.kind !== "integer") sameWidth({ value, type }, right, node);
  const from = (right.type as IntegerType).bits;
  if (value.kind === "integer")
    return integer(ir, value.value & BigInt(type.bits - 1));
  const wide =
    from === type.bits
      ? value
      : context.emit(from > type.bits ? "trunc" : "zext", ir, [value]);
  return context.emit("and", ir, [wide, mask]);
}

function divide(
  context: FunctionContext,
  name: string,
  type: IntegerType,
  dividend: Operand,
  divisor: Operand,
): Operand {
  const ir = irTypeOf(type);
  if (
    divisor.kind === "integer" &&
    divisor.value !== 0n &&
    divisor.value !== (1n << BigInt(type.bits)) - 1n
  ) {
    return context.emit(name, ir, [dividend, divisor]);
  }
  const { builder } = context;
  if (context.safe) {
    const fail = builder.newBlock("divide.by.zero");
    const good = builder.newBlock("divide");
    const zero = context.emit("icmp", "i1", [divisor, integer(ir, 0)], {
      predicate: "eq",
    });
    builder.conditional(zero, fail, good, -1);
    builder.startBlock(fail);
    context.callRuntime(context.isKernel ? "panic" : "throwRangeError", [
      stringConstant(context, "Division by zero"),
    ]);
    if (!builder.isTerminated) builder.terminate("unreachable", [], []);
    builder.startBlock(good);
  }
  if (!type.signed) return context.emit(name, ir, [dividend, divisor]);
  // The most negative value divided by -1 wraps around instead of trapping.
  const minusOne = integer(ir, (1n << BigInt(type.bits)) - 1n);
  const overflow = context.emit("icmp", "i1", [divisor, minusOne], {
    predicate: "eq",
  });
  const safeDivisor = context.emit("select", ir, [
    overflow,
    integer(ir, 1),
    divisor,
  ]);
  const quotient = context.emit(name, ir, [dividend, safeDivisor]);
  const wrapped =
    name === "sdiv"
      ? context.emit("sub", ir, [integer(ir, 0), dividend])
      : integer(ir, 0);
  return context.emit("select", ir, [overflow, wrapped, quotient]);
}
