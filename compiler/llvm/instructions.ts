// LLVM for each opcode of the low IR that neither touches memory nor calls.
import type { Constant, Instruction, Operand } from "../ir/ir.ts";
import { callEmitters } from "./calls.ts";
import type { FunctionEmitter } from "./function.ts";
import { intrinsicEmitter } from "./intrinsics.ts";
import { memoryEmitters } from "./memory.ts";
import { bytesOf, isAddress, isFloat, llvmType, returnType } from "./text.ts";

export type Emitter = (out: FunctionEmitter, instruction: Instruction) => void;

function binary(mnemonic: string): Emitter {
  return (out, instruction) => {
    const [left, right] = instruction.operands;
    out.emit(
      `${out.result(instruction)} = ${mnemonic} ${out.typed(left!)}, ${out.value(right!)}`,
    );
  };
}

function conversion(mnemonic: string): Emitter {
  return (out, instruction) => {
    const target = llvmType(instruction.type);
    out.emit(
      `${out.result(instruction)} = ${mnemonic} ${out.typed(instruction.operands[0]!)} to ${target}`,
    );
  };
}

/** Arithmetic that may be known not to overflow. */
function wrapping(mnemonic: string): Emitter {
  const [plain, flagged] = [binary(mnemonic), binary(`${mnemonic} nsw`)];
  return (out, instruction) => {
    const { noWrap } = instruction.attributes;
    (noWrap === true ? flagged : plain)(out, instruction);
  };
}

function saturating(signed: boolean): Emitter {
  const plain = conversion(signed ? "fptosi" : "fptoui");
  return (out, instruction) => {
    if (instruction.attributes.inRange === true) {
      plain(out, instruction);
      return;
    }
    const source = instruction.operands[0]!;
    const to = llvmType(instruction.type);
    const from = llvmType(source.type);
    const name = `llvm.fpto${signed ? "si" : "ui"}.sat.${to}.${source.type}`;
    out.context.declareFunction(name, to, from);
    out.emit(
      `${out.result(instruction)} = call ${to} @${name}(${out.typed(source)})`,
    );
  };
}

const compare =
  (mnemonic: string): Emitter =>
  (out, instruction) => {
    binary(`${mnemonic} ${instruction.attributes.predicate}`)(out, instruction);
  };

const emitBitcast: Emitter = (out, instruction) => {
  const source = instruction.operands[0]!;
  const from = llvmType(source.type);
  const to = llvmType(instruction.type);
  if (from === to) return; // Users read the source itself: see copySource.
  const result = out.result(instruction);
  const value = out.value(source);
  if (isAddress(source.type) && isFloat(instruction.type)) {
    const bits = out.define(`ptrtoint ptr ${value} to i64`);
    out.emit(`${result} = bitcast i64 ${bits} to ${to}`);
  } else if (isFloat(source.type) && isAddress(instruction.type)) {
    const bits = out.define(`bitcast ${from} ${value} to i64`);
    out.emit(`${result} = inttoptr i64 ${bits} to ptr`);
  } else if (isAddress(source.type)) {
    out.emit(`${result} = ptrtoint ptr ${value} to ${to}`);
  } else if (isAddress(instruction.type)) {
    out.emit(`${result} = inttoptr ${from} ${value} to ptr`);
  } else {
    out.emit(`${result} = bitcast ${from} ${value} to ${to}`);
  }
};

const minimumI64 = -(2n ** 63n);

/** The f64 as i64, and whether that lost nothing ToInt32 needs. */
function truncateToI64(
  out: FunctionEmitter,
  value: string,
): { integer: string; inRange: string } {
  const name = out.context.target.truncateIntrinsic;
  if (name !== null) {
    out.context.declareFunction(name, "i64", "<2 x double>");
    const vector = out.define(
      `insertelement <2 x double> poison, double ${value}, i32 0`,
    );
    const integer = out.define(`call i64 @${name}(<2 x double> ${vector})`);
    const inRange = out.define(`icmp ne i64 ${integer}, ${minimumI64}`);
    return { integer, inRange };
  }
  out.context.declareFunction("llvm.fabs.f64", "double", "double");
  out.context.declareFunction("llvm.fptosi.sat.i64.f64", "i64", "double");
  const size = out.define(`call double @llvm.fabs.f64(double ${value})`);
  const limit = "0x43E0000000000000"; // 2^63
  const inRange = out.define(`fcmp olt double ${size}, ${limit}`);
  const integer = out.define(
    `call i64 @llvm.fptosi.sat.i64.f64(double ${value})`,
  );
  return { integer, inRange };
}

/** Inline for what fits an i64; the rest is a call into lib/. */
const emitToInt32: Emitter = (out, instruction) => {
  const value = out.value(instruction.operands[0]!);
  const slow = "nautilus_to_int32_slow";
  out.context.declareFunction(slow, "i32", "double");
  const { integer, inRange } = truncateToI64(out, value);
  const low = out.define(`trunc i64 ${integer} to i32`);
  const fastLabel = out.currentLabel;
  const slowLabel = out.freshLabel("toint32.slow");
  const joinLabel = out.freshLabel("toint32");
  const weights = out.context.metadata.branchWeights(2000, 1);
  out.emit(
    `br i1 ${inRange}, label %${joinLabel}, label %${slowLabel}, !prof ${weights}`,
  );
  out.startBlock(slowLabel);
  const called = out.define(
    `call i32 @${slow}(double ${value}) memory(none) nounwind willreturn cold`,
  );
  out.emit(`br label %${joinLabel}`);
  out.startBlock(joinLabel);
  out.emit(
    `${out.result(instruction)} = phi i32 [ ${low}, %${fastLabel} ], [ ${called}, %${slowLabel} ]`,
  );
};

/**
 * Truncates to 32 bits and back: whoever is not the same again is no index.
 * What does not fit is poison to LLVM, and frozen some number below 2^32, to
 * which no value out of range (or NaN) is equal.
 */
const emitToIndex: Emitter = (out, instruction) => {
  const value = out.value(instruction.operands[0]!);
  if (instruction.attributes.isIndex === true) {
    out.emit(`${out.result(instruction)} = fptosi double ${value} to i64`);
    return;
  }
  const raw = out.define(`fptoui double ${value} to i32`);
  const low = out.define(`freeze i32 ${raw}`);
  const back = out.define(`uitofp i32 ${low} to double`);
  const same = out.define(`fcmp oeq double ${back}, ${value}`);
  const wide = out.define(`zext i32 ${low} to i64`);
  out.emit(
    `${out.result(instruction)} = select i1 ${same}, i64 ${wide}, i64 -1`,
  );
};

function callRemainder(
  out: FunctionEmitter,
  left: Operand,
  right: Operand,
  result = out.temporary(),
): string {
  const name = "nautilus_fmod";
  out.context.declareFunction(name, "double", "double, double");
  out.emit(
    `${result} = call double @${name}(${out.typed(left)}, ${out.typed(right)}) memory(none) nounwind willreturn`,
  );
  return result;
}

type FloatConstant = Constant & { kind: "float" };

/** A divisor for which the remainder of integers is one too. */
function isSmallInteger(divisor: Operand): divisor is FloatConstant {
  if (divisor.kind !== "float" || !Number.isInteger(divisor.value))
    return false;
  return divisor.value !== 0 && Math.abs(divisor.value) < 2 ** 31;
}

/**
 * The remainder of an integer by a constant inline (`n % 2 === 0`), of all else
 * by the library. The result has the sign of the dividend, also if it is 0.
 */
const emitRemainder: Emitter = (out, instruction) => {
  const [left, right] = instruction.operands as [Operand, Operand];
  const result = out.result(instruction);
  if (!isSmallInteger(right)) {
    callRemainder(out, left, right, result);
    return;
  }
  const value = out.value(left);
  const { integer, inRange } = truncateToI64(out, value);
  const back = out.define(`sitofp i64 ${integer} to double`);
  const same = out.define(`fcmp oeq double ${back}, ${value}`);
  const isInteger = out.define(`and i1 ${same}, ${inRange}`);
  const [fast, slow, join] = ["fast", "slow", "join"].map((part) =>
    out.freshLabel(`frem.${part}`),
  ) as [string, string, string];
  const weights = out.context.metadata.branchWeights(20, 1);
  out.emit(
    `br i1 ${isInteger}, label %${fast}, label %${slow}, !prof ${weights}`,
  );
  out.startBlock(fast);
  const rest = out.define(`srem i64 ${integer}, ${Math.abs(right.value)}`);
  const unsigned = out.define(`sitofp i64 ${rest} to double`);
  const name = "llvm.copysign.f64";
  out.context.declareFunction(name, "double", "double, double");
  const signed = out.define(
    `call double @${name}(double ${unsigned}, double ${value})`,
  );
  out.emit(`br label %${join}`);
  out.startBlock(slow);
  const called = callRemainder(out, left, right);
  out.emit(`br label %${join}`);
  out.startBlock(join);
  out.emit(
    `${result} = phi double [ ${signed}, %${fast} ], [ ${called}, %${slow} ]`,
  );
};

const emitSelect: Emitter = (out, instruction) => {
  const [condition, ifTrue, ifFalse] = instruction.operands;
  out.emit(
    `${out.result(instruction)} = select ${out.typed(condition!)}, ${out.typed(ifTrue!)}, ${out.typed(ifFalse!)}`,
  );
};

const emitBranch: Emitter = (out, instruction) => {
  out.emit(`br label %${out.edgeLabels(instruction.edges)[0]}`);
};

const emitConditional: Emitter = (out, instruction) => {
  const [ifTrue, ifFalse] = out.edgeLabels(instruction.edges);
  const { likely } = instruction.attributes;
  const { metadata } = out.context;
  const weights =
    likely === undefined
      ? ""
      : `, !prof ${likely > 0 ? metadata.branchWeights(2000, 1) : metadata.branchWeights(1, 2000)}`;
  const condition = out.value(instruction.operands[0]!);
  out.emit(`br i1 ${condition}, label %${ifTrue}, label %${ifFalse}${weights}`);
};

const emitSwitch: Emitter = (out, instruction) => {
  const subject = instruction.operands[0]!;
  const type = llvmType(subject.type);
  const [fallback, ...labels] = out.edgeLabels(instruction.edges);
  const bits = bytesOf(subject.type) * 8;
  const cases = labels.map(
    (label, index) =>
      `${type} ${BigInt.asIntN(bits, instruction.cases[index]!)}, label %${label}`,
  );
  out.emit(
    `switch ${out.typed(subject)}, label %${fallback} [ ${cases.join(" ")} ]`,
  );
};

const emitReturn: Emitter = (out, instruction) => {
  const { signature } = out.irFunction;
  const value = instruction.operands[0];
  const type = returnType(signature);
  if (value === undefined) {
    out.emit(signature.throws ? "ret ptr null" : "ret void");
  } else if (signature.throws) {
    const pair = out.define(
      `insertvalue ${type} { ptr null, ${llvmType(value.type)} poison }, ${out.typed(value)}, 1`,
    );
    out.emit(`ret ${type} ${pair}`);
  } else {
    out.emit(`ret ${out.typed(value)}`);
  }
};

const emitNegate: Emitter = (out, instruction) => {
  out.emit(
    `${out.result(instruction)} = fneg ${out.typed(instruction.operands[0]!)}`,
  );
};

export const emitters: Readonly<Record<string, Emitter>> = {
  add: wrapping("add"),
  sub: wrapping("sub"),
  mul: wrapping("mul"),
  sdiv: binary("sdiv"),
  udiv: binary("udiv"),
  srem: binary("srem"),
  urem: binary("urem"),
  and: binary("and"),
  or: binary("or"),
  xor: binary("xor"),
  shl: binary("shl"),
  lshr: binary("lshr"),
  ashr: binary("ashr"),
  icmp: compare("icmp"),
  fadd: binary("fadd"),
  fsub: binary("fsub"),
  fmul: binary("fmul"),
  fdiv: binary("fdiv"),
  frem: emitRemainder,
  fneg: emitNegate,
  fcmp: compare("fcmp"),
  zext: conversion("zext"),
  sext: conversion("sext"),
  trunc: conversion("trunc"),
  sitofp: conversion("sitofp"),
  uitofp: conversion("uitofp"),
  fptosi: saturating(true),
  fptoui: saturating(false),
  fpext: conversion("fpext"),
  fptrunc: conversion("fptrunc"),
  bitcast: emitBitcast,
  toint32: emitToInt32,
  toindex: emitToIndex,
  select: emitSelect,
  intrinsic: intrinsicEmitter,
  ...memoryEmitters,
  ...callEmitters,
  debugvalue: (out, instruction) => out.variables.emit(instruction),
  br: emitBranch,
  condbr: emitConditional,
  switch: emitSwitch,
  ret: emitReturn,
  unreachable: (out) => out.emit("unreachable"),
};
