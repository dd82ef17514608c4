// The harness must catch what it is there for: planted differences.

import assert from "node:assert/strict";
import test from "node:test";
import { runUnderNode } from "../oracle/node.ts";
import { describeDifference } from "./difference.ts";
import { discoverPrograms } from "./discover.ts";
import { run } from "./run.ts";
import { splitOutput, writeBatch } from "./subject.ts";

const filter = "language/closure-";

test("a subject that does what Node does passes", async () => {
  const summary = await run(filter, {
    subject: async (_, { stdout, exitCode, stderr }) => ({
      kind: "ran",
      stdout,
      exitCode,
      stderr,
    }),
  });
  assert.ok(summary.passed > 0);
  assert.equal(summary.failed, 0);
});

test("one changed byte of output is caught and shown", async () => {
  const summary = await run(filter, {
    subject: async (_, { stdout, exitCode, stderr }) => {
      const changed = Buffer.from(stdout);
      changed[changed.length - 2]! ^= 1;
      return { kind: "ran", stdout: changed, exitCode, stderr };
    },
  });
  assert.equal(summary.passed, 0);
  assert.ok(summary.failed > 0);
  assert.match(summary.failures[0]!, /output differs at line \d+/);
});

test("output after the end, a missing end and a wrong exit code are caught", () => {
  const expected = { stdout: Buffer.from("1\n2\n"), exitCode: 0 };
  const planted = [
    { stdout: Buffer.from("1\n2\n3\n"), exitCode: 0 },
    { stdout: Buffer.from("1\n"), exitCode: 0 },
    { stdout: Buffer.from("1\n2"), exitCode: 0 },
    { stdout: Buffer.from("1\r\n2\n"), exitCode: 0 },
    { stdout: Buffer.from("1\n2\n"), exitCode: 1 },
  ];
  assert.equal(describeDifference(expected, expected), null);
  for (const actual of planted) {
    assert.notEqual(describeDifference(expected, actual), null);
  }
});

test("a program that did not compile or end is a failure", async () => {
  const refused = await run(filter, {
    subject: async () => ({
      kind: "refused",
      problems: [{ code: "NT1", text: "no", file: null }],
    }),
  });
  assert.equal(refused.passed, 0);
  const broken = await run(filter, {
    subject: async () => ({
      kind: "broken",
      stdout: Buffer.alloc(0),
      detail: "still running",
    }),
  });
  assert.equal(broken.passed, 0);
});

test("a batch's output is cut at its markers", () => {
  const marker = (index: number) => `=====@@ program ${index} @@=====\n`;
  const all = Buffer.from(`${marker(0)}a\n${marker(1)}${marker(2)}`);
  assert.deepEqual(splitOutput(all, 2), {
    whole: [Buffer.from("a\n"), Buffer.alloc(0)],
    begun: null,
  });
  const cut = Buffer.from(`${marker(0)}a\n${marker(1)}b`);
  assert.deepEqual(splitOutput(cut, 3), {
    whole: [Buffer.from("a\n"), null, null],
    begun: { index: 1, stdout: Buffer.from("b") },
  });
});

test("programs print the same in a batch as alone", async () => {
  const programs = discoverPrograms(filter);
  const whole = await runUnderNode(writeBatch(programs));
  const parts = splitOutput(whole.stdout, programs.length).whole;
  for (const [index, program] of programs.entries()) {
    const alone = await runUnderNode(program.entryFile);
    assert.deepEqual(parts[index], alone.stdout, program.name);
  }
});
