// Every command that says it knows --json: what it prints then is JSON, and
// without it fits 80 columns.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runCommands, type TargetName } from "./machines.ts";

const targets = (process.env["NAUTILUS_TEST_TARGETS"] ?? "host,x86_64").split(
  ",",
) as TargetName[];

/** One object, an array per section, whose records all have the same fields. */
function problemOf(output: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(output);
  } catch (error) {
    return `not JSON: ${String(error)}`;
  }
  if (typeof parsed !== "object" || parsed === null) return "not an object";
  const sections = Object.entries(parsed);
  if (sections.length === 0) return "no sections";
  for (const [name, rows] of sections) {
    if (!Array.isArray(rows)) return `${name} is not an array`;
    const fields = new Set(rows.map((row: object) => Object.keys(row).join()));
    if (fields.size > 1) return `records of ${name} differ`;
  }
  return "";
}

test("what is no listing is found out", () => {
  assert.equal(problemOf('{"threads":[\n{"id":1},\n{"id":2}\n]}\n'), "");
  assert.match(problemOf('{"threads":[\n{"id":1}\n{"id":2}\n]}\n'), /not JSON/);
  assert.match(problemOf('{"threads":[{"id":1},{"cpu":2}]}'), /differ/);
  assert.match(problemOf("remark\n{}\n"), /not JSON/);
  assert.match(problemOf("{}"), /no sections/);
});

/** Those that want to be told something. */
const withNeeded: Readonly<Record<string, string>> = {
  threadtopotest: "threadtopotest a",
};

for (const target of targets) {
  test(`${target}: listing commands print tables and JSON`, async () => {
    const help = (await runCommands(target, ["help"])).output;
    const names = [...help.matchAll(/^ {2}(\w+) [^\n]*--json/gm)].map(
      ([, name]) => name!,
    );
    assert.ok(names.includes("threads"), help);
    for (const name of names.map((name) => withNeeded[name] ?? name)) {
      const table = await runCommands(target, [name]);
      assert.equal(table.exitCode, 0, `${name}: ${table.output}`);
      for (const line of table.output.split("\n"))
        assert.ok(line.length <= 80, `${name}: ${line}`);
      const json = await runCommands(target, [`${name} --json`]);
      assert.equal(problemOf(json.output), "", `${name}: ${json.output}`);
    }
  });
}
