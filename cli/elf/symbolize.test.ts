// Tests of naming files: answers by themselves, and a real image by clang.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { attribute } from "./attribute.ts";
import { readElf } from "./reader.ts";
import { fileInAnswer, filesOf } from "./symbolize.ts";

test("answers for code, inlined code, data, and nothing known", () => {
  assert.equal(fileInAnswer("f\na.ts:3:5\n"), "a.ts");
  assert.equal(fileInAnswer("inner\nb.ts:9:1\nouter\na.ts:3:5\n"), "a.ts");
  assert.equal(fileInAnswer("table\n4096 160\n/src/a.ts:1\n"), "/src/a.ts");
  assert.equal(fileInAnswer("f\n??:0:0\n"), "");
  assert.equal(fileInAnswer("x\n0 0\n??:?\n"), "");
});

test("every function and object of an image gets its file", () => {
  const folder = mkdtempSync(join(tmpdir(), "nautilus-symbols-"));
  try {
    const image = join(folder, "a.elf");
    const sources = [join(folder, "one.c"), join(folder, "two.c")];
    writeFileSync(
      sources[0] ?? "",
      "int table[3] = {1}; int one(int a) { return table[a]; }",
    );
    writeFileSync(
      sources[1] ?? "",
      "int one(int); void _start(void) { for (;;) one(1); }",
    );
    const options = ["-g", "-O1", "-ffreestanding", "-nostdlib", "-static"];
    const built = spawnSync(
      "clang-19",
      [...options, "-fuse-ld=lld-19", ...sources, "-o", image],
      { encoding: "utf8" },
    );
    assert.equal(built.status, 0, built.stderr);
    const pieces = attribute(readElf(image));
    const files = filesOf(image, pieces);
    const named = Object.fromEntries(
      pieces.map(({ name }, index) => [name, files[index]]),
    );
    assert.equal(named["table"], sources[0]);
    assert.equal(named["one"], sources[0]);
    assert.equal(named["_start"], sources[1]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
