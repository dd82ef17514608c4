// What holds of the module as a whole: who calls whom, and whose callers are
// all known.
import {
  type Block,
  type BlockParameter,
  type Edge,
  Instruction,
  type IrFunction,
  type IrModule,
  type Operand,
} from "../../ir/ir.ts";
import { type CellOptions, Cells } from "./cells.ts";
import { ControlFlow } from "../../ir/dominators.ts";

export type Value = Instruction | BlockParameter;

export function isValue(operand: Operand): operand is Value {
  return operand.kind === "instruction" || operand.kind === "parameter";
}

/** An instruction and where it stands. */
export interface Site {
  readonly instruction: Instruction;
  readonly block: Block;
  readonly owner: FunctionFacts;
}

/** An edge into a block; the error of an invoke is no argument of its edge. */
export interface Entering {
  readonly from: Block;
  readonly edge: Edge;
  readonly index: number;
  /** Leading parameters of the block that the edge says nothing about. */
  readonly skipped: number;
}

const invokes = new Set(["invoke", "invokeindirect", "invokemethod"]);

export class FunctionFacts {
  readonly flow: ControlFlow;
  readonly entering = new Map<Block, Entering[]>();
  readonly homes = new Map<Instruction, Block>();
  readonly calls: Site[] = [];
  readonly returns: Site[] = [];
  /** Direct calls of this function. */
  readonly callers: Site[] = [];
  /** Nobody calls it but `callers`. */
  isClosed: boolean;
  /** The blocks of the innermost loop round a block. */
  private users: Map<Instruction, Site[] | null> | null = null;
  private loops: Map<Block, ReadonlySet<Block>> | null = null;

  constructor(readonly irFunction: IrFunction) {
    const { attributes } = irFunction;
    this.isClosed = attributes.exported !== true && attributes.naked !== true;
    this.flow = new ControlFlow(irFunction);
    for (const block of this.flow.order) this.entering.set(block, []);
    for (const block of this.flow.order) this.scan(block);
  }

  private scan(block: Block): void {
    for (const instruction of block.instructions) {
      this.homes.set(instruction, block);
      const site = { instruction, block, owner: this };
      if (instruction.op === "call" || instruction.op === "invoke") {
        this.calls.push(site);
      } else if (instruction.op === "ret") this.returns.push(site);
    }
    const { op, edges } = block.terminator;
    edges.forEach((edge, index) => {
      const skipped = invokes.has(op) && index === 1 ? 1 : 0;
      this.entering
        .get(edge.block)!
        .push({ from: block, edge, index, skipped });
    });
  }

  /** Where a value is computed. */
  homeOf(value: Value): Block {
    return value.kind === "parameter" ? value.block : this.homes.get(value)!;
  }

  /** Whether only failed checks lead to a block. */
  isRare(block: Block): boolean {
    const entering = this.entering.get(block)!;
    return (
      entering.length > 0 &&
      entering.every(
        ({ from, index }) =>
          from.terminator.attributes.likely === 1 && index === 1,
      )
    );
  }

  /** Whether a loop round `block` leaves `value` as it is. */
  isInvariant(value: Value, block: Block): boolean {
    this.loops ??= findLoops(this);
    const home = this.homeOf(value);
    const inner = this.loops.get(block);
    return inner !== undefined && !inner.has(home);
  }

  /** Who reads a `toindex`; null if edges pass it on. */
  indexUsers(value: Instruction): readonly Site[] | null {
    this.users ??= this.findUsers();
    const found = this.users.get(value);
    return found === undefined ? [] : found;
  }

  private findUsers(): Map<Instruction, Site[] | null> {
    const users = new Map<Instruction, Site[] | null>();
    for (const block of this.flow.order) {
      for (const instruction of block.instructions) {
        for (const operand of instruction.operands) {
          if (operand.kind !== "instruction" || operand.op !== "toindex") {
            continue;
          }
          const list = users.get(operand);
          const site = { instruction, block, owner: this };
          if (list === undefined) users.set(operand, [site]);
          else list?.push(site);
        }
      }
      for (const edge of block.terminator.edges) {
        for (const operand of edge.arguments) {
          if (operand.kind === "instruction") users.set(operand, null);
        }
      }
    }
    return users;
  }

  isEntryParameter(parameter: BlockParameter): boolean {
    return parameter.block === this.irFunction.entry;
  }
}

function findLoops(facts: FunctionFacts): Map<Block, ReadonlySet<Block>> {
  const bodies = new Map<Block, Set<Block>>();
  for (const header of facts.flow.order) {
    for (const { from } of facts.entering.get(header)!) {
      if (!facts.flow.dominates(header, from)) continue;
      const body = bodies.get(header) ?? new Set([header]);
      bodies.set(header, body);
      const pending = [from];
      for (
        let block = pending.pop();
        block !== undefined;
        block = pending.pop()
      ) {
        if (body.has(block)) continue;
        body.add(block);
        pending.push(...facts.flow.predecessors(block));
      }
    }
  }
  const innermost = new Map<Block, ReadonlySet<Block>>();
  const outerFirst = [...bodies.values()].sort((a, b) => b.size - a.size);
  for (const body of outerFirst) {
    for (const block of body) innermost.set(block, body);
  }
  return innermost;
}

/** What so many call is given anything, and looking costs time. */
const mostCallers = 100;

export class ModuleFacts {
  readonly functions = new Map<string, FunctionFacts>();
  readonly cells: Cells;

  /** `open` names functions that may be called from elsewhere, too. */
  constructor(
    readonly module: IrModule,
    options: CellOptions,
    open: ReadonlySet<string>,
  ) {
    for (const irFunction of module.functions.values()) {
      if (irFunction.attributes.external === true) continue;
      this.functions.set(irFunction.name, new FunctionFacts(irFunction));
    }
    for (const facts of this.functions.values()) this.scan(facts);
    for (const facts of this.functions.values()) {
      if (facts.callers.length > mostCallers) facts.isClosed = false;
    }
    for (const global of module.globals.values()) {
      for (const item of global.data) {
        if (item.kind === "address") this.open(item.symbol);
      }
    }
    for (const name of open) this.open(name);
    this.cells = new Cells(module, this.functions.values(), options);
  }

  /** What flows into `value`; nothing where that is not known. */
  sourcesOf(value: Value, facts: FunctionFacts): readonly Operand[] {
    if (value.kind === "parameter") return parameterSources(value, facts);
    const cell = this.cells.of(value);
    if (cell !== null) {
      const stored = cell.stores.map((site) => site.instruction.operands[1]!);
      return [cell.initial, ...stored];
    }
    const callee = this.calleeOf(value);
    return callee === null
      ? value.operands
      : callee.returns.flatMap((site) => site.instruction.operands);
  }

  calleeOf(call: Instruction): FunctionFacts | null {
    if (call.op !== "call" && call.op !== "invoke") return null;
    const callee = this.functions.get(call.attributes.symbol ?? "");
    // Of a weak function the linker may keep another world's.
    if (callee === undefined || callee.irFunction.attributes.weak === true) {
      return null;
    }
    return callee;
  }

  private scan(facts: FunctionFacts): void {
    for (const block of facts.flow.order) {
      for (const instruction of block.instructions) {
        instruction.operands.forEach((operand) => this.note(operand));
        for (const edge of instruction.edges) {
          edge.arguments.forEach((operand) => this.note(operand));
        }
      }
    }
    for (const site of facts.calls) {
      this.calleeOf(site.instruction)?.callers.push(site);
    }
  }

  /** Whoever's address is a value may be called by anybody. */
  private note(operand: Operand): void {
    if (operand.kind === "symbol") this.open(operand.name);
  }

  private open(name: string): void {
    const facts = this.functions.get(name);
    if (facts !== undefined) facts.isClosed = false;
  }
}

function parameterSources(
  value: BlockParameter,
  facts: FunctionFacts,
): readonly Operand[] {
  const index = value.block.parameters.indexOf(value);
  if (facts.isEntryParameter(value)) {
    return facts.isClosed
      ? facts.callers.map((site) => site.instruction.operands[index]!)
      : [];
  }
  const entering = facts.entering.get(value.block)!;
  return entering.flatMap(({ edge, skipped }) =>
    index < skipped ? [] : [edge.arguments[index - skipped]!],
  );
}
