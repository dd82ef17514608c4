// Tests of the escape keys, whatever way the reads are cut.

import assert from "node:assert/strict";
import { test } from "node:test";
import { EscapeKeys } from "./terminal.ts";

function type(...reads: string[]): { sent: string; left: boolean } {
  const keys = new EscapeKeys();
  let sent = "";
  for (const read of reads) {
    const result = keys.accept(Buffer.from(read, "latin1"));
    sent += Buffer.from(result.send).toString("latin1");
    if (result.leave) return { sent, left: true };
  }
  return { sent, left: false };
}

test("ordinary keys pass, Ctrl-C and Ctrl-D included", () => {
  assert.deepEqual(type("ls\r\x03\x04"), {
    sent: "ls\r\x03\x04",
    left: false,
  });
});

test("Ctrl-A x leaves, also across reads", () => {
  assert.deepEqual(type("a\x01x b"), { sent: "a", left: true });
  assert.deepEqual(type("a\x01", "x"), { sent: "a", left: true });
});

test("Ctrl-A twice sends one; Ctrl-A with another key sends both", () => {
  assert.equal(type("\x01\x01").sent, "\x01");
  assert.equal(type("\x01", "q").sent, "\x01q");
});
