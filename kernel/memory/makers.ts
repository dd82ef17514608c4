// Who has allocated what is there, in development mode: leaks show as numbers
// that grow. Small objects only. Other CPUs go on meanwhile.

import { isDevelopment } from "machine";
import { isAllocated, makerDepth, makerOf } from "./audit.ts";
import { nodeCount } from "./nodes.ts";
import { sizeClasses } from "./size-classes.ts";
import {
  slabMadeBefore,
  slabSizeClass,
  slabsOf,
  slabUsedEnd,
} from "./slabs.ts";

const placesMaximum: u32 = 64;

/** @layout */
class Makers {
  count!: u32;
  /** Allocations of places there was no room for. */
  others!: u64;
  /** `makerDepth` return addresses of each. */
  addresses!: FixedArray<usize, 192>;
  objects!: FixedArray<u64, 64>;
  bytes!: FixedArray<u64, 64>;
}
const makers = new Makers();

/** Looks at all slabs anew; gives how many places have allocated something. */
export function findMakers(): u32 {
  makers.count = 0;
  makers.others = 0;
  for (let id: u32 = 0; id < nodeCount(); id++) {
    let slab = slabsOf(id).newestSlab();
    while (slab !== 0) {
      lookAt(slab);
      slab = slabMadeBefore(slab);
    }
  }
  return makers.count;
}

function lookAt(slab: usize): void {
  const sizeClass = slabSizeClass(slab);
  const size = usize(sizeClasses.sizeBytes[sizeClass]);
  const end = slabUsedEnd(slab);
  let object: usize = slab + usize(sizeClasses.firstOffset[sizeClass]);
  for (; object < end; object += size) {
    if (isAllocated(object, size)) note(object, size);
  }
}

function note(object: usize, size: usize): void {
  let place: u32 = 0;
  while (place < makers.count && !isMadeAt(object, size, place)) place += 1;
  if (place === placesMaximum) {
    makers.others += 1;
    return;
  }
  if (place === makers.count) {
    makers.count += 1;
    makers.objects[place] = 0;
    makers.bytes[place] = 0;
    for (let i: usize = 0; i < makerDepth; i++) {
      makers.addresses[place * 3 + u32(i)] = makerOf(object, size, i);
    }
  }
  makers.objects[place] += 1;
  makers.bytes[place] += u64(size);
}

function isMadeAt(object: usize, size: usize, place: u32): boolean {
  for (let i: usize = 0; i < makerDepth; i++) {
    if (makers.addresses[place * 3 + u32(i)] !== makerOf(object, size, i)) {
      return false;
    }
  }
  return true;
}

export function makerAddress(place: u32, depth: u32): usize {
  return makers.addresses[place * 3 + depth];
}

export function makerObjects(place: u32): u64 {
  return makers.objects[place];
}

export function makerBytes(place: u32): u64 {
  return makers.bytes[place];
}

/** Allocations that are in none of the places. */
export function otherAllocations(): u64 {
  return makers.others;
}

/** False where allocations do not remember who made them. */
export function knowsMakers(): boolean {
  return isDevelopment;
}
