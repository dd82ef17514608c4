// Which functions get the check, and what it looks like.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseModule } from "../ir/parse.ts";
import { printFunction } from "../ir/print.ts";
import { assertValid } from "../ir/verify.ts";
import { checkStackLimit, reporterSymbol } from "./stack-limit.ts";

const reporter = `function @${reporterSymbol}() -> void throws {
entry.0():
  call {symbol="allocate", throws=true}
  unreachable
}
function @allocate() -> void throws {
entry.0():
  call {symbol="allocate", throws=true}
  ret
}
`;

function checkedFunctions(functions: string): string[] {
  const module = parseModule(`module "m"\n${reporter}${functions}`);
  assertValid(module, "low", "writing the test");
  checkStackLimit(module);
  assertValid(module, "low", "stack-limit");
  return [...module.functions.values()]
    .filter((ir) => printFunction(ir).includes("nautilus_stack_limit"))
    .map((ir) => ir.name);
}

const calling = (name: string, callee: string): string =>
  `function @${name}() -> void throws {
entry.0():
  call {symbol="${callee}", throws=true}
  ret
}
`;

test("a function that calls itself", () => {
  assert.deepEqual(checkedFunctions(calling("f", "f")), ["f"]);
});

test("one function of a cycle, none of what leads to it", () => {
  const found = checkedFunctions(
    calling("start", "a") + calling("a", "b") + calling("b", "a"),
  );
  assert.deepEqual(found, ["a"]);
});

test("no cycle, no check; none in what reports the overflow", () => {
  const found = checkedFunctions(
    calling("a", "b") + "function @b() -> void throws external\n",
  );
  assert.deepEqual(found, []);
});

test("a call through an address counts where the parameters are alike", () => {
  const through = (name: string, parameter: string): string =>
    `function @${name}(${parameter}) -> void throws {
entry.0(%code.0: ${parameter}):
  callindirect @${name}:ptr, %code.0 {signature=(${parameter}) -> void throws, throws=true}
  ret
}
`;
  assert.deepEqual(checkedFunctions(through("f", "ref")), ["f"]);
  const other = through("f", "ref").replace("@f:ptr", "@g:ptr");
  const integer = `function @g(i64) -> void throws external\n`;
  assert.deepEqual(checkedFunctions(other + integer), []);
});

test("a large frame is counted from its end", () => {
  const large = `function @f() -> void throws {
entry.0():
  %0 = alloca ptr {size=8192}
  store %0, 1:i64
  ret
}
`;
  const module = parseModule(`module "m"\n${reporter}${large}`);
  checkStackLimit(module);
  assertValid(module, "low", "stack-limit");
  const text = printFunction(module.functions.get("f")!);
  const [entry = ""] = text.split("body.1");
  assert.match(entry, /alloca/);
  assert.match(entry, /sub i64 %\d+, 8192:i64/);
});
