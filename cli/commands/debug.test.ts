// Tests of debugging: gdb stops at the first line on both kinds of target,
// and nothing is left behind.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { makeGuest } from "../targets/testing.ts";

const starter = new URL("./testing-debug.ts", import.meta.url).pathname;
let folder = "";
before(() => {
  folder = mkdtempSync(join(tmpdir(), "nautilus-debug-"));
});
after(() => rmSync(folder, { recursive: true }));

function debug(target: string, image: string, source: string): string {
  const steps = ["-ex", "info line", "-ex", "kill", "-batch"];
  const words = ["--import", "tsx", starter, target, image, source, ...steps];
  const result = spawnSync(process.execPath, words, {
    encoding: "utf8",
    timeout: 60_000,
  });
  const left = spawnSync("pgrep", ["-f", image], { encoding: "utf8" });
  assert.equal(left.stdout, "");
  return result.stdout + result.stderr;
}

test("host: stopped at the first line of the program", () => {
  const source = join(folder, "a.c");
  const image = join(folder, "a.elf");
  writeFileSync(
    source,
    "// A program.\n\nvoid _start(void) {\n  for (;;);\n}\n",
  );
  const options = ["-g", "-O0", "-nostdlib", "-static", "-fuse-ld=lld-19"];
  spawnSync("clang-19", [...options, source, "-o", image]);
  assert.match(debug("host", image, source), /Line [34] of ".*a\.c"/);
});

test("emulator: stopped at the first line of the guest", () => {
  const image = makeGuest(folder, "endless", ["-g"]);
  const output = debug("x86_64", image, join(folder, "endless.s"));
  assert.match(output, /Temporary breakpoint 1, _start/);
  assert.match(output, /Line \d+ of ".*endless\.s"/);
});
