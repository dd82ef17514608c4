// Tests of byte attribution: nothing lost, nothing counted twice.

import assert from "node:assert/strict";
import { test } from "node:test";
import { attribute } from "./attribute.ts";
import { parseElf } from "./reader.ts";
import { makeElf, type TestSymbol } from "./testing.ts";

function pieces(sizeBytes: number, symbols: readonly TestSymbol[]) {
  const elf = parseElf(makeElf(Buffer.alloc(sizeBytes), symbols), "test");
  return attribute(elf).map(({ name, bytes }) => [name, bytes]);
}

test("functions, the space between them and the rest", () => {
  assert.deepEqual(
    pieces(400, [
      { name: "second", offset: 48, sizeBytes: 100 },
      { name: "first", offset: 0, sizeBytes: 40 },
    ]),
    [
      ["first", 40],
      ["(alignment)", 8],
      ["second", 100],
      ["(.text without a symbol)", 252],
    ],
  );
});

test("an alias and a symbol inside another count nothing twice", () => {
  assert.deepEqual(
    pieces(100, [
      { name: "outer", offset: 0, sizeBytes: 100 },
      { name: "alias", offset: 0, sizeBytes: 100 },
      { name: "inner", offset: 20, sizeBytes: 10 },
    ]),
    [["alias", 100]],
  );
});

test("a symbol without a size reaches to the next", () => {
  assert.deepEqual(
    pieces(100, [
      { name: "start", offset: 0, sizeBytes: 0 },
      { name: "next", offset: 30, sizeBytes: 0 },
    ]),
    [
      ["start", 30],
      ["next", 70],
    ],
  );
});

test("what is not ELF, or half of one, is refused by name", () => {
  assert.throws(() => parseElf(Buffer.from("hello"), "x"), /x is not a 64-bit/);
  const whole = makeElf(Buffer.alloc(64));
  assert.throws(
    () => parseElf(whole.subarray(0, whole.length - 70), "x"),
    /x is cut short/,
  );
});
