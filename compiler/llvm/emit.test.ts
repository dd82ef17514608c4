// The emitter by its effect: IR built here is compiled, linked and run.
import assert from "node:assert/strict";
import { test } from "node:test";
import { float, integer, IrModule, type Operand, symbol } from "../ir/ir.ts";
import {
  addFunction,
  addParameter,
  addStart,
  addWrite,
  Builder,
  runModule,
} from "./testing.ts";

const i32 = (value: number): Operand => integer("i32", value);

/** A program whose `main` is written by `body`, which returns an i32. */
function program(body: (out: Builder, module: IrModule) => void): IrModule {
  const module = new IrModule("test");
  addStart(module);
  const main = addFunction(module, "main", [], "i32");
  main.attributes.exported = true;
  body(new Builder(main), module);
  return module;
}

/** Both modes, because -O0 takes other paths through LLVM. */
function runs(
  name: string,
  code: number,
  body: (out: Builder, module: IrModule) => void,
): void {
  for (const mode of ["release", "development"] as const) {
    test(`${name} (${mode})`, async () => {
      assert.equal((await runModule(program(body), mode)).code, code);
    });
  }
}

runs("arithmetic", 42, (out) => {
  const product = out.op("mul", "i32", [i32(6), i32(8)]);
  out.return(out.op("sub", "i32", [product, i32(6)]));
});

runs("swapped block parameters", 21, (out) => {
  // a, b = b, a three times: 1, 2 becomes 2, 1.
  const { irFunction } = out;
  const loop = irFunction.addBlock("loop");
  const done = irFunction.addBlock("done");
  const a = addParameter(loop, "i32", "a");
  const b = addParameter(loop, "i32", "b");
  const count = addParameter(loop, "i32", "count");
  out.goto(loop, i32(1), i32(2), i32(0));
  out.block = loop;
  const next = out.op("add", "i32", [count, i32(1)]);
  const more = out.op("icmp", "i1", [count, i32(3)], { predicate: "slt" });
  out.op("condbr", "void", [more], { likely: 1 }, [
    { block: loop, arguments: [b, a, next] },
    { block: done, arguments: [] },
  ]);
  out.block = done;
  const tens = out.op("mul", "i32", [a, i32(10)]);
  out.return(out.op("add", "i32", [tens, b]));
});

runs("two edges to one block", 7, (out, module) => {
  const choose = addFunction(module, "choose", ["i1"], "i32");
  const inner = new Builder(choose);
  const join = choose.addBlock("join");
  const value = addParameter(join, "i32", "value");
  inner.op("condbr", "void", [choose.entry.parameters[0]!], {}, [
    { block: join, arguments: [i32(7)] },
    { block: join, arguments: [i32(9)] },
  ]);
  inner.block = join;
  inner.return(value);
  choose.attributes.inline = "never";
  out.return(out.op("call", "i32", [integer("i1", 1)], { symbol: "choose" }));
});

runs("switch", 30, (out) => {
  const { irFunction } = out;
  const blocks = [10, 30, 50].map((value) => {
    const block = irFunction.addBlock("case");
    out.block = block;
    out.return(i32(value));
    return { block, arguments: [] };
  });
  out.block = irFunction.entry;
  out.op("switch", "void", [integer("i64", -5)], {}, blocks, [-5n, 6n]);
});

/** `check(x)`: throws `error` when x > 10, else answers x + 1. */
function addCheck(module: IrModule, result: "i32" | "f64" | "void"): void {
  const check = addFunction(module, "check", ["i32"], result, true);
  check.attributes.inline = "never";
  module.globals.set("error", {
    name: "error",
    data: [{ kind: "integer", bytes: 4, value: 99n }],
    constant: false,
    align: 8,
  });
  const out = new Builder(check);
  const x = check.entry.parameters[0]!;
  const bad = check.addBlock("bad");
  const good = check.addBlock("good");
  const large = out.op("icmp", "i1", [x, i32(10)], { predicate: "sgt" });
  out.op("condbr", "void", [large], { likely: -1 }, [
    { block: bad, arguments: [] },
    { block: good, arguments: [] },
  ]);
  out.block = bad;
  out.op("throw", "void", [symbol("ref", "error")]);
  out.block = good;
  if (result === "void") return out.return();
  const sum = out.op("add", "i32", [x, i32(1)]);
  out.return(result === "i32" ? sum : out.op("sitofp", "f64", [sum]));
}

/** `through(x)`: calls `check` and lets its error pass. */
function addThrough(module: IrModule, result: "i32" | "f64" | "void"): void {
  const through = addFunction(module, "through", ["i32"], result, true);
  through.attributes.inline = "never";
  const out = new Builder(through);
  const x = through.entry.parameters[0]!;
  const call = { symbol: "check", throws: true };
  const first = out.op("call", result, [x], call);
  const second = out.op("call", result, [x], call);
  if (result === "void") return out.return();
  out.return(
    out.op(result === "i32" ? "add" : "fadd", result, [first, second]),
  );
}

for (const [argument, code] of [
  [4, 10],
  [11, 99],
] as const) {
  runs(`throwing through a frame: ${argument}`, code, (out, module) => {
    addCheck(module, "f64");
    addThrough(module, "f64");
    const { irFunction } = out;
    const good = irFunction.addBlock("good");
    const value = addParameter(good, "f64", "value");
    const failed = irFunction.addBlock("failed");
    const error = addParameter(failed, "ref", "error");
    const extra = addParameter(failed, "i32", "extra");
    const invoke = out.op(
      "invoke",
      "f64",
      [i32(argument)],
      { symbol: "through", throws: true },
      [],
    );
    invoke.edges = [
      { block: good, arguments: [invoke] },
      { block: failed, arguments: [i32(0)] },
    ];
    out.block = good;
    out.return(out.op("fptosi", "i32", [value]));
    out.block = failed;
    const read = out.op("load", "i32", [error], { alias: "Error" });
    out.return(out.op("add", "i32", [read, extra]));
  });
}

runs("throwing void, called through its address", 99, (out, module) => {
  addCheck(module, "void");
  addThrough(module, "void");
  const { irFunction } = out;
  const good = irFunction.addBlock("good");
  const failed = irFunction.addBlock("failed");
  const error = addParameter(failed, "ref", "error");
  const signature = {
    parameters: ["i32"],
    result: "void",
    throws: true,
  } as const;
  out.op(
    "invokeindirect",
    "void",
    [symbol("ptr", "through"), i32(11)],
    { signature },
    [
      { block: good, arguments: [] },
      { block: failed, arguments: [] },
    ],
  );
  out.block = good;
  out.return(i32(1));
  out.block = failed;
  out.return(out.op("load", "i32", [error]));
});

/** A byte loop, which LLVM must not turn into a call of itself. */
function addMemset(module: IrModule): void {
  const set = addFunction(module, "memset", ["ptr", "i8", "i64"], "ptr");
  set.attributes.exported = true;
  const out = new Builder(set);
  const [place, value, bytes] = set.entry.parameters;
  const loop = set.addBlock("loop");
  const body = set.addBlock("body");
  const done = set.addBlock("done");
  const index = addParameter(loop, "i64", "index");
  out.goto(loop, integer("i64", 0));
  out.block = loop;
  const more = out.op("icmp", "i1", [index, bytes!], { predicate: "ult" });
  out.op("condbr", "void", [more], {}, [
    { block: body, arguments: [] },
    { block: done, arguments: [] },
  ]);
  out.block = body;
  const address = out.op("ptradd", "ptr", [place!, index]);
  out.op("store", "void", [address, value!]);
  out.goto(loop, out.op("add", "i64", [index, integer("i64", 1)]));
  out.block = done;
  out.return(place);
}

runs("memory: booleans, offsets, scales", 35, (out, module) => {
  addMemset(module);
  const place = out.op("alloca", "ptr", [], { size: 64, align: 8 });
  out.op("memset", "void", [place, integer("i8", 0), integer("i64", 64)]);
  out.op("store", "void", [place, integer("i1", 1)], { offset: 3 });
  const flag = out.op("load", "i1", [place], { offset: 3, alias: "flag" });
  const element = out.op("ptradd", "ptr", [place, integer("i64", 2)], {
    scale: 12,
    offset: 8,
  });
  out.op("store", "void", [element, i32(34)], { align: 4 });
  const read = out.op("load", "i32", [place], { offset: 32, volatile: true });
  const one = out.op("zext", "i32", [flag]);
  out.return(out.op("add", "i32", [read, one]));
});

runs("atomics", 18, (out) => {
  const place = out.op("alloca", "ptr", [], { size: 8, align: 8 });
  out.op("store", "void", [place, i32(5)], { order: "release" });
  const five = out.op("atomicrmw", "i32", [place, i32(7)], { atomic: "add" });
  out.op("cmpxchg", "i32", [place, i32(12), i32(13)], { order: "acquire" });
  out.op("fence", "void", [], { order: "sequential" });
  const thirteen = out.op("load", "i32", [place], { order: "acquire" });
  out.return(out.op("add", "i32", [five, thirteen]));
});

/** ToInt32's slow path as lib/ would provide it, answering a constant. */
function addSlowToInt32(module: IrModule): void {
  const slow = addFunction(module, "nautilus_to_int32_slow", ["f64"], "i32");
  new Builder(slow).return(i32(77));
}

for (const [input, code] of [
  [2 ** 32 + 5, 5],
  [-1.5, 255],
  [-(2 ** 40) - 3, 253],
  [2 ** 63, 77],
  [NaN, 77],
  [-Infinity, 77],
] as const) {
  runs(`toint32 of ${input}`, code, (out, module) => {
    addSlowToInt32(module);
    const pass = addFunction(module, "pass", ["f64"], "f64");
    pass.attributes.inline = "never";
    new Builder(pass).return(pass.entry.parameters[0]!);
    const value = out.op("call", "f64", [float(input)], { symbol: "pass" });
    out.return(out.op("toint32", "i32", [value]));
  });
}

const indexes: readonly (readonly [number, number])[] = [
  [0, 0],
  [-0, 0],
  [1, 1],
  [2 ** 31, 2 ** 31],
  [2 ** 32 - 1, 2 ** 32 - 1],
  [2 ** 32, -1],
  [2 ** 32 + 1, -1],
  [2 ** 53, -1],
  [2 ** 63, -1],
  [2 ** 64, -1],
  [1e300, -1],
  [-1, -1],
  [-(2 ** 32), -1],
  [-(2 ** 63), -1],
  [0.5, -1],
  [-0.5, -1],
  [2 ** 31 + 0.5, -1],
  [Number.MIN_VALUE, -1],
  [NaN, -1],
  [Infinity, -1],
  [-Infinity, -1],
];

// Every case once through a call LLVM cannot see through, once as a constant.
runs("toindex", 2 * indexes.length, (out, module) => {
  const index = addFunction(module, "index", ["f64"], "i64");
  index.attributes.inline = "never";
  const inner = new Builder(index);
  inner.return(inner.op("toindex", "i64", [index.entry.parameters[0]!]));
  let right: Operand = i32(0);
  for (const [input, expected] of indexes) {
    for (const found of [
      out.op("call", "i64", [float(input)], { symbol: "index" }),
      out.op("toindex", "i64", [float(input)]),
    ]) {
      const same = out.op("icmp", "i1", [found, integer("i64", expected)], {
        predicate: "eq",
      });
      right = out.op("add", "i32", [right, out.op("zext", "i32", [same])]);
    }
  }
  out.return(right);
});

const dividends = [
  ...[0, -0, 1, 2, 5, 6, -4, -5, 2.5, -2.5, 2 ** 53, 2 ** 62 + 2 ** 40],
  ...[-(2 ** 63), 2 ** 63, 1e300, NaN, Infinity, -Infinity],
];
const divisors = [2, 3, -3, 10, 2147483647, 0.5];

/** The library's fmod, answering a number that tells it was called. */
function addRemainder(module: IrModule): void {
  const remainder = addFunction(module, "nautilus_fmod", ["f64", "f64"], "f64");
  new Builder(remainder).return(float(12345));
}

// Integers by an integer are computed inline, all else by the library.
runs("remainders", dividends.length * divisors.length, (out, module) => {
  addRemainder(module);
  let right: Operand = i32(0);
  for (const divisor of divisors) {
    const name = `by ${divisor}`;
    const rest = addFunction(module, name, ["f64"], "i64");
    rest.attributes.inline = "never";
    const inner = new Builder(rest);
    const [dividend] = rest.entry.parameters;
    const found = inner.op("frem", "f64", [dividend!, float(divisor)]);
    inner.return(inner.op("bitcast", "i64", [found]));
    for (const value of dividends) {
      const isInline =
        Number.isInteger(divisor) &&
        Number.isInteger(value) &&
        Math.abs(value) < 2 ** 63;
      const expected = isInline ? value % divisor : 12345;
      const bits = out.op("bitcast", "i64", [float(expected)]);
      const given = out.op("call", "i64", [float(value)], { symbol: name });
      const same = out.op("icmp", "i1", [given, bits], { predicate: "eq" });
      right = out.op("add", "i32", [right, out.op("zext", "i32", [same])]);
    }
  }
  out.return(right);
});

runs("bitcasts and selects", 3, (out) => {
  const bits = out.op("bitcast", "val", [float(1)]);
  const same = out.op("bitcast", "i64", [bits]);
  const shifted = out.op("lshr", "i64", [same, integer("i64", 52)]);
  const is1023 = out.op("icmp", "i1", [shifted, integer("i64", 1023)], {
    predicate: "eq",
  });
  const address = out.op("bitcast", "ref", [out.op("bitcast", "f64", [bits])]);
  const back = out.op("bitcast", "f64", [address]);
  const equal = out.op("fcmp", "i1", [back, float(1)], { predicate: "oeq" });
  const both = out.op("and", "i1", [is1023, equal]);
  out.return(out.op("select", "i32", [both, i32(3), i32(4)]));
});

test("globals: items, half and whole addresses", async () => {
  const module = program((out, inner) => {
    addWrite(inner);
    const half = out.op("load", "i32", [symbol("ptr", "table")], {
      offset: 1,
      align: 1,
    });
    const address = out.op("bitcast", "ptr", [out.op("zext", "i64", [half])]);
    out.op("call", "void", [address, integer("i64", 3)], { symbol: "write" });
    const whole = out.op("load", "ptr", [symbol("ptr", "table")], {
      offset: 5,
      align: 1,
    });
    out.op("call", "void", [whole, integer("i64", 2)], { symbol: "write" });
    out.return(
      out.op("load", "i32", [symbol("ptr", "table")], { offset: 13, align: 1 }),
    );
  });
  const text = new TextEncoder().encode('a"\\\0é\n');
  module.globals.set('text of "it"', {
    name: 'text of "it"',
    data: [{ kind: "bytes", data: text }],
    constant: true,
    align: 1,
  });
  module.globals.set("table", {
    name: "table",
    data: [
      { kind: "zero", bytes: 1 },
      { kind: "address", symbol: 'text of "it"', bytes: 4 },
      { kind: "address", symbol: 'text of "it"', bytes: 8, addend: 4 },
      { kind: "integer", bytes: 4, value: 200n },
      { kind: "float", value: 1.5 },
    ],
    constant: false,
    align: 8,
  });
  const ran = await runModule(module);
  assert.equal(ran.output, 'a"\\é');
  assert.equal(ran.code, 200);
});
