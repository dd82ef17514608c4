// `nautilus test [pattern]`: every suite, the failures, and the count.

import { exitCode } from "../errors.ts";
import {
  clearProgress,
  formatSeconds,
  paintFor,
  print,
  progress,
  say,
} from "../output.ts";
import { targets } from "../targets/index.ts";
import { rootFolder } from "../paths.ts";
import {
  type KnownFailure,
  readKnownFailures,
  sortOut,
} from "../test/known-failures.ts";
import { addResults, runSuite, selectSuites } from "../test/runner.ts";
import type { SuiteResult, TestSuite } from "../test/suite.ts";
import { testSuites } from "../test-suites.ts";
import { ensureTools } from "../tools/ensure.ts";
import { compilerTools, debuggerTool, symbolizerTool } from "../tools/table.ts";
import type { Tool } from "../tools/tool.ts";

function toolsFor(need: TestSuite["needs"][number]): readonly Tool[] {
  const all = Object.values(targets);
  switch (need) {
    case "compiler":
      return [...compilerTools, symbolizerTool];
    case "emulator":
      return all.flatMap(({ runTools }) => runTools);
    case "disc":
      return all.flatMap(({ disc }) => disc?.tools ?? []);
    case "debugger":
      return [debuggerTool];
  }
}

function printFailures(result: SuiteResult): void {
  const paint = paintFor(process.stdout);
  for (const failure of result.failures) {
    const [first = "", ...rest] = failure.split("\n");
    print(`${paint("FAIL", "red")} ${first}`);
    for (const line of rest) print(`     ${line}`);
  }
}

export async function testCommand(pattern: string = ""): Promise<number> {
  const selections = selectSuites(testSuites, pattern).filter(
    ({ suite }) => pattern !== "" || suite.byDefault !== false,
  );
  const needs = new Set(selections.flatMap(({ suite }) => suite.needs));
  ensureTools([...needs].flatMap(toolsFor));

  const results: SuiteResult[] = [];
  const knownFailures = readKnownFailures(rootFolder);
  const known: KnownFailure[] = [];
  for (const selection of selections) {
    const { name, describes } = selection.suite;
    const startedMs = Date.now();
    progress(`testing ${name}: ${describes} …`);
    const sorted = sortOut(
      name,
      await runSuite(selection),
      knownFailures,
      pattern === "" || pattern === name,
    );
    const { result } = sorted;
    clearProgress();
    results.push(result);
    printFailures(result);
    known.push(...sorted.known);
    for (const { test } of sorted.stale) {
      print(`${name} ${test} passes: take it off tests/known-failures.txt`);
    }
    if (result.passed + result.failed === 0) continue;
    print(
      `${name}: ${result.passed} passed, ${result.failed} failed ` +
        `(${formatSeconds((Date.now() - startedMs) / 1000)})`,
    );
  }

  const { passed, failed } = addResults(results);
  for (const { suite, test, reason } of known) {
    print(`known failure: ${suite} ${test}: ${reason}`);
  }
  if (passed + failed === 0) {
    say(
      pattern === "" ? "there are no tests" : `no test's name has "${pattern}"`,
    );
  }
  print(`${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? exitCode.failure : exitCode.success;
}
