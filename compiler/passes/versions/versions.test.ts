// Loops with and without bounds checks do the same, also where a check fails.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Block,
  float,
  integer,
  IrModule,
  type Operand,
  symbol,
} from "../../ir/ir.ts";
import { assertValid } from "../../ir/verify.ts";
import { addFunction, addParameter, Builder } from "../../llvm/testing.ts";
import { compareBuilds } from "../integers/testing-differential.ts";
import { Random } from "../integers/testing-programs.ts";
import { type VersionDefects, versionLoops } from "./versions.ts";

const elementCount = 40;
const header = 24;

/** `{ header, i32 length @8, i32, ptr elements @16 }`, then the elements. */
function addArray(module: IrModule, name: string): void {
  module.globals.set(name, {
    name,
    constant: false,
    align: 8,
    data: [
      { kind: "zero", bytes: 8 },
      { kind: "integer", bytes: 4, value: BigInt(elementCount) },
      { kind: "zero", bytes: 4 },
      { kind: "address", symbol: name, bytes: 8, addend: header },
      ...Array.from({ length: elementCount }, (_, index) => ({
        kind: "float" as const,
        value: index * 1.5,
      })),
    ],
  });
}

function addExternals(module: IrModule): void {
  for (const [name, type] of [
    ["emit_number", "f64"],
    ["emit_index", "i64"],
  ] as const) {
    const external = addFunction(module, name, [type], "void");
    external.blocks = [];
    external.attributes.external = true;
  }
}

/**
 * for (i = a; i < b; i += step) { sum += xs[i * factor + offset]; … } with a
 * store and a way out in the middle, sometimes.
 */
class LoopWriter {
  private readonly out: Builder;
  private readonly failed: { block: Block; index: Operand }[] = [];

  constructor(
    private readonly module: IrModule,
    name: string,
    private readonly random: Random,
  ) {
    const made = addFunction(module, name, ["f64", "f64"], "f64");
    made.attributes.exported = true;
    this.out = new Builder(made);
  }

  write(): void {
    const { out, random } = this;
    const { irFunction } = out;
    const [a, b] = irFunction.entry.parameters.map((parameter) =>
      out.op("sext", "i64", [out.op("toint32", "i32", [parameter])]),
    ) as [Operand, Operand];
    const bits = out.op("bitcast", "i64", [symbol("ptr", "xs")]);
    const isMissing = random.chance(40)
      ? out.op("icmp", "i1", [b, integer("i64", 12)], { predicate: "sgt" })
      : null;
    const xs = out.op("bitcast", "ref", [
      isMissing === null
        ? bits
        : out.op("select", "i64", [isMissing, integer("i64", 8), bits]),
    ]);
    const loop = irFunction.addBlock("loop");
    const body = irFunction.addBlock("body");
    const done = irFunction.addBlock("done");
    const counter = addParameter(loop, "i64", "i");
    const sum = addParameter(loop, "f64", "sum");
    const first = random.chance(50) ? integer("i64", random.below(4)) : a;
    out.goto(loop, first, float(0));
    out.block = loop;
    const predicate = random.pick(["slt", "sle"] as const);
    const isWhole = isMissing === null && random.chance(40);
    const bound = isWhole ? this.length(xs) : b;
    const more = out.op("icmp", "i1", [counter, bound], { predicate });
    out.op("condbr", "void", [more], {}, [
      { block: body, arguments: [] },
      { block: done, arguments: [] },
    ]);
    out.block = body;
    const latch = irFunction.addBlock("latch");
    const after = addParameter(latch, "f64", "after");
    if (isMissing !== null) {
      const there = irFunction.addBlock("there");
      out.op("condbr", "void", [isMissing], {}, [
        { block: latch, arguments: [sum] },
        { block: there, arguments: [] },
      ]);
      out.block = there;
    }
    out.goto(latch, this.body(xs, counter, sum, done));
    out.block = latch;
    const step = integer("i64", random.pick([1, 1, 1, 2, 5]));
    const next = out.op("add", "i64", [counter, step], { noWrap: true });
    out.goto(loop, next, after);
    out.block = done;
    out.op("call", "void", [counter], { symbol: "emit_index" });
    out.return(sum);
    for (const { block, index } of this.failed) {
      out.block = block;
      out.op("call", "void", [index], { symbol: "emit_index" });
      out.op("call", "void", [sum], { symbol: "emit_number" });
      out.op("call", "void", [], { symbol: "stop" });
      out.op("unreachable", "void");
    }
  }

  private length(xs: Operand): Operand {
    const { out } = this;
    const attributes = { offset: 8, alias: "array.length" };
    const short = out.op("load", "i32", [xs], attributes);
    return out.op("zext", "i64", [short]);
  }

  private body(
    xs: Operand,
    counter: Operand,
    sum: Operand,
    done: Block,
  ): Operand {
    const { out, random } = this;
    let total = sum;
    for (let count = 1 + random.below(3); count > 0; count--) {
      if (random.chance(30)) {
        total = out.op("fadd", "f64", [total, this.elementOr(xs, counter)]);
        continue;
      }
      const address = this.checkedElement(xs, counter);
      if (random.chance(30)) {
        out.op("store", "void", [address, float(random.below(9))], {
          alias: "element.f64",
        });
        continue;
      }
      const value = out.op("load", "f64", [address], { alias: "element.f64" });
      total = out.op("fadd", "f64", [total, value]);
      if (random.chance(30)) this.leaveIfLarge(value, done);
    }
    return total;
  }

  /** The element; where there is none, somebody is told and the loop goes on. */
  private elementOr(xs: Operand, counter: Operand): Operand {
    const { out } = this;
    const failures = this.failed.length;
    const address = this.checkedElement(xs, counter);
    const value = out.op("load", "f64", [address], { alias: "element.f64" });
    const [{ block, index }] = this.failed.splice(failures) as [
      { block: Block; index: Operand },
    ];
    const join = out.irFunction.addBlock("join");
    const element = addParameter(join, "f64", "element");
    out.goto(join, value);
    out.block = block;
    out.op("call", "void", [index], { symbol: "emit_index" });
    out.goto(join, float(0.25));
    out.block = join;
    return element;
  }

  private checkedElement(xs: Operand, counter: Operand): Operand {
    const { out, random } = this;
    const noWrap = { noWrap: true };
    const factor = integer("i64", random.pick([1, 1, 2, 3]));
    const scaled = out.op("mul", "i64", [counter, factor], noWrap);
    const offset = integer("i64", random.pick([0, 0, 1, -1, 5]));
    const index = out.op("add", "i64", [scaled, offset], noWrap);
    const good = out.irFunction.addBlock("good");
    const failed = out.irFunction.addBlock("failed");
    this.failed.push({ block: failed, index });
    const isIn = out.op("icmp", "i1", [index, this.length(xs)], {
      predicate: "ult",
    });
    out.op("condbr", "void", [isIn], { likely: 1 }, [
      { block: good, arguments: [] },
      { block: failed, arguments: [] },
    ]);
    out.block = good;
    const elements = out.op("load", "ptr", [xs], {
      offset: 16,
      alias: "array.elements",
    });
    return out.op("ptradd", "ptr", [elements, index], { scale: 8 });
  }

  private leaveIfLarge(value: Operand, done: Block): void {
    const { out } = this;
    const limit = float(this.random.below(60));
    const isLarge = out.op("fcmp", "i1", [value, limit], { predicate: "ogt" });
    const on = out.irFunction.addBlock("on");
    out.op("condbr", "void", [isLarge], {}, [
      { block: done, arguments: [] },
      { block: on, arguments: [] },
    ]);
    out.block = on;
  }
}

function makeLoops(seed: number): IrModule {
  const random = new Random(seed);
  const module = new IrModule(`loops${seed}`);
  addExternals(module);
  addArray(module, "xs");
  const stop = addFunction(module, "stop", [], "void");
  stop.blocks = [];
  stop.attributes.external = true;
  for (const name of entriesOf(seed)) {
    new LoopWriter(module, name, random).write();
  }
  return module;
}

const entriesOf = (seed: number): string[] =>
  Array.from({ length: 6 }, (_, index) => `loop${seed}_${index}`);

const inputs = [0, 1, 3, 7, 12, 20, 39, 40, 41, 55, -1, -3, 3000];

async function findDifference(
  seed: number,
  defects: VersionDefects = {},
): Promise<string | null> {
  const [plain, changed] = [makeLoops(seed), makeLoops(seed)];
  assertValid(plain, "low", "writing loops");
  versionLoops(changed, defects);
  assertValid(changed, "low", "versions");
  const copies = [...changed.functions.values()].flatMap((each) =>
    each.blocks.filter((block) => block.label === "loop.test"),
  );
  assert.ok(copies.length > 0, "no loop got a second version");
  return compareBuilds(plain, changed, entriesOf(seed), inputs);
}

test("random loops print the same numbers", async () => {
  for (let seed = 1; seed <= 10; seed++) {
    assert.equal(await findDifference(seed), null, `seed ${seed}`);
  }
});

/** Memory around the array is read, or nothing is there to be read. */
async function isCaught(defects: VersionDefects): Promise<boolean> {
  for (let seed = 1; seed <= 6; seed++) {
    try {
      if ((await findDifference(seed, defects)) !== null) return true;
    } catch {
      return true;
    }
  }
  return false;
}

test("a test that forgets the first index is caught", async () => {
  assert.ok(await isCaught({ ignoreLowest: true }));
});

test("a test that forgets the last index is caught", async () => {
  assert.ok(await isCaught({ ignoreHighest: true }));
});

test("a test that reads from what is not there is caught", async () => {
  assert.ok(await isCaught({ expectNothing: true }));
});
