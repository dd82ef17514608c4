// The heap against a model: a long random run of everything one can ask of it,
// every answer compared with what must be true. Twins with planted defects
// must be caught by the same run.

import { armFailure, disarmFailure } from "../memory/failing.ts";
import { ByteSpan } from "../memory/byte-span.ts";
import {
  allocatedSizeBytes,
  kernelFree,
  tryAllocate,
  tryAllocateAligned,
  tryAllocateNear,
  tryReallocate,
} from "../memory/heap.ts";
import { nodeCount } from "../memory/nodes.ts";
import { reclaimMemory } from "../memory/reclaim.ts";
import {
  heapAllocatedBlocks,
  heapAllocatedBytes,
  memoryFreeBlocks,
  memoryFreeBytes,
  memoryLargestFreeBytes,
  memoryProblem,
  memoryTotalBytes,
} from "../memory/statistics.ts";
import { Random } from "./random.ts";

const slotCount: u32 = 1024;
/** Of all memory, what the run may hold at a time: one part in so many. */
const shareOfMemory: u64 = 4;
const checkEvery: u64 = 0x1_0000;
const reclaimEvery: u64 = 0x4000;

/** What is tested; a twin with a defect replaces one of these. */
class Subject {
  allocate(sizeBytes: usize): usize {
    return tryAllocate(sizeBytes);
  }

  free(address: usize): void {
    kernelFree(address);
  }
}

/** Gives out now and then what somebody has already. */
class OverlappingTwin extends Subject {
  private last: usize = 0;
  private calls: u32 = 0;

  override allocate(sizeBytes: usize): usize {
    this.calls += 1;
    // Both must be large enough to be stamped, or nobody could tell.
    if (sizeBytes < 16) return tryAllocate(sizeBytes);
    if (this.calls % 256 === 0 && this.last !== 0) return this.last;
    this.last = tryAllocate(sizeBytes);
    return this.last;
  }

  override free(address: usize): void {
    if (address === this.last || address === 0) this.last = 0;
    kernelFree(address);
  }
}

/** Does not clear all of what it gives. */
class DirtyTwin extends Subject {
  private readonly span = new ByteSpan();

  override allocate(sizeBytes: usize): usize {
    const address = tryAllocate(sizeBytes);
    if (address !== 0 && sizeBytes >= 64) {
      this.span.show(address, sizeBytes);
      this.span.setUsizeAt(sizeBytes - 8, 1);
    }
    return address;
  }
}

/** Forgets to give back once. */
class LeakingTwin extends Subject {
  private forgotten: usize = 0;

  override free(address: usize): void {
    if (this.forgotten === 0) this.forgotten = address;
    else kernelFree(address);
  }

  giveBack(): void {
    kernelFree(this.forgotten);
    this.forgotten = 0;
  }
}

/** Gives addresses that are not aligned. */
class CrookedTwin extends Subject {
  override allocate(sizeBytes: usize): usize {
    const address = tryAllocate(sizeBytes + 16);
    return address === 0 ? 0 : address + 8;
  }
}

/** @layout */
class Slots {
  addresses!: FixedArray<usize, 1024>;
  sizes!: FixedArray<usize, 1024>;
  stamps!: FixedArray<usize, 1024>;
}

class Model {
  readonly slots = new Slots();
  readonly random = new Random();
  readonly span = new ByteSpan();
  heldBytes: usize = 0;
  heldLimit: usize = 0;
  operations: u64 = 0;
  refusals: u64 = 0;
}
const model = new Model();
const subject = new Subject();

/** A short run for `selftest`, and every twin. */
export function heapMatchesModel(seed: u64): string {
  const problem = checkHeap(seed, 20_000);
  if (problem !== "") return problem;
  const failing = checkFailing(seed, 7);
  return failing !== "" ? failing : checkTwins(seed);
}

/** So many operations; says what is wrong, "" when nothing is. */
export function checkHeap(seed: u64, operations: u64): string {
  return runModel(subject, seed, operations);
}

/** The same with each `every`th allocation failing. */
export function checkFailing(seed: u64, every: u64): string {
  armFailure(every, every);
  const problem = runModel(subject, seed, 4_000);
  const failures = disarmFailure();
  if (problem !== "") return problem;
  return failures === 0 ? "no allocation failed" : "";
}

const dirty = new DirtyTwin();
const leaking = new LeakingTwin();
const overlapping = new OverlappingTwin();
const crooked = new CrookedTwin();

/** Each planted defect must be noticed. */
function checkTwins(seed: u64): string {
  if (runModel(dirty, seed, 4_000) === "")
    return "a heap that does not clear was not noticed";
  giveUp(0);
  if (runModel(leaking, seed, 4_000) === "")
    return "a heap that loses memory was not noticed";
  leaking.giveBack();
  if (runModel(overlapping, seed, 4_000) === "")
    return "a heap that gives memory twice was not noticed";
  giveUp(0);
  overlapping.free(0);
  if (runModel(crooked, seed, 4_000) === "")
    return "a heap that does not align was not noticed";
  giveUp(8);
  return "";
}

function runModel(tested: Subject, seed: u64, operations: u64): string {
  reclaimMemory();
  const blocks = heapAllocatedBlocks();
  const bytes = heapAllocatedBytes();
  const free = memoryFreeBytes();
  const freeBlocks = memoryFreeBlocks();
  const largest = memoryLargestFreeBytes();
  model.random.start(seed);
  model.heldLimit = usize(memoryTotalBytes() / shareOfMemory);
  model.refusals = 0;
  let problem: string = "";
  for (let i: u64 = 0; i < operations && problem === ""; i++) {
    problem = operate(tested);
    if (problem === "" && i % checkEvery === 0) problem = memoryProblem();
    if (i % reclaimEvery === reclaimEvery - 1) reclaimMemory();
  }
  for (let slot: u32 = 0; slot < slotCount && problem === ""; slot++) {
    if (model.slots.addresses[slot] !== 0) problem = empty(tested, slot);
  }
  if (problem !== "") return problem;
  reclaimMemory();
  problem = memoryProblem();
  if (problem !== "") return problem;
  if (heapAllocatedBlocks() !== blocks) return "allocations were lost";
  if (heapAllocatedBytes() !== bytes) return "bytes were lost";
  if (memoryFreeBytes() !== free) return "pages were lost";
  if (memoryFreeBlocks() !== freeBlocks) return "free buddies did not merge";
  if (memoryLargestFreeBytes() !== largest) return "memory stays in pieces";
  return "";
}

function below(limit: u64): u64 {
  return model.random.below(limit);
}

function operate(tested: Subject): string {
  const slot = u32(below(u64(slotCount)));
  if (model.slots.addresses[slot] === 0) {
    if (model.heldBytes > model.heldLimit) return "";
    return fill(tested, slot);
  }
  // Twins have no part in this.
  if (tested === subject && below(8) === 0) return resize(slot);
  return empty(tested, slot);
}

/** A size as programs ask for: mostly small, sometimes large. */
function randomSize(): usize {
  const kind = below(128);
  if (kind < 96) return usize(below(256));
  if (kind < 116) return usize(below(2049));
  if (kind < 125) return usize(below(16_384));
  if (kind < 127) return usize(below(0x4_0000));
  const most: u64 = u64(model.heldLimit) / 8;
  return usize(below(most < 0x40_0000 ? most : 0x40_0000));
}

function fill(tested: Subject, slot: u32): string {
  const size = randomSize();
  const kind = below(32);
  let address: usize = 0;
  let alignment: usize = 16;
  if (kind === 0) {
    alignment = 32 << usize(below(9));
    address = tryAllocateAligned(size, alignment);
  } else if (kind === 1) {
    address = tryAllocateNear(u32(below(u64(nodeCount()))), size);
  } else {
    address = tested.allocate(size);
  }
  if (address === 0) {
    model.refusals += 1;
    return "";
  }
  model.slots.addresses[slot] = address;
  model.slots.sizes[slot] = size;
  model.heldBytes += size;
  if ((address & (alignment - 1)) !== 0) return "an address is not aligned";
  if (allocatedSizeBytes(address) < size) return "there is less than asked for";
  if (!isZero(address, 0, size)) return "memory was not cleared";
  stamp(slot);
  return "";
}

/** Looks at both ends and some words between. */
function isZero(address: usize, from: usize, size: usize): boolean {
  model.span.show(address, size);
  if (size - from < 256) {
    for (let i: usize = from; i < size; i++) {
      if (model.span.byteAt(i) !== 0) return false;
    }
    return true;
  }
  for (let i: u32 = 0; i < 16; i++) {
    if (model.span.byteAt(from + usize(i)) !== 0) return false;
    if (model.span.byteAt(size - 1 - usize(i)) !== 0) return false;
    const inner: usize = from + usize(below(u64(size - from)));
    if (model.span.byteAt(inner) !== 0) return false;
  }
  return true;
}

/** Marks both ends as this slot's. */
function stamp(slot: u32): void {
  const size = model.slots.sizes[slot];
  model.operations += 1;
  const value = usize(model.operations) * 0x9e37_79b9_7f4a_7c15;
  model.slots.stamps[slot] = value;
  if (size < 16) return;
  model.span.show(model.slots.addresses[slot], size);
  model.span.setUsizeAt(0, value);
  model.span.setUsizeAt(size - 8, value);
}

function isStamped(slot: u32, size: usize, end: boolean): boolean {
  if (size < 16) return true;
  model.span.show(model.slots.addresses[slot], size);
  if (model.span.usizeAt(0) !== model.slots.stamps[slot]) return false;
  return !end || model.span.usizeAt(size - 8) === model.slots.stamps[slot];
}

function resize(slot: u32): string {
  const old = model.slots.sizes[slot];
  if (!isStamped(slot, old, true)) return "memory was changed by others";
  const size = randomSize();
  const address = tryReallocate(model.slots.addresses[slot], size);
  if (address === 0) {
    model.refusals += 1;
    return "";
  }
  model.slots.addresses[slot] = address;
  model.slots.sizes[slot] = size;
  model.heldBytes += size - old;
  if (old >= 16 && !isStamped(slot, size, false)) {
    return "what was held did not move along";
  }
  // What came along, up to the old end, is known to the last byte of its stamp.
  if (size > old && !isZero(address, old, size)) {
    return "memory that was added is not cleared";
  }
  stamp(slot);
  return "";
}

function empty(tested: Subject, slot: u32): string {
  const size = model.slots.sizes[slot];
  const address = model.slots.addresses[slot];
  if (!isStamped(slot, size, true)) return "memory was changed by others";
  model.slots.addresses[slot] = 0;
  model.heldBytes -= size;
  tested.free(address);
  return "";
}

/**
 * After a run that ended early: frees what it held, each address once. The one
 * it stumbled over may be `offset` beyond where it begins.
 */
function giveUp(offset: usize): void {
  for (let slot: u32 = 0; slot < slotCount; slot++) {
    const address = model.slots.addresses[slot];
    if (address === 0) continue;
    for (let other: u32 = slot; other < slotCount; other++) {
      if (model.slots.addresses[other] === address) {
        model.slots.addresses[other] = 0;
      }
    }
    kernelFree((address & 15) === 0 ? address : address - offset);
  }
  model.heldBytes = 0;
}
