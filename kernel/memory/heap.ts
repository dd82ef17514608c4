// The kernel heap. Small objects come from lists of the running CPU, one per
// size class, without a lock and with interrupts off; slabs fill and empty
// them. Larger ones are whole pages. Every allocation is zeroed.
//
//   small, free   +0  next of the CPU's list
//                 +8  a mark mixed with the address, which finds double frees
//   large         its first page's entry says how many pages there are
//
// In development mode each has a trailer as well: audit.ts.

import { copyMemory, fillMemory, isDevelopment, load, store } from "machine";
import { disableAndSave, restore } from "#arch/interrupts";
import { panic } from "../debug/panic.ts";
import { auditAllocated, auditFreed, trailerBytes } from "./audit.ts";
import { allocateLarge, freeLarge, largePages, nearHere } from "./large.ts";
import { localMemory } from "./local.ts";
import {
  flushObjects,
  keepRemote,
  refillNear,
  refillObjects,
} from "./objects.ts";
import {
  entryCached,
  entryOf,
  kindOf,
  nodeOf,
  pageShift,
} from "./page-entries.ts";
import { reclaimMemory } from "./reclaim.ts";
import {
  sizeClassCount,
  sizeClasses,
  smallMaximumBytes,
} from "./size-classes.ts";
import { slabsOf } from "./slabs.ts";

const freedMark: usize = 0x6e61_7574_f4ee_d0ff;

/** Zeroed memory, aligned to 16; panics when there is none. @allocates */
export function kernelAllocate(sizeBytes: usize): usize {
  const address = tryAllocate(sizeBytes);
  if (address === 0) panic("out of kernel memory");
  return address;
}

/** As `kernelAllocate`, but 0 when there is none. @allocates */
export function tryAllocate(sizeBytes: usize): usize {
  const bytes: usize = isDevelopment ? sizeBytes + trailerBytes : sizeBytes;
  if (bytes > smallMaximumBytes) return finishLarge(bytes, 0, nearHere);
  return takeSmall(u32(sizeClasses.byUnits[u32((bytes + 15) >> 4)]));
}

/** @inline */
function takeSmall(sizeClass: u32): usize {
  const wereEnabled = disableAndSave();
  const mine = localMemory();
  let object = mine.objects[sizeClass];
  if (object === 0) {
    if (!refillOrReclaim(sizeClass)) {
      restore(wereEnabled);
      return 0;
    }
    object = mine.objects[sizeClass];
  }
  mine.objects[sizeClass] = load<usize>(object);
  mine.objectCounts[sizeClass] -= 1;
  mine.allocations += 1;
  restore(wereEnabled);
  const size = usize(sizeClasses.sizeBytes[sizeClass]);
  clear(object, size);
  if (isDevelopment) auditAllocated(object, size);
  return object;
}

/** Clears an object: 16, 32, 48 bytes or more, a multiple of 16. @inline */
function clear(object: usize, sizeBytes: usize): void {
  const end: usize = object + sizeBytes;
  fillMemory(object, 0, 16);
  fillMemory(end - 16, 0, 16);
  let at: usize = object + 16;
  while (at < end - 16) {
    fillMemory(at, 0, 16);
    at += 16;
  }
}

/** @noinline */
function refillOrReclaim(sizeClass: u32): boolean {
  const mine = localMemory();
  if (refillObjects(mine, sizeClass)) return true;
  reclaimMemory();
  return refillObjects(mine, sizeClass);
}

function finishLarge(bytes: usize, alignment: usize, near: u32): usize {
  const address = allocateLarge(bytes, alignment, near);
  if (isDevelopment && address !== 0) {
    auditAllocated(address, largePages(address) << pageShift);
  }
  return address;
}

/**
 * Gives memory of this heap back; nothing for 0. Anything else, or twice,
 * panics where it is noticed.
 */
export function kernelFree(address: usize): void {
  const wereEnabled = disableAndSave();
  const mine = localMemory();
  const sizeClass: u32 = entryOf(address) - mine.nodeMark;
  if (sizeClass < sizeClassCount) {
    checkSmall(address, sizeClass);
    store<usize>(address, mine.objects[sizeClass]);
    store<usize>(address + 8, freedMark ^ address);
    mine.objects[sizeClass] = address;
    const count: u32 = mine.objectCounts[sizeClass] + 1;
    mine.objectCounts[sizeClass] = count;
    if (count > mine.objectLimits[sizeClass]) flushObjects(mine, sizeClass);
  } else {
    freeOther(address);
  }
  restore(wereEnabled);
}

/** @inline */
function checkSmall(address: usize, sizeClass: u32): void {
  if (load<usize>(address + 8) === (freedMark ^ address)) {
    panic("memory was freed twice");
  }
  if (isDevelopment) {
    auditFreed(address, usize(sizeClasses.sizeBytes[sizeClass]));
  }
  if ((address & 15) !== 0) panicBadFree();
}

/** Large, of another node, or wrong. Interrupts are off. @noinline */
function freeOther(address: usize): void {
  if (address === 0) return;
  const entry = entryOf(address);
  const kind = kindOf(entry);
  if (kind < sizeClassCount) {
    checkSmall(address, kind);
    store<usize>(address + 8, freedMark ^ address);
    keepRemote(localMemory(), address);
    return;
  }
  const pages = largePages(address);
  if (pages === 0) panicBadFree();
  if (isDevelopment) auditFreed(address, pages << pageShift);
  freeLarge(address, pages);
}

/** @noinline @cold */
function panicBadFree(): never {
  panic("free of an address that is not the start of an allocation");
}

/** The bytes a caller may use at `address`. */
export function allocatedSizeBytes(address: usize): usize {
  const kind = kindOf(entryOf(address));
  const bytes: usize =
    kind < sizeClassCount
      ? usize(sizeClasses.sizeBytes[kind])
      : largePages(address) << pageShift;
  return isDevelopment ? bytes - trailerBytes : bytes;
}

/** Zeroed memory aligned to a power of two, or 0. @allocates */
export function tryAllocateAligned(sizeBytes: usize, alignment: usize): usize {
  if (alignment <= 16) return tryAllocate(sizeBytes);
  const bytes: usize = isDevelopment ? sizeBytes + trailerBytes : sizeBytes;
  const larger: usize = bytes > alignment ? bytes : alignment;
  if (larger > smallMaximumBytes) {
    return finishLarge(bytes, alignment, nearHere);
  }
  // Objects whose size is a multiple of the alignment are aligned.
  let sizeClass = u32(sizeClasses.byUnits[u32((larger + 15) >> 4)]);
  while ((usize(sizeClasses.sizeBytes[sizeClass]) & (alignment - 1)) !== 0) {
    sizeClass += 1;
  }
  return takeSmall(sizeClass);
}

/** Zeroed memory of a node, or of the nearest that has some, or 0. @allocates */
export function tryAllocateNear(nodeId: u32, sizeBytes: usize): usize {
  const bytes: usize = isDevelopment ? sizeBytes + trailerBytes : sizeBytes;
  if (bytes > smallMaximumBytes) return finishLarge(bytes, 0, nodeId);
  const sizeClass = u32(sizeClasses.byUnits[u32((bytes + 15) >> 4)]);
  const wereEnabled = disableAndSave();
  const mine = localMemory();
  // What lies on the list is anybody's: the next object must be the node's.
  const object = mine.objects[sizeClass];
  const isNear =
    object !== 0 && nodeOf(entryOf(object)) === nodeId && nodeId === mine.node;
  if (!isNear) refillNear(mine, sizeClass, nodeId);
  const address = takeSmall(sizeClass);
  restore(wereEnabled);
  return address;
}

/**
 * Memory of the new size with what the old held, as far as it fits, and zeroes
 * behind; 0 when there is none, and the old is kept. `address` 0: new memory.
 * @allocates
 */
export function tryReallocate(address: usize, sizeBytes: usize): usize {
  if (address === 0) return tryAllocate(sizeBytes);
  const old = allocatedSizeBytes(address);
  if (sizeBytes <= old && sizeBytes >= old / 2) {
    fillMemory(address + sizeBytes, 0, old - sizeBytes);
    return address;
  }
  const made = tryAllocate(sizeBytes);
  if (made === 0) return 0;
  copyMemory(made, address, sizeBytes < old ? sizeBytes : old);
  kernelFree(address);
  return made;
}
