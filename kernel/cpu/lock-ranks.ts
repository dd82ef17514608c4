// In which order spinlocks may be taken: whoever holds one takes only locks of
// higher ranks, so no two CPUs can wait for each other. Checked in development
// mode, or where the configuration says so.

import { isDevelopment } from "machine";
import { config } from "../config.ts";
import { panic } from "../debug/panic.ts";
import { localMemory } from "../memory/local.ts";

/** Not checked: for locks under which nothing else is locked. */
export const rankNone: u32 = 0;
/** Under it another queue's lock is taken: conditions, readers and writers. */
export const rankOuterQueue: u32 = 4;
export const rankQueue: u32 = 8;
/** Who waits for whom (kernel/sched/owned.ts). */
export const rankWanted: u32 = 12;
/** Lists of named things, events, spare structures. */
export const rankList: u32 = 16;
export const rankMapping: u32 = 20;
export const rankSlabs: u32 = 24;
export const rankNode: u32 = 28;

class Checks {
  /** CPUs have a place to note what they hold. */
  areOn: boolean = false;
}
const checks = new Checks();

/** @inline */
export function checksLocks(): boolean {
  return isDevelopment || config.checksLocks;
}

/** From here on CPUs note what they hold. */
export function beginLockChecks(): void {
  checks.areOn = checksLocks();
}

/** The running CPU, interrupts off, is about to take a lock. @noinline */
export function noteTaken(rank: u32): void {
  if (rank === rankNone || !checks.areOn) return;
  const mine = localMemory();
  if (mine.heldRanks >> rank !== 0)
    panic("a lock was taken under one of the same or a higher rank");
  mine.heldRanks |= u32(1) << rank;
}

/** @noinline */
export function noteReleased(rank: u32): void {
  if (rank === rankNone || !checks.areOn) return;
  const mine = localMemory();
  mine.heldRanks &= ~(u32(1) << rank);
}
