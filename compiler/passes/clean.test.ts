// What `clean` removes, and what it must leave.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseModule } from "../ir/parse.ts";
import { printFunction } from "../ir/print.ts";
import { assertValid } from "../ir/verify.ts";
import { cleanModule } from "./clean.ts";

function cleans(name: string, before: string, after: string): void {
  test(name, () => {
    const module = parseModule(`module "m"
function @effect(i32) -> void external
function @failing() -> i32 throws external
function @f(i32, i1) -> i32 {
entry.0(%a.0: i32, %b.1: i1):
${before.trim()}
}
`);
    assertValid(module, "low", "writing the test");
    cleanModule(module);
    assertValid(module, "low", "clean");
    const lines = printFunction(module.functions.get("f")!).split("\n");
    const shown = lines.slice(2, -1).map((line) => line.trim());
    const wanted = after.trim().split("\n");
    assert.deepEqual(
      shown,
      wanted.map((line) => line.trim()),
    );
  });
}

cleans(
  "decided branches and what only they reach",
  `condbr 0:i1 -> one.1, two.2
  one.1:
  br -> two.2
  two.2:
  switch 7:i32 -> one.1, three.3 cases 7
  three.3:
  ret 3:i32`,
  `br -> two.2
  two.2:
  br -> three.3
  three.3:
  ret 3:i32`,
);

cleans(
  "a store to a field that is written again",
  `%2 = bitcast ref 4096:i64
  store %2, 1:i32 {alias="field.x.0.i32", offset=8}
  store %2, 2:i32 {alias="field.y.1.i32", offset=16}
  %3 = load i32 %2 {alias="field.y.1.i32", offset=16}
  store %2, %3 {alias="field.x.0.i32", offset=8}
  store %2, 3:i32 {alias="field.y.1.i32", offset=16}
  call 1:i32 {symbol="effect"}
  store %2, 4:i32 {alias="field.y.1.i32", offset=16}
  ret 0:i32`,
  `%2 = bitcast ref 4096:i64
  store %2, 2:i32 {alias="field.y.1.i32", offset=16}
  %3 = load i32 %2 {alias="field.y.1.i32", offset=16}
  store %2, %3 {alias="field.x.0.i32", offset=8}
  store %2, 3:i32 {alias="field.y.1.i32", offset=16}
  call 1:i32 {symbol="effect"}
  store %2, 4:i32 {alias="field.y.1.i32", offset=16}
  ret 0:i32`,
);

cleans(
  "both ways to the same place",
  `condbr %b.1 -> one.1(4:i32), one.1(4:i32)
  one.1(%x.2: i32):
  ret %x.2`,
  `br -> one.1
  one.1:
  ret 4:i32`,
);

cleans(
  "parameters that never change, directly or round two blocks",
  `br -> loop.1(%a.0, 0:i32)
  loop.1(%x.2: i32, %i.3: i32):
  %4 = add i32 %i.3, %x.2
  br -> next.2(%x.2)
  next.2(%y.5: i32):
  condbr %b.1 -> loop.1(%y.5, %4), done.3
  done.3:
  ret %4`,
  `br -> loop.1(0:i32)
  loop.1(%i.2: i32):
  %3 = add i32 %i.2, %a.0
  br -> next.2
  next.2:
  condbr %b.1 -> loop.1(%3), done.3
  done.3:
  ret %3`,
);

cleans(
  "parameters that change places stay",
  `br -> loop.1(%a.0, 1:i32)
  loop.1(%x.2: i32, %y.3: i32):
  condbr %b.1 -> loop.1(%y.3, %x.2), done.3
  done.3:
  ret %x.2`,
  `br -> loop.1(%a.0, 1:i32)
  loop.1(%x.2: i32, %y.3: i32):
  condbr %b.1 -> loop.1(%y.3, %x.2), done.3
  done.3:
  ret %x.2`,
);

cleans(
  "unused values and parameters, round a loop",
  `%2 = add i32 %a.0, 1:i32
  br -> loop.1(%2, 0:i32)
  loop.1(%dead.3: i32, %x.4: i32):
  %5 = mul i32 %dead.3, 2:i32
  call %x.4 {symbol="effect"}
  condbr %b.1 -> loop.1(%5, %a.0), done.2
  done.2:
  ret 0:i32`,
  `br -> loop.1(0:i32)
  loop.1(%x.2: i32):
  call %x.2 {symbol="effect"}
  condbr %b.1 -> loop.1(%a.0), done.2
  done.2:
  ret 0:i32`,
);

cleans(
  "an unused error stays, since the edge brings it",
  `%2 = invoke i32 {symbol="failing", throws=true} -> good.1(%2), bad.2(5:i32)
  good.1(%x.3: i32):
  ret %x.3
  bad.2(%error.4: ref, %y.5: i32):
  ret %y.5`,
  `%2 = invoke i32 {symbol="failing", throws=true} -> good.1, bad.2
  good.1:
  ret %2
  bad.2(%error.3: ref):
  ret 5:i32`,
);

cleans(
  "an invoke's value in a loop behind it",
  `%2 = invoke i32 {symbol="failing", throws=true} -> loop.1(%2), bad.2
  loop.1(%x.3: i32):
  call %x.3 {symbol="effect"}
  condbr %b.1 -> loop.1(%x.3), done.3
  done.3:
  ret %x.3
  bad.2(%error.4: ref):
  ret 0:i32`,
  `%2 = invoke i32 {symbol="failing", throws=true} -> loop.1, bad.2
  loop.1:
  call %2 {symbol="effect"}
  condbr %b.1 -> loop.1, done.3
  done.3:
  ret %2
  bad.2(%error.3: ref):
  ret 0:i32`,
);

cleans(
  "effects stay though nobody wants their results",
  `%2 = load i32 0:ptr {volatile=true}
  %3 = add i32 %2, 1:i32
  ret 0:i32`,
  `%2 = load i32 0:ptr {volatile=true}
  ret 0:i32`,
);
