// Which piece of a module has what, who sees it, and what is known beside it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseModule } from "../ir/parse.ts";
import { removeUnreached } from "../ir/uses.ts";
import { targets } from "../targets/index.ts";
import { emitPieces } from "./emit.ts";
import { splitByUse } from "./pieces.ts";

const source = `module "m"
global @table constant align 8 {
  address64 @viaTable
}
global @count variable align 8 {
  i64 0
}
function @start() -> void exported {
entry.0:
  call {symbol="common"}
  call {symbol="private"}
  ret
}
function @shell() -> void exported {
entry.0:
  call {symbol="common"}
  call {symbol="command"}
  %0 = load ptr @table:ptr
  ret
}
function @common() -> void {
entry.0:
  ret
}
function @private() -> void {
entry.0:
  store @count:ptr, 1:i64
  ret
}
function @command() -> void {
entry.0:
  call {symbol="measured"}
  ret
}
function @viaTable() -> void {
entry.0:
  ret
}
function @measured() -> void at "bench/a.ts":1:1 {
entry.0:
  call {symbol="large"}
  ret
}
function @large() -> void inline never {
entry.0:
  ret
}
function @unreached() -> void {
entry.0:
  call {symbol="common"}
  ret
}
`;

const apart = { root: "shell", exceptFolder: "bench/" };

test("what only the shell reaches is apart, but for what is measured", () => {
  const module = parseModule(source);
  removeUnreached(module);
  const [second, first] = splitByUse(module, apart);
  const names = (functions: Iterable<{ name: string }>): string[] =>
    [...functions].map(({ name }) => name);
  assert.deepEqual(names(first!.functions), [
    "start",
    "common",
    "private",
    "measured",
    "large",
  ]);
  assert.deepEqual(names(second!.functions), ["shell", "command", "viaTable"]);
  assert.deepEqual(names(first!.globals), ["count"]);
  assert.deepEqual(names(second!.globals), ["table"]);
  assert.deepEqual([...first!.shared!], ["common", "measured"]);
});

test("the pieces' texts fit together", () => {
  const module = parseModule(source);
  removeUnreached(module);
  const options = { target: targets.host, mode: "release", apart } as const;
  const [second, first] = [...emitPieces(module, options)];
  const heads = (text: string): string[] =>
    [...text.matchAll(/^(define|declare) (\S+) .*?(@\w+)/gm)]
      .map(([, word, linkage, name]) => `${word} ${linkage} ${name}`)
      .sort();
  assert.deepEqual(heads(first!), [
    "define dso_local @start",
    "define hidden @common",
    "define hidden @measured",
    "define internal @large",
    "define internal @private",
  ]);
  // `measured` has no copy: that would let others see `large`.
  assert.deepEqual(heads(second!), [
    "declare hidden @measured",
    "define available_externally @common",
    "define dso_local @shell",
    "define internal @command",
    "define internal @viaTable",
  ]);
});

test("what has to be inlined everywhere is, whatever it uses", () => {
  const always = source.replace(
    '@measured() -> void at "bench/a.ts":1:1',
    '@measured() -> void inline always at "bench/a.ts":1:1',
  );
  const module = parseModule(always);
  removeUnreached(module);
  const options = { target: targets.host, mode: "release", apart } as const;
  const [second, first] = [...emitPieces(module, options)];
  assert.match(second!, /^define available_externally .*@measured\(/m);
  assert.match(first!, /^define hidden .*@large\(/m);
});

test("a second world in pieces spells what is not exported in its own way", () => {
  const module = parseModule(source);
  const options = { target: targets.host, mode: "development", apart } as const;
  const texts = [...emitPieces(module, { ...options, nameSuffix: ".program" })];
  const names = [...texts.join("\n").matchAll(/@([\w.]+)/g)].map(
    ([, name]) => name,
  );
  const exported = ["start", "shell"];
  assert.deepEqual(
    names.filter((name) => !name!.endsWith(".program")).sort(),
    names.filter((name) => exported.includes(name!)).sort(),
  );
  assert.ok(names.includes("common.program"));
  assert.ok(names.includes("table.program"));
});

test("a function's name, for who prints the function, may be in another piece", () => {
  const module = parseModule(source);
  removeUnreached(module);
  module.functions.get("viaTable")!.attributes.valueName = {
    kind: 0,
    text: "count",
  };
  const options = { target: targets.host, mode: "release", apart } as const;
  const texts = [...emitPieces(module, options)];
  const text = texts.find((one) => /^define .*@viaTable\(/m.test(one))!;
  assert.match(text, /prefix \{ i64, ptr \} \{ i64 0, ptr @count \}/);
  assert.match(text, /^@count = external hidden/m);
});
