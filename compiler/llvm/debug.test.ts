// DWARF as gdb and LLVM's own verifier see it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import {
  type DebugType,
  type DebugVariable,
  float,
  integer,
  IrModule,
  type Operand,
  symbol,
} from "../ir/ir.ts";
import { emitModule } from "./emit.ts";
import { addFunction, addStart, Builder, withImage } from "./testing.ts";
import { targets } from "../targets/index.ts";

const numberType: DebugType = { kind: "number", name: "number" };
const u16Type: DebugType = {
  kind: "integer",
  name: "u16",
  bits: 16,
  signed: false,
};
const textType: DebugType = {
  kind: "string",
  name: "string",
  fields: () => [{ name: "length", type: u16Type, offset: 8 }],
};
/** A list node, which names itself. */
const nodeType: DebugType = {
  kind: "object",
  name: "Node",
  fields: () => [
    { name: "weight", type: numberType, offset: 8 },
    { name: "next", type: nodeType, offset: 16 },
  ],
};
const elements: DebugType = {
  kind: "pointer",
  name: "elements",
  element: numberType,
};
const arrayType: DebugType = {
  kind: "array",
  name: "number[]",
  element: numberType,
  fields: () => [
    { name: "length", type: u16Type, offset: 0 },
    { name: "elements", type: elements, offset: 8 },
  ],
};

const file = "walk.ts";

function variable(name: string, type: DebugType, parameter = 0): DebugVariable {
  return { name, type, parameter, location: { file, line: 2, column: 3 } };
}

/** The data the variables below point to. */
function addData(module: IrModule): void {
  const node = (name: string, weight: number, next: string | null): void => {
    module.globals.set(name, {
      name,
      constant: false,
      align: 8,
      data: [
        { kind: "zero", bytes: 8 },
        { kind: "float", value: weight },
        next === null
          ? { kind: "zero", bytes: 8 }
          : { kind: "address", symbol: next, bytes: 8 },
      ],
    });
  };
  node("first", 1.25, "second");
  node("second", 2.5, null);
  module.globals.set("numbers", {
    name: "numbers",
    constant: false,
    align: 8,
    data: [
      { kind: "integer", bytes: 8, value: 1n },
      { kind: "address", symbol: "numbers", bytes: 8, addend: 16 },
      { kind: "float", value: 6.5 },
    ],
    debug: {
      name: "total",
      type: u16Type,
      location: { file, line: 1, column: 1 },
    },
  });
}

/** `walk(count)` with one variable of each kind, calling `stop` on line 4. */
function makeModule(): IrModule {
  const module = new IrModule("walk");
  addStart(module);
  addData(module);
  const at = (line: number) => ({ file, line, column: 1 });
  const stop = addFunction(module, "stop", ["f64"], "void");
  stop.location = at(10);
  stop.attributes.inline = "never";
  const inner = new Builder(stop);
  inner.location = at(11);
  inner.op("asm", "void", [], {
    template: "",
    constraints: "~{memory}",
    sideEffects: true,
  });
  inner.return();

  const walk = addFunction(module, "walk:1", ["f64"], "i32");
  walk.location = at(1);
  walk.displayName = "Walker.walk";
  walk.attributes = { inline: "never", exported: true };
  const out = new Builder(walk);
  const [count] = walk.entry.parameters;
  const show = (
    name: string,
    type: DebugType,
    value: Operand,
    parameter = 0,
  ): void => {
    const shown = variable(name, type, parameter);
    out.op("debugvalue", "void", [value], { variable: shown });
  };
  out.location = at(2);
  show("count", numberType, count!, 1);
  show("index", numberType, integer("i64", -7));
  const size = out.op("fptosi", "i64", [count!]);
  show("size", numberType, size);
  show("flag", { kind: "boolean", name: "boolean" }, integer("i1", 1));
  show("port", u16Type, integer("i16", 65535));
  show("node", nodeType, symbol("ref", "first"));
  show("xs", arrayType, symbol("ref", "numbers"));
  show("text", textType, symbol("ref", "first"));
  show("anything", { kind: "value", name: "unknown" }, integer("val", 26));
  out.location = at(4);
  out.op("call", "void", [count!], { symbol: "stop" });
  out.location = at(5);
  out.return(out.op("trunc", "i32", [size]));

  const main = addFunction(module, "main", [], "i32");
  main.attributes.exported = true;
  main.location = at(20);
  const outer = new Builder(main);
  outer.location = at(21);
  outer.return(outer.op("call", "i32", [float(84)], { symbol: "walk:1" }));
  return module;
}

for (const mode of ["release", "development"] as const) {
  test(`the verifier accepts our DWARF (${mode})`, async () => {
    await withImage(makeModule(), mode, (image) => {
      const ran = spawnSync("llvm-dwarfdump-19", ["--verify", image], {
        encoding: "utf8",
      });
      assert.equal(ran.status, 0, ran.stdout);
      assert.match(ran.stdout, /No errors/);
    });
  });
}

/** What gdb prints when it runs `commands` on a fresh image. */
function debug(
  mode: "release" | "development",
  commands: readonly string[],
): Promise<string> {
  return withImage(makeModule(), mode, (image) => {
    const ran = spawnSync(
      "gdb-multiarch",
      ["-nx", "-batch", ...commands.flatMap((text) => ["-ex", text]), image],
      { encoding: "utf8", timeout: 60_000 },
    );
    return ran.stdout + ran.stderr;
  });
}

test("gdb shows every local in development mode", async () => {
  const shown = await debug("development", [
    "break walk.ts:4",
    "run",
    "info locals",
    "print count",
    "print node->next->weight",
    "print xs->elements[0]",
    "print text->length",
    "backtrace",
    "break Walker.walk",
  ]);
  assert.match(shown, /Breakpoint 2 at .*walk\.ts, line [1-4]/);
  assert.match(shown, /index = -7\n/);
  assert.match(shown, /flag = true\n/);
  assert.match(shown, /port = 65535\n/);
  assert.match(shown, /anything = 26\n/);
  assert.match(shown, /\$1 = 84\n/);
  assert.match(shown, /\$2 = 2\.5\n/);
  assert.match(shown, /\$3 = 6\.5\n/);
  assert.match(shown, /#0 .*Walker\.walk.* at \.?\/?walk\.ts:4\n/);
  assert.match(shown, /#1 .*main.* at \.?\/?walk\.ts:21\n/);
});

test("gdb shows the backtrace, and an integer as number, in release", async () => {
  const shown = await debug("release", [
    "break walk.ts:4",
    "run",
    "print index",
    "print size",
    "break stop",
    "continue",
    "backtrace",
  ]);
  assert.match(shown, /\$1 = -7\n/);
  assert.match(shown, /\$2 = 84\n/);
  assert.match(shown, /#0 .*stop.* at \.?\/?walk\.ts:1[01]\n/);
  assert.match(shown, /#1 .*Walker\.walk.* at \.?\/?walk\.ts:4\n/);
});

test("no path of this machine in the output, and every time the same", () => {
  const options = { target: targets.host, mode: "development" } as const;
  const text = emitModule(makeModule(), {
    ...options,
    fileName: (name) => `shown/${name}`,
  });
  assert.match(text, /DIFile\(filename: "shown\/walk\.ts", directory: "\."\)/);
  assert.doesNotMatch(text, new RegExp(process.cwd()));
  assert.equal(
    emitModule(makeModule(), options),
    emitModule(makeModule(), options),
  );
});
