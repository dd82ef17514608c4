// Tests of the kernel command line's quoting.

import assert from "node:assert/strict";
import { test } from "node:test";
import { formatCommandLine } from "./command-line.ts";

test("shell commands are quoted, arguments only when they must be", () => {
  assert.equal(
    formatCommandLine({
      shellCommands: ["mem 0 16", "cpuid"],
      programArguments: ["plain-1.5", "two words", ""],
    }),
    'shell="mem 0 16" shell="cpuid" -- plain-1.5 "two words" ""',
  );
});

test("quotes and backslashes are escaped", () => {
  assert.equal(
    formatCommandLine({ shellCommands: [], programArguments: ['a"b\\c'] }),
    '-- "a\\"b\\\\c"',
  );
});

test("nothing to say is an empty line", () => {
  assert.equal(
    formatCommandLine({ shellCommands: [], programArguments: [] }),
    "",
  );
});

test("NUL is refused", () => {
  assert.throws(
    () => formatCommandLine({ shellCommands: [], programArguments: ["a\0b"] }),
    /NUL/,
  );
});
