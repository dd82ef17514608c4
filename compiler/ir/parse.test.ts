// Printing and parsing are inverse to each other.
import assert from "node:assert/strict";
import { test } from "node:test";
import { IrModule } from "./ir.ts";
import { parseModule } from "./parse.ts";
import { printModule } from "./print.ts";
import { verifyModule } from "./verify.ts";

/** In the printer's own layout: everything the language has, at least once. */
const everything = String.raw`module "every \"thing\""

global @count variable align 8 exported section ".data.count" debug ("count" "a.ts":1:5 integer "u32" bits 32) {
  i8 -1
  i16 2
  i32 3
  i64 -9223372036854775808
  f64 -0
  f64 NaN
  f64 1e+21
  bytes "a\"\\\u0000ÿ\n"
  zero 3
  address32 @"odd name" + 4
  address64 @sum
}

global @"odd name" constant align 1 external

function @check(i32) -> void throws external

function @sum(ptr, i64) -> f64 throws exported noVector inline never section ".text.hot" llvm "\"probe-stack\"=\"inline-asm\"" display "Vector.sum" at "a.ts":3:1 {
entry.0(%xs.0: ptr, %1: i64):
  %2 = call f64 0.5:f64 {symbol="id"} at 4:9
  debugvalue %2 {variable=("total" parameter 0 "a.ts":4:7 array "number[]" of number "number")} at 4:9
  br -> loop.body.1(0:i64, -0:f64)
loop.body.1(%i.3: i64, %total.4: f64):
  %5 = icmp i1 %i.3, %1 {predicate="slt"} at "b.ts":9:9
  condbr %5 {likely=1} -> loop.next.2, done.3(%total.4)
loop.next.2:
  %6 = ptradd ptr %xs.0, %i.3 {offset=16, scale=8}
  %7 = load f64 %6 {alias="elements", volatile=true}
  %8 = fadd f64 %total.4, %7
  %9 = add i64 %i.3, 1:i64
  invoke 7:i32 {symbol="check", throws=true} -> loop.body.1(%9, %8), failed.7
done.3(%result.10: f64):
  switch %1 -> other.4, other.4, four.5 cases 1, -9
other.4:
  ret %result.10
four.5:
  %11 = callindirect i32 @check:ptr, undef:i32 {signature=(i32, i1) -> i32 throws}
  %12 = fcmp i1 Infinity:f64, NaN:f64 {predicate="oeq"}
  ret -Infinity:f64
failed.7(%error.13: ref):
  asm {constraints="~{memory}", sideEffects=true, template="mfence\n\t\"x\""}
  throw %error.13
}
`;

test("parse undoes print", () => {
  assert.equal(printModule(parseModule(everything)), everything);
});

test("blocks added after parsing get new numbers", () => {
  const sum = parseModule(everything).functions.get("sum")!;
  assert.equal(sum.addBlock("more").id, 8);
});

const broken: readonly (readonly [string, string, RegExp])[] = [
  ["an unknown character", "module ~", /line 1: cannot read "~"/],
  ["a missing value", body("ret %7"), /line 3: no value %7/],
  ["a missing block", body("br -> away.9"), /line 3: no block away.9/],
  ["an unknown type", body("%0 = load i99 0:ptr"), /expected a type/],
  ["half an instruction", body("%0 = "), /expected word, found the end/],
  ["trailing words", body("ret 1:i32 2:i32"), /expected the end of the line/],
  ["a payload", body('%0 = newobject ref {payload=<"A">}'), /cannot be read/],
  ["an unknown attribute", 'module "m"\nfunction @f() -> void fast', /line 2/],
];

/** A function whose only instruction stands on line 3. */
function body(line: string): string {
  return `module "m"\nfunction @f() -> i32 { entry.0:\n${line}\n}\n`;
}

for (const [name, text, message] of broken) {
  test(`refuses ${name}`, () => {
    assert.throws(() => parseModule(text), message);
  });
}

test("an empty module is valid and reads back", () => {
  const module = parseModule(printModule(new IrModule("empty")));
  assert.equal(module.name, "empty");
  assert.deepEqual(verifyModule(module, "low"), []);
});
