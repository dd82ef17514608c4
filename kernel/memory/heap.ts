// The kernel heap. Small objects come from lists of the running CPU, one per
// size class, without a lock and with interrupts off; slabs fill and empty
// them. Larger ones are whole pages. Every allocation is zeroed.
//
//   small, free   +0  next of the CPU's list
//                 +8  the address plus a constant, which finds double frees
//   large         its first page's entry says how many pages there are
//
// In development mode each has a trailer as well: audit.ts.

import { copyMemory, fillMemory, isDevelopment, load, store } from "machine";
import { disableAndSave, restore } from "#arch/interrupts";
import { panic } from "../debug/panic.ts";
import {
  auditAllocated,
  auditFreed,
  auditTaken,
  trailerBytes,
} from "./audit.ts";
import { allocateLarge, freeLarge, largePages, nearHere } from "./large.ts";
import {
  changeRoom,
  firstObject,
  type LocalMemory,
  localMemory,
  setFirstObject,
} from "./local.ts";
import {
  flushObjects,
  keepRemote,
  refillNear,
  refillObjects,
} from "./objects.ts";
import { entryOf, kindOf, nodeOf, pageShift } from "./page-entries.ts";
import { throwOutOfMemory } from "./out-of-memory.ts";
import { failsNow } from "./failing.ts";
import { reclaimMemory } from "./reclaim.ts";
import {
  sizeClassCount,
  sizeClasses,
  sizeOfClass,
  smallMaximumBytes,
} from "./size-classes.ts";

const freedMark: usize = 0x6e61_7575;

/** Twice what is cleared at either end. */
const tinyMaximumBytes: usize = 64;

/** Zeroed memory, aligned to 16; throws OutOfMemory when there is none. @allocates @hot */
export function kernelAllocate(sizeBytes: usize): usize {
  const address = tryAllocate(sizeBytes);
  if (address === 0) throwOutOfMemory();
  return address;
}

/** As `kernelAllocate`, but 0 when there is none. @allocates @hot */
export function tryAllocate(sizeBytes: usize): usize {
  const bytes: usize = withTrailer(sizeBytes);
  if (bytes > tinyMaximumBytes) return noted(takeOther(bytes));
  return noted(takeTiny(classOf(bytes)));
}

/** @noinline @hot */
function takeOther(bytes: usize): usize {
  return bytes > smallMaximumBytes
    ? allocateLarge(bytes, 0, nearHere)
    : takeSmall(classOf(bytes));
}

/** @inline */
function withTrailer(sizeBytes: usize): usize {
  return isDevelopment ? sizeBytes + trailerBytes : sizeBytes;
}

/** @inline */
function classOf(bytes: usize): u32 {
  return u32(sizeClasses.byUnits[u32((bytes + 15) >> 4)]);
}

/** @hot */
function takeSmall(sizeClass: u32): usize {
  const object = takeTiny(sizeClass);
  const sizeBytes = sizeOfClass(sizeClass);
  if (object !== 0 && sizeBytes > tinyMaximumBytes)
    fillMemory(object + 32, 0, sizeBytes - 64);
  return object;
}

/**
 * An object, its first and last 32 bytes cleared: all, if it is tiny. What is not for
 * every call is elsewhere: this is few instructions, and keeps nothing in
 * registers that would have to be saved. @inline @hot
 */
function takeTiny(sizeClass: u32): usize {
  const wereEnabled = disableAndSave();
  const mine = localMemory();
  const object = firstObject(mine, sizeClass);
  if (object === 0) return fetchSmall(sizeClass, wereEnabled);
  setFirstObject(mine, sizeClass, load<usize>(object));
  changeRoom(mine, sizeClass, 1);
  restore(wereEnabled);
  return clearedEnds(object, sizeClass);
}

/** The two may overlap: sizes are 32 bytes or more, multiples of 16. @inline */
function clearedEnds(object: usize, sizeClass: u32): usize {
  const sizeBytes = sizeOfClass(sizeClass);
  if (isDevelopment) auditTaken(object, sizeBytes);
  fillMemory(object, 0, 32);
  fillMemory(object + sizeBytes - 32, 0, 32);
  return object;
}

/**
 * With the CPU's list empty and interrupts off, which are as they were then: from
 * the slabs, or 0. @noinline @hot
 */
function fetchSmall(sizeClass: u32, wereEnabled: boolean): usize {
  if (failsNow()) {
    restore(wereEnabled);
    return 0;
  }
  const mine = localMemory();
  let found = refillObjects(mine, sizeClass);
  if (!found) {
    reclaimMemory();
    found = refillObjects(mine, sizeClass);
  }
  let object: usize = 0;
  if (found) {
    object = firstObject(mine, sizeClass);
    setFirstObject(mine, sizeClass, load<usize>(object));
    changeRoom(mine, sizeClass, 1);
  }
  restore(wereEnabled);
  return object === 0 ? 0 : clearedEnds(object, sizeClass);
}

/** In development mode: who asked for it is the caller's caller. @inline */
function noted(address: usize): usize {
  if (isDevelopment && address !== 0) {
    auditAllocated(address, wholeSizeBytes(address));
  }
  return address;
}

/** With the trailer of development mode. */
function wholeSizeBytes(address: usize): usize {
  const kind = kindOf(entryOf(address));
  if (kind < sizeClassCount) return sizeOfClass(kind);
  return largePages(address) << pageShift;
}

/**
 * Gives memory of this heap back; nothing for 0. Anything else, or twice,
 * panics where it is noticed.
 * @hot
 */
export function kernelFree(address: usize): void {
  const wereEnabled = disableAndSave();
  const mine = localMemory();
  const sizeClass: u32 = entryOf(address) - mine.nodeMark;
  if (sizeClass >= sizeClassCount) {
    restore(wereEnabled);
    freeOther(address);
    return;
  }
  markFreed(address, sizeClass);
  store<usize>(address, firstObject(mine, sizeClass));
  setFirstObject(mine, sizeClass, address);
  if (changeRoom(mine, sizeClass, -1) < 0)
    return flushAndRestore(mine, sizeClass, wereEnabled);
  restore(wereEnabled);
}

/** @noinline */
function flushAndRestore(
  mine: LocalMemory,
  sizeClass: u32,
  wereEnabled: boolean,
): void {
  flushObjects(mine, sizeClass);
  restore(wereEnabled);
}

/** @inline */
function markFreed(address: usize, sizeClass: u32): void {
  const mark: usize = address + freedMark;
  if (load<usize>(address + 8) === mark) panicFreedTwice();
  if (isDevelopment) auditFreed(address, sizeOfClass(sizeClass));
  store<usize>(address + 8, mark);
}

/** Large, of another node, or wrong. @noinline @hot */
function freeOther(address: usize): void {
  if (address === 0) return;
  const entry = entryOf(address);
  const kind = kindOf(entry);
  if (kind < sizeClassCount) {
    markFreed(address, kind);
    const wereEnabled = disableAndSave();
    keepRemote(localMemory(), address);
    restore(wereEnabled);
    return;
  }
  const pages = largePages(address);
  if (pages === 0) panicBadFree();
  if (isDevelopment) auditFreed(address, pages << pageShift);
  freeLarge(address, pages);
}

/** @noinline @cold */
function panicFreedTwice(): never {
  panic("memory was freed twice");
}

/** @noinline @cold */
function panicBadFree(): never {
  panic("free of an address that is not the start of an allocation");
}

/** The bytes a caller may use at `address`. */
export function allocatedSizeBytes(address: usize): usize {
  const bytes = wholeSizeBytes(address);
  return isDevelopment ? bytes - trailerBytes : bytes;
}

/** Zeroed memory aligned to a power of two, or 0. @allocates */
export function tryAllocateAligned(sizeBytes: usize, alignment: usize): usize {
  if (alignment <= 16) return tryAllocate(sizeBytes);
  const bytes: usize = withTrailer(sizeBytes);
  const larger: usize = bytes > alignment ? bytes : alignment;
  if (larger > smallMaximumBytes) {
    return noted(allocateLarge(bytes, alignment, nearHere));
  }
  // Objects whose size is a multiple of the alignment are aligned.
  let sizeClass = classOf(larger);
  while ((usize(sizeClasses.sizeBytes[sizeClass]) & (alignment - 1)) !== 0) {
    sizeClass += 1;
  }
  return noted(takeSmall(sizeClass));
}

/** Zeroed memory of a node, or of the nearest that has some, or 0. @allocates */
export function tryAllocateNear(nodeId: u32, sizeBytes: usize): usize {
  const bytes: usize = withTrailer(sizeBytes);
  if (bytes > smallMaximumBytes) return noted(allocateLarge(bytes, 0, nodeId));
  const sizeClass = classOf(bytes);
  const wereEnabled = disableAndSave();
  const mine = localMemory();
  // What lies on the list is anybody's: the next object must be the node's.
  const object = firstObject(mine, sizeClass);
  const isNear =
    object !== 0 && nodeOf(entryOf(object)) === nodeId && nodeId === mine.node;
  if (!isNear) refillNear(mine, sizeClass, nodeId);
  const address = takeSmall(sizeClass);
  restore(wereEnabled);
  return noted(address);
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
