// How memory is used, and whether the allocators' books agree: for `meminfo`
// and tests. Other CPUs go on meanwhile, so sums are a moment's guess.

import { largeAllocatedBytes, largeBlocks } from "./large.ts";
import { keptObjects, localCount, localMemoryOf } from "./local.ts";
import { orderCount } from "./node.ts";
import { node, nodeCount } from "./nodes.ts";
import { pageShift } from "./page-entries.ts";
import { sizeClassCount, sizeClasses } from "./size-classes.ts";
import { slabsOf } from "./slabs.ts";

/** Bytes the allocators manage. */
export function memoryTotalBytes(): u64 {
  let pages: usize = 0;
  for (let i: u32 = 0; i < nodeCount(); i++) pages += node(i).pagesTotal();
  return u64(pages << pageShift);
}

/** Bytes of pages that nobody has taken from a node. */
export function memoryFreeBytes(): u64 {
  let pages: usize = 0;
  for (let i: u32 = 0; i < nodeCount(); i++) pages += node(i).pagesFree();
  return u64(pages << pageShift);
}

/** The most that ever was taken. */
export function memoryPeakBytes(): u64 {
  let pages: usize = 0;
  for (let i: u32 = 0; i < nodeCount(); i++) {
    pages += node(i).pagesTotal() - node(i).pagesFreeLowest();
  }
  return u64(pages << pageShift);
}

export function memoryLargestFreeBytes(): u64 {
  let largest: usize = 0;
  for (let i: u32 = 0; i < nodeCount(); i++) {
    const bytes = node(i).largestFreeBytes();
    if (bytes > largest) largest = bytes;
  }
  return u64(largest);
}

export function memoryFreeBlocks(): u64 {
  let blocks: usize = 0;
  for (let order: u32 = 0; order < orderCount; order++) {
    for (let i: u32 = 0; i < nodeCount(); i++) {
      blocks += node(i).blocksFree(order);
    }
  }
  return u64(blocks);
}

/** Objects of a size class that somebody has allocated. */
export function objectsAllocated(sizeClass: u32): u64 {
  let count: u64 = 0;
  for (let i: u32 = 0; i < nodeCount(); i++) {
    count += slabsOf(i).objectsOut(sizeClass);
  }
  return count - objectsKept(sizeClass);
}

/** Free objects of a size class in CPUs' lists. */
export function objectsKept(sizeClass: u32): u64 {
  let count: u64 = 0;
  for (let i: u32 = 0; i < localCount(); i++) {
    count += u64(keptObjects(localMemoryOf(i), sizeClass));
  }
  return count;
}

export function slabCount(sizeClass: u32): u64 {
  let count: u64 = 0;
  for (let i: u32 = 0; i < nodeCount(); i++) {
    count += u64(slabsOf(i).slabCount(sizeClass));
  }
  return count;
}

/** Bytes of the heap's allocations, rounded up as they are. */
export function heapAllocatedBytes(): u64 {
  let bytes: u64 = largeAllocatedBytes();
  for (let i: u32 = 0; i < sizeClassCount; i++) {
    bytes += objectsAllocated(i) * u64(sizeClasses.sizeBytes[i]);
  }
  return bytes;
}

/** Allocations that were not freed yet. */
export function heapAllocatedBlocks(): u64 {
  let count: u64 = largeBlocks();
  for (let i: u32 = 0; i < sizeClassCount; i++) count += objectsAllocated(i);
  return count;
}

/** Bytes that CPUs keep for later: objects, pages. */
export function keptBytes(): u64 {
  let bytes: u64 = 0;
  for (let i: u32 = 0; i < localCount(); i++) {
    const kept = localMemoryOf(i);
    bytes += u64(kept.pageCount) << u64(pageShift);
    for (let j: u32 = 0; j < sizeClassCount; j++) {
      bytes += u64(keptObjects(kept, j)) * u64(sizeClasses.sizeBytes[j]);
    }
  }
  return bytes;
}

/** Walks every list: "" when all agree, else what does not. */
export function memoryProblem(): string {
  for (let i: u32 = 0; i < nodeCount(); i++) {
    const pages = node(i).problem();
    if (pages !== "") return pages;
    const slabs = slabsOf(i).problem(i);
    if (slabs !== "") return slabs;
  }
  return "";
}
