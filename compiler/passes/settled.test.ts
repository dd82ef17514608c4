// What is known of static data, and what is not because it may change.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseModule } from "../ir/parse.ts";
import { printFunction } from "../ir/print.ts";
import type { IrModule } from "../ir/ir.ts";
import { assertValid } from "../ir/verify.ts";
import { settleGlobals } from "./settled.ts";

const globals = `module "m"
global @object variable align 8 {
  i32 5
  i32 7
  address64 @other
}
global @other variable align 8 {
  i64 9
}
global @place variable align 8 {
  address64 @object
}
`;

function settled(functions: string): IrModule {
  const module = parseModule(`${globals}${functions}`);
  assertValid(module, "low", "writing the test");
  settleGlobals(module);
  assertValid(module, "low", "settled");
  return module;
}

function bodyOf(module: IrModule, name: string): string[] {
  const lines = printFunction(module.functions.get(name)!).split("\n");
  return lines.slice(2, -1).map((line) => line.trim());
}

test("a chain of variables nobody changes is what it leads to", () => {
  const module = settled(`
function @f() -> i64 exported {
entry.0:
  %0 = load ref @place:ref
  %1 = load ref %0 {offset=8}
  %2 = load i64 %1
  ret %2
}
`);
  assert.deepEqual(bodyOf(module, "f"), ["ret 9:i64"]);
  assert.deepEqual([...module.globals.keys()], []);
});

test("of an object that changes, the fields that do not are known", () => {
  const module = settled(`
function @f() -> i32 exported {
entry.0:
  %0 = load ref @place:ref
  store %0, 6:i32 {offset=4}
  %1 = load i32 %0
  %2 = load i32 %0 {offset=4}
  %3 = add i32 %1, %2
  ret %3
}
`);
  assert.deepEqual(bodyOf(module, "f"), [
    "store @object:ref, 6:i32 {offset=4}",
    "%0 = load i32 @object:ref {offset=4}",
    "%1 = add i32 5:i32, %0",
    "ret %1",
  ]);
});

test("what is given away, or read from a device, may change", () => {
  const module = settled(`
function @unknown(ref) -> void external
function @f() -> i32 exported {
entry.0:
  call @object:ref {symbol="unknown"}
  %0 = load i32 @object:ref
  %1 = load i64 @other:ref {volatile=true}
  ret %0
}
`);
  assert.equal(bodyOf(module, "f").length, 4);
  assert.equal(module.globals.get("object")!.constant, false);
});

test("a method of the only object knows it, and reads its elements", () => {
  const module = settled(`
function @method(ref, i64) -> i32 {
entry.0(%this.0: ref, %index.1: i64):
  %2 = load i32 %this.0
  %3 = ptradd ptr %this.0, %index.1 {scale=4}
  %4 = load i32 %3
  %5 = add i32 %2, %4
  ret %5
}
function @f(i64) -> i32 exported {
entry.0(%index.0: i64):
  %1 = load ref @place:ref
  %2 = call i32 %1, %index.0 {symbol="method"}
  ret %2
}
`);
  assert.deepEqual(bodyOf(module, "method"), [
    "%2 = ptradd ptr @object:ref, %index.1 {scale=4}",
    "%3 = load i32 %2",
    "%4 = add i32 5:i32, %3",
    "ret %4",
  ]);
  assert.equal(module.globals.get("object")!.constant, true);
});

test("a method of two objects knows neither", () => {
  const module = settled(`
function @method(ref) -> i32 {
entry.0(%this.0: ref):
  %1 = load i32 %this.0
  ret %1
}
function @f() -> i32 exported {
entry.0:
  %0 = call i32 @object:ref {symbol="method"}
  %1 = call i32 @other:ref {symbol="method"}
  %2 = add i32 %0, %1
  ret %2
}
`);
  assert.deepEqual(bodyOf(module, "method"), [
    "%1 = load i32 %this.0",
    "ret %1",
  ]);
});

test("an element that is written makes all of them unknown", () => {
  const module = settled(`
function @f(i64) -> i32 exported {
entry.0(%index.0: i64):
  %1 = ptradd ptr @object:ref, %index.0 {scale=4}
  store %1, 1:i32
  %2 = load i32 @object:ref
  ret %2
}
`);
  assert.equal(bodyOf(module, "f").length, 4);
  assert.equal(module.globals.get("object")!.constant, false);
});
