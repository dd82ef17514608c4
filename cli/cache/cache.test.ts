// Tests of the build cache: when it answers, and when it must not.

import assert from "node:assert/strict";
import {
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { BuildCache, cacheKey, type BuildReport } from "./cache.ts";

const report: BuildReport = { diagnostics: [], irLines: 7, sourceLines: 3 };
const past = new Date(Date.now() - 3_600_000);

let folder = "";
let source = "";
let image = "";
let cache = new BuildCache("");

/** Writes a file whose times lie in the past, as an untouched source's do. */
function writeOld(file: string, text: string): void {
  writeFileSync(file, text);
  utimesSync(file, past, past);
}

/** A build that began after the sources were written (ctime cannot be set). */
function store(): void {
  const stored = cache.store("k", image, [source], report, Date.now() + 1000);
  assert.notEqual(stored, null);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "nautilus-cache-"));
  source = join(folder, "source.ts");
  image = join(folder, "image");
  cache = new BuildCache(join(folder, "cache"));
  writeOld(source, "let a = 1;");
  writeOld(image, "machine code");
});

afterEach(() => rmSync(folder, { recursive: true }));

test("an unknown key is a miss", () => {
  assert.equal(cache.lookup("k"), null);
});

test("unchanged inputs give the same bytes and report", () => {
  store();
  const hit = cache.lookup("k");
  assert.ok(hit);
  assert.equal(readFileSync(hit.imageFile, "utf8"), "machine code");
  assert.deepEqual(hit.report, report);
});

test("a change that keeps size and modification time is seen", () => {
  store();
  writeOld(source, "let a = 2;");
  assert.equal(cache.lookup("k"), null);
});

test("a file that was only touched is still a hit", () => {
  store();
  utimesSync(source, new Date(), new Date());
  assert.notEqual(cache.lookup("k"), null);
});

test("a file that is gone is a miss", () => {
  store();
  rmSync(source);
  assert.equal(cache.lookup("k"), null);
});

test("a damaged image is a miss", () => {
  store();
  const hit = cache.lookup("k");
  assert.ok(hit);
  writeFileSync(hit.imageFile, "machine cody");
  assert.equal(cache.lookup("k"), null);
});

test("an input written during the build is not stored", () => {
  const startedMs = Date.now() - 60_000;
  assert.equal(cache.store("k", image, [source], report, startedMs), null);
  assert.equal(cache.lookup("k"), null);
});

test("the key depends on every part and not on their order", () => {
  const key = cacheKey({ target: "a", profile: "safe" });
  assert.equal(key, cacheKey({ profile: "safe", target: "a" }));
  assert.notEqual(key, cacheKey({ target: "b", profile: "safe" }));
});
