// Every suite of `nautilus test`, in the order they run: quick ones first.

import type { TestSuite } from "./test/suite.ts";

export const testSuites: readonly TestSuite[] = [
  {
    name: "checks",
    describes: "the house rules: layers, names, tag lines, types",
    module: "cli/checks/run.ts",
    needs: [],
  },
  {
    name: "unit",
    describes: "every *.test.ts beside its source",
    module: "cli/test/unit.ts",
    needs: ["compiler", "emulator", "disc", "debugger"],
  },
];
