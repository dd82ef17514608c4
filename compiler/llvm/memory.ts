// Loads, stores, addresses, atomics and block copies.
import type { Instruction, MemoryOrder, Operand } from "../ir/ir.ts";
import type { FunctionEmitter } from "./function.ts";
import type { Emitter } from "./instructions.ts";
import { bytesOf, llvmType, memoryType } from "./text.ts";

const orders: Readonly<Record<MemoryOrder, string>> = {
  relaxed: "monotonic",
  acquire: "acquire",
  release: "release",
  acquireRelease: "acq_rel",
  sequential: "seq_cst",
};

/** The order of a `cmpxchg` that did not store: what of it concerns loads. */
const failureOrders: Readonly<Record<MemoryOrder, string>> = {
  relaxed: "monotonic",
  acquire: "acquire",
  release: "monotonic",
  acquireRelease: "acquire",
  sequential: "seq_cst",
};

const atomicNames: Readonly<Record<string, string>> = { exchange: "xchg" };

function addressOf(out: FunctionEmitter, instruction: Instruction): string {
  const base = instruction.operands[0]!;
  const offset = instruction.attributes.offset ?? 0;
  if (offset === 0) return out.value(base);
  return out.define(
    `getelementptr${inBounds(base)} i8, ${out.typed(base)}, i64 ${offset}`,
  );
}

/** Arithmetic on a reference stays inside its object. */
function inBounds(base: Operand): string {
  return base.type === "ref" ? " inbounds" : "";
}

function alignment(instruction: Instruction, bytes: number): number {
  return instruction.attributes.align ?? bytes;
}

/** `, !tbaa …` when the access has a class of its own. */
function aliasSuffix(out: FunctionEmitter, instruction: Instruction): string {
  const { alias } = instruction.attributes;
  if (alias === undefined || alias === "any") return "";
  return `, !tbaa ${out.context.metadata.aliasTag(alias)}`;
}

function accessWords(instruction: Instruction, mnemonic: string): string {
  const { order, volatile } = instruction.attributes;
  const atomic = order === undefined ? "" : " atomic";
  return `${mnemonic}${atomic}${volatile === true ? " volatile" : ""}`;
}

function orderSuffix(instruction: Instruction): string {
  const { order } = instruction.attributes;
  return order === undefined ? "" : ` ${orders[order]}`;
}

const emitLoad: Emitter = (out, instruction) => {
  const { type } = instruction;
  const address = addressOf(out, instruction);
  const text =
    `${accessWords(instruction, "load")} ${memoryType(type)}, ptr ${address}${orderSuffix(instruction)}, ` +
    `align ${alignment(instruction, bytesOf(type))}${aliasSuffix(out, instruction)}`;
  if (type !== "i1") {
    out.emit(`${out.result(instruction)} = ${text}`);
    return;
  }
  const byte = out.define(text);
  out.emit(`${out.result(instruction)} = trunc i8 ${byte} to i1`);
};

const emitStore: Emitter = (out, instruction) => {
  const value = instruction.operands[1]!;
  const address = addressOf(out, instruction);
  const stored =
    value.type === "i1"
      ? `i8 ${out.define(`zext ${out.typed(value)} to i8`)}`
      : out.typed(value);
  out.emit(
    `${accessWords(instruction, "store")} ${stored}, ptr ${address}${orderSuffix(instruction)}, ` +
      `align ${alignment(instruction, bytesOf(value.type))}${aliasSuffix(out, instruction)}`,
  );
};

const emitAddress: Emitter = (out, instruction) => {
  const [base, index] = instruction.operands;
  const { offset = 0, scale = 1 } = instruction.attributes;
  const result = out.result(instruction);
  const words = `getelementptr${inBounds(base!)}`;
  if (index === undefined) {
    out.emit(`${result} = ${words} i8, ${out.typed(base!)}, i64 ${offset}`);
    return;
  }
  const element = scale === 1 ? "i8" : `[${scale} x i8]`;
  const indexed = `${words} ${element}, ${out.typed(base!)}, ${out.typed(index)}`;
  if (offset === 0) {
    out.emit(`${result} = ${indexed}`);
    return;
  }
  const pointer = out.define(indexed);
  out.emit(`${result} = ${words} i8, ptr ${pointer}, i64 ${offset}`);
};

const emitAlloca: Emitter = (out, instruction) => {
  const { size = 0, align = 8 } = instruction.attributes;
  out.emitAtEntry(
    `  ${out.result(instruction)} = alloca [${size} x i8], align ${align}`,
  );
};

function blockEmitter(name: string): Emitter {
  return (out, instruction) => {
    const [to, from, bytes] = instruction.operands;
    const align = instruction.attributes.align ?? 1;
    const isSet = name === "memset";
    const kind =
      isShort(bytes!) && name !== "memmove" ? `${name}.inline` : name;
    const full = `llvm.${kind}.p0${isSet ? "" : ".p0"}.i64`;
    const second = isSet ? "i8" : "ptr";
    out.context.declareFunction(full, "void", `ptr, ${second}, i64, i1`);
    const source = isSet
      ? out.typed(from!)
      : `ptr align ${align} ${out.value(from!)}`;
    const isVolatile = instruction.attributes.volatile === true;
    out.emit(
      `call void @${full}(ptr align ${align} ${out.value(to!)}, ${source}, ${out.typed(bytes!)}, i1 ${isVolatile})`,
    );
  };
}

/** Cheaper than a call, which the library's own memset could not make. */
const inlineBytes = 64n;

function isShort(bytes: Operand): boolean {
  return bytes.kind === "integer" && bytes.value <= inlineBytes;
}

const emitAtomic: Emitter = (out, instruction) => {
  const { atomic, order = "sequential", volatile } = instruction.attributes;
  if (atomic === undefined) throw out.error("atomicrmw without operation");
  const value = instruction.operands[1]!;
  const address = addressOf(out, instruction);
  out.emit(
    `${out.result(instruction)} = atomicrmw${volatile === true ? " volatile" : ""} ${atomicNames[atomic] ?? atomic} ptr ${address}, ` +
      `${out.typed(value)} ${orders[order]}, align ${alignment(instruction, bytesOf(value.type))}${aliasSuffix(out, instruction)}`,
  );
};

const emitExchange: Emitter = (out, instruction) => {
  const [, expected, replacement] = instruction.operands;
  const { order = "sequential", volatile } = instruction.attributes;
  const address = addressOf(out, instruction);
  const type = llvmType(expected!.type);
  const pair = out.define(
    `cmpxchg${volatile === true ? " volatile" : ""} ptr ${address}, ${out.typed(expected!)}, ${out.typed(replacement!)} ` +
      `${orders[order]} ${failureOrders[order]}, align ${alignment(instruction, bytesOf(expected!.type))}${aliasSuffix(out, instruction)}`,
  );
  out.emit(
    `${out.result(instruction)} = extractvalue { ${type}, i1 } ${pair}, 0`,
  );
};

const emitFence: Emitter = (out, instruction) => {
  const { order = "sequential" } = instruction.attributes;
  // LLVM has no relaxed fence, because it would say nothing.
  if (order !== "relaxed") out.emit(`fence ${orders[order]}`);
};

export const memoryEmitters: Readonly<Record<string, Emitter>> = {
  load: emitLoad,
  store: emitStore,
  ptradd: emitAddress,
  alloca: emitAlloca,
  memcpy: blockEmitter("memcpy"),
  memmove: blockEmitter("memmove"),
  memset: blockEmitter("memset"),
  atomicrmw: emitAtomic,
  cmpxchg: emitExchange,
  fence: emitFence,
};
