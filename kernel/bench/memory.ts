// Measures of the kernel heap and of stacks.

import { kernelFree, tryAllocate } from "../memory/heap.ts";
import { allocateStack, releaseStack } from "../memory/stacks.ts";
import { copyBytes, fillBytes } from "../memory/bytes.ts";
import { nothing, type Measure } from "./bench.ts";

const repetitions: u64 = 1000;

class Kept {
  readonly addresses = new FixedArray<usize, 256>();
}
const kept = new Kept();
const keptCount: u32 = 256;

/** @hot */
function small(): void {
  for (let i: u64 = 0; i < repetitions; i++) kernelFree(tryAllocate(64));
}

/** @hot */
function page(): void {
  for (let i: u64 = 0; i < repetitions; i++) kernelFree(tryAllocate(4096));
}

/** @hot */
function large(): void {
  for (let i: u64 = 0; i < repetitions; i++) kernelFree(tryAllocate(65536));
}

/** More than a CPU keeps: objects travel to and from the slabs. @hot */
function many(): void {
  for (let i: u32 = 0; i < keptCount; i++) kept.addresses[i] = tryAllocate(64);
  for (let i: u32 = 0; i < keptCount; i++) kernelFree(kept.addresses[i]);
}

/** @hot */
function stacks(): void {
  for (let i: u64 = 0; i < repetitions; i++) {
    releaseStack(allocateStack(0x4000), 0x4000);
  }
}

const mebibyte: usize = 0x10_0000;

function prepareCopy(): void {
  kept.addresses[0] = tryAllocate(mebibyte);
  kept.addresses[1] = tryAllocate(mebibyte);
}

function finishCopy(): void {
  kernelFree(kept.addresses[0]);
  kernelFree(kept.addresses[1]);
}

function copyBlock(): void {
  copyBytes(kept.addresses[0], kept.addresses[1], mebibyte);
}

function fillBlock(): void {
  fillBytes(kept.addresses[0], 0, mebibyte);
}

function measure(name: string, operations: u64, run: () => void): Measure {
  return { name, operations, prepare: nothing, run, finish: nothing };
}

export const memoryMeasures: Measure[] = [
  measure("allocate and free 64 bytes", 1000, small),
  measure("as above, 256 at a time", 256, many),
  measure("allocate and free a page", 1000, page),
  measure("allocate and free 64 KB, cleared", 1000, large),
  measure("stack of 16 KB, warm", 1000, stacks),
  {
    name: "copy of 1 MB",
    operations: 1,
    prepare: prepareCopy,
    run: copyBlock,
    finish: finishCopy,
  },
  {
    name: "clearing 1 MB",
    operations: 1,
    prepare: prepareCopy,
    run: fillBlock,
    finish: finishCopy,
  },
];
