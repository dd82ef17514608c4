// Who may call whom, in low IR. A direct call has one callee, a call of a method
// those of its slot. A call through a function value may reach every function
// whose address is taken and whose parameters are the call's; outside of the
// kernel also the call's first, because a callback may leave out the rest.

import type {
  Instruction,
  IrFunction,
  IrModule,
  Operand,
  SourceLocation,
} from "../ir/ir.ts";

export interface CallEdge {
  readonly callee: IrFunction;
  readonly location: SourceLocation | null;
  /** One of the functions a call through an address may reach. */
  readonly indirect: boolean;
  readonly instruction: Instruction;
}

/** Opcodes the emitter makes calls of C functions from. */
const calledByOpcode: Readonly<Record<string, string>> = {
  memcpy: "memcpy",
  memmove: "memmove",
  memset: "memset",
};

export class CallGraph {
  private readonly edges = new Map<IrFunction, readonly CallEdge[]>();
  /** Functions whose address is taken, by their parameters. */
  private readonly taken = new Map<string, IrFunction[]>();

  private throwing: ReadonlySet<IrFunction> | null = null;

  constructor(private readonly module: IrModule) {
    for (const name of addressTaken(module, { methods: false })) {
      const ir = module.functions.get(name);
      if (ir === undefined) continue;
      const key = ir.signature.parameters.join();
      this.taken.set(key, [...(this.taken.get(key) ?? []), ir]);
    }
  }

  callsOf(caller: IrFunction): readonly CallEdge[] {
    let found = this.edges.get(caller);
    if (found === undefined) {
      found = caller.blocks.flatMap(({ instructions }) =>
        instructions.flatMap((instruction) => this.callees(instruction)),
      );
      this.edges.set(caller, found);
    }
    return found;
  }

  /** Never comes back, not even with an error. */
  neverReturns(ir: IrFunction): boolean {
    if (ir.attributes.noReturn !== true) return false;
    this.throwing ??= throwingFunctions(this.module, this);
    return !this.throwing.has(ir);
  }

  private callees(instruction: Instruction): CallEdge[] {
    const { op, attributes, location } = instruction;
    if (op === "callindirect" || op === "invokeindirect") {
      return this.targets(instruction).map((callee) => ({
        callee,
        location,
        indirect: true,
        instruction,
      }));
    }
    const isCall = op === "call" || op === "invoke";
    const name = isCall ? attributes.symbol : calledByOpcode[op];
    const callee = name === undefined ? null : this.module.functions.get(name);
    if (callee === null || callee === undefined) return [];
    return [{ callee, location, indirect: false, instruction }];
  }

  private targets({ operands, attributes }: Instruction): IrFunction[] {
    const code = operands[0]!;
    if (code.kind === "symbol") {
      const known = this.module.functions.get(code.name);
      return known === undefined ? [] : [known];
    }
    const { module } = this;
    if (attributes.targets !== undefined)
      return attributes.targets.flatMap(
        (name) => module.functions.get(name) ?? [],
      );
    const { parameters } = attributes.signature!;
    const found: IrFunction[] = [];
    const least = module.exactCalls ? parameters.length : 0;
    for (let count = least; count <= parameters.length; count++) {
      const key = parameters.slice(0, count).join();
      found.push(...(this.taken.get(key) ?? []));
    }
    return found;
  }

  /** All functions that `roots` may reach, they themselves included. */
  reachableFrom(roots: Iterable<IrFunction>): Set<IrFunction> {
    const reached = new Set(roots);
    for (const caller of reached) {
      for (const { callee } of this.callsOf(caller)) reached.add(callee);
    }
    return reached;
  }
}

/**
 * Functions that may really leave with an error: others of them follow the
 * throwing convention only because their address is taken.
 */
export function throwingFunctions(
  module: IrModule,
  graph: CallGraph,
): Set<IrFunction> {
  const throwing = new Set<IrFunction>();
  const pending: IrFunction[] = [];
  const add = (ir: IrFunction): void => {
    if (throwing.has(ir)) return;
    throwing.add(ir);
    pending.push(ir);
  };
  const callers = new Map<IrFunction, IrFunction[]>();
  for (const ir of module.functions.values()) {
    if (throwsItself(ir)) add(ir);
    for (const { callee, instruction } of graph.callsOf(ir)) {
      const { op, attributes } = instruction;
      if (attributes.throws === false || op.startsWith("invoke")) continue;
      const known = callers.get(callee);
      if (known === undefined) callers.set(callee, [ir]);
      else known.push(ir);
    }
  }
  for (let ir = pending.pop(); ir !== undefined; ir = pending.pop())
    callers.get(ir)?.forEach(add);
  return throwing;
}

function throwsItself({ attributes, signature, blocks }: IrFunction): boolean {
  return (
    (attributes.external === true && signature.throws) ||
    blocks.some(({ instructions }) =>
      instructions.some(({ op }) => op === "throw"),
    )
  );
}

/**
 * Names used as values: of functions and of other symbols; with those in method
 * tables or without.
 */
export function addressTaken(
  module: IrModule,
  { methods }: { methods: boolean } = { methods: true },
): Set<string> {
  const taken = new Set<string>();
  const note = (operand: Operand): void => {
    if (operand.kind === "symbol") taken.add(operand.name);
  };
  for (const ir of module.functions.values()) {
    for (const block of ir.blocks) {
      for (const instruction of block.instructions) {
        for (const operand of instruction.operands) note(operand);
        for (const edge of instruction.edges)
          for (const operand of edge.arguments) note(operand);
      }
    }
  }
  for (const global of module.globals.values()) {
    if (!methods && global.methodTable === true) continue;
    for (const item of global.data) {
      if (item.kind === "address") taken.add(item.symbol);
    }
  }
  return taken;
}
