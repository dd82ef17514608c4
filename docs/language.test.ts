// docs/language.md must be what the tests and the library say now. (Its rows
// on what is refused are compared by tests/errors/run.ts, which compiles them.)

import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { caseNames } from "../tests/errors/run.ts";
import { compilingPart, libraryPart, pageFile } from "./generate-language.ts";

const page = fs.readFileSync(pageFile, "utf8");
const remedy = "run: node --import tsx docs/generate-language.ts";

test("docs/language.md lists the test programs as they are", () => {
  assert.ok(page.startsWith(compilingPart()), remedy);
});

test("docs/language.md lists what the library refuses", () => {
  assert.ok(page.endsWith(libraryPart()), remedy);
});

test("docs/language.md lists no case that is gone, and each that is there", () => {
  const listed = [...page.matchAll(/\.\.\/tests\/errors\/cases\/([^)]+)/g)];
  assert.deepEqual(
    listed.map((match) => match[1]),
    caseNames(),
    remedy,
  );
});
