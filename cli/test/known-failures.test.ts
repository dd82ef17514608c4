// The list of known failures: it hides what it names, and nothing else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { parseKnownFailures, sortOut } from "./known-failures.ts";

const list = parseKnownFailures(
  "# comment\n\nprograms/host language/a why it fails\nerrors errors/b.ts why\n",
);

test("a known failure is named but not counted", () => {
  const result = {
    passed: 3,
    failed: 2,
    failures: ["language/a: difference", "language/ab: difference"],
  };
  const sorted = sortOut("programs/host", result, list, true);
  assert.deepEqual(sorted.result, {
    passed: 3,
    failed: 1,
    failures: ["language/ab: difference"],
  });
  assert.deepEqual(
    sorted.known.map(({ test, reason }) => [test, reason]),
    [["language/a", "why it fails"]],
  );
});

test("one that passes again is told in a complete run, not in a partial one", () => {
  const result = { passed: 4, failed: 0, failures: [] };
  assert.equal(sortOut("errors", result, list, true).stale.length, 1);
  assert.equal(sortOut("errors", result, list, false).stale.length, 0);
});

test("a group's star stands for each of its suites", () => {
  const group = parseKnownFailures("programs/* language/a why\n");
  const result = { passed: 0, failed: 1, failures: ["language/a: x"] };
  assert.equal(
    sortOut("programs/x86_64", result, group, true).result.failed,
    0,
  );
  assert.equal(sortOut("errors", result, group, true).result.failed, 1);
});
