// The symbol table must say what llvm-symbolizer says, for every instruction.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { DwarfReader } from "./dwarf-reader.ts";
import { stringAt } from "./elf-sections.ts";
import { buildSymbolTable } from "./symbol-table.ts";

interface Frame {
  name: string;
  file: string;
  line: number;
}

/** Looks an address up as kernel/debug/symbols.ts does. */
function lookUp(table: Buffer, address: number): Frame[] {
  const [, functions, files, contextsBytes, linesBytes] = [0, 4, 8, 12, 16].map(
    (at) => table.readUInt32LE(at),
  ) as [number, number, number, number, number];
  const filesAt = 20 + functions * 12;
  const contextsAt = filesAt + files * 4;
  const linesAt = contextsAt + contextsBytes;
  const stringsAt = linesAt + linesBytes;
  let record = 0;
  for (let i = 0; i < functions; i++) {
    if (table.readUInt32LE(20 + i * 12) <= address) record = 20 + i * 12;
  }
  let context = table.readUInt32LE(record + 4);
  if (record === 0 || context === 0xffff_ffff) return [];
  let place = { context, file: 0, line: 0 };
  let row = table.readUInt32LE(record);
  const reader = new DwarfReader(
    table,
    linesAt + table.readUInt32LE(record + 8),
  );
  for (let { file, line } = place; ; place = { context, file, line }) {
    const step = reader.unsigned();
    row += step - 1;
    if (step === 0 || row > address) break;
    const change = reader.unsigned();
    const zigzag = change >> 2;
    line += zigzag & 1 ? -(zigzag + 1) / 2 : zigzag / 2;
    if (change & 2) context = reader.unsigned();
    if (change & 1) file = reader.unsigned();
  }
  const text = (offset: number) => stringAt(table, stringsAt + offset);
  const frames: Frame[] = [];
  for (let { context: at, file, line } = place; ;) {
    const contexts = new DwarfReader(table, contextsAt + at);
    frames.push({
      name: text(contexts.unsigned()),
      file: text(table.readUInt32LE(filesAt + file * 4)),
      line,
    });
    const up = contexts.unsigned();
    if (up === 0) return frames;
    at -= up;
    file = contexts.unsigned();
    line = contexts.unsigned();
  }
}

const source = `
volatile int sink;
static inline __attribute__((always_inline)) int twice(int x) {
  sink = x;
  return x * 2;
}
static inline __attribute__((always_inline)) int four(int x) {
  return twice(x) +
         twice(x + 1);
}
__attribute__((noinline)) int outer(int x) {
  int y = four(x);
  if (y > 3)
    y += twice(y);
  sink = y;
  return y;
}
void unused(void) { sink = 1; }
void _start(void) {
  for (int i = 0; i < 3; i++)
    sink = outer(i);
  for (;;) ;
}
`;

function build(directory: string): string {
  const image = join(directory, "image");
  writeFileSync(join(directory, "a.c"), source);
  writeFileSync(
    join(directory, "b.S"),
    ".globl assembled\n.type assembled, @function\n.section .text.b\nassembled: nop\nret\n",
  );
  const options = ["-g", "-gdwarf-5", "-O2", "-ffreestanding"];
  execFileSync(
    "clang-19",
    [...options, "-ffunction-sections", "-c", "a.c", "-o", "a.o"],
    { cwd: directory },
  );
  execFileSync("clang-19", ["-c", "b.S", "-o", "b.o"], { cwd: directory });
  execFileSync(
    "ld.lld-19",
    [
      "--gc-sections",
      "--undefined=assembled",
      "-Ttext=0x400000",
      "a.o",
      "b.o",
      "-o",
      image,
    ],
    { cwd: directory },
  );
  return image;
}

test("agrees with llvm-symbolizer on every byte of the code", () => {
  const directory = mkdtempSync(join(tmpdir(), "symbols-"));
  try {
    const image = build(directory);
    const table = buildSymbolTable(readFileSync(image));
    const addresses: number[] = [];
    for (let at = 0x400000; at < 0x400070; at++) addresses.push(at);
    const output = execFileSync(
      "llvm-symbolizer-19",
      ["--output-style=JSON", "--inlines", `--obj=${image}`],
      { input: addresses.map((at) => `0x${at.toString(16)}\n`).join("") },
    ).toString();
    let inlined = 0;
    for (const text of output.trim().split("\n")) {
      const { Address, Symbol } = JSON.parse(text) as {
        Address: string;
        Symbol: { FunctionName: string; FileName: string; Line: number }[];
      };
      const expected = Symbol.filter(({ FileName }) => FileName !== "").map(
        ({ FunctionName, FileName, Line }) => ({
          name: FunctionName,
          file: FileName.replace(`${directory}/`, ""),
          line: Line,
        }),
      );
      if (expected.length === 0) continue;
      if (expected.length > 2) inlined++;
      const found = lookUp(table, Number(Address)).map((frame) => ({
        ...frame,
        file: frame.file.replace(`${directory}/`, ""),
      }));
      assert.deepEqual(found, expected, Address);
    }
    assert.ok(inlined > 0, "nothing was inlined twice");
    const names = lookUp(table, symbolAddress(image, "assembled"));
    assert.deepEqual(names, [{ name: "assembled", file: "", line: 0 }]);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

function symbolAddress(image: string, name: string): number {
  const output = execFileSync("llvm-nm-19", [image]).toString();
  return parseInt(new RegExp(`^(\\w+) . ${name}$`, "m").exec(output)![1]!, 16);
}
