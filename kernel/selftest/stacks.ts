// Stacks: usable to their last byte, unmapped below, kept for reuse, and given
// back whole.

import { lastRead, tryRead, tryWrite } from "../memory/guarded.ts";
import { reclaimMemory } from "../memory/reclaim.ts";
import { allocateStack, isStackGuard, releaseStack } from "../memory/stacks.ts";
import { tableBytes } from "../memory/memory.ts";
import { memoryFreeBytes, memoryProblem } from "../memory/statistics.ts";
import { Random } from "./random.ts";

const slotCount: u32 = 24;
const operations: u32 = 400;
const sizeClasses: u64 = 10;

class Stacks {
  readonly addresses = new FixedArray<usize, 24>();
  readonly sizes = new FixedArray<usize, 24>();
  readonly random = new Random();
  made: u64 = 0;
}
const stacks = new Stacks();

export function stacksAreGuarded(seed: u64): string {
  reclaimMemory();
  stacks.random.start(seed);
  // Tables that the guards need are never given back.
  const before: u64 = memoryFreeBytes() + tableBytes();
  stacks.made = 0;
  const problem = round();
  if (stacks.made === 0) return "there was no memory";
  if (problem !== "") return problem;
  if (memoryFreeBytes() + tableBytes() !== before) return "pages were lost";
  return memoryProblem();
}

function round(): string {
  let problem: string = "";
  for (let i: u32 = 0; i < operations && problem === ""; i++) {
    const slot = u32(stacks.random.below(u64(slotCount)));
    problem = stacks.addresses[slot] === 0 ? fill(slot) : empty(slot);
  }
  for (let slot: u32 = 0; slot < slotCount; slot++) {
    if (stacks.addresses[slot] !== 0 && problem === "") problem = empty(slot);
  }
  reclaimMemory();
  return problem;
}

function fill(slot: u32): string {
  const size: usize = 4096 << usize(stacks.random.below(sizeClasses));
  const stack = allocateStack(size);
  // A small machine has no room for many of the larger ones.
  if (stack === 0) return "";
  stacks.made += 1;
  const guard: usize = stack - 4096;
  if (!isStackGuard(guard) || !isStackGuard(stack - 1)) {
    return "the page below is not known as a guard";
  }
  if (isStackGuard(stack)) return "the stack is taken for a guard";
  if (tryRead(u64(guard), 8) || tryRead(u64(stack - 1), 1)) {
    return "the guard can be read";
  }
  if (tryWrite(u64(guard), 8, 1)) return "the guard can be written";
  const last = u64(stack + size - 8);
  if (!tryWrite(u64(stack), 8, u64(slot)) || !tryWrite(last, 8, u64(slot))) {
    return "the stack cannot be written";
  }
  stacks.addresses[slot] = stack;
  stacks.sizes[slot] = size;
  return "";
}

function empty(slot: u32): string {
  const stack = stacks.addresses[slot];
  stacks.addresses[slot] = 0;
  if (!holds(stack, slot) || !holds(stack + stacks.sizes[slot] - 8, slot)) {
    return "stacks overlap";
  }
  releaseStack(stack, stacks.sizes[slot]);
  return "";
}

function holds(address: usize, slot: u32): boolean {
  return tryRead(u64(address), 8) && lastRead() === u64(slot);
}
