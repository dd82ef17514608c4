// Every suite of `nautilus test`, in the order they run: quick ones first.

import type { TestSuite } from "./test/suite.ts";
import { targets } from "./targets/index.ts";

/**
 * Each program is compared with Node, on each target. The second target links
 * the object files of the first (tests/programs/objects.ts).
 */
const programSuites: readonly TestSuite[] = Object.values(targets).map(
  ({ name, runTools }) => ({
    name: `programs/${name}`,
    describes: `programs print what Node prints, on ${name}`,
    module: "tests/programs/run.ts",
    values: (filter) => [filter, { target: name }],
    needs: runTools.length > 0 ? ["compiler", "emulator"] : ["compiler"],
  }),
);

export const testSuites: readonly TestSuite[] = [
  {
    name: "checks",
    describes: "the house rules: layers, names, tag lines, types",
    module: "cli/checks/run.ts",
    values: (filter) => [filter],
    needs: [],
  },
  {
    name: "unit",
    describes: "every *.test.ts beside its source",
    module: "cli/test/unit.ts",
    values: (filter) => [filter],
    needs: ["compiler", "emulator", "disc", "debugger"],
  },
  {
    name: "errors",
    describes: "what is refused, with the expected diagnostic on its line",
    module: "tests/errors/run.ts",
    values: (filter) => [filter],
    needs: ["compiler"],
  },
  ...programSuites,
  {
    name: "fuzz",
    describes: "random programs against Node; fuzz/SEED replays one",
    module: "tests/fuzz/run.ts",
    values: fuzzValues,
    needs: ["compiler"],
  },
  {
    name: "firmware",
    describes: "200 boots with damaged ACPI tables; firmware/SEED replays one",
    module: "kernel/testing/damaged-boots.ts",
    values: (filter) => (/^\d*$/.test(filter) ? [filter] : null),
    needs: ["compiler", "emulator"],
    byDefault: false, // minutes
  },
  {
    name: "torture",
    describes: "long runs on 1, 2 and 4 CPUs; torture/PART runs some",
    module: "kernel/testing/torture.ts",
    values: (filter) => [filter],
    needs: ["compiler", "emulator"],
    byDefault: false, // minutes
  },
];

function fuzzValues(filter: string): readonly unknown[] | null {
  // Four minutes of a core; optimised by LLVM they would take an hour. A replay is.
  if (filter === "") return [{ mode: "development", batch: 100 }];
  const isSeed = /^\d+$/.test(filter);
  return isSeed ? [{ seed: Number(filter), count: 1, planted: false }] : null;
}
