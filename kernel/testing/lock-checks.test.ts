// What a development build finds: threads that wait for each other, locks taken
// in the wrong order. As a process on Linux.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
let image = "";

before(async () => {
  const { compile } = await import("../../compiler/compile.ts");
  const buildDirectory = join(root, "build", "kernel-tests", "development");
  mkdirSync(buildDirectory, { recursive: true });
  image = join(buildDirectory, "shell");
  const result = await compile({
    entryFile: null,
    target: "host",
    profile: "safe",
    mode: "development",
    outputFile: image,
    buildDirectory,
  });
  assert.ok(result.ok, result.diagnostics.map((each) => each.message).join());
});

function run(command: string): { output: string; exitCode: number | null } {
  const words = ["--nautilus-cpus", "2", "--nautilus-shell", command];
  const { stdout, stderr, status } = spawnSync(image, words, {
    encoding: "utf8",
    timeout: 30_000,
  });
  return { output: stdout + stderr, exitCode: status };
}

test("a deadlock is reported with the stacks of both threads", () => {
  const { output, exitCode } = run("deadlock");
  assert.match(output, /PANIC: deadlock/);
  assert.match(
    output,
    /thread \d+ (here|there) waits at[^]*cross \(kernel\/shell\/sync-commands\.ts:\d+\)[^]*thread \d+ (here|there) would wait for it at[^]*cross \(/,
  );
  assert.equal(exitCode, 70);
});

test("locks in the wrong order are found", () => {
  const { output, exitCode } = run("deadlock order");
  assert.match(
    output,
    /PANIC: a lock was taken under one of the same or a higher rank/,
  );
  assert.equal(exitCode, 70);
});

test("the kernel's own locks are in order", () => {
  for (const part of ["threads", "fibers", "waiting", "inheritance", "heap"]) {
    const { output } = run(`selftest ${part}`);
    assert.match(output, new RegExp(`PASS ${part}[^]*\\n0 failed`));
  }
});
