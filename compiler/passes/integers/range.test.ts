// Every rule on numbers against the numbers themselves.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  constantRange,
  floatBinary,
  floatUnary,
  join,
  type Range,
} from "./range.ts";
import { Random } from "./testing-programs.ts";

const samples = [
  ...[0, -0, 1, -1, 2, -3, 0.5, -0.5, 1.5, -2.5, 7, 100, 2 ** 31, 2 ** 53],
  ...[2 ** 53 - 1, -(2 ** 53), 1e300, -1e300, 5e-324, -5e-324],
  ...[Infinity, -Infinity, NaN],
];

/** Half to even, which `Math` has no name for. */
function rint(value: number): number {
  if (!(Math.abs(value) < 2 ** 52) || value === 0) return value;
  const down = Math.floor(value);
  const part = value - down;
  const isDown = part < 0.5 || (part === 0.5 && down % 2 === 0);
  const rounded = isDown ? down : down + 1;
  return rounded === 0 && value < 0 ? -0 : rounded;
}

const binaries: Readonly<Record<string, (a: number, b: number) => number>> = {
  fadd: (a, b) => a + b,
  fsub: (a, b) => a - b,
  fmul: (a, b) => a * b,
  fdiv: (a, b) => a / b,
  frem: (a, b) => a % b,
  "js.maxOfTwo": Math.max,
  "js.minOfTwo": Math.min,
};

const unaries: Readonly<Record<string, (a: number) => number>> = {
  fneg: (a) => -a,
  floor: Math.floor,
  ceil: Math.ceil,
  trunc: Math.trunc,
  rint,
  fabs: Math.abs,
  sqrt: Math.sqrt,
  "js.floor": Math.floor,
  "js.ceil": Math.ceil,
  "js.trunc": Math.trunc,
};

function admits(range: Range, value: number): boolean {
  if (Number.isNaN(value)) return range.mayBeNan;
  if (value < range.low || value > range.high) return false;
  if (Object.is(value, -0) && !range.mayBeMinusZero) return false;
  return !range.isInteger || value % 1 === 0 || !Number.isFinite(value);
}

const rangeOf = (values: readonly number[]): Range =>
  values.map(constantRange).reduce((all, each) => join(all, each)!);

test("ranges admit what operations give", () => {
  const random = new Random(1);
  const some = (): number[] =>
    Array.from({ length: 1 + random.below(3) }, () => random.pick(samples));
  for (let round = 0; round < 20_000; round++) {
    const [lefts, rights] = [some(), some()];
    const [left, right] = [rangeOf(lefts), rangeOf(rights)];
    for (const [name, operation] of Object.entries(binaries)) {
      const range = floatBinary[name]!(left, right);
      for (const a of lefts) {
        for (const b of rights) {
          const found = operation(a, b);
          assert.ok(admits(range, found), `${name}(${a}, ${b}) = ${found}`);
        }
      }
    }
    for (const [name, operation] of Object.entries(unaries)) {
      const range = floatUnary[name]!(left);
      for (const a of lefts) {
        assert.ok(admits(range, operation(a)), `${name}(${a})`);
      }
    }
  }
});
