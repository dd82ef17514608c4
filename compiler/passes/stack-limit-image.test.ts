// Endless recursion in a whole image: an error that is reported as Node reports
// it; and, planted, without the pass: the kernel's report of a page fault.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { compile } from "../compile.ts";

const folder = mkdtempSync(path.join(tmpdir(), "nautilus-stack-"));
after(() => rmSync(folder, { recursive: true }));

const program = `let depth = 0;
function forever(): void {
  depth++;
  forever();
}
try {
  forever();
} catch (error) {
  console.log(error instanceof RangeError, depth > 16000);
}
forever();
`;

async function run(
  profile: "safe" | "fast",
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const entryFile = path.join(folder, "forever.ts");
  writeFileSync(entryFile, program);
  const outputFile = path.join(folder, profile);
  const { ok, diagnostics } = await compile({
    entryFile,
    target: "host",
    profile,
    mode: "development",
    outputFile,
    buildDirectory: path.join(folder, `build-${profile}`),
  });
  assert.ok(ok, JSON.stringify(diagnostics));
  return spawnSync(outputFile, { encoding: "utf8", timeout: 60_000 });
}

test("a RangeError, caught or not", async () => {
  const { status, stdout, stderr } = await run("safe");
  assert.equal(stdout, "true true\n");
  assert.match(stderr, /Uncaught RangeError: Maximum call stack size exceeded/);
  assert.doesNotMatch(stderr, /EXCEPTION/);
  assert.equal(status, 1);
});

test("without the check the guard page stops it", async () => {
  const { status, stdout, stderr } = await run("fast");
  assert.equal(stdout, "");
  assert.match(stderr, /EXCEPTION: page fault[^]*the guard below the stack/);
  assert.equal(status, 70);
});
