// Tests of the diagnostics printer against whole expected blocks.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { after, before, test } from "node:test";
import { formatDiagnostics } from "./print.ts";

const source = 'let a = 1;\r\n\tlet b = eval("2");\nlet 名 = any;\n';
let folder = "";
let file = "";

before(() => {
  folder = mkdtempSync(join(tmpdir(), "nautilus-print-"));
  file = join(folder, "a.ts");
  writeFileSync(file, source);
});
after(() => rmSync(folder, { recursive: true }));

test("a diagnostic with place, hint and explanation", () => {
  const start = source.indexOf("eval");
  // A path from here where that is not longer: the checkout may lie beside it.
  const near = relative(process.cwd(), file);
  const shown = near.length < file.length ? near : file;
  assert.equal(
    formatDiagnostics([
      { code: "NT1", message: "no eval", hint: "no", file, start, length: 4 },
    ]),
    [
      "error NT1: no eval",
      `   --> ${shown}:2:10`,
      "    |",
      '  2 | \tlet b = eval("2");',
      "    | \t        ^^^^",
      "    = help: no",
      "    = more: nautilus explain NT1",
      "",
      "1 error",
      "",
    ].join("\n"),
  );
});

test("wide characters keep the caret in its place", () => {
  const start = source.indexOf("any");
  const text = formatDiagnostics([
    { code: "TS1", message: "m", file, start, length: 3 },
  ]);
  assert.match(text, /^ {4}\| {10}\^\^\^$/m);
  assert.doesNotMatch(text, /explain/);
});

test("control characters do not reach the terminal", () => {
  const binary = join(folder, "binary.ts");
  writeFileSync(binary, "\x7fELF\0\x1b[31m");
  const text = formatDiagnostics([
    { code: "TS2", message: "m", file: binary, start: 4, length: 1 },
  ]);
  assert.match(text, /^ {2}1 \| \ufffdELF\ufffd\ufffd\[31m$/m);
});

test("no file, a file that is gone and a start beyond the end", () => {
  const gone = join(folder, "gone.ts");
  const text = formatDiagnostics([
    { code: "NT2", message: "whole program" },
    { code: "NT3", message: "gone", file: gone, start: 3, length: 1 },
    { code: "NT4", message: "end", file, start: 9999, length: 1 },
  ]);
  assert.match(text, /error NT2: whole program\n/);
  assert.match(text, /--> .*gone\.ts\n/);
  assert.match(text, /--> .*a\.ts:4:1\n/);
  assert.match(text, /3 errors\n$/);
});
