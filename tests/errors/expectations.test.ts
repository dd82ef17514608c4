// The harness must notice every way a diagnostic can be wrong.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Diagnostic } from "../../compiler/diagnostics.ts";
import { compareDiagnostics, readExpectations } from "./expectations.ts";

const source = `// A case.
let x: any; // error: NT1002, any
let y = 1;
`;
const good: Diagnostic = {
  code: "NT1002",
  message: "`any` has no representation",
  file: "case.ts",
  start: source.indexOf("any;"),
};
const compare = (...diagnostics: Diagnostic[]): string[] =>
  compareDiagnostics(source, "case.ts", diagnostics);

test("reads the expected fragments with their line", () => {
  assert.deepEqual(readExpectations(source), [
    { line: 2, fragments: ["NT1002", "any"] },
  ]);
});

test("accepts the diagnostic on its line, by message or hint", () => {
  assert.deepEqual(compare(good), []);
  const hinted = { ...good, message: "no", hint: "not Any" };
  assert.deepEqual(compare(hinted), []);
});

test("refuses a missing, misplaced, different or additional diagnostic", () => {
  const { file: _file, ...nowhere } = good;
  const wrong: Diagnostic[][] = [
    [],
    [{ ...good, start: source.indexOf("let y") }],
    [{ ...good, code: "NT1001" }],
    [{ ...good, message: "something else" }],
    [{ ...good, file: "other.ts" }],
    [nowhere],
    [good, { ...good, start: source.indexOf("let y") }],
    [good, nowhere],
  ];
  for (const diagnostics of wrong) {
    assert.notDeepEqual(compare(...diagnostics), []);
  }
});

test("refuses a case that expects nothing", () => {
  assert.notDeepEqual(compareDiagnostics("let y = 1;\n", "case.ts", []), []);
});
