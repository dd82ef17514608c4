// What each page of memory is: two bytes per page, in one table.
//
//   bits 8–15  the node the page belongs to
//   bits 0–7   what it is, below
//
// Only the first page of a block (free, allocated, reserved) has an entry that
// says something; every page of a slab has one. Entries are never initialised
// as a whole: splitting a block writes both halves' first entries, so whenever
// a block's buddy is looked at, its entry has been written. Pages that are no
// power of two count as several blocks.

import { load, store } from "machine";

export const pageShift: usize = 12;
export const pageSizeBytes: usize = 4096;
export const entryBytes: usize = 2;

// Below 32: a page of a slab, and its size class.
/** Plus the block's order. */
export const entryFree: u32 = 0x20;
/** As `entryFree`, and all but its first 16 bytes hold zeroes. */
export const entryFreeZero: u32 = 0x60;
export const entryZeroBit: u32 = 0x40;
/** Plus the block's order: allocated for the heap, exactly so large. */
export const entryAllocated: u32 = 0x80;
/** As above, of as many pages as the next two entries say (low half first). */
export const entryRun: u32 = 0xa0;
/** Pages whose owner knows how many they are. */
export const entryOwned: u32 = 0xb0;
/** The unmapped page below a stack. */
export const entryGuard: u32 = 0xb1;
/** Not for use: holes, the image, these tables. */
export const entryReserved: u32 = 0xb2;
/** A page in a CPU's cache. */
export const entryCached: u32 = 0xb3;
/** What is read for addresses that are not in the table. */
export const entryNone: u32 = 0xffff;

let table: usize = 0;
let firstPage: usize = 0;
let pageCount: usize = 0;

/** `address`: room for `entryBytes` per page of `[start, end)`. */
export function placePageEntries(
  address: usize,
  start: usize,
  end: usize,
): void {
  table = address;
  firstPage = start >> pageShift;
  pageCount = (end >> pageShift) - firstPage;
}

/** @inline */
export function entryOf(address: usize): u32 {
  const index: usize = (address >> pageShift) - firstPage;
  if (index >= pageCount) return entryNone;
  return u32(load<u16>(table + index * entryBytes));
}

/** The page is in the table: it belongs to a block that came from it. */
export function setEntry(address: usize, entry: u32): void {
  const index: usize = (address >> pageShift) - firstPage;
  store<u16>(table + index * entryBytes, u16(entry));
}

export function kindOf(entry: u32): u32 {
  return entry & 0xff;
}

export function nodeOf(entry: u32): u32 {
  return entry >> 8;
}

/** Lowest and one past the highest address that has an entry. */
export function entriesStart(): usize {
  return firstPage << pageShift;
}

export function entriesEnd(): usize {
  return (firstPage + pageCount) << pageShift;
}
