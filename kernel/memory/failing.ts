// Allocations that fail on purpose, so that tests see what callers do then.
//
// While armed, CPUs keep no free objects or pages, so that every allocation
// comes by here; otherwise only those that find a list empty.

import { localMemory, setKeeping } from "./local.ts";

class Failing {
  isArmed: boolean = false;
  /** Allocations until one fails. */
  left: u64 = 0;
  /** Allocations between failures after that; 0: no more. */
  every: u64 = 0;
  failures: u64 = 0;
}
const failing = new Failing();

/** The `nth` allocation from now on fails (1: the next), and then each `every`th. */
export function armFailure(nth: u64, every: u64): void {
  setKeeping(localMemory(), false);
  failing.left = nth;
  failing.every = every;
  failing.failures = 0;
  failing.isArmed = true;
}

/** Gives how many allocations have failed. */
export function disarmFailure(): u64 {
  failing.isArmed = false;
  setKeeping(localMemory(), true);
  return failing.failures;
}

/** Asked once by each allocation that leaves the fast path. */
export function failsNow(): boolean {
  if (!failing.isArmed || failing.left === 0) return false;
  failing.left -= 1;
  if (failing.left !== 0) return false;
  failing.left = failing.every;
  failing.failures += 1;
  return true;
}
