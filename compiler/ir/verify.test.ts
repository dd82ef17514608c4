// Each rule of the verifier catches the defect planted for it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { IrModule } from "./ir.ts";
import { parseModule } from "./parse.ts";
import { assertValid, verifyModule } from "./verify.ts";

const declarations = `
global @data variable align 8 { zero 8 }
function @plain(i32) -> i32 external
function @failing(i32) -> i32 throws external
function @quiet() -> void external
`;

/** `@f(%a: i32, %x: f64, %p: ptr, %r: ref, %b: i1, %v: val)` with this body. */
function module(body: string, result = "void"): IrModule {
  const [first, ...rest] = body.trim().split("\n");
  return parseModule(`module "m"
${declarations}
function @f(i32, f64, ptr, ref, i1, val) -> ${result} {
entry.0(%a.0: i32, %x.0: f64, %p.0: ptr, %r.0: ref, %b.0: i1, %v.0: val):
  ${[first, ...rest].join("\n  ")}
}
`);
}

const valid: readonly (readonly [string, string, string?])[] = [
  ["a dropped result", 'call 1:i32 {symbol="plain"}\nret'],
  ["a sentinel", '%1 = icmp i1 %r.0, 8:ref {predicate="eq"}\nret'],
  [
    "a use in a dominated block",
    "%1 = add i32 %a.0, 1:i32\nbr -> next.1\nnext.1:\nret %1",
    "i32",
  ],
  [
    "an invoke's value on its own edge",
    '%1 = invoke i32 1:i32 {symbol="failing", throws=true} -> good.1(%1), bad.2\ngood.1(%g.0: i32):\nret %g.0\nbad.2(%e.0: ref):\nret 0:i32',
    "i32",
  ],
  [
    "an invoke's value behind its normal edge",
    '%1 = invoke i32 1:i32 {symbol="failing", throws=true} -> good.1, bad.2\ngood.1:\nret %1\nbad.2(%e.0: ref):\nret 0:i32',
    "i32",
  ],
  [
    "a loop",
    "br -> loop.1(0:i32)\nloop.1(%i.0: i32):\n%1 = add i32 %i.0, 1:i32\nbr -> loop.1(%1)",
  ],
];

for (const [name, body, result] of valid) {
  test(`accepts ${name}`, () => {
    assert.deepEqual(verifyModule(module(body, result), "low"), []);
  });
}

/** Name, body, what is said of it, result type. */
const defects: readonly (readonly [string, string, RegExp, string?])[] = [
  ["an unknown opcode", "%1 = frobnicate i32 %a.0\nret", /opcode table/],
  ["high IR in low", "%1 = getfield i32 %r.0\nret", /high-level/],
  ["an early terminator", "ret\nret", /ends the block too early/],
  ["a block without end", "fence", /cannot end a block/],
  [
    "edges on an addition",
    "%1 = add i32 1:i32, 2:i32 -> next.1\nret\nnext.1:\nret",
    /no terminator/,
  ],
  [
    "a missing edge",
    "condbr %b.0 -> next.1\nnext.1:\nret",
    /has 1 edges, must have 2/,
  ],
  [
    "a switch with too few edges",
    "switch %a.0 -> next.1 cases 4\nnext.1:\nret",
    /has 1 edges, must have 2/,
  ],
  [
    "a case twice",
    "switch %a.0 -> next.1, next.1, next.1 cases -1, 4294967295\nnext.1:\nret",
    /same case twice/,
  ],
  [
    "too few arguments",
    "br -> next.1\nnext.1(%y.0: i32):\nret",
    /gives 0 arguments to next.1, which takes 1/,
  ],
  [
    "an argument of the wrong type",
    "br -> next.1(1:i64)\nnext.1(%y.0: i32):\nret",
    /argument 0 of next.1 is i64, must be i32/,
  ],
  [
    "a jump to the entry",
    "br -> entry.0(%a.0, %x.0, %p.0, %r.0, %b.0, %v.0)",
    /back to the entry/,
  ],
  [
    "a use before",
    "%2 = add i32 %1, 1:i32\n%1 = add i32 1:i32, 1:i32\nret",
    /does not dominate/,
  ],
  ["a use of itself", "%1 = add i32 %1, 1:i32\nret", /does not dominate/],
  [
    "a value of one branch",
    "condbr %b.0 -> one.1, two.2\none.1:\n%1 = add i32 1:i32, 1:i32\nbr -> two.2\ntwo.2:\nret %1",
    /add \(0\) of one.1, which does not dominate/,
    "i32",
  ],
  [
    "a parameter of one branch",
    "condbr %b.0 -> one.1(1:i32), two.2\none.1(%y.0: i32):\nbr -> two.2\ntwo.2:\nret %y.0",
    /parameter y of one.1, which does not dominate/,
    "i32",
  ],
  [
    "a failed invoke's value",
    '%1 = invoke i32 1:i32 {symbol="failing", throws=true} -> good.1, bad.2(%1)\ngood.1:\nret\nbad.2(%e.0: ref, %y.0: i32):\nret',
    /may have failed/,
  ],
  [
    "an invoke's value where both ways meet",
    '%1 = invoke i32 1:i32 {symbol="failing", throws=true} -> good.1, bad.2\ngood.1:\nret %1\nbad.2(%e.0: ref):\nbr -> good.1',
    /may have failed/,
    "i32",
  ],
  [
    "an error block without error",
    '%1 = invoke i32 1:i32 {symbol="failing", throws=true} -> good.1, good.1\ngood.1:\nret',
    /does not take the error first/,
  ],
  [
    "mixed widths",
    "%1 = add i32 %a.0, 1:i64\nret",
    /operand 1 is i64, must be i32/,
  ],
  ["an integer sum of floats", "%1 = add f64 %x.0, %x.0\nret", /gives f64/],
  ["a float sum of integers", "%1 = fadd i32 %a.0, %a.0\nret", /gives i32/],
  [
    "a missing operand",
    "%1 = add i32 %a.0\nret",
    /has 1 operands, must have 2/,
  ],
  [
    "a comparison without predicate",
    "%1 = icmp i1 %a.0, %a.0\nret",
    /predicate/,
  ],
  [
    "a float predicate on integers",
    '%1 = icmp i1 %a.0, %a.0 {predicate="olt"}\nret',
    /predicate olt/,
  ],
  [
    "a comparison giving i32",
    '%1 = icmp i32 %a.0, %a.0 {predicate="eq"}\nret',
    /gives i32/,
  ],
  [
    "a comparison of different types",
    '%1 = icmp i1 %p.0, %r.0 {predicate="eq"}\nret',
    /operand 1 is ref, must be ptr/,
  ],
  ["a narrowing extension", "%1 = zext i8 %a.0\nret", /cannot make i8 of i32/],
  [
    "a widening truncation",
    "%1 = trunc i64 %a.0\nret",
    /cannot make i64 of i32/,
  ],
  [
    "a conversion of a reference",
    "%1 = sitofp f64 %r.0\nret",
    /operand 0 is ref/,
  ],
  [
    "a bitcast between sizes",
    "%1 = bitcast i64 %a.0\nret",
    /of the bits of i32/,
  ],
  [
    "ToInt32 of an integer",
    "%1 = toint32 i32 %a.0\nret",
    /operand 0 is i32, must be f64/,
  ],
  [
    "an index of an integer",
    "%1 = toindex i64 %a.0\nret",
    /operand 0 is i32, must be f64/,
  ],
  [
    "an index of 32 bits",
    "%1 = toindex i32 %x.0\nret",
    /gives i32, must give i64/,
  ],
  [
    "a select on an integer",
    "%1 = select i32 %a.0, %a.0, %a.0\nret",
    /operand 0 is i32, must be i1/,
  ],
  [
    "an unknown intrinsic",
    '%1 = intrinsic f64 %x.0 {symbol="sine"}\nret',
    /no intrinsic "sine"/,
  ],
  [
    "an intrinsic of the wrong type",
    '%1 = intrinsic i32 %a.0 {symbol="sqrt"}\nret',
    /gives i32, must give f64/,
  ],
  [
    "a load from an integer",
    "%1 = load i32 %a.0\nret",
    /operand 0 is i32, must be ptr or ref/,
  ],
  ["an odd alignment", "%1 = load i32 %p.0 {align=3}\nret", /no power of two/],
  [
    "a releasing load",
    '%1 = load i32 %p.0 {order="release"}\nret',
    /cannot release/,
  ],
  [
    "an acquiring store",
    'store %p.0, 1:i32 {order="acquire"}\nret',
    /cannot acquire/,
  ],
  ["a scale of zero", "%1 = ptradd ptr %p.0, 1:i64 {scale=0}\nret", /scale 0/],
  [
    "a narrow index",
    "%1 = ptradd ptr %p.0, %a.0\nret",
    /operand 1 is i32, must be i64/,
  ],
  ["a stack slot without size", "%1 = alloca ptr\nret", /no number of bytes/],
  [
    "a copy of i32 bytes",
    "memcpy %p.0, %p.0, %a.0\nret",
    /operand 2 is i32, must be i64/,
  ],
  [
    "an atomic without operation",
    "%1 = atomicrmw i32 %p.0, 1:i32\nret",
    /names no operation/,
  ],
  [
    "an atomic sum of references",
    '%1 = atomicrmw ref %p.0, %r.0 {atomic="add"}\nret',
    /operand 1 is ref/,
  ],
  [
    "an exchange of two types",
    "%1 = cmpxchg i32 %p.0, 1:i32, 1:i64\nret",
    /operand 2 is i64/,
  ],
  [
    "a call of nobody",
    '%1 = call i32 1:i32 {symbol="nobody"}\nret',
    /no function "nobody"/,
  ],
  [
    "a call with too much",
    '%1 = call i32 1:i32, 2:i32 {symbol="plain"}\nret',
    /has 2 operands/,
  ],
  [
    "a call with the wrong type",
    '%1 = call i32 1:i64 {symbol="plain"}\nret',
    /operand 0 is i64/,
  ],
  [
    "a call with another result",
    '%1 = call i64 1:i32 {symbol="plain"}\nret',
    /gives i64/,
  ],
  [
    "a call that hides an error",
    '%1 = call i32 1:i32 {symbol="failing"}\nret',
    /"failing" throws, the call says otherwise/,
  ],
  [
    "an error without a way out",
    '%1 = call i32 1:i32 {symbol="failing", throws=true}\nret',
    /would leave a function that does not throw/,
  ],
  ["an indirect call without types", "callindirect %p.0\nret", /no signature/],
  [
    "an indirect call of nothing",
    "callindirect {signature=() -> void}\nret",
    /no address/,
  ],
  ["assembly without template", "asm\nret", /needs a template/],
  ["a debug value of nothing", "debugvalue %a.0\nret", /names no variable/],
  [
    "a branch on an integer",
    "condbr %a.0 -> next.1, next.1\nnext.1:\nret",
    /operand 0 is i32, must be i1/,
  ],
  ["a return without value", "ret", /has 0 operands, must have 1/, "i32"],
  [
    "a return of another type",
    "ret 1:i64",
    /operand 0 is i64, must be i32/,
    "i32",
  ],
  ["a throw from a quiet function", "throw %r.0", /does not throw/],
  [
    "a throw of a number",
    "throw %x.0",
    /operand 0 is f64, must be ref/,
    "void throws",
  ],
  [
    "a constant too large",
    "%1 = add i32 %a.0, 4294967296:i32\nret",
    /does not fit i32/,
  ],
  [
    "an address as number",
    "%1 = add i64 @data:i64, 1:i64\nret",
    /uses an address as i64/,
  ],
  [
    "an unknown address",
    "%1 = load i32 @nothing:ptr\nret",
    /nothing declares "nothing"/,
  ],
  [
    "the value of a void call",
    'call {symbol="quiet"}\nbr -> next.1\nnext.1:\nret',
    /uses the void/,
  ],
];

for (const [name, body, message, result] of defects) {
  test(`catches ${name}`, () => {
    const made = module(body, result);
    if (message.source === "uses the void") useVoid(made);
    const problems = verifyModule(made, "low");
    assert.match(problems.join("\n"), message);
    assert.throws(() => assertValid(made, "low", "planting"), message);
  });
}

/** The text cannot name a void result; a buggy pass can. */
function useVoid(made: IrModule): void {
  const [first, last] = made.functions.get("f")!.blocks;
  last!.instructions[0]!.operands.push(first!.instructions[0]!);
}

test("catches an instruction in two places", () => {
  const made = module("fence\nbr -> next.1\nnext.1:\nret");
  const [first, last] = made.functions.get("f")!.blocks;
  last!.instructions.unshift(first!.instructions[0]!);
  assert.match(verifyModule(made, "low").join(), /stands in two places/);
});

test("catches parts of another function", () => {
  const made = module("%1 = add i32 1:i32, 2:i32\nret %1", "i32");
  const other = module("%1 = add i32 3:i32, 4:i32\nbr -> next.1\nnext.1:\nret");
  const [block] = made.functions.get("f")!.blocks;
  const [foreign, foreignNext] = other.functions.get("f")!.blocks;
  const last = block!.terminator;
  last.operands[0] = foreign!.instructions[0]!;
  assert.match(verifyModule(made, "low").join(), /add, which is not in the/);
  last.operands[0] = foreign!.parameters[0]!;
  assert.match(verifyModule(made, "low").join(), /parameter of no block/);
  last.op = "br";
  last.edges = [{ block: foreignNext!, arguments: [] }];
  assert.match(verifyModule(made, "low").join(), /is not in the function/);
});

test("catches an entry that is not what the signature says", () => {
  const made = module("ret");
  made.functions.get("f")!.entry.parameters.pop();
  assert.match(verifyModule(made, "low").join(), /its signature says/);
});

test("catches empty functions and blocks", () => {
  const made = module("ret");
  made.functions.get("f")!.entry.instructions = [];
  assert.match(verifyModule(made, "low").join(), /is empty/);
  made.functions.get("f")!.blocks = [];
  assert.match(verifyModule(made, "low").join(), /has no blocks/);
});

test("catches a table of unknown addresses", () => {
  const made = parseModule(
    'module "m"\nglobal @t constant align 8 { address64 @gone }',
  );
  assert.match(verifyModule(made, "low").join(), /nothing declares "gone"/);
});

test("high IR is fine where it belongs", () => {
  const made = module("%1 = getfield i32 %r.0\nret");
  assert.deepEqual(verifyModule(made, "high"), []);
});
