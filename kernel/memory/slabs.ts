// Slabs: a few pages cut into objects of one size (Bonwick, "The Slab
// Allocator", USENIX 1994). CPUs take and give objects by the batch; what
// happens in between is in heap.ts.
//
//   header, 64 bytes │ (alignment) │ object │ object │ …
//   object while free   +0  next free object
//
// The header lies at the slab's start, which is aligned to the slab's size: an
// object's slab is found by masking its address. Every page of a slab has the
// size class for its entry. A slab whose objects are all free goes back to its
// node, except the last with free objects.

import { fillMemory, isDevelopment, load, objectAt, store } from "machine";
import { rankSlabs } from "../cpu/lock-ranks.ts";
import { Spinlock } from "../cpu/spinlock.ts";
import {
  changeRoom,
  firstObject,
  type LocalMemory,
  setFirstObject,
} from "./local.ts";
import { node, nodeCount } from "./nodes.ts";
import { zeroFlag } from "./node.ts";
import {
  entryOf,
  nodeOf,
  pageShift,
  pageSizeBytes,
  setEntry,
} from "./page-entries.ts";
import { sizeClassCount, sizeClasses } from "./size-classes.ts";

/** What freed memory is filled with in development mode. */
export const freedByte: u8 = 0xdd;

/** @layout @size 64 */
class Slab {
  /** Of the list of slabs with free objects. */
  next!: usize;
  previous!: usize;
  /** Objects that were given back. */
  free!: usize;
  /** Never handed out yet: from here to `end`. */
  fresh!: usize;
  end!: usize;
  freeCount!: u32;
  sizeClass!: u32;
  /** Of the list of all slabs of the node. */
  nextMade!: usize;
  previousMade!: usize;
}

/** The slabs of one node. */
class NodeSlabs {
  private readonly spinlock = new Spinlock(rankSlabs);
  // Guarded by it, for each size class:
  /** The newest slab, of any class. */
  private newest: usize = 0;
  /** The first slab with free objects. */
  private readonly available = new FixedArray<usize, 24>();
  private readonly slabCounts = new FixedArray<u32, 24>();
  /** Objects that CPUs or their users have. */
  private readonly outCounts = new FixedArray<u64, 24>();

  /** Moves up to `wanted` objects to a CPU's list; gives how many. @hot */
  refill(id: u32, sizeClass: u32, wanted: u32, mine: LocalMemory): u32 {
    const wereEnabled = this.spinlock.lock();
    let chain = firstObject(mine, sizeClass);
    let count: u32 = 0;
    while (count < wanted) {
      let address = this.available[sizeClass];
      if (address === 0) {
        // One new slab is enough, whatever was wanted.
        if (count !== 0) break;
        address = this.makeSlab(id, sizeClass);
        if (address === 0) break;
      }
      const slab = objectAt<Slab>(address);
      while (count < wanted && slab.freeCount !== 0) {
        const object = takeObject(slab);
        store<usize>(object, chain);
        chain = object;
        count += 1;
      }
      if (slab.freeCount === 0) this.unlink(slab);
    }
    setFirstObject(mine, sizeClass, chain);
    changeRoom(mine, sizeClass, -i32(count));
    this.outCounts[sizeClass] += u64(count);
    this.spinlock.unlock(wereEnabled);
    return count;
  }

  /** Takes back `count` objects of one class and of this node. @hot */
  give(sizeClass: u32, chain: usize, count: u32): void {
    const mask: usize = usize(sizeClasses.slabBytes[sizeClass]) - 1;
    const perSlab = sizeClasses.objectsPerSlab[sizeClass];
    const wereEnabled = this.spinlock.lock();
    let object: usize = chain;
    for (let i: u32 = 0; i < count; i++) {
      const next = load<usize>(object);
      const address: usize = object & ~mask;
      const slab = objectAt<Slab>(address);
      store<usize>(object, slab.free);
      slab.free = object;
      slab.freeCount += 1;
      if (slab.freeCount === 1) this.link(address);
      else if (slab.freeCount === perSlab) this.retire(address, false);
      object = next;
    }
    this.outCounts[sizeClass] -= u64(count);
    this.spinlock.unlock(wereEnabled);
  }

  /** Gives back the empty slabs that are kept. */
  trim(): void {
    const wereEnabled = this.spinlock.lock();
    for (let sizeClass: u32 = 0; sizeClass < sizeClassCount; sizeClass++) {
      let address = this.available[sizeClass];
      while (address !== 0) {
        const slab = objectAt<Slab>(address);
        const next = slab.next;
        if (slab.freeCount === sizeClasses.objectsPerSlab[sizeClass]) {
          this.retire(address, true);
        }
        address = next;
      }
    }
    this.spinlock.unlock(wereEnabled);
  }

  private makeSlab(id: u32, sizeClass: u32): usize {
    const bytes = usize(sizeClasses.slabBytes[sizeClass]);
    const address: usize = node(id).take(bytes >> pageShift) & ~zeroFlag;
    if (address === 0) return 0;
    for (let at: usize = 0; at < bytes; at += pageSizeBytes) {
      setEntry(address + at, (id << 8) | sizeClass);
    }
    const slab = objectAt<Slab>(address);
    const count = sizeClasses.objectsPerSlab[sizeClass];
    slab.free = 0;
    slab.fresh = address + usize(sizeClasses.firstOffset[sizeClass]);
    slab.end = slab.fresh + usize(count * sizeClasses.sizeBytes[sizeClass]);
    slab.freeCount = count;
    slab.sizeClass = sizeClass;
    if (isDevelopment) {
      fillMemory(slab.fresh, freedByte, slab.end - slab.fresh);
    }
    slab.nextMade = this.newest;
    slab.previousMade = 0;
    if (this.newest !== 0) objectAt<Slab>(this.newest).previousMade = address;
    this.newest = address;
    this.slabCounts[sizeClass] += 1;
    this.link(address);
    return address;
  }

  /** All objects of a slab are free: the node gets it back, unless it is the only one with any. */
  private retire(address: usize, always: boolean): void {
    const slab = objectAt<Slab>(address);
    if (!always && slab.next === 0 && slab.previous === 0) return;
    this.unlink(slab);
    const { nextMade, previousMade } = slab;
    if (nextMade !== 0) objectAt<Slab>(nextMade).previousMade = previousMade;
    if (previousMade === 0) this.newest = nextMade;
    else objectAt<Slab>(previousMade).nextMade = nextMade;
    this.slabCounts[slab.sizeClass] -= 1;
    const pages = usize(sizeClasses.slabBytes[slab.sizeClass]) >> pageShift;
    node(nodeOf(entryOf(address))).give(address, pages);
  }

  /** @hot */
  private link(address: usize): void {
    const slab = objectAt<Slab>(address);
    const next = this.available[slab.sizeClass];
    slab.next = next;
    slab.previous = 0;
    if (next !== 0) objectAt<Slab>(next).previous = address;
    this.available[slab.sizeClass] = address;
  }

  /** @hot */
  private unlink(slab: Slab): void {
    const { next, previous } = slab;
    if (next !== 0) objectAt<Slab>(next).previous = previous;
    if (previous !== 0) objectAt<Slab>(previous).next = next;
    else this.available[slab.sizeClass] = next;
  }

  newestSlab(): usize {
    return this.newest;
  }

  objectsOut(sizeClass: u32): u64 {
    return this.outCounts[sizeClass];
  }

  slabCount(sizeClass: u32): u32 {
    return this.slabCounts[sizeClass];
  }

  /** "" when lists and counts agree, else what does not. */
  problem(id: u32): string {
    for (let sizeClass: u32 = 0; sizeClass < sizeClassCount; sizeClass++) {
      let previous: usize = 0;
      let address = this.available[sizeClass];
      while (address !== 0) {
        const slab = objectAt<Slab>(address);
        if (entryOf(address) !== ((id << 8) | sizeClass))
          return "a slab's entry is wrong";
        if (slab.previous !== previous) return "a list of slabs is damaged";
        const why = slabProblem(slab, address);
        if (why !== "") return why;
        previous = address;
        address = slab.next;
      }
    }
    return "";
  }
}

const firstSlabs = new NodeSlabs();

class SlabsOfNodes {
  readonly all = new FixedArray<NodeSlabs | null, 64>();
}
const slabsOfNodes = new SlabsOfNodes();

/** For the nodes there are; until then there is one. */
export function makeNodeSlabs(first: u32): void {
  for (let i: u32 = 0; i < nodeCount(); i++) {
    slabsOfNodes.all[i] = i === first ? firstSlabs : new NodeSlabs();
  }
}

export function slabsOf(id: u32): NodeSlabs {
  const found = slabsOfNodes.all[id];
  return found === null ? firstSlabs : found;
}

/** For walking all slabs of a node. */
export function slabMadeBefore(slab: usize): usize {
  return objectAt<Slab>(slab).nextMade;
}

export function slabSizeClass(slab: usize): u32 {
  return objectAt<Slab>(slab).sizeClass;
}

/** One past the last object that was ever handed out. */
export function slabUsedEnd(slab: usize): usize {
  return objectAt<Slab>(slab).fresh;
}

/** @hot */
function takeObject(slab: Slab): usize {
  slab.freeCount -= 1;
  const object = slab.free;
  if (object !== 0) {
    slab.free = load<usize>(object);
    return object;
  }
  const fresh = slab.fresh;
  slab.fresh = fresh + usize(sizeClasses.sizeBytes[slab.sizeClass]);
  return fresh;
}

function slabProblem(slab: Slab, start: usize): string {
  const sizeBytes = usize(sizeClasses.sizeBytes[slab.sizeClass]);
  let count: usize = (slab.end - slab.fresh) / sizeBytes;
  let object = slab.free;
  while (object !== 0) {
    if (object <= start || object >= slab.end)
      return "a free object is not in its slab";
    count += 1;
    if (count > usize(slab.freeCount)) break;
    object = load<usize>(object);
  }
  return count === usize(slab.freeCount) ? "" : "a slab's count is wrong";
}
