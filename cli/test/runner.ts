// Runs suites one after another, each in a process of its own, and adds up.

import { fork } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rootFolder } from "../paths.ts";
import type { SuiteResult, TestSuite } from "./suite.ts";

/** A suite and the part of it that was asked for. */
export interface Selection {
  readonly suite: TestSuite;
  readonly filter: string;
}

/**
 * `programs` is a suite, `programs/closures` a part of it; anything else is
 * looked for in every suite.
 */
export function selectSuites(
  suites: readonly TestSuite[],
  pattern: string,
): Selection[] {
  const named = suites.find(
    ({ name }) => pattern === name || pattern.startsWith(`${name}/`),
  );
  if (named === undefined) {
    return suites.map((suite) => ({ suite, filter: pattern }));
  }
  return [{ suite: named, filter: pattern.slice(named.name.length + 1) }];
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
  { suite, filter }: Selection,
  folder: string = rootFolder,
): Promise<SuiteResult> {
  return new Promise((resolve) => {
    const tsx = join(rootFolder, "node_modules", "tsx", "dist", "loader.mjs");
    const child = fork(
      join(rootFolder, "cli", "test", "suite-worker.ts"),
      [join(folder, suite.module), filter],
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
