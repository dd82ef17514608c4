// The first kernel heap: segregated free lists with boundary tags, so that
// freed neighbours merge at once. Single CPU, never called from interrupts.
//
//   block  +0  size in bytes of the whole block | 1 allocated | 2 the one below is allocated
//          +8  mark: allocated or freed, mixed with the address
//          +16 payload                    free blocks: next
//          +24                                         previous
//          +32                                         zeroFrom
//          …
//          -8                                          size again, for the block above
//
// `zeroFrom`: from there to the last word a free block is known to hold zeroes,
// so fresh memory is not cleared twice. Every allocation is zeroed.
// Free lists: sizes below 1024 have a list each; above, four per power of two.
// TLSF's idea (Masmano et al., 2004): finding a fit takes two bit scans.

import {
  countLeadingZeros,
  countTrailingZeros,
  fillMemory,
  isDevelopment,
  load,
  store,
} from "machine";
import { panic } from "../debug/panic.ts";

const headerSizeBytes: usize = 16;
const blockMinimumBytes: usize = 48;
const metadataSizeBytes: usize = 40;
const allocatedFlag: usize = 1;
const belowAllocatedFlag: usize = 2;
const flagMask: usize = 15;
const allocatedMark: usize = 0x6e61_7574_a110_c8ed;
const freedMark: usize = 0x6e61_7574_f4ee_d0ff;
/** What freed memory is filled with in development mode. */
const freedByte: u8 = 0xdd;
const binCount: u32 = 256;

class Heap {
  readonly bins = new FixedArray<usize, 256>();
  /** A bit per bin: it is not empty. */
  readonly binsUsed = new FixedArray<u64, 4>();
  lowest: usize = 0;
  highest: usize = 0;
  totalBytes: usize = 0;
  allocatedBytes: usize = 0;
  allocatedPeakBytes: usize = 0;
  allocatedBlocks: u64 = 0;
  allocations: u64 = 0;
}
const heap = new Heap();

/** Gives `[start, end)`, 16-aligned, to the heap. `isZero`: it holds only zeroes. */
export function addHeapRange(start: usize, end: usize, isZero: boolean): void {
  if (end - start < blockMinimumBytes + headerSizeBytes) return;
  // The last header belongs to no block: it ends the merging.
  const size: usize = end - start - headerSizeBytes;
  store<usize>(end - headerSizeBytes, allocatedFlag);
  store<usize>(start, size | belowAllocatedFlag);
  insert(start, size, isZero ? start + metadataSizeBytes : start + size);
  if (heap.lowest === 0 || start < heap.lowest) heap.lowest = start;
  if (end > heap.highest) heap.highest = end;
  heap.totalBytes += size;
}

/** Zeroed memory, aligned to 16; panics when there is none. @allocates */
export function kernelAllocate(sizeBytes: usize): usize {
  const address = tryAllocate(sizeBytes);
  if (address === 0) panic("out of kernel memory");
  return address;
}

/** As `kernelAllocate`, but 0 when there is none. @allocates */
export function tryAllocate(sizeBytes: usize): usize {
  if (sizeBytes > heap.totalBytes) return 0;
  let size: usize = (sizeBytes + headerSizeBytes + 15) & ~usize(15);
  if (size < blockMinimumBytes) size = blockMinimumBytes;
  const block = findFit(size);
  if (block === 0) return 0;
  const whole = blockSize(block);
  const zeroFrom = load<usize>(block + 32);
  remove(block, whole);
  size = split(block, whole, size, zeroFrom);
  store<usize>(block + 8, allocatedMark ^ block);
  clear(block, size, size === whole, zeroFrom);
  heap.allocatedBytes += size;
  heap.allocatedBlocks += 1;
  heap.allocations += 1;
  if (heap.allocatedBytes > heap.allocatedPeakBytes) {
    heap.allocatedPeakBytes = heap.allocatedBytes;
  }
  return block + headerSizeBytes;
}

/** Gives memory of `kernelAllocate` back. Anything else, or twice, panics. */
export function kernelFree(address: usize): void {
  const block: usize = address - headerSizeBytes;
  checkAllocated(block, address);
  let start: usize = block;
  let size = blockSize(block);
  heap.allocatedBytes -= size;
  heap.allocatedBlocks -= 1;
  store<usize>(block + 8, freedMark ^ block);
  if (isDevelopment) {
    fillMemory(address, freedByte, size - headerSizeBytes);
  }
  const above: usize = block + size;
  let zeroFrom: usize = above;
  if ((load<usize>(above) & allocatedFlag) === 0) {
    const aboveSize = blockSize(above);
    zeroFrom = load<usize>(above + 32);
    remove(above, aboveSize);
    size += aboveSize;
  } else {
    store<usize>(above, load<usize>(above) & ~belowAllocatedFlag);
  }
  if ((load<usize>(block) & belowAllocatedFlag) === 0) {
    const belowSize = load<usize>(block - 8);
    start = block - belowSize;
    remove(start, belowSize);
    size += belowSize;
  }
  // Free neighbours merge at once, so the one below is allocated.
  store<usize>(start, size | belowAllocatedFlag);
  insert(start, size, zeroFrom);
}

/** The bytes a caller of `kernelAllocate` may use at `address`. */
export function allocatedSizeBytes(address: usize): usize {
  return blockSize(address - headerSizeBytes) - headerSizeBytes;
}

function checkAllocated(block: usize, address: usize): void {
  if (
    (address & 15) !== 0 ||
    address < heap.lowest + headerSizeBytes ||
    address >= heap.highest
  ) {
    panic("free of an address that is not in the heap");
  }
  const mark = load<usize>(block + 8);
  if (mark === (freedMark ^ block)) panic("memory was freed twice");
  if (mark !== (allocatedMark ^ block)) {
    panic(
      "free of memory that is not a block's start, or whose header was overwritten",
    );
  }
}

function blockSize(block: usize): usize {
  return load<usize>(block) & ~flagMask;
}

/** Marks `block` allocated with `size` bytes if the rest can be a block; gives the bytes taken. */
function split(
  block: usize,
  whole: usize,
  size: usize,
  zeroFrom: usize,
): usize {
  const below: usize = load<usize>(block) & belowAllocatedFlag;
  const rest: usize = block + size;
  if (whole - size < blockMinimumBytes) {
    const above: usize = block + whole;
    store<usize>(block, whole | allocatedFlag | below);
    store<usize>(above, load<usize>(above) | belowAllocatedFlag);
    return whole;
  }
  store<usize>(block, size | allocatedFlag | below);
  store<usize>(rest, (whole - size) | belowAllocatedFlag);
  const restZeroFrom: usize = rest + metadataSizeBytes;
  insert(rest, whole - size, zeroFrom > restZeroFrom ? zeroFrom : restZeroFrom);
  return size;
}

/** Zeroes the payload, except what is known to be zero. */
function clear(
  block: usize,
  size: usize,
  hadFooter: boolean,
  zeroFrom: usize,
): void {
  const end: usize = block + size;
  const first: usize = block + headerSizeBytes;
  const last: usize = zeroFrom < end ? zeroFrom : end;
  if (last > first) fillMemory(first, 0, last - first);
  if (hadFooter) store<usize>(end - 8, 0);
}

// Free lists.

/** The list a block of `size` bytes belongs to. */
function binOf(size: usize): u32 {
  if (size < 1024) return u32(size >> 4);
  const log: u32 = 63 - countLeadingZeros(u64(size));
  return 64 + (log - 10) * 4 + (u32(size >> usize(log - 2)) & 3);
}

/** A free block of at least `size` bytes, or 0. */
function findFit(size: usize): usize {
  let bin = binOf(size);
  // Above 1024 a list holds different sizes: the next list surely fits.
  if (size >= 1024) bin += 1;
  let word: u32 = bin / 64;
  if (bin < binCount) {
    let used: u64 = heap.binsUsed[word] & (~u64(0) << u64(bin & 63));
    for (;;) {
      if (used !== 0) {
        return heap.bins[word * 64 + countTrailingZeros(used)];
      }
      word += 1;
      if (word === 4) break;
      used = heap.binsUsed[word];
    }
  }
  if (size < 1024) return 0;
  let block = heap.bins[bin - 1];
  while (block !== 0 && blockSize(block) < size) {
    block = load<usize>(block + 16);
  }
  return block;
}

/** Makes `block` free: metadata, footer and list. Its header is written already. */
function insert(block: usize, size: usize, zeroFrom: usize): void {
  const bin = binOf(size);
  const next = heap.bins[bin];
  store<usize>(block + 8, freedMark ^ block);
  store<usize>(block + 16, next);
  store<usize>(block + 24, 0);
  store<usize>(block + 32, zeroFrom);
  store<usize>(block + size - 8, size);
  if (next !== 0) store<usize>(next + 24, block);
  heap.bins[bin] = block;
  heap.binsUsed[bin / 64] = heap.binsUsed[bin / 64] | (u64(1) << u64(bin & 63));
}

function remove(block: usize, size: usize): void {
  const next = load<usize>(block + 16);
  const previous = load<usize>(block + 24);
  if (next !== 0) store<usize>(next + 24, previous);
  if (previous !== 0) {
    store<usize>(previous + 16, next);
    return;
  }
  const bin = binOf(size);
  heap.bins[bin] = next;
  if (next === 0) {
    heap.binsUsed[bin / 64] =
      heap.binsUsed[bin / 64] & ~(u64(1) << u64(bin & 63));
  }
}

/** Walks every free list: "" when tags and lists agree, else what does not. */
export function heapProblem(): string {
  let freeBytes: usize = 0;
  for (let bin: u32 = 0; bin < binCount; bin++) {
    let previous: usize = 0;
    let block = heap.bins[bin];
    const used: u64 = (heap.binsUsed[bin / 64] >> u64(bin & 63)) & 1;
    if (u64(block !== 0) !== used) return "a list's bit is wrong";
    while (block !== 0) {
      const size = blockSize(block);
      const header = load<usize>(block) & flagMask;
      if (binOf(size) !== bin) return "a block is in the wrong list";
      if (header !== belowAllocatedFlag)
        return "a free block's flags are wrong";
      if (load<usize>(block + 24) !== previous) return "a list is damaged";
      if (load<usize>(block + size - 8) !== size) return "a footer is wrong";
      const above = load<usize>(block + size);
      if ((above & allocatedFlag) === 0) return "free neighbours";
      if ((above & belowAllocatedFlag) !== 0)
        return "a neighbour's flag is wrong";
      freeBytes += size;
      previous = block;
      block = load<usize>(block + 16);
    }
  }
  return freeBytes + heap.allocatedBytes === heap.totalBytes
    ? ""
    : "bytes are lost";
}

// Statistics, for `meminfo` and tests.

export function heapTotalBytes(): u64 {
  return u64(heap.totalBytes);
}

export function heapAllocatedBytes(): u64 {
  return u64(heap.allocatedBytes);
}

export function heapPeakBytes(): u64 {
  return u64(heap.allocatedPeakBytes);
}

export function heapAllocatedBlocks(): u64 {
  return heap.allocatedBlocks;
}

export function heapAllocations(): u64 {
  return heap.allocations;
}

export function heapFreeBlocks(): u64 {
  let count: u64 = 0;
  for (let bin: u32 = 0; bin < binCount; bin++) {
    let block = heap.bins[bin];
    while (block !== 0) {
      count += 1;
      block = load<usize>(block + 16);
    }
  }
  return count;
}

export function heapLargestFreeBytes(): u64 {
  let largest: usize = 0;
  for (let bin: u32 = 0; bin < binCount; bin++) {
    let block = heap.bins[bin];
    while (block !== 0) {
      if (blockSize(block) > largest) largest = blockSize(block);
      block = load<usize>(block + 16);
    }
  }
  return u64(largest);
}
