// The physical memory the kernel may use: what the machine reports as usable,
// without what is reserved, page 0 and the running image.

import * as boot from "#arch/boot";
import { memoryUsable } from "../arch/contract.ts";
import { panic } from "../debug/panic.ts";

const pageSizeBytes: usize = 4096;
const rangesMaximum: u32 = 64;

/** Disjoint, page-aligned ranges in no particular order. */
class MemoryMap {
  count: u32 = 0;
  readonly starts = new FixedArray<usize, 64>();
  readonly ends = new FixedArray<usize, 64>();
}
const map = new MemoryMap();

/** Reads the machine's map and cuts `[imageStart, imageEnd)` out of it. */
export function readMemoryMap(imageStart: usize, imageEnd: usize): void {
  const regions = boot.memoryRegionCount();
  for (let i: u32 = 0; i < regions; i++) {
    if (boot.memoryRegionKind(i) !== memoryUsable) continue;
    const start = boot.memoryRegionStart(i);
    const end = start + boot.memoryRegionSizeBytes(i);
    // A second report of the same memory must not be given out twice.
    cut(start, end);
    add(start, end);
  }
  for (let i: u32 = 0; i < regions; i++) {
    if (boot.memoryRegionKind(i) === memoryUsable) continue;
    const start = boot.memoryRegionStart(i);
    cut(start, start + boot.memoryRegionSizeBytes(i));
  }
  cut(0, pageSizeBytes);
  cut(imageStart, imageEnd);
}

export function rangeCount(): u32 {
  return map.count;
}

export function rangeStart(index: u32): usize {
  return map.starts[index];
}

export function rangeEnd(index: u32): usize {
  return map.ends[index];
}

/** Sorts the ranges by address and joins those that touch. */
export function sortRanges(): void {
  for (let i: u32 = 1; i < map.count; i++) {
    const start = map.starts[i];
    const end = map.ends[i];
    let place: u32 = i;
    while (place > 0 && map.starts[place - 1] > start) {
      map.starts[place] = map.starts[place - 1];
      map.ends[place] = map.ends[place - 1];
      place -= 1;
    }
    map.starts[place] = start;
    map.ends[place] = end;
  }
  let kept: u32 = 0;
  for (let i: u32 = 1; i < map.count; i++) {
    if (map.starts[i] === map.ends[kept]) {
      map.ends[kept] = map.ends[i];
      continue;
    }
    kept += 1;
    map.starts[kept] = map.starts[i];
    map.ends[kept] = map.ends[i];
  }
  map.count = kept + 1;
}

/**
 * Cuts page-aligned memory that ends by `limit` off a sorted map, for good;
 * panics when there is none. Off a range's start, so that the map stays sorted.
 */
export function cutForGood(sizeBytes: usize, limit: usize): usize {
  const size: usize = roundUp(sizeBytes);
  for (let i: u32 = 0; i < map.count; i++) {
    const start = map.starts[i];
    if (map.ends[i] - start <= size || start + size > limit) continue;
    map.starts[i] = start + size;
    return start;
  }
  panic("no memory for the page tables");
}

function add(start: usize, end: usize): void {
  const first: usize = roundUp(start);
  const last: usize = end & ~(pageSizeBytes - 1);
  if (last <= first) return;
  // More ranges than any machine has: the rest is not used rather than misused.
  if (map.count >= rangesMaximum) return;
  map.starts[map.count] = first;
  map.ends[map.count] = last;
  map.count += 1;
}

/** Removes `[start, end)`, widened to whole pages, from every range. */
function cut(start: usize, end: usize): void {
  if (end <= start) return;
  const first: usize = start & ~(pageSizeBytes - 1);
  const last: usize = roundUp(end);
  let i: u32 = 0;
  while (i < map.count) {
    const rangeFirst = map.starts[i];
    const rangeLast = map.ends[i];
    if (last <= rangeFirst || first >= rangeLast) {
      i += 1;
      continue;
    }
    // Replace the range by what is left of it on either side.
    map.count -= 1;
    map.starts[i] = map.starts[map.count];
    map.ends[i] = map.ends[map.count];
    add(rangeFirst, first);
    add(last, rangeLast);
    // Whatever now stands at `i` is looked at again; the parts no longer overlap.
  }
}

function roundUp(address: usize): usize {
  return (address + pageSizeBytes - 1) & ~(pageSizeBytes - 1);
}
