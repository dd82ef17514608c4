// What each opcode demands of its operands, result and attributes.
import { intrinsics } from "./intrinsics.ts";
import type {
  Instruction,
  IrFunction,
  IrModule,
  IrType,
  Signature,
} from "./ir.ts";

/** Where a rule says what is wrong, and what it may look at. */
export interface RuleContext {
  readonly module: IrModule;
  readonly irFunction: IrFunction;
  fail(message: string): void;
}

export type Rule = (instruction: Instruction, context: RuleContext) => void;

const integerTypes: readonly IrType[] = [
  "i1",
  "i8",
  "i16",
  "i32",
  "i64",
  "i128",
];
const floatTypes: readonly IrType[] = ["f32", "f64"];
const addressTypes: readonly IrType[] = ["ptr", "ref"];
const wordTypes: readonly IrType[] = ["i64", "f64", "val", "ref", "ptr"];
const halfWordTypes: readonly IrType[] = ["i32", "f32"];
const comparableTypes = [...integerTypes, ...addressTypes, "val" as const];
const storedTypes = [...comparableTypes, ...floatTypes];

export const bitsOf: Readonly<Record<IrType, number>> = {
  void: 0,
  i1: 1,
  i8: 8,
  i16: 16,
  i32: 32,
  i64: 64,
  i128: 128,
  f32: 32,
  f64: 64,
  ptr: 64,
  ref: 64,
  val: 64,
};

const integerPredicates = new Set([
  ...["eq", "ne", "slt", "sle", "sgt", "sge"],
  ...["ult", "ule", "ugt", "uge"],
]);
const floatPredicates = new Set([
  ...["oeq", "une", "olt", "ole", "ogt", "oge", "uno"],
]);

// Helpers: each fails with one sentence and answers whether all was well.

function operandCount(
  { operands }: Instruction,
  context: RuleContext,
  count: number,
): boolean {
  if (operands.length === count) return true;
  context.fail(`has ${operands.length} operands, must have ${count}`);
  return false;
}

function operandType(
  { operands }: Instruction,
  context: RuleContext,
  index: number,
  allowed: readonly IrType[],
): boolean {
  const { type } = operands[index]!;
  if (allowed.includes(type)) return true;
  context.fail(`operand ${index} is ${type}, must be ${allowed.join(" or ")}`);
  return false;
}

function resultType(
  { type }: Instruction,
  context: RuleContext,
  allowed: readonly IrType[],
): boolean {
  if (allowed.includes(type)) return true;
  context.fail(`gives ${type}, must give ${allowed.join(" or ")}`);
  return false;
}

function checkAlign({ attributes }: Instruction, context: RuleContext): void {
  const { align } = attributes;
  if (align !== undefined && !(align > 0 && (align & (align - 1)) === 0)) {
    context.fail(`alignment ${align} is no power of two`);
  }
}

// Rules.

/** `count` operands of the result's type, out of `types`. */
function uniform(count: number, types: readonly IrType[]): Rule {
  return (instruction, context) => {
    if (!operandCount(instruction, context, count)) return;
    if (!resultType(instruction, context, types)) return;
    for (let index = 0; index < count; index++) {
      operandType(instruction, context, index, [instruction.type]);
    }
  };
}

function compare(
  types: readonly IrType[],
  predicates: ReadonlySet<string>,
): Rule {
  return (instruction, context) => {
    if (!operandCount(instruction, context, 2)) return;
    resultType(instruction, context, ["i1"]);
    operandType(instruction, context, 0, types);
    operandType(instruction, context, 1, [instruction.operands[0]!.type]);
    const { predicate } = instruction.attributes;
    if (predicate === undefined || !predicates.has(predicate)) {
      context.fail(`predicate ${predicate} is not one of its own`);
    }
  };
}

/** One operand; `wider` says how the result's width compares. */
function conversion(
  from: readonly IrType[],
  to: readonly IrType[],
  wider: -1 | 0 | 1 | null,
): Rule {
  return (instruction, context) => {
    if (!operandCount(instruction, context, 1)) return;
    operandType(instruction, context, 0, from);
    resultType(instruction, context, to);
    const source = instruction.operands[0]!.type;
    const difference = Math.sign(bitsOf[instruction.type] - bitsOf[source]);
    if (wider !== null && difference !== wider) {
      context.fail(`cannot make ${instruction.type} of ${source}`);
    }
  };
}

const bitcast: Rule = (instruction, context) => {
  if (!operandCount(instruction, context, 1)) return;
  const source = instruction.operands[0]!.type;
  const group = [wordTypes, halfWordTypes].find((types) =>
    types.includes(source),
  );
  if (group === undefined || !group.includes(instruction.type)) {
    context.fail(`cannot make ${instruction.type} of the bits of ${source}`);
  }
};

const select: Rule = (instruction, context) => {
  if (!operandCount(instruction, context, 3)) return;
  operandType(instruction, context, 0, ["i1"]);
  operandType(instruction, context, 1, [instruction.type]);
  operandType(instruction, context, 2, [instruction.type]);
};

const intrinsic: Rule = (instruction, context) => {
  const name = instruction.attributes.symbol ?? "";
  const info = intrinsics[name];
  if (info === undefined) {
    context.fail(`there is no intrinsic "${name}"`);
    return;
  }
  uniform(info.operands, info.types)(instruction, context);
};

const load: Rule = (instruction, context) => {
  if (!operandCount(instruction, context, 1)) return;
  operandType(instruction, context, 0, addressTypes);
  resultType(instruction, context, storedTypes);
  checkAlign(instruction, context);
  const { order } = instruction.attributes;
  if (order === "release" || order === "acquireRelease") {
    context.fail(`a load cannot ${order}`);
  }
};

const store: Rule = (instruction, context) => {
  if (!operandCount(instruction, context, 2)) return;
  operandType(instruction, context, 0, addressTypes);
  operandType(instruction, context, 1, storedTypes);
  resultType(instruction, context, ["void"]);
  checkAlign(instruction, context);
  const { order } = instruction.attributes;
  if (order === "acquire" || order === "acquireRelease") {
    context.fail(`a store cannot ${order}`);
  }
};

const pointerAdd: Rule = (instruction, context) => {
  const { operands, attributes } = instruction;
  if (operands.length !== 1 && !operandCount(instruction, context, 2)) return;
  operandType(instruction, context, 0, addressTypes);
  resultType(instruction, context, addressTypes);
  if (operands.length === 2) operandType(instruction, context, 1, ["i64"]);
  const { scale } = attributes;
  if (scale !== undefined && !(Number.isInteger(scale) && scale > 0)) {
    context.fail(`scale ${scale} is no positive integer`);
  }
};

const alloca: Rule = (instruction, context) => {
  operandCount(instruction, context, 0);
  resultType(instruction, context, addressTypes);
  checkAlign(instruction, context);
  const { size } = instruction.attributes;
  if (size === undefined || !(Number.isInteger(size) && size >= 0)) {
    context.fail(`size ${size} is no number of bytes`);
  }
};

function blockRule(second: readonly IrType[]): Rule {
  return (instruction, context) => {
    if (!operandCount(instruction, context, 3)) return;
    operandType(instruction, context, 0, addressTypes);
    operandType(instruction, context, 1, second);
    operandType(instruction, context, 2, ["i64"]);
    resultType(instruction, context, ["void"]);
    checkAlign(instruction, context);
  };
}

const atomicTypes = comparableTypes.filter((type) => type !== "i1");

const readModifyWrite: Rule = (instruction, context) => {
  if (!operandCount(instruction, context, 2)) return;
  operandType(instruction, context, 0, addressTypes);
  const { atomic } = instruction.attributes;
  if (atomic === undefined) context.fail("names no operation");
  const arithmetic = integerTypes.filter((type) => type !== "i1");
  operandType(
    instruction,
    context,
    1,
    atomic === "exchange" ? atomicTypes : arithmetic,
  );
  resultType(instruction, context, [instruction.operands[1]!.type]);
};

const compareExchange: Rule = (instruction, context) => {
  if (!operandCount(instruction, context, 3)) return;
  operandType(instruction, context, 0, addressTypes);
  operandType(instruction, context, 1, atomicTypes);
  operandType(instruction, context, 2, [instruction.operands[1]!.type]);
  resultType(instruction, context, [instruction.operands[1]!.type]);
};

const fence: Rule = (instruction, context) => {
  operandCount(instruction, context, 0);
  resultType(instruction, context, ["void"]);
};

/** Arguments from operand `first` on, and the result. */
function checkCall(
  instruction: Instruction,
  context: RuleContext,
  signature: Signature,
  first: number,
): void {
  const { parameters, result } = signature;
  if (!operandCount(instruction, context, first + parameters.length)) return;
  parameters.forEach((type, index) => {
    operandType(instruction, context, first + index, [type]);
  });
  // A result may be dropped: `() => u64` stands where `() => void` is wanted.
  resultType(instruction, context, [result, "void"]);
  const leaves = instruction.op.startsWith("call");
  if (signature.throws && leaves && !context.irFunction.signature.throws) {
    context.fail("its error would leave a function that does not throw");
  }
}

const directCall: Rule = (instruction, context) => {
  const { symbol, throws } = instruction.attributes;
  const callee = context.module.functions.get(symbol ?? "");
  if (callee === undefined) {
    context.fail(`no function "${symbol}" is declared`);
    return;
  }
  if ((throws ?? false) !== callee.signature.throws) {
    context.fail(
      `"${symbol}" ${callee.signature.throws ? "throws" : "does not throw"}, the call says otherwise`,
    );
  }
  checkCall(instruction, context, callee.signature, 0);
};

const indirectCall: Rule = (instruction, context) => {
  const { signature } = instruction.attributes;
  if (signature === undefined) {
    context.fail("has no signature");
    return;
  }
  if (instruction.operands.length === 0) {
    context.fail("has no address to call");
    return;
  }
  operandType(instruction, context, 0, addressTypes);
  checkCall(instruction, context, signature, 1);
};

const assembly: Rule = (instruction, context) => {
  const { template, constraints } = instruction.attributes;
  if (template === undefined || constraints === undefined) {
    context.fail("needs a template and constraints");
  }
};

const debugValue: Rule = (instruction, context) => {
  operandCount(instruction, context, 1);
  resultType(instruction, context, ["void"]);
  if (instruction.attributes.variable === undefined) {
    context.fail("names no variable");
  }
};

const conditional: Rule = (instruction, context) => {
  if (operandCount(instruction, context, 1)) {
    operandType(instruction, context, 0, ["i1"]);
  }
};

const switchRule: Rule = (instruction, context) => {
  if (!operandCount(instruction, context, 1)) return;
  const { type } = instruction.operands[0]!;
  operandType(instruction, context, 0, integerTypes);
  const distinct = new Set(
    instruction.cases.map((value) => BigInt.asIntN(bitsOf[type], value)),
  );
  if (distinct.size !== instruction.cases.length) {
    context.fail("has the same case twice");
  }
};

const returnRule: Rule = (instruction, context) => {
  const { result } = context.irFunction.signature;
  if (!operandCount(instruction, context, result === "void" ? 0 : 1)) return;
  if (result !== "void") operandType(instruction, context, 0, [result]);
};

const throwRule: Rule = (instruction, context) => {
  if (operandCount(instruction, context, 1)) {
    operandType(instruction, context, 0, ["ref"]);
  }
  if (!context.irFunction.signature.throws) {
    context.fail("stands in a function that does not throw");
  }
};

const nothing: Rule = (instruction, context) => {
  operandCount(instruction, context, 0);
};

const integerBinary = uniform(2, integerTypes);
const floatBinary = uniform(2, floatTypes);
const notBoolean = integerTypes.filter((type) => type !== "i1");

export const rules: Readonly<Record<string, Rule>> = {
  add: integerBinary,
  sub: integerBinary,
  mul: integerBinary,
  sdiv: integerBinary,
  udiv: integerBinary,
  srem: integerBinary,
  urem: integerBinary,
  and: integerBinary,
  or: integerBinary,
  xor: integerBinary,
  shl: integerBinary,
  lshr: integerBinary,
  ashr: integerBinary,
  icmp: compare(comparableTypes, integerPredicates),
  fadd: floatBinary,
  fsub: floatBinary,
  fmul: floatBinary,
  fdiv: floatBinary,
  frem: uniform(2, ["f64"]),
  fneg: uniform(1, floatTypes),
  fcmp: compare(floatTypes, floatPredicates),
  zext: conversion(integerTypes, integerTypes, 1),
  sext: conversion(integerTypes, integerTypes, 1),
  trunc: conversion(integerTypes, integerTypes, -1),
  sitofp: conversion(integerTypes, floatTypes, null),
  uitofp: conversion(integerTypes, floatTypes, null),
  fptosi: conversion(floatTypes, notBoolean, null),
  fptoui: conversion(floatTypes, notBoolean, null),
  fpext: conversion(["f32"], ["f64"], 1),
  fptrunc: conversion(["f64"], ["f32"], -1),
  bitcast,
  toint32: conversion(["f64"], ["i32"], null),
  toindex: conversion(["f64"], ["i64"], null),
  select,
  intrinsic,
  load,
  store,
  ptradd: pointerAdd,
  alloca,
  memcpy: blockRule(addressTypes),
  memmove: blockRule(addressTypes),
  memset: blockRule(["i8"]),
  atomicrmw: readModifyWrite,
  cmpxchg: compareExchange,
  fence,
  call: directCall,
  callindirect: indirectCall,
  asm: assembly,
  debugvalue: debugValue,
  br: nothing,
  condbr: conditional,
  switch: switchRule,
  ret: returnRule,
  throw: throwRule,
  invoke: directCall,
  invokeindirect: indirectCall,
  unreachable: nothing,
};

/** How many edges a terminator has; `switch` has one more than cases. */
export const edgeCounts: Readonly<Record<string, number>> = {
  br: 1,
  condbr: 2,
  ret: 0,
  throw: 0,
  invoke: 2,
  invokeindirect: 2,
  invokemethod: 2,
  unreachable: 0,
};
