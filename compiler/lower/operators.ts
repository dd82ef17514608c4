// Operators: arithmetic on numbers and machine integers, comparison,
// equality, logic, typeof, in, instanceof, delete.

import ts from "typescript";
import { CompileError, internal, unsupported } from "../diagnostics.ts";
import {
  float,
  integer,
  type FloatPredicate,
  type IntegerPredicate,
  type Operand,
} from "../ir/ir.ts";
import { SsaVariable } from "./builder.ts";
import { classDeclarationOf } from "./classes.ts";
import { constantInteger, integerConstant } from "./constants.ts";
import type { FunctionContext, Typed } from "./context.ts";
import {
  convert,
  integerToNumber,
  isNullishValue,
  isSentinel,
  stringConstant,
  toInt32,
  toText,
  truthy,
  typedString,
} from "./convert.ts";
import { lowerExpression } from "./expressions.ts";
import { callDictionary, deleteProperty, isDictionary } from "./properties.ts";
import { referenceSentinels, valueBits, undefinedValue } from "./sentinels.ts";
import {
  booleanType,
  irTypeOf,
  isNullish,
  isReference,
  mayBe,
  membersOf,
  nonNullish,
  numberType,
  representationOf,
  stringType,
  typeName,
  undefinedType,
  unionOf,
  unknownType,
  type IntegerType,
  type Type,
} from "./types.ts";

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

/** `x += y` applies this operator. */
export const compoundOperators: Readonly<
  Partial<Record<ts.SyntaxKind, ts.SyntaxKind>>
> = {
  [ts.SyntaxKind.PlusEqualsToken]: ts.SyntaxKind.PlusToken,
  [ts.SyntaxKind.MinusEqualsToken]: ts.SyntaxKind.MinusToken,
  [ts.SyntaxKind.AsteriskEqualsToken]: ts.SyntaxKind.AsteriskToken,
  [ts.SyntaxKind.SlashEqualsToken]: ts.SyntaxKind.SlashToken,
  [ts.SyntaxKind.PercentEqualsToken]: ts.SyntaxKind.PercentToken,
  [ts.SyntaxKind.AsteriskAsteriskEqualsToken]:
    ts.SyntaxKind.AsteriskAsteriskToken,
  [ts.SyntaxKind.AmpersandEqualsToken]: ts.SyntaxKind.AmpersandToken,
  [ts.SyntaxKind.BarEqualsToken]: ts.SyntaxKind.BarToken,
  [ts.SyntaxKind.CaretEqualsToken]: ts.SyntaxKind.CaretToken,
  [ts.SyntaxKind.LessThanLessThanEqualsToken]:
    ts.SyntaxKind.LessThanLessThanToken,
  [ts.SyntaxKind.GreaterThanGreaterThanEqualsToken]:
    ts.SyntaxKind.GreaterThanGreaterThanToken,
  [ts.SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken]:
    ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
  [ts.SyntaxKind.AmpersandAmpersandEqualsToken]:
    ts.SyntaxKind.AmpersandAmpersandToken,
  [ts.SyntaxKind.BarBarEqualsToken]: ts.SyntaxKind.BarBarToken,
  [ts.SyntaxKind.QuestionQuestionEqualsToken]:
    ts.SyntaxKind.QuestionQuestionToken,
};

export function lowerBinary(
  context: FunctionContext,
  node: ts.BinaryExpression,
  expected: Type | null,
): Typed {
  const operator = node.operatorToken.kind;
  switch (operator) {
    case ts.SyntaxKind.CommaToken:
      lowerExpression(context, node.left);
      return lowerExpression(context, node.right, expected);
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken:
      return lowerLogical(context, node, expected);
    case ts.SyntaxKind.InstanceOfKeyword:
      return lowerInstanceOf(context, node);
    case ts.SyntaxKind.InKeyword:
      return lowerIn(context, node);
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsToken:
      return { value: lowerEquality(context, node), type: booleanType };
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
      return {
        value: not(context, lowerEquality(context, node)),
        type: booleanType,
      };
  }
  const [left, right] = lowerOperands(
    context,
    node.left,
    node.right,
    expected,
    isShift(operator),
  );
  return applyBinary(context, operator, left, right, node);
}

function isShift(operator: ts.SyntaxKind): boolean {
  return (
    operator === ts.SyntaxKind.LessThanLessThanToken ||
    operator === ts.SyntaxKind.GreaterThanGreaterThanToken ||
    operator === ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken
  );
}

export function not(context: FunctionContext, value: Operand): Operand {
  return context.emit("xor", "i1", [value, integer("i1", 1)]);
}

/** Both operands in order; a widthless constant takes the other's type. */
function lowerOperands(
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
    if (value.type.kind === "integer")
      return [integerConstant(leftConstant, value.type, left), value];
    return [lowerExpression(context, left), value];
  }
  const first = lowerExpression(context, left, hint);
  const second = lowerExpression(
    context,
    right,
    first.type.kind === "integer" ? first.type : null,
  );
  return [first, second];
}

/** Everything but logic, equality, `in` and `instanceof`, on lowered operands. */
export function applyBinary(
  context: FunctionContext,
  operator: ts.SyntaxKind,
  left: Typed,
  right: Typed,
  node: ts.Node,
): Typed {
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
  if (representationOf(type) === "number") return typed.value;
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
  if (isText(left.type) && isText(right.type)) {
    const order = context.callRuntime("compareStrings", [
      left.value,
      right.value,
    ]).value;
    return context.emit("icmp", "i1", [order, integer("i32", 0)], {
      predicate: predicates.signed,
    });
  }
  const a = asNumber(context, left, node);
  const b = asNumber(context, right, node);
  return context.emit("fcmp", "i1", [a, b], { predicate: predicates.float });
}

function sameWidth(left: Typed, right: Typed, node: ts.Node): IntegerType {
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

// --- Logic -----------------------------------------------------------------

function lowerLogical(
  context: FunctionContext,
  node: ts.BinaryExpression,
  expected: Type | null,
): Typed {
  const left = lowerExpression(context, node.left, expected);
  return applyLogical(
    context,
    node.operatorToken.kind,
    left,
    () => lowerExpression(context, node.right, expected ?? left.type),
    node,
    expected,
  );
}

/** `left && right()`, `||`, `??`: the right side is lowered in its own block. */
export function applyLogical(
  context: FunctionContext,
  operator: ts.SyntaxKind,
  left: Typed,
  lowerRight: () => Typed,
  node: ts.Expression,
  expected: Type | null,
): Typed {
  const { builder } = context;
  const checked = logicalType(context, operator, left, node);
  const isInteger = left.type.kind === "integer";
  const type = isInteger
    ? left.type
    : expected !== null && expected.kind === "integer"
      ? expected
      : checked;
  const result = new SsaVariable("logical", irTypeOf(type));
  const other = builder.newBlock("logical.right");
  const keep = builder.newBlock("logical.left");
  const join = builder.newBlock("logical");
  if (operator === ts.SyntaxKind.QuestionQuestionToken) {
    builder.conditional(isNullishValue(context, left), other, keep);
  } else if (operator === ts.SyntaxKind.AmpersandAmpersandToken) {
    builder.conditional(truthy(context, left, node), other, keep);
  } else {
    builder.conditional(truthy(context, left, node), keep, other);
  }
  builder.startBlock(keep);
  const kept =
    operator === ts.SyntaxKind.AmpersandAmpersandToken
      ? left
      : { ...left, type: keptType(left.type, operator) };
  const narrowedLeft =
    kept.type === left.type
      ? left
      : { value: convert(context, left, kept.type, node), type: kept.type };
  builder.write(result, convertKept(context, narrowedLeft, type, node));
  builder.branch(join);
  builder.startBlock(other);
  const right = lowerRight();
  if (!builder.isTerminated) {
    builder.write(result, convert(context, right, type, node));
    builder.branch(join);
  }
  builder.startBlock(join);
  return { value: builder.read(result), type };
}

/**
 * The result's type. A read that may miss (`record[key] ?? other`) can be
 * undefined although the checker does not say so; then the right side counts.
 */
function logicalType(
  context: FunctionContext,
  operator: ts.SyntaxKind,
  left: Typed,
  node: ts.Expression,
): Type {
  const checked = context.typeOfNode(node);
  if (
    !ts.isBinaryExpression(node) ||
    operator === ts.SyntaxKind.AmpersandAmpersandToken
  )
    return checked;
  const promised = context.typeOfNode(node.left);
  if (
    !mayBe(left.type, "undefined") ||
    mayBe(promised, "undefined") ||
    left.type.kind === "unknown"
  )
    return checked;
  const right = context.typeOfNode(node.right);
  return right.kind === "unknown"
    ? checked
    : unionOf([nonNullish(left.type), right]);
}

/** What is left of a type once the operator has chosen the left side. */
function keptType(type: Type, operator: ts.SyntaxKind): Type {
  if (type.kind !== "union") return type;
  if (
    operator === ts.SyntaxKind.BarBarToken ||
    operator === ts.SyntaxKind.QuestionQuestionToken
  )
    return nonNullish(type);
  return type;
}

/** The falsy left side of `&&` may have a type that cannot hold it. */
function convertKept(
  context: FunctionContext,
  typed: Typed,
  target: Type,
  node: ts.Node,
): Operand {
  if (typed.type === target) return typed.value;
  const from = representationOf(typed.type);
  const to = representationOf(target);
  if (from === "integer" && to !== "integer")
    return convert(context, typed, target, node);
  if (
    from !== to &&
    isReference(nonNullish(target)) &&
    (from === "boolean" || from === "number")
  ) {
    // Only the sentinels of the target can get here.
    return convert(
      context,
      undefinedValue,
      unionOf([target, undefinedType]),
      node,
    );
  }
  return convert(context, typed, target, node);
}

// --- Equality --------------------------------------------------------------

function lowerEquality(
  context: FunctionContext,
  node: ts.BinaryExpression,
): Operand {
  const loose =
    node.operatorToken.kind === ts.SyntaxKind.EqualsEqualsToken ||
    node.operatorToken.kind === ts.SyntaxKind.ExclamationEqualsToken;
  const typeTest = typeofComparison(context, node);
  if (typeTest !== null) return typeTest;
  const [left, right] = lowerOperands(context, node.left, node.right, null);
  if (loose && (isNullish(left.type) || isNullish(right.type))) {
    return isNullishValue(context, isNullish(left.type) ? right : left);
  }
  if (
    loose &&
    representationOf(nonNullish(left.type)) !==
      representationOf(nonNullish(right.type))
  ) {
    unsupported(
      node,
      "`==` between different types",
      "convert one side and use `===`",
    );
  }
  return equals(context, left, right, node);
}

/** JavaScript's `===`. */
export function equals(
  context: FunctionContext,
  left: Typed,
  right: Typed,
  node: ts.Node,
): Operand {
  if (left.type.kind === "undefined" || left.type.kind === "null")
    return isSentinel(context, right, [left.type.kind]);
  if (right.type.kind === "undefined" || right.type.kind === "null")
    return isSentinel(context, left, [right.type.kind]);
  if (left.type.kind === "integer" || right.type.kind === "integer") {
    sameWidth(left, right, node);
    return context.emit("icmp", "i1", [left.value, right.value], {
      predicate: "eq",
    });
  }
  if (left.type.kind === "number" && right.type.kind === "number") {
    return context.emit("fcmp", "i1", [left.value, right.value], {
      predicate: "oeq",
    });
  }
  const a = representationOf(left.type);
  const b = representationOf(right.type);
  if (a === "boolean" && b === "boolean") {
    return context.emit("icmp", "i1", [left.value, right.value], {
      predicate: "eq",
    });
  }
  if (a === "number" && b === "number")
    return equalOptionalNumbers(context, left.value, right.value);
  if (a === "reference" && b === "reference")
    return equalReferences(context, left, right);
  if (a === "optionalInteger" && b === a) {
    return context.emit("icmp", "i1", [left.value, right.value], {
      predicate: "eq",
    });
  }
  const x = convert(context, left, unknownType, node);
  const y = convert(context, right, unknownType, node);
  return context.callRuntime("equalValues", [x, y]).value;
}

/** NaN differs from itself, the sentinels do not. */
function equalOptionalNumbers(
  context: FunctionContext,
  a: Operand,
  b: Operand,
): Operand {
  const equal = context.emit("fcmp", "i1", [a, b], { predicate: "oeq" });
  const bits = context.emit("bitcast", "i64", [a]);
  const same = context.emit(
    "icmp",
    "i1",
    [bits, context.emit("bitcast", "i64", [b])],
    { predicate: "eq" },
  );
  const tagged = context.emit(
    "icmp",
    "i1",
    [bits, integer("i64", valueBits.undefined)],
    { predicate: "uge" },
  );
  return context.emit("or", "i1", [
    equal,
    context.emit("and", "i1", [same, tagged]),
  ]);
}

function mayBeString(type: Type): boolean {
  return membersOf(type).some((member) => member.kind === "string");
}

function equalReferences(
  context: FunctionContext,
  left: Typed,
  right: Typed,
): Operand {
  const same = (): Operand =>
    context.emit("icmp", "i1", [left.value, right.value], { predicate: "eq" });
  if (!mayBeString(left.type) || !mayBeString(right.type)) return same();
  if (left.type.kind === "string" && right.type.kind === "string") {
    return context.callRuntime("equalStrings", [left.value, right.value]).value;
  }
  const onlyStrings = [left, right].every(
    ({ type }) => nonNullish(type).kind === "string",
  );
  if (!onlyStrings) {
    const x = convert(context, left, unknownType, context.instance.node);
    return context.callRuntime("equalValues", [
      x,
      convert(context, right, unknownType, context.instance.node),
    ]).value;
  }
  const { builder } = context;
  const result = new SsaVariable("equal", "i1");
  const test = builder.newBlock("equal.strings");
  const join = builder.newBlock("equal");
  builder.write(result, same());
  const limit = integer("ref", referenceSentinels.absent);
  const solid = context.emit("and", "i1", [
    context.emit("icmp", "i1", [left.value, limit], { predicate: "ugt" }),
    context.emit("icmp", "i1", [right.value, limit], { predicate: "ugt" }),
  ]);
  builder.conditional(solid, test, join);
  builder.startBlock(test);
  builder.write(
    result,
    context.callRuntime("equalStrings", [left.value, right.value]).value,
  );
  builder.branch(join);
  builder.startBlock(join);
  return builder.read(result);
}

// --- typeof, instanceof, in, delete ----------------------------------------

/** What `typeof` says of a type, where every value of it agrees. */
export function staticTypeof(type: Type): string | null {
  const kinds = new Set(
    membersOf(type).map((member) => {
      switch (member.kind) {
        case "undefined":
        case "number":
        case "string":
        case "boolean":
          return member.kind;
        case "integer":
          return "number";
        case "unknown":
          return "unknown";
        case "function":
          return "function";
        default:
          return "object";
      }
    }),
  );
  if (kinds.size !== 1) return null;
  const [only] = kinds;
  return only === "unknown" ? null : only!;
}

export function lowerTypeof(
  context: FunctionContext,
  node: ts.TypeOfExpression,
): Typed {
  const operand = lowerExpression(context, node.expression);
  const known = staticTypeof(operand.type);
  if (known !== null) return typedString(context, known);
  return context.callRuntime("typeofValue", [
    convert(context, operand, unknownType, node),
  ]);
}

/** `typeof x === "number"` without making the string. */
function typeofComparison(
  context: FunctionContext,
  node: ts.BinaryExpression,
): Operand | null {
  const [test, literal] = ts.isTypeOfExpression(node.left)
    ? [node.left, node.right]
    : [node.right, node.left];
  if (!ts.isTypeOfExpression(test) || !ts.isStringLiteral(literal)) return null;
  const operand = lowerExpression(context, test.expression);
  const known = staticTypeof(operand.type);
  if (known !== null) return integer("i1", known === literal.text ? 1 : 0);
  return hasTypeof(context, operand, literal.text, node);
}

function hasTypeof(
  context: FunctionContext,
  operand: Typed,
  wanted: string,
  node: ts.Node,
): Operand {
  const representation = representationOf(operand.type);
  if (wanted === "undefined")
    return isSentinel(context, operand, ["undefined"]);
  if (wanted === "number" && representation === "number")
    return not(context, isNullishValue(context, operand));
  if (wanted === "boolean" && representation === "optionalBoolean")
    return not(context, isNullishValue(context, operand));
  if (representation === "value") {
    if (wanted === "number") {
      return context.emit(
        "icmp",
        "i1",
        [operand.value, integer("val", valueBits.undefined)],
        { predicate: "ult" },
      );
    }
    if (wanted === "boolean") {
      const low = context.emit("and", "i64", [
        context.emit("bitcast", "i64", [operand.value]),
        integer("i64", ~1n & 0xffff_ffff_ffff_ffffn),
      ]);
      return context.emit(
        "icmp",
        "i1",
        [low, integer("i64", valueBits.false)],
        { predicate: "eq" },
      );
    }
  }
  if (wanted === "string" && nonNullish(operand.type).kind === "string")
    return not(context, isNullishValue(context, operand));
  if (wanted === "function" && nonNullish(operand.type).kind === "function")
    return not(context, isNullishValue(context, operand));
  const text = context.callRuntime("typeofValue", [
    convert(context, operand, unknownType, node),
  ]).value;
  return context.callRuntime("equalStrings", [
    text,
    stringConstant(context, wanted),
  ]).value;
}

function lowerInstanceOf(
  context: FunctionContext,
  node: ts.BinaryExpression,
): Typed {
  const operand = lowerExpression(context, node.left);
  if (
    ts.isIdentifier(node.right) &&
    node.right.text === "Array" &&
    context.world.types.builtinName(
      context.world.checker.getSymbolAtLocation(node.right),
    ) !== null
  ) {
    return context.callLibrary("lib/builtins/array-constructor.ts", "isArray", [
      convert(context, operand, unknownType, node),
    ]);
  }
  const declaration = classDeclarationOf(context, node.right);
  if (declaration === null)
    unsupported(node.right, "this right side of `instanceof`", "name a class");
  return {
    value: testShape(
      context,
      operand,
      { type: operand.type, declaration },
      node,
    ),
    type: booleanType,
  };
}

/** i1: an object (not a sentinel) whose shape is in the set. */
export function testShape(
  context: FunctionContext,
  operand: Typed,
  payload: import("./shapes.ts").ShapeTest,
  node: ts.Node,
): Operand {
  const { builder } = context;
  const representation = representationOf(operand.type);
  if (representation !== "reference" && representation !== "value")
    return integer("i1", 0);
  let reference = operand.value;
  let solid: Operand;
  if (representation === "value") {
    solid = context.emit(
      "icmp",
      "i1",
      [operand.value, integer("val", valueBits.reference)],
      { predicate: "uge" },
    );
    reference = convert(
      context,
      operand,
      { kind: "object", key: "object" },
      node,
    );
  } else {
    solid = context.emit(
      "icmp",
      "i1",
      [reference, integer("ref", referenceSentinels.absent)],
      { predicate: "ugt" },
    );
  }
  const result = new SsaVariable("isshape", "i1");
  const test = builder.newBlock("isshape");
  const join = builder.newBlock("isshape.join");
  builder.write(result, integer("i1", 0));
  builder.conditional(solid, test, join);
  builder.startBlock(test);
  builder.write(
    result,
    context.emit("isshape", "i1", [reference], { payload }),
  );
  builder.branch(join);
  builder.startBlock(join);
  return builder.read(result);
}

function lowerIn(context: FunctionContext, node: ts.BinaryExpression): Typed {
  if (ts.isPrivateIdentifier(node.left)) {
    const owner = context.world.checker.getSymbolAtLocation(node.left)
      ?.valueDeclaration?.parent;
    if (owner === undefined || !ts.isClassLike(owner))
      unsupported(node, "this private name");
    const operand = lowerExpression(context, node.right);
    return {
      value: testShape(
        context,
        operand,
        { type: operand.type, declaration: owner },
        node,
      ),
      type: booleanType,
    };
  }
  const key = lowerExpression(context, node.left);
  const object = lowerExpression(context, node.right);
  if (isDictionary(object.type))
    return callDictionary(context, object, "has", [
      { value: toText(context, key, node.left), type: stringType },
    ]);
  const name = toText(context, key, node.left);
  const reference = convert(
    context,
    object,
    { kind: "object", key: "object" },
    node,
  );
  return context.callRuntime("hasOwnProperty", [reference, name]);
}

export function lowerDelete(
  context: FunctionContext,
  node: ts.DeleteExpression,
): Typed {
  deleteProperty(context, node.expression);
  return { value: integer("i1", 1), type: booleanType };
}

export function lowerPrefix(
  context: FunctionContext,
  node: ts.PrefixUnaryExpression,
  expected: Type | null,
): Typed {
  if (node.operator === ts.SyntaxKind.ExclamationToken) {
    const operand = lowerExpression(context, node.operand);
    return {
      value: not(context, truthy(context, operand, node)),
      type: booleanType,
    };
  }
  const operand = lowerExpression(
    context,
    node.operand,
    expected?.kind === "integer" ? expected : null,
  );
  const { value, type } = operand;
  if (type.kind === "integer") {
    const ir = irTypeOf(type);
    if (node.operator === ts.SyntaxKind.MinusToken)
      return { value: context.emit("sub", ir, [integer(ir, 0), value]), type };
    if (node.operator === ts.SyntaxKind.TildeToken) {
      return {
        value: context.emit("xor", ir, [
          value,
          integer(ir, (1n << BigInt(type.bits)) - 1n),
        ]),
        type,
      };
    }
    return integerToNumber(context, value, type);
  }
  const number = toNumber(context, operand, node);
  if (node.operator === ts.SyntaxKind.PlusToken)
    return { value: number, type: numberType };
  if (node.operator === ts.SyntaxKind.MinusToken) {
    if (number.kind === "float")
      return { value: float(-number.value), type: numberType };
    return { value: context.emit("fneg", "f64", [number]), type: numberType };
  }
  const bits = context.emit("xor", "i32", [
    toInt32(context, number),
    integer("i32", 0xffff_ffff),
  ]);
  return { value: context.emit("sitofp", "f64", [bits]), type: numberType };
}

/** JavaScript's ToNumber: `+x`, `Number(x)`. */
export function toNumber(
  context: FunctionContext,
  typed: Typed,
  node: ts.Node,
): Operand {
  if (typed.type.kind === "number") return typed.value;
  if (typed.type.kind === "string")
    return context.callRuntime("stringToNumber", [typed.value]).value;
  if (typed.type.kind === "boolean")
    return context.emit("uitofp", "f64", [typed.value]);
  if (typed.type.kind === "integer")
    return integerToNumber(context, typed.value, typed.type).value;
  return context.callRuntime("valueToNumber", [
    convert(context, typed, unknownType, node),
  ]).value;
}
