// Tests of building with a compiler of our own making: what reaches it, when
// it is not asked at all, and what happens when it refuses.

import assert from "node:assert/strict";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import type { CompileOptions, CompileResult } from "../../compiler/compile.ts";
import { BuildCache } from "../cache/cache.ts";
import { build, BuildError, makeScratch, type BuildRequest } from "./build.ts";
import type { Compiler } from "./compiler.ts";

let folder = "";
let source = "";
let request: BuildRequest;

/** "Compiles" by copying the source, and counts how often. */
class CopyingCompiler implements Compiler {
  version = "1";
  asked: CompileOptions[] = [];
  /** Done to the source while it is being compiled. */
  meanwhile = (): void => {};

  identity(): Promise<string> {
    return Promise.resolve(this.version);
  }

  compile(options: CompileOptions): Promise<CompileResult> {
    this.asked.push(options);
    const text = readFileSync(source, "utf8");
    this.meanwhile();
    const ok = !text.includes("error");
    if (ok) writeFileSync(options.outputFile, `image of ${text}`);
    return Promise.resolve({
      ok,
      diagnostics: ok ? [] : [{ code: "NT1", message: "no" }],
      inputFiles: [source],
      outputFile: options.outputFile,
      irLines: 1,
      sourceLines: 1,
      phaseSeconds: {},
    });
  }
}

let compiler = new CopyingCompiler();
let cache = new BuildCache("");

/** Old enough that a build beginning now cannot have missed a change to it. */
async function writeSource(text: string): Promise<void> {
  writeFileSync(source, text);
  await new Promise((resolve) => setTimeout(resolve, 50));
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "nautilus-build-"));
  source = join(folder, "a.ts");
  compiler = new CopyingCompiler();
  cache = new BuildCache(join(folder, "cache"));
  request = {
    entryFile: source,
    target: "host",
    profile: "safe",
    mode: "release",
    outputFile: null,
  };
  await writeSource("one");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("the second build is the first one's bytes, without the compiler", async () => {
  const first = await build(request, compiler, cache);
  const bytes = readFileSync(first.outputFile);
  const second = await build(request, compiler, cache);
  assert.equal(compiler.asked.length, 1);
  assert.deepEqual([first.fromCache, second.fromCache], [false, true]);
  assert.deepEqual(readFileSync(second.outputFile), bytes);
});

test("source, option or compiler changed: built anew", async () => {
  await build(request, compiler, cache);
  await writeSource("two");
  const changed = await build(request, compiler, cache);
  assert.equal(readFileSync(changed.outputFile, "utf8"), "image of two");
  await build({ ...request, profile: "fast" }, compiler, cache);
  compiler.version = "2";
  await build(request, compiler, cache);
  assert.equal(compiler.asked.length, 4);
});

test("a source edited during the build is not taken for built", async () => {
  compiler.meanwhile = () => writeFileSync(source, "later");
  const first = await build(request, compiler, cache);
  assert.equal(readFileSync(first.outputFile, "utf8"), "image of one");
  compiler.meanwhile = () => {};
  const second = await build(request, compiler, cache);
  assert.equal(readFileSync(second.outputFile, "utf8"), "image of later");
});

test("the output lands where it was asked for, whole", async () => {
  const outputFile = join(folder, "deep", "a.elf");
  await build({ ...request, outputFile }, compiler, cache);
  assert.equal(readFileSync(outputFile, "utf8"), "image of one");
  rmSync(outputFile);
  const again = await build({ ...request, outputFile }, compiler, cache);
  assert.equal(again.fromCache, true);
  assert.ok(existsSync(outputFile));
  assert.deepEqual(readdirSync(join(folder, "deep")), ["a.elf"]);
});

test("a place that cannot be written is a sentence", async () => {
  const outputFile = join(source, "a.elf");
  await assert.rejects(
    build({ ...request, outputFile }, compiler, cache),
    /^Error: cannot write .*a\.elf: [a-z ]+$/,
  );
});

test("errors come with their diagnostics and are never cached", async () => {
  await writeSource("error");
  for (const attempts of [1, 2]) {
    await assert.rejects(
      build(request, compiler, cache),
      (error: unknown) =>
        error instanceof BuildError &&
        error.exitCode === 1 &&
        error.report.diagnostics[0]?.code === "NT1",
    );
    assert.equal(compiler.asked.length, attempts);
  }
});

test("what a killed build left behind goes with a later one", () => {
  const parent = join(folder, "scratch");
  const [old, young] = [makeScratch(parent), makeScratch(parent)];
  const longAgo = new Date(Date.now() - 7_200_000);
  utimesSync(old, longAgo, longAgo);
  const latest = makeScratch(parent);
  assert.deepEqual([old, young, latest].map(existsSync), [false, true, true]);
});
