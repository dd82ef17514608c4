// The command as its user meets it: wrong words get a sentence and an exit
// code, never a stack trace.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { rootFolder } from "./paths.ts";

const nautilus = join(rootFolder, "nautilus");
let folder = "";

before(() => {
  folder = mkdtempSync(join(tmpdir(), "nautilus-main-"));
  writeFileSync(join(folder, "a.txt"), "");
});
after(() => rmSync(folder, { recursive: true }));

function run(words: readonly string[], command = nautilus) {
  const { status, stdout, stderr } = spawnSync(command, words, {
    cwd: folder,
    encoding: "utf8",
    input: "",
    timeout: 60_000,
  });
  return { status, stdout, stderr };
}

const wrong: readonly (readonly [string, RegExp])[] = [
  ["frobnicate", /unknown command 'frobnicate'/],
  ["run --colour", /unknown option '--colour'/],
  ["run none.ts", /there is no file none\.ts/],
  ["run .", /\. is a folder/],
  ["run a.txt", /a\.txt is not a TypeScript file/],
  ["run a.txt b.txt", /too many arguments/],
  ["run --cpus 0", /--cpus takes a whole number, at least 1; not 0/],
  ["run --memory lots", /--memory takes a size such as 256M/],
  ["run --timeout -1", /--timeout takes seconds/],
  ["run --target moon", /'moon' is invalid.*host/],
  ["run -- word", /arguments after -- are for a program/],
  ["image --target host", /nothing to boot/],
  ["check", /missing required argument/],
  ["explain NT0", /there is no diagnostic NT0/],
];

for (const [line, sentence] of wrong) {
  test(`nautilus ${line}: a sentence and exit code 2`, () => {
    const result = run(line.split(" "));
    assert.equal(result.status, 2);
    assert.match(result.stderr, sentence);
    assert.match(result.stderr, /^nautilus: [^\n]*\n$/);
    assert.equal(result.stdout, "");
  });
}

test("help and version are results", () => {
  const help = run(["--help"]);
  assert.equal(help.status, 0);
  assert.match(help.stdout, /Usage: nautilus/);
  assert.match(run(["run", "--help"]).stdout, /--timeout <seconds>/);
  assert.match(run(["--version"]).stdout, /^\d+\.\d+\.\d+\n$/);
});

test("a symbolic link to the script works from anywhere", () => {
  const link = join(folder, "link");
  symlinkSync(nautilus, link);
  assert.equal(run(["--version"], link).status, 0);
});

test("doctor finds what this test runs on, for people and programs", () => {
  const { stdout } = run(["doctor", "--json"]);
  const { findings } = JSON.parse(stdout) as {
    findings: { name: string; path: string | null; version: string }[];
  };
  const node = findings.find(({ name }) => name === "Node.js");
  assert.equal(node?.version, process.versions.node);
  assert.match(run(["doctor"]).stdout, /ok +Node\.js/);
});
