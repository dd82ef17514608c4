// Tests that are known to fail, written down in tests/known-failures.txt: they
// do not make a run fail, but they are named in it, and so is one that passes
// again and is to be taken off the list.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SuiteResult } from "./suite.ts";

export interface KnownFailure {
  readonly suite: string;
  readonly test: string;
  readonly reason: string;
}

export const knownFailuresFile = "tests/known-failures.txt";

/** Lines `SUITE TEST reason`; `#` starts a comment. */
export function parseKnownFailures(text: string): KnownFailure[] {
  return text.split("\n").flatMap((line) => {
    const plain = line.trim();
    if (plain === "" || plain.startsWith("#")) return [];
    const [suite = "", test = "", ...reason] = plain.split(/\s+/);
    return [{ suite, test, reason: reason.join(" ") }];
  });
}

export function readKnownFailures(root: string): KnownFailure[] {
  const file = join(root, knownFailuresFile);
  return existsSync(file) ? parseKnownFailures(readFileSync(file, "utf8")) : [];
}

export interface SortedResult {
  /** What is left to be counted. */
  readonly result: SuiteResult;
  readonly known: readonly KnownFailure[];
  /** Listed, but not failing in a complete run: to be taken off the list. */
  readonly stale: readonly KnownFailure[];
}

function isFailureOf(failure: string, test: string): boolean {
  return failure.startsWith(`${test}:`) || failure.startsWith(`${test}\n`);
}

/** `programs/*` stands for every suite of the group. */
function isOfSuite(entry: KnownFailure, suite: string): boolean {
  if (entry.suite === suite) return true;
  return (
    entry.suite.endsWith("/*") && suite.startsWith(entry.suite.slice(0, -1))
  );
}

/** Takes the known failures out of a suite's result. */
export function sortOut(
  suite: string,
  result: SuiteResult,
  list: readonly KnownFailure[],
  complete: boolean,
): SortedResult {
  const own = list.filter((entry) => isOfSuite(entry, suite));
  const known = own.filter(({ test }) =>
    result.failures.some((failure) => isFailureOf(failure, test)),
  );
  const failures = result.failures.filter(
    (failure) => !known.some(({ test }) => isFailureOf(failure, test)),
  );
  const removed = result.failures.length - failures.length;
  return {
    result: {
      passed: result.passed,
      failed: result.failed - removed,
      failures,
    },
    known,
    stale: complete ? own.filter((entry) => !known.includes(entry)) : [],
  };
}
