// The heap used by all CPUs at once: what one has allocated stays as it wrote
// it, whatever the others allocate and free meanwhile.

import { kernelFree, tryAllocate } from "../memory/heap.ts";
import { localCount, localMemoryAddress } from "../memory/local.ts";
import { noMemory } from "../memory/out-of-memory.ts";
import { ByteSpan } from "../memory/byte-span.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import type { Thread } from "../thread/thread.ts";
import {
  createThread,
  joinThread,
  startThreadOn,
  yieldThread,
} from "../thread/threads.ts";
import { Random } from "./random.ts";

const blocksEach: u32 = 64;
const rounds: u32 = 40;
const largest: u64 = 600;

/** What one thread holds. */
class Holder {
  readonly addresses = new FixedArray<usize, 64>();
  readonly sizes = new FixedArray<usize, 64>();
  readonly shown = new ByteSpan();
  readonly random = new Random();
}

class Shared {
  seed: u64 = 0;
  /** The twin's defect: now and then a block is written to by another's owner. */
  isTwin: boolean = false;
  readonly damaged = new Atomic<u32>(0);
  readonly holders = new FixedArray<Holder | null, 256>();
  readonly threads = new FixedArray<Thread | null, 256>();
}
const shared = new Shared();

function useHeap(cpu: usize): usize {
  const holder = shared.holders[u32(cpu)]!;
  holder.random.start(shared.seed + u64(cpu));
  for (let round: u32 = 0; round < rounds; round++) {
    for (let i: u32 = 0; i < blocksEach; i++) exchange(holder, i, u8(cpu));
    yieldThread();
  }
  for (let i: u32 = 0; i < blocksEach; i++) release(holder, i, u8(cpu));
  return 0;
}

/** Looks at a block and frees it, then takes another in its place. */
function exchange(holder: Holder, i: u32, mark: u8): void {
  release(holder, i, mark);
  const size = usize(holder.random.below(largest)) + 1;
  const address = tryAllocate(size);
  holder.addresses[i] = address;
  holder.sizes[i] = size;
  if (address === 0) return;
  holder.shown.show(address, size);
  holder.shown.setByteAt(0, mark + u8(i));
  holder.shown.setByteAt(size - 1, mark + u8(i));
  if (!shared.isTwin || i % 16 !== 8) return;
  holder.shown.show(holder.addresses[i - 1], 1);
  holder.shown.setByteAt(0, mark + u8(i));
}

function release(holder: Holder, i: u32, mark: u8): void {
  const address = holder.addresses[i];
  if (address === 0) return;
  const size = holder.sizes[i];
  holder.shown.show(address, size);
  const isWhole: boolean =
    holder.shown.byteAt(0) === mark + u8(i) &&
    holder.shown.byteAt(size - 1) === mark + u8(i);
  if (!isWhole) shared.damaged.fetchAdd(1);
  holder.addresses[i] = 0;
  kernelFree(address);
}

/** What CPUs keep for themselves must not lie in one another. */
function localsAreApart(): boolean {
  for (let i: u32 = 0; i < localCount(); i++)
    for (let j: u32 = 0; j < i; j++) if (distance(i, j) < 128) return false;
  return true;
}

function distance(i: u32, j: u32): usize {
  const first = localMemoryAddress(i);
  const second = localMemoryAddress(j);
  return first < second ? second - first : first - second;
}

export function cpusShareTheHeap(seed: u64): string {
  if (!localsAreApart()) return "CPUs have their lists in the same place";
  shared.isTwin = true;
  const twin = useTogether(seed);
  shared.isTwin = false;
  if (twin === "") return "overlapping allocations would not have been found";
  return useTogether(seed);
}

function giveHolder(cpu: u32): boolean {
  try {
    if (shared.holders[cpu] === null) shared.holders[cpu] = new Holder();
    return true;
  } catch {
    return false;
  }
}

function useTogether(seed: u64): string {
  shared.seed = seed;
  shared.damaged.store(0);
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    shared.threads[cpu] = null;
    if (schedulerOf(cpu) === null) continue;
    if (!giveHolder(cpu)) return noMemory;
    const thread = createThread(useHeap, usize(cpu));
    if (thread === null) return "no memory for a thread";
    shared.threads[cpu] = thread;
    startThreadOn(thread, cpu);
  }
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    const thread = shared.threads[cpu];
    if (thread !== null) joinThread(thread);
  }
  return shared.damaged.load() === 0 ? "" : "allocations overlap";
}
