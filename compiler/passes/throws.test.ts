// Who follows the throwing convention, through calls by address as well.

import assert from "node:assert/strict";
import { test } from "node:test";
import { parseModule } from "../ir/parse.ts";
import { assertValid } from "../ir/verify.ts";
import { inferThrows } from "./throws.ts";

function throwing(text: string): string[] {
  const module = parseModule(text);
  inferThrows(module);
  assertValid(module, "low", "a test");
  return [...module.functions.values()]
    .filter(({ signature }) => signature.throws)
    .map(({ name }) => name);
}

const caller = `module "m"
function @byAddress(i32) -> i32 throws {
entry.0(%x.0: i32):
%1 = callindirect i32 @calm:ptr, %x.0 {signature=(i32) -> i32 throws, throws=true}
ret %1
}
function @calm(i32) -> i32 throws {
entry.0(%x.0: i32):
ret %x.0
}
function @direct(i32) -> i32 throws {
entry.0(%x.0: i32):
%1 = call i32 %x.0 {symbol="byAddress", throws=true}
ret %1
}
`;

test("where nothing throws, calls by address do not either", () => {
  assert.deepEqual(throwing(caller), []);
});

test("one function that throws makes all whose address is taken follow", () => {
  // Fewer parameters than the call has arguments: it may be reached all the same.
  const wild = `
function @wild(ref) -> i32 throws {
entry.0(%e.0: ref):
throw %e.0
}
function @taker() -> ptr {
entry.0:
%1 = bitcast ptr @wild:ptr
ret %1
}
`;
  assert.deepEqual(throwing(caller + wild).sort(), [
    "byAddress",
    "calm",
    "direct",
    "wild",
  ]);
});
