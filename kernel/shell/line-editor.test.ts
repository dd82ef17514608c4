// Drives the line editor as a terminal does, and reads the screen it draws.

import assert from "node:assert/strict";
import { test } from "node:test";
import "../testing/node.ts";

const { LineEditor } = await import("./line-editor.ts");
const { History } = await import("./history.ts");
const { Line } = await import("./line.ts");

const names = ["cpuid", "delay", "mem", "meminfo", "help"];

/** A terminal of one row: what is left on it after all that was drawn. */
class FakeScreen {
  row: number[] = [];
  column = 0;
  finished: string[] = [];
  bells = 0;
  private pending: number[] = [];

  byte(value: number): FakeScreen {
    this.pending.push(value);
    return this;
  }

  text(text: string): FakeScreen {
    this.pending.push(...Buffer.from(text, "utf8"));
    return this;
  }

  decimal(value: number): FakeScreen {
    return this.text(String(value));
  }

  flush(): void {
    const text = Buffer.from(this.pending).toString("utf8");
    this.pending = [];
    const pattern = /\u001b\[(\d*)([A-Za-z])|([\s\S])/gu;
    for (const [, count, final, character] of text.matchAll(pattern)) {
      if (final === "K") this.row.length = this.column;
      else if (final === "D") this.column -= Number(count);
      else if (character !== undefined) this.draw(character);
    }
  }

  private draw(character: string): void {
    if (character === "\r") this.column = 0;
    else if (character === "\u0007") this.bells++;
    else if (character === "\n") {
      this.finished.push(this.shown());
      this.row = [];
      this.column = 0;
    } else this.row[this.column++] = character.codePointAt(0)!;
  }

  shown(): string {
    return String.fromCodePoint(...this.row);
  }
}

function makeEditor(columns = 80) {
  const screen = new FakeScreen();
  const history = new History();
  const completer = {
    candidateCount: () => names.length,
    candidate: (index: number) => names[index]!,
    candidateLength: (index: number) => names[index]!.length,
    candidateByte: (index: number, at: number) => names[index]!.charCodeAt(at),
  };
  const editor = new LineEditor(
    screen as never,
    history as never,
    completer as never,
    columns as never,
  );
  editor.begin("> ", 2 as never);
  const type = (keys: string) => {
    let outcome = 0;
    for (const byte of Buffer.from(keys, "utf8")) {
      outcome = editor.feed(byte as never) as number;
    }
    return outcome;
  };
  const text = () =>
    Buffer.from(
      (editor.line.bytes as unknown as number[]).slice(
        0,
        Number(editor.line.length),
      ),
    ).toString("utf8");
  return { screen, history, editor, type, text };
}

const up = "\u001b[A";
const down = "\u001b[B";
const right = "\u001b[C";
const left = "\u001b[D";

const edits: [name: string, keys: string, line: string][] = [
  ["plain text", "hello", "hello"],
  ["backspace", "helloo\u007f", "hello"],
  ["insert in the middle", "helo" + left + "l", "hello"],
  ["home and end", "ello\u001b[Hh\u001b[F!", "hello!"],
  ["home and end, other forms", "b\u001b[1~a\u001b[4~c\u001bOHx", "xabc"],
  ["Ctrl-A and Ctrl-E", "b\u0001a\u0005c", "abc"],
  ["delete", "abc\u0001\u001b[3~", "bc"],
  ["Ctrl-D on a line with text", "abc\u0001\u0004", "bc"],
  ["Ctrl-U", "peek 0x10\u0015mem", "mem"],
  ["Ctrl-U in the middle", "abcdef" + left + left + "\u0015", "ef"],
  ["Ctrl-K", "abcdef" + left + left + "\u000b", "abcd"],
  ["Ctrl-W", "peek 0x10  \u0017", "peek "],
  ["Ctrl-W then Ctrl-Y", "one two\u0017\u0001\u0019", "twoone "],
  ["word left", "one two\u001bbx", "one xtwo"],
  ["word right", "one two\u0001\u001b[1;5Cx", "onex two"],
  ["UTF-8", "aéß€😀\u007f\u007f", "aéß"],
  ["UTF-8 moved over", "a€b" + left + left + "x", "ax€b"],
  ["unknown sequences", "a\u001b[99;3~\u001b[Zb", "ab"],
  ["completion", "cp\t", "cpuid "],
  ["completion to what is common", "m\t", "mem"],
  ["completion of nothing", "x\t", "x"],
];

for (const [name, keys, line] of edits) {
  test(`editing: ${name}`, () => {
    const { type, text, screen } = makeEditor();
    assert.equal(type(keys), 0);
    assert.equal(text(), line);
    assert.equal(screen.shown(), `> ${line}`);
  });
}

test("Enter accepts and Ctrl-C cancels, each on its own row", () => {
  const { type, screen } = makeEditor();
  assert.equal(type("abc" + left + "\r"), 1);
  assert.deepEqual(screen.finished, ["> abc"]);
  const other = makeEditor();
  assert.equal(other.type("abc\u0003"), 2);
  assert.deepEqual(other.screen.finished, ["> abc^C"]);
});

test("stray continuation bytes are dropped", () => {
  const { type, text, editor } = makeEditor();
  type("a");
  for (const byte of [0x80, 0xbf]) editor.feed(byte as never);
  type("b");
  assert.equal(text(), "ab");
});

test("Ctrl-D ends an empty line", () => {
  assert.equal(makeEditor().type("\u0004"), 3);
});

test("Tab lists candidates when they agree no further", () => {
  const { type, text, screen } = makeEditor();
  type("mem\t");
  assert.equal(text(), "mem");
  assert.deepEqual(screen.finished, ["> mem", "mem  meminfo  "]);
});

test("history: arrows walk it, the unfinished line comes back", () => {
  const { type, text, editor, history } = makeEditor();
  for (const line of ["first", "second", "first"]) {
    type(line);
    history.add(editor.line);
    editor.begin("> ", 2 as never);
  }
  assert.equal(history.count(), 2);
  type("new" + up);
  assert.equal(text(), "first");
  type(up);
  assert.equal(text(), "second");
  type(up);
  assert.equal(text(), "second");
  type(down);
  assert.equal(text(), "first");
  type(down);
  assert.equal(text(), "new");
});

test("history forgets the oldest line", () => {
  const history = new History();
  const line = new Line();
  for (let i = 0; i < 40; i++) {
    line.clear();
    for (const byte of Buffer.from(`line ${i}`)) line.append(byte as never);
    history.add(line);
  }
  assert.equal(history.count(), 32);
  history.read(31 as never, line);
  const bytes = (line.bytes as unknown as number[]).slice(
    0,
    Number(line.length),
  );
  assert.equal(Buffer.from(bytes).toString(), "line 8");
});

test("a full line takes no more", () => {
  const { type, editor, screen } = makeEditor();
  type("x".repeat(300));
  assert.equal(editor.line.length, 255);
  assert.equal(screen.bells, 45);
});

test("long lines scroll sideways and never wrap", () => {
  const { type, screen } = makeEditor(20);
  type("0123456789abcdefghijklmnop");
  assert.equal(screen.shown(), "> 9abcdefghijklmnop");
  type("\u0001");
  assert.equal(screen.shown(), "> 0123456789abcdefg");
  assert.equal(screen.column, 2);
  type(right);
  assert.equal(screen.column, 3);
});
