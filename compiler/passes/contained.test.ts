// Errors that would leave the kernel's function values and entries, and those
// that are caught before.

import assert from "node:assert/strict";
import { test } from "node:test";
import { parseModule } from "../ir/parse.ts";
import { checkContained } from "./contained.ts";
import { inferThrows } from "./throws.ts";

const thrower = `module "m"
function @allocate() -> i64 throws {
entry.0:
throw 0:ref
}
function @make() -> i64 throws {
entry.0:
%1 = call i64 {symbol="allocate", throws=true}
ret %1
}
`;

const taker = `function @taker() -> ptr {
entry.0:
%1 = bitcast ptr @run:ptr
ret %1
}
`;

function messages(text: string): string[] {
  const module = parseModule(text);
  inferThrows(module, true);
  return checkContained(module).map(({ message }) => message);
}

test("an error that leaves a function value is told with its way", () => {
  const run = `function @run() -> i64 throws {
entry.0:
%1 = call i64 {symbol="make", throws=true}
ret %1
}
`;
  const [message, ...others] = messages(thrower + run + taker);
  assert.deepEqual(others, []);
  assert.match(message!, /`run` is called through a function value/);
  assert.match(message!, /`run` calls `make` calls `allocate` throws/);
});

test("whoever catches is no concern, nor who is only called by name", () => {
  const run = `function @run() -> i64 throws {
entry.0:
%1 = invoke i64 {symbol="make", throws=true} -> good.1, bad.2
good.1:
ret %1
bad.2(%e.2: ref):
ret 0:i64
}
`;
  assert.deepEqual(messages(thrower + run + taker), []);
});

test("calls through addresses neither throw nor make others throw", () => {
  const module = parseModule(
    thrower +
      `function @run(ptr) -> i64 throws {
entry.0(%f.0: ptr):
%1 = callindirect i64 %f.0 {signature=() -> i64 throws, throws=true}
ret %1
}
` +
      taker,
  );
  inferThrows(module, true);
  assert.equal(module.functions.get("run")!.signature.throws, false);
  assert.deepEqual(checkContained(module), []);
});
