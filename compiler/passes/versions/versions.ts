// Two versions of loops with bounds checks. Before the loop one test asks
// whether every check of every iteration will pass; if so a copy without the
// checks runs, which the backend can turn into vector code, else the loop as
// it was, which fails where it should.
import {
  type Block,
  BlockParameter,
  type Edge,
  Instruction,
  integer,
  type IrFunction,
  type IrModule,
  type Operand,
} from "../../ir/ir.ts";
import { cleanFunction } from "../clean.ts";
import {
  analyzeChecks,
  type Check,
  type LoopValues,
  type TestPlace,
  zero,
} from "./checks.ts";
import { type CountingLoop, findCountingLoops } from "./loops.ts";

/** For tests: a part of the test before the loop that may be left out. */
export interface VersionDefects {
  readonly ignoreLowest?: boolean;
  readonly ignoreHighest?: boolean;
  /** The test reads from null as well. */
  readonly expectNothing?: boolean;
}

export function versionLoops(
  module: IrModule,
  defects: VersionDefects = {},
): void {
  for (const irFunction of module.functions.values()) {
    const { external, cold, naked, noVector } = irFunction.attributes;
    if (external || cold || naked || noVector) continue;
    versionFunction(irFunction, defects);
  }
}

function versionFunction(
  irFunction: IrFunction,
  defects: VersionDefects,
): void {
  const done = new Set<Block>();
  for (;;) {
    const next = findCountingLoops(irFunction)
      .filter((loop) => !done.has(loop.header))
      .map((loop) => {
        done.add(loop.header);
        return { loop, ...analyzeChecks(loop) };
      })
      .find(({ values, checks }) =>
        checks.some((check) => !values.isImplied(check)),
      );
    if (next === undefined) break;
    const copy = new Copier(irFunction, next.loop, next.checks).run();
    done.add(copy.header);
    addTest(irFunction, next, copy.header, defects);
  }
  if (done.size > 0) cleanFunction(irFunction);
}

interface Versioned {
  readonly loop: CountingLoop;
  readonly values: LoopValues;
  readonly checks: readonly Check[];
}

/** References up to here stand for null and undefined. */
const lastSentinel = integer("ref", 16);

/** The blocks before a loop that choose one of its versions. */
class Test implements TestPlace {
  private block: Block;
  private readonly expected = new Set<Operand>();

  constructor(
    private readonly irFunction: IrFunction,
    private readonly loop: CountingLoop,
    private readonly defects: VersionDefects,
  ) {
    this.block = irFunction.addBlock("loop.test");
  }

  get list(): Instruction[] {
    return this.block.instructions;
  }

  emit(
    op: string,
    type: "i1" | "i64",
    operands: Operand[],
    predicate?: "sge" | "slt" | "ule" | "ugt",
  ): Instruction {
    const attributes = predicate === undefined ? {} : { predicate };
    const { location } = this.loop.header.terminator;
    const made = new Instruction(op, type, operands, attributes, location);
    this.list.push(made);
    return made;
  }

  /**
   * The loop may be about to ask whether there is an object, or not to run at
   * all: the test must not read from where there is none.
   */
  expectObject(address: Operand): void {
    if (address.type !== "ref" || address.kind === "symbol") return;
    if (this.expected.has(address) || this.defects.expectNothing) return;
    this.expected.add(address);
    const isObject = this.emit("icmp", "i1", [address, lastSentinel], "ugt");
    const next = this.irFunction.addBlock("loop.test");
    this.branch(isObject, next, []);
    this.block = next;
  }

  /** To `target` if the condition holds, else to the loop as it was. */
  branch(condition: Operand, target: Block, passed: readonly Operand[]): void {
    const { header, entry } = this.loop;
    const edges = [
      { block: target, arguments: [...passed] },
      { block: header, arguments: [...entry.arguments] },
    ];
    const { location } = header.terminator;
    const likely = { likely: 1 } as const;
    this.list.push(
      new Instruction("condbr", "void", [condition], likely, location, edges),
    );
  }
}

/** Puts the test on the edge into the loop. */
function addTest(
  irFunction: IrFunction,
  { loop, values, checks }: Versioned,
  copy: Block,
  defects: VersionDefects,
): void {
  const test = new Test(irFunction, loop, defects);
  const first = irFunction.blocks.at(-1)!;
  const bound = values.evaluate(loop.bound, loop.counter, test);
  // Indices are small, so nothing below wraps around.
  const limit = integer("i64", 2 ** 32);
  let all = test.emit("icmp", "i1", [bound, limit], "ule");
  const also = (condition: Operand): void => {
    all = test.emit("and", "i1", [all, condition]);
  };
  const last = loop.isInclusive
    ? bound
    : test.emit("sub", "i64", [bound, integer("i64", 1)]);
  const [atFirst, atLast] = [new Map(), new Map()];
  for (const check of checks) {
    if ("condition" in check) {
      also(values.evaluate(check.condition, last, test, atLast));
      continue;
    }
    const { index, length, limit: highestKnown } = check;
    const end = values.evaluate(length, last, test, atLast);
    if (highestKnown !== null) {
      also(test.emit("icmp", "i1", [integer("i64", highestKnown), end], "slt"));
      continue;
    }
    const lowest = values.evaluate(index, loop.first, test, atFirst);
    const highest = values.evaluate(index, last, test, atLast);
    if (defects.ignoreLowest !== true)
      also(test.emit("icmp", "i1", [lowest, zero], "sge"));
    if (defects.ignoreHighest !== true)
      also(test.emit("icmp", "i1", [highest, end], "slt"));
  }
  const { entry } = loop;
  test.branch(all, copy, entry.arguments);
  entry.block = first;
  entry.arguments = [];
}

/** Copies a loop; in the copy the checks are decided. */
class Copier {
  private readonly values = new Map<Operand, Operand>();
  private readonly blocks = new Map<Block, Block>();
  private readonly removed: ReadonlySet<Instruction>;

  constructor(
    private readonly irFunction: IrFunction,
    private readonly loop: CountingLoop,
    checks: readonly Check[],
  ) {
    this.removed = new Set(checks.map((check) => check.branch));
  }

  run(): { header: Block } {
    this.joinExits();
    const originals = [...this.loop.body, ...this.loop.tails];
    for (const block of originals) {
      const copy = this.irFunction.addBlock(block.label);
      this.blocks.set(block, copy);
      for (const parameter of block.parameters) {
        const { type, name } = parameter;
        const made = new BlockParameter(copy, type, name);
        copy.parameters.push(made);
        this.values.set(parameter, made);
      }
      for (const { op, type, attributes, location } of block.instructions) {
        const made = new Instruction(op, type, [], { ...attributes }, location);
        copy.instructions.push(made);
      }
      block.instructions.forEach((each, index) => {
        this.values.set(each, copy.instructions[index]!);
      });
    }
    for (const block of originals) this.fill(block, this.blocks.get(block)!);
    return { header: this.blocks.get(this.loop.header)! };
  }

  private fill(block: Block, copy: Block): void {
    block.instructions.forEach((original, index) => {
      const made = copy.instructions[index]!;
      made.operands = this.removed.has(original)
        ? [integer("i1", 1)]
        : original.operands.map((each) => this.mapped(each));
      made.cases = [...original.cases];
      made.edges = original.edges.map((edge) => ({
        block: this.blocks.get(edge.block) ?? edge.block,
        arguments: edge.arguments.map((each) => this.mapped(each)),
      }));
    });
  }

  private mapped(operand: Operand): Operand {
    return this.values.get(operand) ?? operand;
  }

  /**
   * All ways out lead through one new block, with a parameter for each value
   * of the loop that is read behind it: there will be two of every such value.
   */
  private joinExits(): void {
    const { exits } = this.loop;
    const target = exits[0]!.block;
    const left = this.irFunction.addBlock("loop.left");
    const take = (value: Operand, name: string | null): BlockParameter => {
      const made = new BlockParameter(left, value.type, name);
      left.parameters.push(made);
      return made;
    };
    const passed = target.parameters.map(({ type, name }) => {
      const made = new BlockParameter(left, type, name);
      left.parameters.push(made);
      return made;
    });
    const read = this.findRead(left);
    const taken = new Map<Operand, Operand>();
    for (const value of read) {
      taken.set(
        value,
        take(value, value.kind === "parameter" ? value.name : null),
      );
    }
    this.replaceOutside(taken, left);
    const { location } = target.terminator;
    const on: Edge = { block: target, arguments: passed };
    left.instructions = [new Instruction("br", "void", [], {}, location, [on])];
    for (const edge of exits) {
      edge.block = left;
      edge.arguments = [...edge.arguments, ...read];
    }
  }

  private isInside(block: Block): boolean {
    return this.loop.body.has(block) || this.loop.tails.has(block);
  }

  /** Values of the loop that other blocks read. */
  private findRead(left: Block): (Instruction | BlockParameter)[] {
    const own = new Set<Operand>();
    for (const block of this.loop.body) {
      block.parameters.forEach((each) => own.add(each));
      block.instructions.forEach((each) => own.add(each));
    }
    const read = new Set<Instruction | BlockParameter>();
    this.eachOutside(left, (operand) => {
      const isValue =
        operand.kind === "instruction" || operand.kind === "parameter";
      if (isValue && own.has(operand)) read.add(operand);
      return operand;
    });
    return [...read];
  }

  private replaceOutside(
    taken: ReadonlyMap<Operand, Operand>,
    left: Block,
  ): void {
    if (taken.size === 0) return;
    this.eachOutside(left, (operand) => taken.get(operand) ?? operand);
  }

  private eachOutside(
    left: Block,
    change: (operand: Operand) => Operand,
  ): void {
    for (const block of this.irFunction.blocks) {
      if (this.isInside(block) || block === left) continue;
      for (const instruction of block.instructions) {
        instruction.operands = instruction.operands.map(change);
        for (const edge of instruction.edges) {
          edge.arguments = edge.arguments.map(change);
        }
      }
    }
  }
}
