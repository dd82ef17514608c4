// Which functions can throw. One that cannot loses the error from its result;
// calls of it lose their error edges.

import { Instruction, type IrFunction, type IrModule } from "../ir/ir.ts";
import { removeUnreachableBlocks } from "../lower/builder.ts";
import { addressTaken } from "./call-graph.ts";

const invokes = new Set(["invoke", "invokeindirect"]);

/**
 * With `contained`, no error crosses a call through an address, so such calls
 * pay nothing; `checkContained` says where one would.
 */
export function inferThrows(module: IrModule, contained = false): void {
  const found = findThrowing(module, contained);
  for (const ir of module.functions.values()) {
    if (!found.functions.has(ir.name))
      ir.signature = { ...ir.signature, throws: false };
  }
  for (const ir of module.functions.values()) patchCalls(module, ir, found);
}

interface Throwing {
  /** Names of functions that follow the throwing convention. */
  readonly functions: Set<string>;
  /** Calls through an address follow it, and so must all they may reach. */
  indirectCalls: boolean;
}

/** What decides whether a function throws. */
interface Throwable {
  readonly isForced: boolean;
  readonly hasIndirectCalls: boolean;
  readonly callees: ReadonlySet<string>;
}

/**
 * A call through an address may reach any function whose address is taken, as
 * callees may have fewer parameters than the call has arguments: as soon as
 * one of them can throw, all follow the convention.
 */
function findThrowing(module: IrModule, contained: boolean): Throwing {
  const found: Throwing = { functions: new Set(), indirectCalls: false };
  const taken = addressTaken(module);
  const throwables = new Map<string, Throwable>();
  const callers = new Map<string, string[]>();
  for (const ir of module.functions.values()) {
    if (!ir.signature.throws) continue;
    const throwable = throwableOf(ir);
    throwables.set(ir.name, throwable);
    for (const callee of throwable.callees) {
      const known = callers.get(callee);
      if (known === undefined) callers.set(callee, [ir.name]);
      else known.push(ir.name);
    }
  }
  const pending: string[] = [];
  const add = (name: string): void => {
    if (!throwables.has(name) || found.functions.has(name)) return;
    found.functions.add(name);
    pending.push(name);
  };
  for (const [name, { isForced }] of throwables) if (isForced) add(name);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    callers.get(name)?.forEach(add);
    if (contained || found.indirectCalls || !taken.has(name)) continue;
    found.indirectCalls = true;
    for (const [other, { hasIndirectCalls }] of throwables)
      if (hasIndirectCalls || taken.has(other)) add(other);
  }
  return found;
}

function throwableOf({ blocks, attributes }: IrFunction): Throwable {
  const callees = new Set<string>();
  let isForced = attributes.external === true;
  let hasIndirectCalls = false;
  for (const { instructions } of blocks) {
    for (const { op, attributes: words } of instructions) {
      if (op === "throw") isForced = true;
      else if (op === "call") callees.add(words.symbol!);
      else if (op === "callindirect" && words.throws === true)
        hasIndirectCalls = true;
    }
  }
  return { isForced, hasIndirectCalls, callees };
}

function patchCalls(module: IrModule, ir: IrFunction, found: Throwing): void {
  let cut = false;
  for (const block of ir.blocks) {
    for (const instruction of block.instructions) {
      const { signature } = instruction.attributes;
      if (signature !== undefined && !found.indirectCalls) {
        instruction.attributes.signature = { ...signature, throws: false };
        instruction.attributes.throws = false;
      }
      if (instruction.op !== "call" && instruction.op !== "invoke") continue;
      const callee = module.functions.get(instruction.attributes.symbol!);
      if (callee === undefined) continue;
      instruction.attributes.throws = callee.signature.throws;
    }
    const last = block.terminator;
    if (invokes.has(last.op) && last.attributes.throws === false) {
      const [normal] = last.edges;
      last.op = last.op === "invoke" ? "call" : "callindirect";
      last.edges = [];
      block.instructions.push(
        new Instruction("br", "void", [], {}, last.location, [normal!]),
      );
      cut = true;
    }
  }
  if (cut) removeUnreachableBlocks(ir);
}
