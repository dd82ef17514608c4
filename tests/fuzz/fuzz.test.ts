// The generator's programs are valid and repeatable, and the comparison notices
// planted miscompilations (Node stands in for our compiler here).

import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { typeCheck } from "../oracle/typecheck.ts";
import { nodeOutputs, writeBatch } from "./batch.ts";
import { plantedDefects } from "./planted.ts";
import { generate, sourceOf } from "./program.ts";
import { shrink } from "./shrink.ts";

const seeds = Array.from({ length: 60 }, (_, index) => index + 1);
const programs = seeds.map(generate);

test("a seed always gives the same program, another one another", () => {
  assert.equal(sourceOf(generate(7)), sourceOf(programs[6]!));
  assert.equal(new Set(programs.map(sourceOf)).size, programs.length);
});

test("every program type-checks under strict tsc", () => {
  const entry = writeBatch("test-types", programs);
  const files = seeds.map((_, i) => `${path.dirname(entry)}/program${i}.ts`);
  assert.deepEqual(typeCheck(files), []);
});

test("every program runs to its end under Node and prints something", async () => {
  const outputs = await nodeOutputs("test-node", programs);
  for (const output of outputs) assert.ok(output !== null && output.length > 0);
});

for (const { name, rewrite } of plantedDefects) {
  test(`notices a miscompilation: ${name}`, async () => {
    const right = await nodeOutputs("test-right", programs);
    const wrong = await nodeOutputs("test-wrong", programs, rewrite);
    const differs = right.some((output, i) => !output!.equals(wrong[i]!));
    assert.ok(differs);
  });
}

test("shrinking keeps only what is needed to fail", async () => {
  const program = { seed: 0, pieces: ["head", "a", "b", "culprit", "c", "d"] };
  const { pieces } = await shrink(program, async (candidate) =>
    candidate.pieces.includes("culprit"),
  );
  assert.deepEqual(pieces, ["head", "culprit"]);
});
