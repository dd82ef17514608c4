// Stacks of threads, each over a guard: an unmapped page, so that running over
// the end is an exception rather than somebody else's data.
//
//   guard page │ stack, 4 KB to 2 MB │
//              └ what `allocateStack` gives
//
// The guard stays as long as the stack is kept, and released stacks are kept,
// per CPU and size: taking one again is a few instructions.

import { load, store } from "machine";
import { disableAndSave, restore } from "#arch/interrupts";
import * as paging from "#arch/paging";
import { rankMapping } from "../cpu/lock-ranks.ts";
import { Spinlock } from "../cpu/spinlock.ts";
import { localMemory, type LocalMemory } from "./local.ts";
import { orderOf, zeroFlag } from "./node.ts";
import {
  entryGuard,
  entryNone,
  entryOf,
  entryOwned,
  kindOf,
  nodeOf,
  pageShift,
  pageSizeBytes,
  setEntry,
} from "./page-entries.ts";
import { givePages, takePages } from "./pages.ts";
import { failsNow } from "./failing.ts";
import { reclaimMemory } from "./reclaim.ts";

const classCount: u32 = 10;
/** Bytes of stacks of one size a CPU keeps at most, and the fewest stacks. */
const keptBytes: usize = 0x80_0000;
const keptMinimum: usize = 4;

/** One CPU at a time changes the mapping. */
const mappingLock = new Spinlock(rankMapping);

/**
 * A stack of at least so many bytes (at most 2 MB) and the next power of two:
 * its lowest usable address, 0 when there is no memory. What it holds is
 * anybody's guess. @export nautilus_allocate_stack
 * @hot
 */
export function allocateStack(sizeBytes: usize): usize {
  const sizeClass = classOf(sizeBytes);
  if (sizeClass >= classCount) return 0;
  const wereEnabled = disableAndSave();
  const mine = localMemory();
  const stack: usize =
    mine.stacks[sizeClass] === 0
      ? makeStack(sizeClass)
      : takeKept(mine, sizeClass);
  restore(wereEnabled);
  return stack;
}

/** Takes back a stack that nobody runs on any more, of the size it was asked for. @hot */
export function releaseStack(address: usize, sizeBytes: usize): void {
  const sizeClass = classOf(sizeBytes);
  const wereEnabled = disableAndSave();
  const mine = localMemory();
  if (mine.stackCounts[sizeClass] >= keptCount(sizeClass)) {
    destroyStack(address, sizeClass);
  } else {
    store<usize>(linkOf(address, sizeClass), mine.stacks[sizeClass]);
    mine.stacks[sizeClass] = address;
    mine.stackCounts[sizeClass] += 1;
  }
  restore(wereEnabled);
}

/** True for an address in the unmapped page below a stack. */
export function isStackGuard(address: usize): boolean {
  const entry = entryOf(address);
  return entry !== entryNone && kindOf(entry) === entryGuard;
}

/** Gives back the stacks the running CPU keeps. */
export function drainStacks(): void {
  const wereEnabled = disableAndSave();
  const mine = localMemory();
  for (let sizeClass: u32 = 0; sizeClass < classCount; sizeClass++) {
    while (mine.stacks[sizeClass] !== 0)
      destroyStack(takeKept(mine, sizeClass), sizeClass);
  }
  restore(wereEnabled);
}

/** @hot */
function takeKept(mine: LocalMemory, sizeClass: u32): usize {
  const stack = mine.stacks[sizeClass];
  mine.stacks[sizeClass] = load<usize>(linkOf(stack, sizeClass));
  mine.stackCounts[sizeClass] -= 1;
  return stack;
}

/** @noinline */
function makeStack(sizeClass: u32): usize {
  if (failsNow()) return 0;
  const pages = pagesWithGuard(sizeClass);
  let guard: usize = takePages(pages) & ~zeroFlag;
  if (guard === 0) {
    reclaimMemory();
    guard = takePages(pages) & ~zeroFlag;
    if (guard === 0) return 0;
  }
  const were = mappingLock.lock();
  const unmapped = paging.unmap(guard, pageSizeBytes);
  mappingLock.unlock(were);
  if (!unmapped) {
    givePages(guard, pages);
    return 0;
  }
  const mark: u32 = nodeOf(entryOf(guard)) << 8;
  setEntry(guard, mark | entryGuard);
  // What stands in entries of pages within a block may be anything.
  setEntry(guard + pageSizeBytes, mark | entryOwned);
  return guard + pageSizeBytes;
}

/** @noinline */
function destroyStack(stack: usize, sizeClass: u32): void {
  const guard: usize = stack - pageSizeBytes;
  const were = mappingLock.lock();
  paging.map(guard, pageSizeBytes);
  mappingLock.unlock(were);
  setEntry(guard, (nodeOf(entryOf(guard)) << 8) | entryOwned);
  givePages(guard, pagesWithGuard(sizeClass));
}

function classOf(sizeBytes: usize): u32 {
  if (sizeBytes <= pageSizeBytes) return 0;
  return orderOf((sizeBytes + pageSizeBytes - 1) >> pageShift);
}

function pagesWithGuard(sizeClass: u32): usize {
  return (usize(1) << usize(sizeClass)) + 1;
}

function keptCount(sizeClass: u32): u32 {
  const fitting: usize = (keptBytes >> pageShift) >> usize(sizeClass);
  return u32(fitting < keptMinimum ? keptMinimum : fitting);
}

/** The word that links kept stacks: the highest, which is used most. */
function linkOf(stack: usize, sizeClass: u32): usize {
  return stack + (pageSizeBytes << usize(sizeClass)) - 8;
}
