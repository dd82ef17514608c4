// Tests that are known to fail, written down in tests/known-failures.txt: they
// do not make a run fail, but they are named in it, and one that passes again
// must be taken off the list.

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
}

function isFailureOf(failure: string, test: string): boolean {
  return failure.startsWith(`${test}:`) || failure.startsWith(`${test}\n`);
}

/**
 * Takes the known failures out of a suite's result. In a complete run one
 * that did not fail is a failure itself: the list must stay true.
 */
export function sortOut(
  suite: string,
  result: SuiteResult,
  list: readonly KnownFailure[],
  complete: boolean,
): SortedResult {
  const own = list.filter((entry) => entry.suite === suite);
  const known = own.filter(({ test }) =>
    result.failures.some((failure) => isFailureOf(failure, test)),
  );
  const left = result.failures.filter(
    (failure) => !known.some(({ test }) => isFailureOf(failure, test)),
  );
  const stale = complete ? own.filter((entry) => !known.includes(entry)) : [];
  const failures = [
    ...left,
    ...stale.map(
      ({ test }) =>
        `${test}: passes, or is gone: take it off ${knownFailuresFile}`,
    ),
  ];
  const removed = result.failures.length - left.length;
  return {
    result: {
      passed: result.passed,
      failed: result.failed - removed + stale.length,
      failures,
    },
    known,
  };
}
