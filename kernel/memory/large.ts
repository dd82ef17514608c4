// Allocations of whole pages: whatever is larger than the largest size class.

import { fillMemory } from "machine";
import { failsNow } from "./failing.ts";
import { zeroFlag } from "./node.ts";
import {
  entryAllocated,
  entryOf,
  entryRun,
  kindOf,
  nodeOf,
  pageShift,
  pageSizeBytes,
  setEntry,
} from "./page-entries.ts";
import { givePages, takePages, takePagesNear } from "./pages.ts";
import { reclaimMemory } from "./reclaim.ts";

const pagesMaximum: usize = 0x1_0000_0000;
/** For `allocateLarge`: near the running CPU. */
export const nearHere: u32 = 0xffff_ffff;

class LargeBytes {
  readonly allocated = new Atomic<u64>(0);
  readonly blocks = new Atomic<u64>(0);
}
const large = new LargeBytes();

/** Zeroed pages near a node, aligned to at least `alignment` (a power of two), or 0. @noinline @hot */
export function allocateLarge(
  sizeBytes: usize,
  alignment: usize,
  near: u32,
): usize {
  const pages: usize = pagesOf(sizeBytes);
  if (pages === 0 || pages > pagesMaximum || failsNow()) return 0;
  const aligned: usize = alignment >> pageShift;
  // Pages are aligned to as many as are taken: those past the end go back.
  const wanted: usize = aligned > pages ? aligned : pages;
  const taken = takeHard(wanted, near);
  if (taken === 0) return 0;
  const address: usize = taken & ~zeroFlag;
  const mark: u32 = nodeOf(entryOf(address)) << 8;
  if (wanted > pages) {
    const tail: usize = address + (pages << pageShift);
    setEntry(tail, mark);
    givePages(tail, wanted - pages);
  }
  noteSize(address, mark, pages);
  if ((taken & zeroFlag) === 0) fillMemory(address, 0, pages << pageShift);
  large.allocated.fetchAdd(u64(pages << pageShift), "relaxed");
  large.blocks.fetchAdd(1, "relaxed");
  return address;
}

function takeHard(pages: usize, near: u32): usize {
  for (let tries: u32 = 0; tries < 2; tries++) {
    const taken =
      near === nearHere ? takePages(pages) : takePagesNear(near, pages);
    if (taken !== 0) return taken;
    if (tries === 0) reclaimMemory();
  }
  return 0;
}

/** @hot */
function noteSize(address: usize, mark: u32, pages: usize): void {
  if ((pages & (pages - 1)) === 0) {
    setEntry(address, mark | (entryAllocated + orderOfPower(pages)));
    return;
  }
  setEntry(address, mark | entryRun);
  setEntry(address + pageSizeBytes, u32(pages & 0xffff));
  setEntry(address + 2 * pageSizeBytes, u32(pages >> 16));
}

function orderOfPower(pages: usize): u32 {
  let order: u32 = 0;
  while (usize(1) << usize(order) < pages) order += 1;
  return order;
}

/** The pages of a large allocation; 0 when none begins there. @hot */
export function largePages(address: usize): usize {
  if ((address & (pageSizeBytes - 1)) !== 0) return 0;
  const kind = kindOf(entryOf(address));
  if (kind === entryRun) {
    const low = usize(entryOf(address + pageSizeBytes));
    return low | (usize(entryOf(address + 2 * pageSizeBytes)) << 16);
  }
  if (kind < entryAllocated || kind >= entryRun) return 0;
  return usize(1) << usize(kind - entryAllocated);
}

/** Frees a large allocation of that many pages. @hot */
export function freeLarge(address: usize, pages: usize): void {
  large.allocated.fetchSub(u64(pages << pageShift), "relaxed");
  large.blocks.fetchSub(1, "relaxed");
  givePages(address, pages);
}

export function pagesOf(sizeBytes: usize): usize {
  return (sizeBytes + pageSizeBytes - 1) >> pageShift;
}

export function largeAllocatedBytes(): u64 {
  return large.allocated.load("relaxed");
}

export function largeBlocks(): u64 {
  return large.blocks.load("relaxed");
}
