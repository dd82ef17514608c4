// The checks that need nothing but a file's text.
import assert from "node:assert/strict";
import { test } from "node:test";
import ts from "typescript";
import type { CompileError } from "../diagnostics.ts";
import { checkDocTags } from "./doc-tags.ts";
import { mayOpenDoor } from "./door.ts";
import { checkSyntax } from "./syntax.ts";

type FileCheck = (file: ts.SourceFile) => CompileError[];

/** The messages, each with the line it stands on. */
function messages(check: FileCheck, text: string): string[] {
  const latest = ts.ScriptTarget.Latest;
  const file = ts.createSourceFile("test.ts", text, latest, true);
  return check(file).map(({ node, message, hint }) => {
    assert.ok(hint, `"${message}" says what to write instead`);
    const start = node!.getStart(file);
    const line = file.getLineAndCharacterOfPosition(start).line + 1;
    return `${line}: ${message}`;
  });
}

test("doc tags where they belong", () => {
  const text = `
/** @layout @size 16 */
class Gate {
  /** @offset 8 */
  selector!: u16;
  /** Never waits. @interrupt */
  up(): void {}
}
/** @export counter */
let counter: u64 = 0;
/** @section .text.early */
export function start(): void {}
/** Speaks of \`@layout\` only. @param x what */
const other = "/** @inline */";
const template = \`\${other} /** @cold */\`;
`;
  assert.deepEqual(messages(checkDocTags, text), []);
});

test("doc tags that attach to nothing", () => {
  const text = `function outer(): void { /** @inline */
  let x = 1; /** @cold */
  x++;
  /** Text alone may stand anywhere. */
}`;
  assert.deepEqual(messages(checkDocTags, text), [
    "1: the doc tag `@inline` attaches to nothing",
    "2: the doc tag `@cold` attaches to nothing",
  ]);
});

test("doc tags on the wrong thing, misspelled, without their value", () => {
  const text = `
/** @layout */
function f(): void {}
/** @intrerupt */
function g(): void {}
/** @section */
function h(): void {}
/** @noalloc */
const k = () => 1;
`;
  assert.deepEqual(messages(checkDocTags, text), [
    "2: the doc tag `@layout` belongs on a class",
    "4: the doc tag `@intrerupt` is not known",
    "6: the doc tag `@section` needs a value",
    "8: the doc tag `@noalloc` belongs on a function",
  ]);
});

test("who may open the door to raw memory", () => {
  const open = ["kernel/arch/x86_64/cpu.ts", "kernel/memory/heap.ts"];
  const registers = [
    "drivers/e1000-registers.ts",
    "kernel/device/registers.ts",
  ];
  const closed = ["kernel/shell/shell.ts", "drivers/e1000.ts", "app.ts"];
  const outside = ["../program/registers.ts", "examples/registers.ts"];
  for (const file of [...open, ...registers])
    assert.ok(mayOpenDoor(file), file);
  for (const file of [...closed, ...outside])
    assert.ok(!mayOpenDoor(file), file);
});

test("what the syntax alone shows", () => {
  const text = `
function* numbers() { yield 1; }
const later = async () => { await 1; };
class Tree { async *walk() {} }
const o = { __proto__: null, "__proto__": 1, ["__proto__"]: 2 };
function make() { return new.target; }
import.meta;
const fine = { arguments: 1 };
/x/.test("x");
`;
  assert.deepEqual(messages(checkSyntax, text), [
    "2: a generator function is not supported",
    "3: an `async` function is not supported",
    "4: an `async` function is not supported",
    "5: `__proto__` in an object literal is not supported",
    "5: `__proto__` in an object literal is not supported",
    "6: `new.target` is not supported",
    "7: `import.meta` is not supported",
    "9: a regular expression is not supported",
  ]);
});
