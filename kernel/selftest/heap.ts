// The heap under random use: memory comes zeroed and aligned, nothing overlaps,
// the lists and tags stay consistent, and at the end all has merged again.

import { ByteSpan } from "../memory/byte-span.ts";
import { kernelFree, tryAllocate } from "../memory/heap.ts";
import { reclaimMemory } from "../memory/reclaim.ts";
import {
  heapAllocatedBlocks,
  heapAllocatedBytes,
  memoryFreeBlocks,
  memoryProblem,
  memoryTotalBytes,
} from "../memory/statistics.ts";
import { Random } from "./random.ts";

const slotCount: u32 = 128;
const operations: u32 = 4000;

class Slots {
  readonly addresses = new FixedArray<usize, 128>();
  readonly sizes = new FixedArray<usize, 128>();
  readonly random = new Random();
  readonly span = new ByteSpan();
}
const slots = new Slots();

export function heapKeepsItsPromises(seed: u64): string {
  reclaimMemory();
  const blocks = heapAllocatedBlocks();
  const bytes = heapAllocatedBytes();
  const free = memoryFreeBlocks();
  slots.random.start(seed);
  let problem: string = "";
  for (let i: u32 = 0; i < operations && problem === ""; i++) {
    const slot = u32(slots.random.below(u64(slotCount)));
    if (slots.addresses[slot] === 0) problem = fill(slot);
    else problem = empty(slot);
    if (problem === "" && i % 64 === 0) problem = memoryProblem();
  }
  for (let slot: u32 = 0; slot < slotCount && problem === ""; slot++) {
    if (slots.addresses[slot] !== 0) problem = empty(slot);
  }
  if (problem !== "") return problem;
  reclaimMemory();
  if (heapAllocatedBlocks() !== blocks) return "blocks were lost";
  if (heapAllocatedBytes() !== bytes) return "bytes were lost";
  if (memoryFreeBlocks() !== free) return "free neighbours did not merge";
  if (tryAllocate(usize(memoryTotalBytes()) + 1) !== 0) {
    return "it gave more than there is";
  }
  return memoryProblem();
}

/** A size as programs ask for: mostly small, sometimes large. */
function randomSize(): usize {
  const kind = slots.random.below(16);
  if (kind < 12) return usize(slots.random.below(256));
  if (kind < 15) return usize(slots.random.below(4096));
  return usize(slots.random.below(65536));
}

function fill(slot: u32): string {
  const size = randomSize();
  const address = tryAllocate(size);
  if (address === 0) return "there was no memory";
  if ((address & 15) !== 0) return "an address is not aligned to 16";
  slots.span.show(address, size);
  for (let i: usize = 0; i < size; i++) {
    if (slots.span.byteAt(i) !== 0) return "memory was not zeroed";
    slots.span.setByteAt(i, patternOf(slot));
  }
  slots.addresses[slot] = address;
  slots.sizes[slot] = size;
  return "";
}

function empty(slot: u32): string {
  slots.span.show(slots.addresses[slot], slots.sizes[slot]);
  for (let i: usize = 0; i < slots.sizes[slot]; i++) {
    if (slots.span.byteAt(i) !== patternOf(slot)) return "blocks overlap";
  }
  kernelFree(slots.addresses[slot]);
  slots.addresses[slot] = 0;
  return "";
}

function patternOf(slot: u32): u8 {
  return u8(slot + 1);
}
