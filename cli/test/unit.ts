// The unit tests: every *.test.ts beside its source, under Node's test runner.

import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import { run as runFiles } from "node:test";
import { rootFolder } from "../paths.ts";
import type { SuiteResult } from "./suite.ts";

/** Folders of the root where a *.test.ts is no test of ours. */
const skippedFolders = new Set(["node_modules", "build", ".git"]);

const perTestTimeoutMs = 300_000;

export function findTestFiles(root: string, below: string = ""): string[] {
  const entries = readdirSync(join(root, below), { withFileTypes: true });
  const files = entries.flatMap((entry) => {
    const path = join(below, entry.name);
    if (entry.isDirectory()) {
      return skippedFolders.has(path) ? [] : findTestFiles(root, path);
    }
    return entry.name.endsWith(".test.ts") ? [join(root, path)] : [];
  });
  return files.sort();
}

/** What a failed test has to say, without the test runner's own frames. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Node wraps what the test threw.
  const { cause } = error;
  if (!(cause instanceof Error)) {
    return typeof cause === "string" ? cause : error.message;
  }
  const lines = (cause.stack ?? cause.message).split("\n");
  return lines.filter((line) => !/^\s+at .*node:/.test(line)).join("\n");
}

/** Runs the files whose path from the root contains the filter. */
export async function run(
  filter: string,
  folder: string = rootFolder,
): Promise<SuiteResult> {
  const files = findTestFiles(folder).filter((file) =>
    relative(folder, file).includes(filter),
  );
  const failures: string[] = [];
  let passed = 0;
  if (files.length === 0) return { passed: 0, failed: 0, failures };

  const withTests = new Set<string>();
  const brokenFiles = new Set<string>();
  const errorOutput = new Map<string, string>();
  const fail = (file: string, name: string, message: string): void => {
    failures.push(`${relative(folder, file)}: ${name}\n${message.trimEnd()}`);
  };
  const events = runFiles({
    files,
    concurrency: availableParallelism(),
    timeout: perTestTimeoutMs,
  });
  for await (const event of events as AsyncIterable<TestEvent>) {
    const { data } = event;
    const file = data.file ?? data.name ?? "";
    if (event.type === "test:stderr") {
      errorOutput.set(file, (errorOutput.get(file) ?? "") + data.message);
    }
    if (event.type !== "test:pass" && event.type !== "test:fail") continue;
    const failed = event.type === "test:fail";
    if (isTest(data)) {
      withTests.add(file);
      if (failed) fail(file, data.name ?? "", messageOf(data.details?.error));
      else if (data.skip === undefined && data.todo === undefined) passed++;
    } else if (failed) {
      brokenFiles.add(file);
    }
  }
  // A group fails because a test did, or by itself: outside of any test.
  for (const file of brokenFiles) {
    const place = relative(folder, file);
    const isTold = failures.some((text) => text.startsWith(`${place}: `));
    if (isTold || !withTests.has(file)) continue;
    fail(file, "failed outside its tests", errorOutput.get(file) ?? "");
  }
  for (const file of files.filter((each) => !withTests.has(each))) {
    fail(file, "ran no tests", errorOutput.get(file) ?? "");
  }
  return { passed, failed: failures.length, failures };
}

/** The fields we read of the runner's events, as Node 20 documents them. */
interface TestData {
  readonly name?: string;
  readonly file?: string;
  readonly message?: string;
  readonly skip?: string | boolean;
  readonly todo?: string | boolean;
  readonly details?: { readonly type?: string; readonly error?: unknown };
}

interface TestEvent {
  readonly type: string;
  readonly data: TestData;
}

/** Not a `describe`, not a file around its tests, not a parent of subtests. */
function isTest(data: TestData): boolean {
  const error = data.details?.error;
  const isParent =
    error instanceof Error &&
    "failureType" in error &&
    error.failureType === "subtestsFailed";
  const isFile = data.name?.endsWith(".test.ts") === true;
  return data.details?.type !== "suite" && !isFile && !isParent;
}
