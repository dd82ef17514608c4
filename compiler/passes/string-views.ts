// Reads of a string's units in loops that do not change the string. A string
// may be narrow, wide, or a rope flattened before (lib/runtime/strings.ts); what
// it is, and where its units lie, is asked once before the loop, and each
// iteration reads straight from there.
//
// A rope that nobody has flattened yet has no view: the library reads it, which
// may flatten it, and is asked again. So nothing is flattened that would not
// have been.
import { ControlFlow } from "../ir/dominators.ts";
import {
  type Attributes,
  type Block,
  BlockParameter,
  Instruction,
  integer,
  type IrFunction,
  type IrModule,
  type IrType,
  type Operand,
} from "../ir/ir.ts";
import { cleanFunction } from "./clean.ts";

/** Where the units lie, plus 1 if they are wide; 0 if there is no view. */
const viewer = "lib.runtime.strings.stringView";
const lengthOffset = 8;
/** Of the places that views are kept in. */
const alias = "string.view";

/** A library function that reads a unit: what it answers, and of which index. */
interface Reader {
  readonly result: "f64" | "i16";
  readonly index: "f64" | "i32";
}

const readers: Readonly<Record<string, Reader>> = {
  "lib.builtins.string.charCodeAt": { result: "f64", index: "f64" },
  // Only called with what is an index.
  "lib.runtime.strings.unitAt": { result: "i16", index: "i32" },
};

interface Loop {
  readonly header: Block;
  readonly body: ReadonlySet<Block>;
}

/** A call in a loop, and where the string's view is kept. */
interface Read {
  readonly call: Instruction;
  readonly block: Block;
  readonly reader: Reader;
  readonly slot: Instruction;
}

export function viewStrings(module: IrModule): void {
  const callee = module.functions.get(viewer);
  if (callee === undefined || callee.signature.throws) return;
  for (const irFunction of module.functions.values()) {
    const { external, cold, naked, noVector } = irFunction.attributes;
    if (external || cold || naked || noVector) continue;
    new StringViews(irFunction).run();
  }
}

class StringViews {
  private readonly flow: ControlFlow;
  private readonly homes = new Map<Operand, Block>();
  private loops: Loop[] = [];
  private readonly slots = new Map<Operand | string, Map<Block, Instruction>>();

  constructor(private readonly irFunction: IrFunction) {
    this.flow = new ControlFlow(irFunction);
  }

  run(): void {
    const calls = this.findCalls();
    if (calls.length === 0) return;
    this.loops = findLoops(this.flow);
    for (const block of this.flow.order) {
      for (const value of block.instructions) this.homes.set(value, block);
    }
    const reads = calls.flatMap(([block, call]) => this.plan(block, call));
    // The last of a block first: splitting it leaves the others in place.
    for (const read of reads.reverse()) {
      new ReadExpansion(this.irFunction, read).run();
    }
    if (reads.length > 0) cleanFunction(this.irFunction);
  }

  private findCalls(): [Block, Instruction][] {
    return this.flow.order.flatMap((block) =>
      block.instructions
        .filter((each) => each.op === "call" && readerOf(each) !== null)
        .map((each): [Block, Instruction] => [block, each]),
    );
  }

  private plan(block: Block, call: Instruction): Read[] {
    const [text] = call.operands as [Operand];
    const loop = this.loops.find(
      ({ header, body }) =>
        body.has(block) &&
        header !== this.irFunction.entry &&
        this.isOutside(text, body),
    );
    if (loop === undefined) return [];
    const slot = this.slotOf(text, loop, call);
    if (slot === null) return [];
    return [{ call, block, reader: readerOf(call)!, slot }];
  }

  private isOutside(text: Operand, body: ReadonlySet<Block>): boolean {
    if (text.kind === "symbol") return true;
    const home = text.kind === "parameter" ? text.block : this.homes.get(text);
    return home !== undefined && !body.has(home);
  }

  /** The place of the string's view, written on every way into the loop. */
  private slotOf(
    text: Operand,
    { header, body }: Loop,
    { location }: Instruction,
  ): Instruction | null {
    const key = text.kind === "symbol" ? text.name : text;
    const known = this.slots.get(key) ?? new Map<Block, Instruction>();
    this.slots.set(key, known);
    const found = known.get(header);
    if (found !== undefined) return found;
    const entering = new Set(
      this.flow.predecessors(header).filter((each) => !body.has(each)),
    );
    // What a terminator gives is not there before it.
    for (const block of entering) if (block.terminator === text) return null;
    const slot = new Instruction("alloca", "ptr", [], { size: 8, align: 8 });
    this.irFunction.entry.instructions.unshift(slot);
    for (const block of entering) {
      const list = block.instructions;
      const view = viewOf(text, location);
      const kept = new Instruction(
        "store",
        "void",
        [slot, view],
        { alias },
        location,
      );
      list.splice(list.length - 1, 0, view, kept);
    }
    known.set(header, slot);
    return slot;
  }
}

function readerOf({ attributes }: Instruction): Reader | null {
  return readers[attributes.symbol ?? ""] ?? null;
}

function viewOf(text: Operand, location: Instruction["location"]): Instruction {
  const attributes = { symbol: viewer, throws: false };
  return new Instruction("call", "i64", [text], attributes, location);
}

/** Outer loops first. */
function findLoops(flow: ControlFlow): Loop[] {
  const bodies = new Map<Block, Set<Block>>();
  for (const block of flow.order) {
    for (const { block: header } of block.terminator.edges) {
      if (!flow.dominates(header, block)) continue;
      const body = bodies.get(header) ?? new Set([header]);
      bodies.set(header, body);
      const pending = [block];
      for (let each = pending.pop(); each !== undefined; each = pending.pop()) {
        if (body.has(each)) continue;
        body.add(each);
        pending.push(...flow.predecessors(each));
      }
    }
  }
  return [...bodies]
    .map(([header, body]) => ({ header, body }))
    .sort((left, right) => right.body.size - left.body.size);
}

/** Puts the read of one call in place of the call, which stays beside it. */
class ReadExpansion {
  private readonly join: Block;
  private readonly slow: Block;
  private list: Instruction[];

  constructor(
    private readonly irFunction: IrFunction,
    private readonly read: Read,
  ) {
    this.join = irFunction.addBlock("unit");
    this.slow = irFunction.addBlock("unit.slow");
    this.list = read.block.instructions;
  }

  run(): void {
    const { call, block, reader, slot } = this.read;
    const { result } = reader;
    const place = block.instructions.indexOf(call);
    this.join.instructions = block.instructions.splice(place + 1);
    block.instructions.pop();
    const unit = new BlockParameter(this.join, result, null);
    this.join.parameters.push(unit);
    this.replaceUses(unit);
    const [text] = call.operands as [Operand];
    const at = this.emitIndex(text);
    const view = this.emit("load", "i64", [slot], { alias });
    const isViewed = this.emitTest("ne", view, integer("i64", 0));
    const viewed = this.branch(isViewed, "unit.viewed", this.slow);
    this.list = viewed.instructions;
    const wideBit = this.emit("and", "i64", [view, integer("i64", 1)]);
    const isNarrow = this.emitTest("eq", wideBit, integer("i64", 0));
    const wide = this.irFunction.addBlock("unit.wide");
    const narrow = this.branch(isNarrow, "unit.narrow", wide);
    this.emitLoad(narrow, view, at, 1);
    this.emitLoad(wide, view, at, 2);
    this.emitSlow(text);
  }

  /** The index, once it is known to be one. */
  private emitIndex(text: Operand): Operand {
    const [, index] = this.read.call.operands as [Operand, Operand];
    if (this.read.reader.index === "i32") {
      return this.emit("zext", "i64", [index]);
    }
    const at = this.emit("toindex", "i64", [index]);
    const length = this.emit("zext", "i64", [
      this.emit("load", "i32", [text], {
        alias: "string.length",
        offset: lengthOffset,
      }),
    ]);
    const isInside = this.emitTest("ult", at, length);
    this.list = this.branch(isInside, "unit.inside", this.slow).instructions;
    return at;
  }

  private emitLoad(
    block: Block,
    view: Operand,
    at: Operand,
    bytes: 1 | 2,
  ): void {
    this.list = block.instructions;
    const units = this.emit("bitcast", "ptr", [view]);
    const address = this.emit("ptradd", "ptr", [units, at], {
      scale: bytes,
      // A wide view's address is odd.
      offset: 1 - bytes,
    });
    let unit = this.emit("load", bytes === 1 ? "i8" : "i16", [address], {
      alias: "string.units",
      align: bytes,
    });
    const { result } = this.read.reader;
    if (result === "f64") unit = this.emit("uitofp", "f64", [unit]);
    else if (bytes === 1) unit = this.emit("zext", "i16", [unit]);
    this.toJoin(unit);
  }

  private emitSlow(text: Operand): void {
    const { call, slot } = this.read;
    this.list = this.slow.instructions;
    this.list.push(call);
    const view = viewOf(text, call.location);
    this.list.push(view);
    this.emit("store", "void", [slot, view], { alias });
    this.toJoin(call);
  }

  private toJoin(unit: Operand): void {
    const edge = { block: this.join, arguments: [unit] };
    const { location } = this.read.call;
    this.list.push(new Instruction("br", "void", [], {}, location, [edge]));
  }

  /** Whoever read the call's result reads `unit`. */
  private replaceUses(unit: Operand): void {
    const { call } = this.read;
    const change = (operand: Operand): Operand =>
      operand === call ? unit : operand;
    for (const block of this.irFunction.blocks) {
      for (const instruction of block.instructions) {
        instruction.operands = instruction.operands.map(change);
        for (const edge of instruction.edges) {
          edge.arguments = edge.arguments.map(change);
        }
      }
    }
  }

  private branch(condition: Operand, label: string, otherwise: Block): Block {
    const block = this.irFunction.addBlock(label);
    const edges = [block, otherwise].map((each) => ({
      block: each,
      arguments: [],
    }));
    const { location } = this.read.call;
    const likely = { likely: 1 } as const;
    this.list.push(
      new Instruction("condbr", "void", [condition], likely, location, edges),
    );
    return block;
  }

  private emitTest(
    predicate: "eq" | "ne" | "ult",
    left: Operand,
    right: Operand,
  ): Instruction {
    return this.emit("icmp", "i1", [left, right], { predicate });
  }

  private emit(
    op: string,
    type: IrType,
    operands: Operand[],
    attributes: Attributes = {},
  ): Instruction {
    const { location } = this.read.call;
    const made = new Instruction(op, type, operands, attributes, location);
    this.list.push(made);
    return made;
  }
}
