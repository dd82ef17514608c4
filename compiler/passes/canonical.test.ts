// Where the check of NaNs goes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseModule } from "../ir/parse.ts";
import { printFunction } from "../ir/print.ts";
import { assertValid } from "../ir/verify.ts";
import { sinkCanonicalNans } from "./canonical.ts";
import { cleanModule } from "./clean.ts";

function sinks(name: string, before: string, after: string): void {
  test(name, () => {
    const module = parseModule(`module "m"
function @show(f64) -> void external
function @f(ptr, i1) -> f64 {
entry.0(%p.0: ptr, %c.1: i1):
  %2 = load f64 %p.0 {alias="typed.f64"}
  %3 = fcmp i1 %2, %2 {predicate="oeq"}
  %4 = select f64 %3, %2, NaN:f64
${before}
}
`);
    assertValid(module, "low", "writing the test");
    sinkCanonicalNans(module);
    cleanModule(module);
    assertValid(module, "low", "sinking");
    const lines = printFunction(module.functions.get("f")!).split("\n");
    assert.deepEqual(
      lines.slice(3, -1).map((line) => line.trim()),
      after.split("\n").map((line) => line.trim()),
    );
  });
}

sinks(
  "gone where only typed arrays see the sum",
  `%5 = fadd f64 %4, %4
  store %p.0, %5 {alias="typed.f64"}
  ret 0:f64`,
  `%3 = fadd f64 %2, %2
  store %p.0, %3 {alias="typed.f64"}
  ret 0:f64`,
);

sinks(
  "out of a loop, to the return",
  `br -> loop.1(0:f64)
  loop.1(%sum.5: f64):
  %6 = fadd f64 %sum.5, %4
  condbr %c.1 -> loop.1(%6), done.2
  done.2:
  ret %6`,
  `br -> loop.1(0:f64)
  loop.1(%sum.3: f64):
  %4 = fadd f64 %sum.3, %2
  condbr %c.1 -> loop.1(%4), done.2
  done.2:
  %5 = fcmp i1 %4, %4 {predicate="oeq"}
  %6 = select f64 %5, %4, NaN:f64
  ret %6`,
);

sinks(
  "before the value meets undefined",
  `%5 = bitcast f64 18444773748872577025:i64
  condbr %c.1 -> join.1(%4), join.1(%5)
  join.1(%x.6: f64):
  ret %x.6`,
  `%3 = bitcast f64 18444773748872577025:i64
  %4 = fcmp i1 %2, %2 {predicate="oeq"}
  %5 = select f64 %4, %2, NaN:f64
  condbr %c.1 -> join.1(%5), join.1(%3)
  join.1(%x.6: f64):
  ret %x.6`,
);

sinks(
  "before a call",
  `call %4 {symbol="show"}
  ret 0:f64`,
  `%3 = fcmp i1 %2, %2 {predicate="oeq"}
  %4 = select f64 %3, %2, NaN:f64
  call %4 {symbol="show"}
  ret 0:f64`,
);

test("undefined made NaN for arithmetic stays undefined elsewhere", () => {
  const text = `module "m"
function @read() -> f64 external
function @f() -> i64 {
entry.0:
  %0 = call f64 {symbol="read", throws=false}
  %1 = bitcast i64 %0
  %2 = fcmp i1 %0, %0 {predicate="oeq"}
  %3 = select f64 %2, %0, NaN:f64
  %4 = fadd f64 %3, 1:f64
  %5 = bitcast i64 %4
  %6 = add i64 %1, %5
  ret %6
}
`;
  const module = parseModule(text);
  sinkCanonicalNans(module);
  assert.match(printFunction(module.functions.get("f")!), /bitcast i64 %0$/m);
});
