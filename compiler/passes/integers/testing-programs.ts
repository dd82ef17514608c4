// Random programs for the integer pass: loops, branches and calls over a few
// f64 variables. Every result is written out, so that two builds of the same
// program can be compared bit by bit.
import {
  type Block,
  float,
  integer,
  type IrFunction,
  IrModule,
  type Operand,
  symbol,
} from "../../ir/ir.ts";
import { addFunction, addParameter, Builder } from "../../llvm/testing.ts";

/** Mulberry32: the same numbers on every machine. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** An integer in [0, limit). */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }
}

const constants = [
  ...[0, 0, -0, 1, 1, 2, 3, 5, 10, -1, -2, -7, 0.5, -0.5, 1.5],
  ...[255, 2 ** 31, -(2 ** 31), 2 ** 32, 2 ** 32 - 1, 2 ** 53, 2 ** 53 - 1],
  ...[1e300, NaN, Infinity, -Infinity],
];
const smallConstants = [0, 1, 2, 3, 4, 7, 10, 16, -1, -3, -0];

/** What callers outside the module give: the analysis must expect anything. */
export const inputs = [
  ...[0, -0, 1, 2, 3, 7, 12.5, 40, -1, -5, -0.5, 100, 1e9, 2 ** 53, 1e300],
  ...[NaN, Infinity, -Infinity, 5e-324],
];

const predicates = ["olt", "ole", "ogt", "oge", "oeq", "une"] as const;
const arithmetic = ["fadd", "fadd", "fsub", "fsub", "fmul", "frem", "fdiv"];
const tameArithmetic = ["fadd", "fadd", "fsub", "fmul", "frem"];
const roundings = ["floor", "trunc", "ceil", "fabs", "rint"];
const variableCount = 4;
const functionCount = 6;

export interface RandomProgram {
  readonly module: IrModule;
  /** Exported functions of two f64 to call with every pair of inputs. */
  readonly entries: readonly string[];
}

export function makeProgram(seed: number): RandomProgram {
  const random = new Random(seed);
  const module = new IrModule(`random${seed}`);
  module.globals.set("fuel", {
    name: "fuel",
    data: [{ kind: "zero", bytes: 8 }],
    constant: false,
    align: 8,
    exported: true,
  });
  for (const [name, type] of [
    ["emit_number", "f64"],
    ["emit_index", "i64"],
  ] as const) {
    const external = addFunction(module, name, [type], "void");
    external.blocks = [];
    external.attributes.external = true;
  }
  addMemory(module);
  addMath(module);
  const entries: string[] = [];
  for (let index = 0; index < functionCount; index++) {
    const isEntry = index >= functionCount - 2;
    const name = isEntry ? `entry${seed}_${index}` : `inner${index}`;
    const made = addFunction(module, name, ["f64", "f64"], "f64");
    if (isEntry) {
      made.attributes.exported = true;
      entries.push(name);
    } else if (random.chance(50)) made.attributes.inline = "never";
    new ProgramWriter(module, made, random, index).write();
  }
  return { module, entries };
}

const globalNames = ["count", "total"];
const fieldAliases = ["field.size.0.f64", "field.width.1.f64"];

/** Two variables of the module and an object with two fields. */
function addMemory(module: IrModule): void {
  for (const name of [...globalNames, "object"]) {
    module.globals.set(name, {
      name,
      data: [{ kind: "zero", bytes: name === "object" ? 24 : 8 }],
      constant: false,
      align: 8,
    });
  }
}

/** `Math.floor` and `Math.max` as the library gives them. */
function addMath(module: IrModule): void {
  const floor = addFunction(module, mathNames[0], ["f64"], "f64");
  const out = new Builder(floor);
  const rounded = out.op("intrinsic", "f64", [floor.entry.parameters[0]!], {
    symbol: "floor",
  });
  out.return(rounded);
  const max = addFunction(module, mathNames[1], ["f64", "f64"], "f64");
  const [a, b] = max.entry.parameters as [Operand, Operand];
  const inner = new Builder(max);
  const compare = (left: Operand, right: Operand): Operand =>
    inner.op("fcmp", "i1", [left, right], { predicate: "ogt" });
  const equal = inner.op("fcmp", "i1", [a, b], { predicate: "oeq" });
  const isZero = inner.op("fcmp", "i1", [a, float(0)], { predicate: "oeq" });
  const sum = inner.op("fadd", "f64", [a, b]);
  const same = inner.op("select", "f64", [isZero, sum, a]);
  const rest = inner.op("select", "f64", [equal, same, float(NaN)]);
  const right = inner.op("select", "f64", [compare(b, a), b, rest]);
  inner.return(inner.op("select", "f64", [compare(a, b), a, right]));
}

const mathNames = [
  "lib.builtins.math.floor",
  "lib.builtins.math.maxOfTwo",
] as const;

class ProgramWriter {
  private readonly out: Builder;
  private variables: Operand[] = [];
  /** Mostly small integers, so that the pass finds a lot to do. */
  private readonly isTame: boolean;
  /** Statements this function may still get. */
  private budget = 14;

  constructor(
    private readonly module: IrModule,
    private readonly irFunction: IrFunction,
    private readonly random: Random,
    private readonly index: number,
  ) {
    this.out = new Builder(irFunction);
    this.isTame = random.chance(60);
  }

  write(): void {
    const { parameters } = this.irFunction.entry;
    const given = this.isTame
      ? parameters.map((parameter) => this.bits(parameter))
      : parameters;
    this.variables = [...given, float(0), float(this.constant())];
    this.burnFuel(() => this.out.return(float(0)));
    this.statements(2);
    for (const variable of this.variables) {
      if (this.random.chance(40)) this.emitNumber(variable);
    }
    this.out.return(this.random.pick(this.variables));
  }

  /** Ends by `whenEmpty` once the program has run for long enough. */
  private burnFuel(whenEmpty: () => void): void {
    const { out } = this;
    const fuel = symbol("ptr", "fuel");
    const left = out.op("load", "i64", [fuel], { volatile: true });
    const less = out.op("sub", "i64", [left, integer("i64", 1)]);
    out.op("store", "void", [fuel, less], { volatile: true });
    const isEmpty = out.op("icmp", "i1", [less, integer("i64", 0)], {
      predicate: "slt",
    });
    const [empty, on] = [this.block("empty"), this.block("on")];
    this.branch(isEmpty, empty, on);
    out.block = empty;
    whenEmpty();
    out.block = on;
  }

  private block(label: string): Block {
    return this.irFunction.addBlock(label);
  }

  private branch(condition: Operand, ifTrue: Block, ifFalse: Block): void {
    this.out.op("condbr", "void", [condition], {}, [
      { block: ifTrue, arguments: [] },
      { block: ifFalse, arguments: [] },
    ]);
  }

  /** A block that takes all variables; reached by `goto`. */
  private join(label: string): Block {
    const block = this.block(label);
    for (let index = 0; index < variableCount; index++) {
      addParameter(block, "f64", `v${index}`);
    }
    return block;
  }

  private enter(block: Block): void {
    this.out.block = block;
    this.variables = [...block.parameters];
  }

  // Statements.

  private statements(depth: number): void {
    const count = 1 + this.random.below(4);
    for (let index = 0; index < count && this.budget > 0; index++) {
      this.budget--;
      const kind = this.random.below(depth > 0 ? 10 : 6);
      if (kind < 4) this.assign();
      else if (kind < 5) this.emitNumber(this.random.pick(this.variables));
      else if (kind < 6) this.emitIndex();
      else if (kind < 8) this.choose(depth);
      else this.loop(depth);
    }
  }

  private assign(): void {
    const target = this.random.below(variableCount);
    this.variables[target] = this.expression(2);
    if (this.random.chance(15)) this.store(this.variables[target]);
    else if (this.random.chance(15)) this.count();
  }

  /** An address, and what the access is called. */
  private place(): [Operand, { alias: string; offset: number }] {
    const { random, out } = this;
    const index = random.below(2);
    if (random.chance(50)) {
      const name = globalNames[index]!;
      return [symbol("ptr", name), { alias: `global.${name}`, offset: 0 }];
    }
    const raw = out.op("bitcast", "i64", [symbol("ptr", "object")]);
    const object = out.op("bitcast", "ref", [raw]);
    return [object, { alias: fieldAliases[index]!, offset: 8 + 8 * index }];
  }

  private store(value: Operand): void {
    const [address, attributes] = this.place();
    this.out.op("store", "void", [address, value], attributes);
  }

  /** `place++`. */
  private count(): void {
    const [address, attributes] = this.place();
    const before = this.out.op("load", "f64", [address], attributes);
    const after = this.out.op("fadd", "f64", [before, float(1)]);
    this.out.op("store", "void", [address, after], { ...attributes });
  }

  private choose(depth: number): void {
    const [yes, no] = [this.block("yes"), this.block("no")];
    const done = this.join("done");
    this.branch(this.condition(), yes, no);
    const before = [...this.variables];
    for (const block of [yes, no]) {
      this.out.block = block;
      this.variables = [...before];
      this.statements(depth - 1);
      this.out.goto(done, ...this.variables);
    }
    this.enter(done);
  }

  /** `for (v = start; v < bound; v += step)`, mostly. */
  private loop(depth: number): void {
    const { random, out } = this;
    const counter = random.below(variableCount);
    if (random.chance(80)) {
      this.variables[counter] = float(random.pick(smallConstants));
    }
    const bound = random.chance(50)
      ? float(this.constant())
      : this.variables[(counter + 1) % variableCount]!;
    const keepsBound = random.chance(60);
    const header = this.join("loop");
    const done = this.join("done");
    out.goto(header, ...this.variables);
    this.enter(header);
    this.burnFuel(() => out.goto(done, ...this.variables));
    const limit = keepsBound
      ? bound
      : this.variables[(counter + 1) % variableCount]!;
    const body = this.block("body");
    const leave = this.block("leave");
    this.branch(this.compare(this.variables[counter]!, limit), body, leave);
    out.block = leave;
    out.goto(done, ...this.variables);
    out.block = body;
    this.statements(depth - 1);
    const step = float(random.pick([1, 1, 1, 2, 3, -1, -2, 0.5, 17, 1e9]));
    this.variables[counter] = out.op("fadd", "f64", [
      this.variables[counter]!,
      step,
    ]);
    out.goto(header, ...this.variables);
    this.enter(done);
  }

  private emitNumber(value: Operand): void {
    this.out.op("call", "void", [value], { symbol: "emit_number" });
  }

  private emitIndex(): void {
    const { out, random } = this;
    const value = random.chance(50)
      ? this.random.pick(this.variables)
      : this.expression(2);
    if (random.chance(30)) {
      const quotient = out.op("fdiv", "f64", [value, this.expression(0)]);
      const whole = random.chance(50)
        ? out.op("sitofp", "f64", [out.op("toint32", "i32", [quotient])])
        : out.op("intrinsic", "f64", [quotient], { symbol: "floor" });
      this.emitNumber(whole);
      return;
    }
    const index = out.op("toindex", "i64", [value]);
    if (random.chance(50)) {
      this.emitChecked(index);
      return;
    }
    this.out.op("call", "void", [index], { symbol: "emit_index" });
  }

  /** As an array's bounds check: the index is read where it is in range. */
  private emitChecked(index: Operand): void {
    const { out, random } = this;
    const bits = out.op("toint32", "i32", [random.pick(this.variables)]);
    const length = random.chance(50)
      ? integer("i64", random.pick([0, 1, 5, 2 ** 31, 2 ** 32 - 1]))
      : out.op("zext", "i64", [bits]);
    const isIn = out.op("icmp", "i1", [index, length], { predicate: "ult" });
    const [inside, outside] = [this.block("inside"), this.block("outside")];
    const done = this.block("checked");
    this.branch(isIn, inside, outside);
    out.block = inside;
    out.op("call", "void", [index], { symbol: "emit_index" });
    out.goto(done);
    out.block = outside;
    this.emitNumber(random.pick(this.variables));
    out.goto(done);
    out.block = done;
  }

  // Expressions.

  private constant(): number {
    const isSmall = this.random.chance(this.isTame ? 97 : 60);
    return this.random.pick(isSmall ? smallConstants : constants);
  }

  private condition(): Operand {
    const first = this.comparison();
    if (this.random.chance(70)) return first;
    const op = this.random.pick(["and", "or"]);
    return this.out.op(op, "i1", [first, this.comparison()]);
  }

  private comparison(): Operand {
    return this.compare(this.expression(1), this.expression(0));
  }

  private compare(left: Operand, right: Operand): Operand {
    const predicate = this.random.pick(predicates);
    const found = this.out.op("fcmp", "i1", [left, right], { predicate });
    if (this.random.chance(85)) return found;
    return this.out.op("xor", "i1", [found, integer("i1", 1)]);
  }

  private expression(depth: number): Operand {
    const { random, out } = this;
    if (depth === 0) {
      return random.chance(70)
        ? random.pick(this.variables)
        : float(this.constant());
    }
    const kind = random.below(14);
    const operand = (): Operand => this.expression(depth - 1);
    if (kind < 5) {
      const op = random.pick(this.isTame ? tameArithmetic : arithmetic);
      return out.op(op, "f64", [operand(), operand()]);
    }
    if (kind < 6) return out.op("fneg", "f64", [operand()]);
    if (kind < 7) {
      const name = random.pick(roundings);
      return out.op("intrinsic", "f64", [operand()], { symbol: name });
    }
    if (kind < 9) return this.bits(operand());
    if (kind < 10) {
      const condition = this.comparison();
      return out.op("select", "f64", [condition, operand(), operand()]);
    }
    if (kind < 11) return this.call(operand(), operand());
    if (kind < 12) {
      const [address, attributes] = this.place();
      return out.op("load", "f64", [address], attributes);
    }
    if (kind < 13) {
      const [floor, max] = mathNames;
      return random.chance(50)
        ? out.op("call", "f64", [operand()], { symbol: floor })
        : out.op("call", "f64", [operand(), operand()], { symbol: max });
    }
    return operand();
  }

  private bits(value: Operand): Operand {
    const { random, out } = this;
    const low = out.op("toint32", "i32", [value]);
    const op = random.pick(["and", "or", "lshr", "ashr", "xor"]);
    const constant = integer("i32", random.pick([0, 1, 3, 7, 15, 31]));
    const changed = out.op(op, "i32", [low, constant]);
    return out.op(random.pick(["sitofp", "uitofp"]), "f64", [changed]);
  }

  /** Of a function written before, or of itself. */
  private call(left: Operand, right: Operand): Operand {
    const names = [...this.module.functions.keys()].filter(
      (name) => !name.startsWith("emit_") && !name.startsWith("lib."),
    );
    const callable = names.slice(0, this.index + 1);
    return this.out.op("call", "f64", [left, right], {
      symbol: this.random.pick(callable),
    });
  }
}
