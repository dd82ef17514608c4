// Promises kept and broken, and which functions interrupts get a copy of.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { EffectTag, IrModule } from "../ir/ir.ts";
import { parseModule } from "../ir/parse.ts";
import { printFunction } from "../ir/print.ts";
import { assertValid } from "../ir/verify.ts";
import { checkEffects } from "./effects.ts";
import { separateInterrupts } from "./interrupt.ts";

/** A function that calls others, in this order. */
function calling(name: string, ...callees: string[]): string {
  const calls = callees.map(
    (callee, i) => `call {symbol="${callee}"} at ${i + 1}:3`,
  );
  return `function @${name}() -> void display "${name}" at "kernel/${name}.ts":1:1 {
entry.0():
  ${[...calls, "ret"].join("\n  ")}
}
`;
}

const floating = `function @average() -> void display "average" at "kernel/average.ts":1:1 {
entry.0():
  %0 = sitofp f64 7:i64 at 9:5
  %1 = fptosi i64 %0 at 9:9
  ret
}
`;

const throughValue = `function @each() -> void display "each" at "kernel/each.ts":1:1 {
entry.0():
  callindirect @first:ptr, 0:i64 {signature=(i64) -> void} at 4:3
  ret
}
function @first(i64) -> void display "first" at "kernel/first.ts":1:1 {
entry.0(%a.0: i64):
  callindirect @second:ptr, 1:i64 {signature=(i64) -> void} at 5:3
  ret
}
function @second(i64) -> void display "second" at "kernel/second.ts":1:1 {
entry.0(%a.0: i64):
  call {symbol="take"} at 6:3
  ret
}
`;

function moduleOf(
  text: string,
  tags: Readonly<Record<string, readonly EffectTag[]>>,
): IrModule {
  const module = parseModule(`module "m"\n${text}`);
  assertValid(module, "low", "writing the test");
  for (const [name, effects] of Object.entries(tags))
    module.functions.get(name)!.attributes.effects = effects;
  return module;
}

function messages(
  text: string,
  tags: Readonly<Record<string, readonly EffectTag[]>>,
): string[] {
  return checkEffects(moduleOf(text, tags)).map(
    ({ code, message }) => `${code} ${message}`,
  );
}

const chain =
  calling("tick", "note") + calling("note", "take") + calling("take");

test("an allocation two calls away, with the way there", () => {
  assert.deepEqual(
    messages(chain, { tick: ["noalloc"], take: ["allocates"] }),
    [
      "NT3201 `tick` is @noalloc, but allocates: `tick` calls `note` (kernel/tick.ts:1) calls `take` (kernel/note.ts:1)",
    ],
  );
});

test("the same without the promise, or without the allocation", () => {
  assert.deepEqual(messages(chain, { take: ["allocates"] }), []);
  assert.deepEqual(messages(chain, { tick: ["noalloc"] }), []);
  assert.deepEqual(
    messages(chain, { tick: ["noalloc"], take: ["sleeps"] }),
    [],
  );
});

test("interrupts do not sleep", () => {
  const [message = ""] = messages(chain, {
    tick: ["interrupt"],
    take: ["sleeps"],
  });
  assert.match(message, /^NT3202 `tick` is @interrupt, but sleeps/);
});

test("interrupts do not compute with number", () => {
  const text = calling("tick", "average") + floating;
  assert.deepEqual(messages(text, { tick: ["interrupt"] }), [
    "NT3203 `tick` is @interrupt, but computes with `number` (kernel/average.ts:9): `tick` calls `average` (kernel/tick.ts:1)",
  ]);
  assert.deepEqual(messages(text, { tick: ["nosleep", "noalloc"] }), []);
});

test("a function that never returns ends the promise", () => {
  const text = calling("tick", "average") + floating;
  const module = moduleOf(text, { tick: ["interrupt"] });
  module.functions.get("average")!.attributes.noReturn = true;
  assert.deepEqual(checkEffects(module), []);
});

test("one that throws comes back with its error", () => {
  const throwing = floating.replace("-> void", "-> void throws");
  const text = calling("tick", "average").replace("-> void", "-> void throws");
  const error = text.replace('"average"}', '"average", throws=true}');
  const module = moduleOf(error + throwing.replace("ret", "throw 0:ref"), {
    tick: ["interrupt"],
  });
  module.functions.get("average")!.attributes.noReturn = true;
  assert.equal(checkEffects(module).length, 1);
});

test("a call through a value may reach all functions of alike parameters", () => {
  const [message = ""] = messages(throughValue + calling("take"), {
    each: ["noalloc"],
    take: ["allocates"],
  });
  assert.match(
    message,
    /`second` through a function value \(kernel\/first.ts:5\)/,
  );
});

const fewer = `function @each(ptr) -> void display "each" at "kernel/each.ts":1:1 {
entry.0(%visit.0: ptr):
  callindirect %visit.0, 0:i64 {signature=(i64) -> void} at 4:3
  ret
}
function @start() -> void display "start" at "kernel/start.ts":1:1 {
entry.0():
  call @take:ptr {symbol="each"} at 5:3
  ret
}
`;

test("a function of fewer parameters is reached too", () => {
  const module = moduleOf(fewer + calling("take"), {
    each: ["noalloc"],
    take: ["allocates"],
  });
  assert.equal(checkEffects(module).length, 1);
  // The kernel's lowering lets no such function through.
  module.exactCalls = true;
  assert.deepEqual(checkEffects(module), []);
});

test("a method's call reaches what it lists, and no other call does", () => {
  const module = moduleOf(throughValue + calling("take"), {
    each: ["noalloc"],
    take: ["allocates"],
  });
  const call = module.functions.get("first")!.blocks[0]!.instructions[0]!;
  call.operands[0] = { kind: "integer", type: "ptr", value: 4096n };
  assert.equal(checkEffects(module).length, 0, "nothing takes its address");
  const item = { kind: "address", symbol: "second", bytes: 8 } as const;
  const table = { name: "table", data: [item], constant: true, align: 8 };
  module.globals.set("table", table);
  assert.equal(checkEffects(module).length, 1, "a table of functions");
  module.globals.set("table", { ...table, methodTable: true });
  assert.equal(checkEffects(module).length, 0, "a table of methods");
  call.attributes.targets = ["second"];
  assert.equal(checkEffects(module).length, 1, "a call of the method");
});

const shared =
  calling("tick", "count") +
  calling("work", "count") +
  calling("count", "deeper") +
  calling("deeper");

test("what both sides call exists twice", () => {
  const module = moduleOf(shared, { tick: ["interrupt"] });
  module.functions.get("work")!.attributes.exported = true;
  separateInterrupts(module);
  assertValid(module, "low", "interrupt");
  const bare = [...module.functions.values()]
    .filter(({ attributes }) => attributes.noVector === true)
    .map(({ name }) => name);
  assert.deepEqual(bare, ["tick", "count.interrupt", "deeper.interrupt"]);
  const text = (name: string): string =>
    printFunction(module.functions.get(name)!);
  assert.match(text("tick"), /symbol="count.interrupt"/);
  assert.match(text("count.interrupt"), /symbol="deeper.interrupt"/);
  assert.match(text("work"), /symbol="count"/);
  assert.match(text("count"), /symbol="deeper"/);
});

test("what ends whatever was interrupted is as elsewhere", () => {
  const module = moduleOf(shared, { tick: ["interrupt"], count: ["abandons"] });
  module.functions.get("work")!.attributes.exported = true;
  separateInterrupts(module);
  const bare = [...module.functions.values()]
    .filter(({ attributes }) => attributes.noVector === true)
    .map(({ name }) => name);
  assert.deepEqual(bare, ["tick"]);
});

test("what only interrupts call is not copied", () => {
  const module = moduleOf(shared, { tick: ["interrupt"] });
  separateInterrupts(module);
  assert.equal(module.functions.size, 4);
  assert.equal(module.functions.get("deeper")!.attributes.noVector, true);
});

test("what is called through a value keeps its address", () => {
  const module = moduleOf(throughValue + calling("take"), {
    each: ["interrupt"],
  });
  separateInterrupts(module);
  assert.equal(module.functions.get("second")!.attributes.noVector, true);
  assert.equal(module.functions.has("second.interrupt"), false);
});
