// Measures what is promised about speed.
//
//   node --import tsx bench/run.ts [compute|primitives|ratios|compiler] [filter]
//     [--rounds N] [--no-node] [--json] [--check] [--save]
//
// Without a name, everything. `--check` fails when something is above its
// ceiling, or above the committed count; `--save` writes the counts to be
// committed.

import fs from "node:fs";
import { parseArgs } from "node:util";
import * as compiler from "./compiler.ts";
import * as compute from "./compute.ts";
import * as counts from "./primitives/counts.ts";
import * as ratios from "./primitives/ratios.ts";

interface Flags {
  readonly filter: string;
  readonly rounds: number;
  readonly node: boolean;
  readonly save: boolean;
}

interface Section {
  readonly results: unknown;
  readonly table: string;
  readonly violations: readonly string[];
}

function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}

const sections: Readonly<Record<string, (flags: Flags) => Promise<Section>>> = {
  compute: async (flags) => {
    const summary = await compute.run(flags, progress);
    return {
      results: summary,
      table: compute.table(summary),
      violations: compute.violations(summary),
    };
  },
  primitives: async ({ filter, save }) => {
    const counted = await counts.countPrimitives(filter, progress);
    const violations = counts.countViolations(counted);
    if (save && filter === "") counts.saveCounts(counted);
    return { results: counted, table: counts.countsTable(counted), violations };
  },
  ratios: async () => {
    const measured = await ratios.measureRatios(progress);
    return {
      results: measured,
      table: ratios.ratiosTable(measured),
      violations: ratios.ratioViolations(measured),
    };
  },
  compiler: async () => {
    const builds = await compiler.measureCompiler(progress);
    return {
      results: builds,
      table: compiler.compilerTable(builds),
      violations: compiler.compilerViolations(builds),
    };
  },
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: "string", default: "5" },
      "no-node": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
      save: { type: "boolean", default: false },
    },
  });
  const isNamed = positionals[0] !== undefined && positionals[0] in sections;
  // A part of a name alone means a compute kernel.
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    console.error(
      `--rounds takes a whole number from 1 on, not "${values.rounds}"`,
    );
    process.exitCode = 2;
    return;
  }
  const names = isNamed
    ? [positionals[0]!]
    : positionals.length > 0
      ? ["compute"]
      : Object.keys(sections);
  const flags: Flags = {
    filter: positionals[isNamed ? 1 : 0] ?? "",
    rounds,
    node: !values["no-node"],
    save: values.save,
  };
  const results: Record<string, unknown> = {};
  for (const name of names) {
    const section = await sections[name]!(flags);
    results[name] = section.results;
    if (!values.json) console.log(`${section.table}\n`);
    for (const violation of section.violations) console.error(violation);
    if (values.check && section.violations.length > 0) process.exitCode = 1;
  }
  if (values.json) console.log(JSON.stringify(results, null, 2));
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
