// Numbers as people type them.

import assert from "node:assert/strict";
import { test } from "node:test";
import "../testing/node.ts";

const { ParsedNumber, parseNumber } = await import("./numbers.ts");
const { Line } = await import("./line.ts");

const cases: [text: string, base: number, value: number | string][] = [
  ["0", 10, 0],
  ["4096", 10, 4096],
  ["0x1000", 10, 4096],
  ["1000", 16, 4096],
  ["0x1000", 16, 4096],
  ["0XfF", 10, 255],
  ["0b1010", 10, 10],
  ["0b1010", 16, 0xb1010],
  ["1_000", 10, 1000],
  ["deadbeef", 16, 0xdeadbeef],
  ["deadbeef", 10, "malformed"],
  ["12a", 10, "malformed"],
  ["0x", 10, "malformed"],
  ["", 10, "malformed"],
  ["-1", 10, "malformed"],
  ["1fffffffffffffffff", 16, "too large"],
  ["99999999999999999999", 10, "too large"],
];

const problems = ["", "malformed", "too large"];

for (const [text, base, expected] of cases) {
  test(`"${text}" in base ${base}`, () => {
    const line = new Line();
    for (const byte of Buffer.from(text)) line.append(byte as never);
    const result = new ParsedNumber();
    parseNumber(line, 0 as never, line.length, base as never, result);
    const problem = problems[Number(result.problem)]!;
    assert.equal(problem === "" ? Number(result.value) : problem, expected);
  });
}
