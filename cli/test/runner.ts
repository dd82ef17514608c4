// Runs suites one after another, each in a process of its own, and adds up.

import { fork } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rootFolder } from "../paths.ts";
import type { SuiteResult, TestSuite } from "./suite.ts";

/** A suite and what its `run` is called with. */
export interface Selection {
  readonly suite: TestSuite;
  readonly values: readonly unknown[];
}

/** What follows `name/` in the pattern; "" for the name itself; or null. */
function restAfter(name: string, pattern: string): string | null {
  if (pattern === name) return "";
  return pattern.startsWith(`${name}/`) ? pattern.slice(name.length + 1) : null;
}

/**
 * A suite's name stands for all of it, `NAME/part` for a part; so does the
 * name of a group of suites. Anything else is looked for in every suite.
 */
export function selectSuites(
  suites: readonly TestSuite[],
  pattern: string,
): Selection[] {
  const parts = (nameOf: (suite: TestSuite) => string) =>
    suites.map((suite) => restAfter(nameOf(suite), pattern));
  const byName = parts(({ name }) => name);
  const byGroup = parts(({ name }) => name.split("/")[0] ?? name);
  const chosen = [byName, byGroup].find((each) =>
    each.some((part) => part !== null),
  );
  return suites.flatMap((suite, index) => {
    const filter = chosen === undefined ? pattern : chosen[index];
    const values = filter == null ? null : suite.values(filter);
    return values === null ? [] : [{ suite, values }];
  });
}

function isSuiteResult(value: unknown): value is SuiteResult {
  return (
    typeof value === "object" &&
    value !== null &&
    "passed" in value &&
    typeof value.passed === "number" &&
    "failed" in value &&
    typeof value.failed === "number" &&
    "failures" in value &&
    Array.isArray(value.failures)
  );
}

/** The environment of a suite: nothing of a test run we may stand in. */
function suiteEnvironment(): NodeJS.ProcessEnv {
  const environment = { ...process.env };
  delete environment["NODE_TEST_CONTEXT"];
  delete environment["NODE_OPTIONS"];
  return environment;
}

/** Runs one suite; one that dies is one failure, with what it said. */
export function runSuite(
  { suite, values }: Selection,
  folder: string = rootFolder,
): Promise<SuiteResult> {
  return new Promise((resolve) => {
    const tsx = join(rootFolder, "node_modules", "tsx", "dist", "loader.mjs");
    const child = fork(
      join(rootFolder, "cli", "test", "suite-worker.ts"),
      [join(folder, suite.module), JSON.stringify(values)],
      {
        cwd: rootFolder,
        env: suiteEnvironment(),
        execArgv: ["--import", pathToFileURL(tsx).href],
        // What a suite prints is progress: it must not mix with our result.
        stdio: ["ignore", "pipe", "pipe", "ipc"],
      },
    );
    let result: SuiteResult | null = null;
    let errorText = "";
    child.stdout?.on("data", (bytes: Buffer) => process.stderr.write(bytes));
    child.stderr?.on("data", (bytes: Buffer) => {
      errorText = (errorText + bytes.toString("utf8")).slice(-4096);
    });
    child.on("message", (message: unknown) => {
      if (isSuiteResult(message)) result = message;
    });
    child.once("error", (error) => (errorText += error.message));
    child.once("close", (status, signal) => {
      if (result !== null) {
        resolve(result);
        return;
      }
      const how = signal ?? `status ${status}`;
      const failures = [
        `${suite.name}: the suite itself ended (${how}) without a result\n` +
          errorText.trimEnd(),
      ];
      resolve({ passed: 0, failed: 1, failures });
    });
  });
}

/** The total over several suites. */
export function addResults(results: readonly SuiteResult[]): SuiteResult {
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failed: results.reduce((sum, { failed }) => sum + failed, 0),
    failures: results.flatMap(({ failures }) => failures),
  };
}
