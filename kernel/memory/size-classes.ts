// The sizes small objects come in: four per power of two, so that at most a
// fifth of an object is lost, and what slabs of each look like.

import { addressOf, load, offsetOf } from "machine";

/** Larger ones are pages of their own. */
export const smallMaximumBytes: usize = 2048;
export const sizeClassCount: u32 = 23;

const sizes: u32[] = [
  32, 48, 64, 80, 96, 112, 128,
  160, 192, 224, 256, 320, 384, 448, 512,
  640, 768, 896, 1024, 1280, 1536, 1792, 2048,
]; // prettier-ignore

/** Bytes of a slab's own header. */
const headerBytes: u32 = 64;
/** Bytes moved at a time between a CPU's list and the slabs, and objects. */
const batchBytes: u32 = 4096;
const batchMaximum: u32 = 32;

/** @layout */
class SizeClasses {
  /** By the size in units of 16 bytes, rounded up. */
  byUnits!: FixedArray<u8, 129>;
  sizeBytes!: FixedArray<u32, 24>;
  slabBytes!: FixedArray<u32, 24>;
  /** Where the first object of a slab lies; objects of a power of two are aligned to it. */
  firstOffset!: FixedArray<u32, 24>;
  objectsPerSlab!: FixedArray<u32, 24>;
  batch!: FixedArray<u32, 24>;
}
export const sizeClasses = new SizeClasses();

for (let i: u32 = 0, units: u32 = 0; i < sizeClassCount; i++) {
  const size = sizes[i];
  sizeClasses.sizeBytes[i] = size;
  for (; units * 16 <= size; units++) sizeClasses.byUnits[units] = u8(i);
  const slab = slabBytesFor(size);
  const alignment: u32 = size & (~size + 1);
  const first: u32 = alignment > headerBytes ? alignment : headerBytes;
  sizeClasses.slabBytes[i] = slab;
  sizeClasses.firstOffset[i] = first;
  sizeClasses.objectsPerSlab[i] = (slab - first) / size;
  const batch: u32 = batchBytes / size;
  sizeClasses.batch[i] = batch < batchMaximum ? batch : batchMaximum;
}

/** Classes come from tables that hold no others: not checked again. @inline */
export function sizeOfClass(sizeClass: u32): usize {
  const sizes = addressOf(sizeClasses) + offsetOf<SizeClasses>("sizeBytes");
  return usize(load<u32>(sizes + usize(sizeClass) * 4));
}

/** Small enough for a machine of 8 MB, large enough that the header does not matter. */
function slabBytesFor(size: u32): u32 {
  if (size <= 256) return 4096;
  if (size <= 512) return 8192;
  return size <= 1024 ? 16384 : 32768;
}
