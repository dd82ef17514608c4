// What each CPU keeps for itself of the memory: lists it uses without a lock,
// with interrupts off.

import { beginLocal, bootPlace, localMemoryObject } from "../cpu/context.ts";
import { sizeClassCount, sizeClasses } from "./size-classes.ts";

/** Single pages a CPU keeps at most. */
const pagesKept: u32 = 32;

export class LocalMemory {
  /** The node this CPU takes memory from first, and where entries have it. */
  node: u32 = 0;
  nodeMark: u32 = 0;
  /** Free objects of each size class, linked through their first word. */
  readonly objects = new FixedArray<usize, 24>();
  readonly objectCounts = new FixedArray<u32, 24>();
  /** Above it, some go back to their slabs. */
  readonly objectLimits = new FixedArray<u32, 24>();
  /** Objects of other nodes, to be given back together. */
  remoteObjects: usize = 0;
  remoteCount: u32 = 0;
  /** Single pages, linked through their first word. */
  pages: usize = 0;
  pageCount: u32 = 0;
  pageLimit: u32 = 0;
  /** Stacks of each size class, linked through their highest word. */
  readonly stacks = new FixedArray<usize, 10>();
  readonly stackCounts = new FixedArray<u32, 10>();
  allocations: u64 = 0;

  constructor() {
    this.keep();
  }

  /** Keeps what is customary. */
  keep(): void {
    for (let i: u32 = 0; i < sizeClassCount; i++) {
      this.objectLimits[i] = sizeClasses.batch[i] * 2;
    }
    this.pageLimit = pagesKept;
  }

  /** Keeps nothing: whatever comes goes on at once. */
  keepNothing(): void {
    for (let i: u32 = 0; i < sizeClassCount; i++) this.objectLimits[i] = 0;
    this.pageLimit = 0;
  }
}

const bootMemory = new LocalMemory();

class Locals {
  readonly all = new FixedArray<LocalMemory | null, 256>();
  count: u32 = 0;
}
const locals = new Locals();

/** The running CPU's; interrupts are off, or the CPU may change. @inline */
export function localMemory(): LocalMemory {
  return localMemoryObject<LocalMemory>();
}

/** From here on the boot CPU has its own. */
export function beginLocalMemory(): void {
  bootPlace.setMemory(bootMemory);
  beginLocal();
}

/** Sets up what CPU number `cpu` keeps (0 first); `node` is near it. */
export function addLocalMemory(cpu: u32, node: u32): void {
  const added = cpu === 0 ? bootMemory : new LocalMemory();
  added.node = node;
  added.nodeMark = node << 8;
  locals.all[cpu] = added;
  if (cpu >= locals.count) locals.count = cpu + 1;
}

export function localCount(): u32 {
  return locals.count;
}

/** Of any CPU that has been added: for statistics, and for one that has stopped. */
export function localMemoryOf(cpu: u32): LocalMemory {
  const found = locals.all[cpu];
  return found === null ? bootMemory : found;
}
