// Calls, with the throwing convention, and inline assembly.
import type { Instruction, Operand, Signature } from "../ir/ir.ts";
import type { EdgeArgument, FunctionEmitter } from "./function.ts";
import type { Emitter } from "./instructions.ts";
import { escapeBytes, llvmType, returnType } from "./text.ts";

interface Callee {
  /** `@name` or a register. */
  readonly address: string;
  readonly signature: Signature;
  readonly arguments: readonly Operand[];
}

/** Parameter or result type as the C convention wants it: booleans extended. */
export function conventionType(type: Signature["result"]): string {
  return type === "i1" ? "i1 zeroext" : llvmType(type);
}

/** As `conventionType`, with LLVM's order of words for results. */
export function conventionResult(signature: Signature): string {
  const type = returnType(signature);
  return type === "i1" ? "zeroext i1" : type;
}

function directCallee(out: FunctionEmitter, instruction: Instruction): Callee {
  const name = instruction.attributes.symbol;
  if (name === undefined) throw out.error("a direct call without a symbol");
  const known = out.context.module.functions.get(name);
  const signature = known?.signature ?? {
    parameters: instruction.operands.map((operand) => operand.type),
    result: instruction.type,
    throws: instruction.attributes.throws ?? false,
  };
  out.context.declareFunction(
    name,
    conventionResult(signature),
    signature.parameters.map(conventionType).join(", "),
  );
  return {
    address: out.context.symbolName(name),
    signature,
    arguments: instruction.operands,
  };
}

function indirectCallee(out: FunctionEmitter, call: Instruction): Callee {
  const [address, ...rest] = call.operands;
  const { signature } = call.attributes;
  if (signature === undefined) throw out.error("an indirect call needs types");
  return { address: out.value(address!), signature, arguments: rest };
}

function callText(out: FunctionEmitter, callee: Callee): string {
  const passed = callee.arguments.map(
    (operand) => `${conventionType(operand.type)} ${out.value(operand)}`,
  );
  const result = conventionResult(callee.signature);
  return `call ${result} ${callee.address}(${passed.join(", ")})`;
}

/** `name = ` when the call gives a value somebody wants. */
function plainCall(
  out: FunctionEmitter,
  instruction: Instruction,
  callee: Callee,
): void {
  const text = callText(out, callee);
  out.emit(
    instruction.type === "void" ? text : `${out.result(instruction)} = ${text}`,
  );
}

/** The error a throwing call answers, its value taken out beside it. */
function throwingCall(
  out: FunctionEmitter,
  instruction: Instruction,
  callee: Callee,
): string {
  const answer = out.define(callText(out, callee));
  if (callee.signature.result === "void") return answer;
  const type = returnType(callee.signature);
  const error = out.define(`extractvalue ${type} ${answer}, 0`);
  if (instruction.type !== "void") {
    out.emit(`${out.result(instruction)} = extractvalue ${type} ${answer}, 1`);
  }
  return error;
}

function branchOnError(
  out: FunctionEmitter,
  error: string,
  normalLabel: string,
  errorLabel: string,
): void {
  const ok = out.define(`icmp eq ptr ${error}, null`);
  const weights = out.context.metadata.branchWeights(2000, 1);
  out.emit(
    `br i1 ${ok}, label %${normalLabel}, label %${errorLabel}, !prof ${weights}`,
  );
}

type FindCallee = (out: FunctionEmitter, instruction: Instruction) => Callee;

function callEmitter(find: FindCallee): Emitter {
  return (out, instruction) => {
    const callee = find(out, instruction);
    if (!callee.signature.throws) {
      plainCall(out, instruction, callee);
      return;
    }
    const error = throwingCall(out, instruction, callee);
    const next = out.freshLabel("called");
    branchOnError(out, error, next, out.propagate(error));
    out.startBlock(next);
  };
}

function invokeEmitter(find: FindCallee): Emitter {
  return (out, instruction) => {
    const callee = find(out, instruction);
    if (!callee.signature.throws) {
      plainCall(out, instruction, callee);
      out.emit(`br label %${out.edgeLabels([instruction.edges[0]!])[0]}`);
      return;
    }
    const error = throwingCall(out, instruction, callee);
    const leading: EdgeArgument = { kind: "text", text: error };
    const [normal, failed] = out.edgeLabels(instruction.edges, [[], [leading]]);
    branchOnError(out, error, normal!, failed!);
  };
}

const emitThrow: Emitter = (out, instruction) => {
  const error = out.value(instruction.operands[0]!);
  out.emit(`br label %${out.propagate(error)}`);
};

const emitAssembly: Emitter = (out, instruction) => {
  const { template, constraints, sideEffects } = instruction.attributes;
  const clobbers = out.context.target.assemblyClobbers
    .map((register) => `~{${register}}`)
    .filter((clobber) => !(constraints ?? "").includes(clobber));
  const all = [constraints ?? "", ...clobbers].filter((part) => part !== "");
  const passed = instruction.operands.map((operand) => out.typed(operand));
  const text =
    `call ${llvmType(instruction.type)} asm ${sideEffects === false ? "" : "sideeffect "}` +
    `"${escapeBytes(template ?? "")}", "${escapeBytes(all.join(","))}"(${passed.join(", ")})`;
  out.emit(
    instruction.type === "void" ? text : `${out.result(instruction)} = ${text}`,
  );
};

export const callEmitters: Readonly<Record<string, Emitter>> = {
  call: callEmitter(directCallee),
  callindirect: callEmitter(indirectCallee),
  invoke: invokeEmitter(directCallee),
  invokeindirect: invokeEmitter(indirectCallee),
  throw: emitThrow,
  asm: emitAssembly,
};
