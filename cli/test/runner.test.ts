// Tests of the test runner: planted suites that pass, fail, die and hang on
// to nothing.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { addResults, runSuite, selectSuites } from "./runner.ts";
import type { TestSuite } from "./suite.ts";

let folder = "";
before(() => {
  folder = mkdtempSync(join(tmpdir(), "nautilus-suites-"));
});
after(() => rmSync(folder, { recursive: true }));

function suite(name: string, source: string = ""): TestSuite {
  const module = `${name.replace("/", "-")}.ts`;
  if (source !== "") writeFileSync(join(folder, module), source);
  return {
    name,
    describes: "",
    module,
    values: (filter) => (filter === "nothing" ? null : [filter]),
    needs: [],
  };
}

function select(pattern: string): string[] {
  const suites = ["unit", "programs/one", "programs/two"].map((name) =>
    suite(name),
  );
  return selectSuites(suites, pattern).map(
    ({ suite: { name }, values }) => `${name}:${String(values[0])}`,
  );
}

test("patterns select suites, groups of suites and parts", () => {
  assert.deepEqual(select(""), ["unit:", "programs/one:", "programs/two:"]);
  assert.deepEqual(select("unit"), ["unit:"]);
  assert.deepEqual(select("unit/a/b"), ["unit:a/b"]);
  assert.deepEqual(select("programs"), ["programs/one:", "programs/two:"]);
  assert.deepEqual(select("programs/one/x"), ["programs/one:x"]);
  assert.deepEqual(select("programs/x"), ["programs/one:x", "programs/two:x"]);
  assert.equal(select("cli/cache").length, 3);
  assert.deepEqual(select("nothing"), []);
});

test("a suite's result comes back, with what it was asked for", async () => {
  const good = suite(
    "good",
    `export async function run(filter: string) {
       console.log("noise");
       return { passed: 2, failed: 1, failures: ["no " + filter] };
     }`,
  );
  const result = await runSuite({ suite: good, values: ["x"] }, folder);
  assert.deepEqual(result, { passed: 2, failed: 1, failures: ["no x"] });
});

const broken = {
  thrower: 'throw new Error("at load");',
  leaver: "export async function run() { process.exit(0); }",
  nothing: "export const other = 1;",
  liar: "export async function run() { return { passed: true }; }",
};

for (const [name, source] of Object.entries(broken)) {
  test(`a suite that is a ${name} counts as a failure`, async () => {
    const made = suite(name, source);
    const result = await runSuite({ suite: made, values: [] }, folder);
    assert.equal(result.passed, 0);
    assert.equal(result.failed, 1);
    assert.match(result.failures[0] ?? "", new RegExp(`^${name}: `));
  });
}

test("results add up", () => {
  const results = [
    { passed: 1, failed: 0, failures: [] },
    { passed: 2, failed: 1, failures: ["f"] },
  ];
  assert.deepEqual(addResults(results), {
    passed: 3,
    failed: 1,
    failures: ["f"],
  });
});

test("unit tests: failures, skipped ones, files without tests", async () => {
  const root = join(folder, "tree");
  const files: Record<string, string> = {
    "a.test.ts": `import { test, describe, it } from "node:test";
      test("good", () => {});
      test("bad", () => { throw new Error("planted"); });
      describe("group", () => { it("inner", () => {}); it.skip("not", () => {}); });`,
    "empty.test.ts": "process.exit(0);",
    "broken.test.ts": 'throw new Error("at load");',
  };
  mkdirSync(join(root, "build"), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(root, name), text);
  }
  writeFileSync(join(root, "build", "made.test.ts"), "throw 1;");
  // Node's runner will not run inside a test: a process of its own does.
  const module = new URL("./unit.ts", import.meta.url).pathname;
  const unit = { ...suite("unit"), module };
  const result = await runSuite({ suite: unit, values: ["", root] }, "/");
  assert.equal(result.passed, 2);
  const firsts = result.failures.map((text) => text.split("\n")[0]);
  assert.deepEqual(firsts.sort(), [
    "a.test.ts: bad",
    "broken.test.ts: ran no tests",
    "empty.test.ts: ran no tests",
  ]);
  assert.match(result.failures.join("\n"), /planted/);
  assert.match(result.failures.join("\n"), /at load/);
});
