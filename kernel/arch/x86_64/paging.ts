// The permanent mapping: every address at itself, nothing both writable and
// executable. Intel SDM volume 3, chapter 4 (4-level paging), 11.12 (PAT).
//
// The first 4 GB are painted as uncached device space, then all memory of the
// map over it as cached data, then the image's parts with their permissions,
// then holes: page 0 and a guard under every stack. Each stroke uses the
// largest pages it can; a later, finer one splits them. Memory above 4 GB is
// mapped only where the map has some: the PVH map ends with a reserved range
// just below 1 TB that would cost a thousand tables.
//
// Later strokes (guards of threads' stacks, devices) take their tables from
// the page allocator, through a few pages kept in reserve, so that a stroke
// does not fail half-way. Tables are never given back.

import {
  addressOfSymbol,
  asm,
  fillMemory,
  load,
  store,
  unreachable,
} from "machine";
import {
  memoryFirmware,
  memoryReclaimable,
  memoryUsable,
} from "../contract.ts";
import {
  regionCount,
  regionKind,
  regionSizeBytes,
  regionStart,
} from "./memory-map.ts";
import {
  askCpuid,
  eferNoExecute,
  Identification,
  invalidatePage,
  msrEfer,
  readCr3,
  readMsr,
  writeCr3,
} from "./registers.ts";

const pageBytes: usize = 0x1000;
const largePageBytes: usize = 0x20_0000;
const hugePageBytes: usize = 0x4000_0000;
const rootEntryBytes: usize = 0x80_0000_0000;

/** Logarithms of the above: which 9 bits of an address index a table. */
const pageShift: usize = 12;
const largePageShift: usize = 21;
const hugePageShift: usize = 30;
const rootEntryShift: usize = 39;

const deviceSpaceEnd: usize = 0x1_0000_0000;

const entryPresent: u64 = 0x1;
const entryWritable: u64 = 0x2;
const entryUncached: u64 = 0x18; // write-through and cache-disable: PAT's UC
const entryLarge: u64 = 0x80;
const entryNoExecute: u64 = 0x8000_0000_0000_0000;
const entryAddress: u64 = 0x000f_ffff_ffff_f000;
/** Entries that lead to a table allow all: the last level decides. */
const entryToTable: u64 = 0x3;

/** The NX bit where the processor knows it, else 0. */
let noExecute: u64 = 0;
let hasHugePages = false;
let rootTable: usize = 0;
let nextTable: usize = 0;
let tablesEnd: usize = 0;

/** Pages for tables after boot. A stroke within one gigabyte takes at most five. */
class Reserve {
  count: u32 = 0;
  readonly pages = new FixedArray<usize, 5>();
}
const reserve = new Reserve();
const reserveCount: u32 = 5;

/** kernel/memory/memory.ts. @c nautilus_table_page */
declare function takeReserve(): usize;

export function tableSizeBytes(endAddress: usize): usize {
  detect();
  const end = endAddress > deviceSpaceEnd ? endAddress : deviceSpaceEnd;
  const imageEnd = addressOfSymbol("__image_end");
  const lowEnd = roundUp(imageEnd, largePageBytes);
  let tables = lowEnd / largePageBytes;
  let directories = roundUp(end, hugePageBytes) / hugePageBytes;
  let splits: usize = 1; // the first gigabyte
  for (let i: u32 = 0; i < regionCount(); i++) {
    if (!isMemory(regionKind(i))) continue;
    const start = regionStart(i);
    const regionEnd = start + regionSizeBytes(i);
    if (start >= lowEnd) tables += isAligned(start, largePageBytes) ? 0 : 1;
    if (regionEnd > lowEnd)
      tables += isAligned(regionEnd, largePageBytes) ? 0 : 1;
    splits += 2;
  }
  if (hasHugePages && splits < directories) directories = splits;
  const roots = 1 + roundUp(end, rootEntryBytes) / rootEntryBytes;
  return (roots + directories + tables) * pageBytes;
}

export function initialise(tables: usize, endAddress: usize): void {
  detect();
  tablesEnd = tables + tableSizeBytes(endAddress);
  nextTable = tables;
  rootTable = takeTable();
  paint(
    0,
    deviceSpaceEnd,
    entryPresent | entryWritable | entryUncached | noExecute,
  );
  paintMemory(endAddress);
  paintImage();
  paintGuards();
  writeCr3(u64(rootTable));
}

export function unmap(address: usize, sizeBytes: usize): boolean {
  return repaint(address, sizeBytes, 0);
}

export function map(address: usize, sizeBytes: usize): boolean {
  const attributes = entryPresent | entryWritable | noExecute;
  return repaint(address, sizeBytes, attributes);
}

export function mapDevice(address: usize, sizeBytes: usize): boolean {
  const start = roundDown(address, pageBytes);
  const end = roundUp(address + sizeBytes, pageBytes);
  // Painting memory would uncache it; below 4 GB a device is painted already.
  if (start < deviceSpaceEnd) return end <= deviceSpaceEnd;
  const attributes = entryPresent | entryWritable | entryUncached | noExecute;
  return repaint(start, end - start, attributes);
}

/** A stroke in a mapping that is in use. */
function repaint(address: usize, sizeBytes: usize, attributes: u64): boolean {
  const end = address + sizeBytes;
  let at = address;
  while (at < end) {
    if (!fillReserve()) return false;
    const stop = lower(end, roundDown(at, hugePageBytes) + hugePageBytes);
    paint(at, stop, attributes);
    at = stop;
  }
  for (at = address; at < end; at += pageBytes) invalidatePage(at);
  return true;
}

function fillReserve(): boolean {
  while (reserve.count < reserveCount) {
    const page = takeReserve();
    if (page === 0) return false;
    reserve.pages[reserve.count] = page;
    reserve.count++;
  }
  return true;
}

/** entry.S has switched the no-execute bit on if there is one. */
function detect(): void {
  noExecute = (readMsr(msrEfer) & eferNoExecute) !== 0 ? entryNoExecute : 0;
  const answer = identification;
  askCpuid(0x8000_0001, 0, answer);
  hasHugePages = (answer.edx & 0x0400_0000) !== 0;
}
const identification = new Identification();

function isMemory(kind: u32): boolean {
  return (
    kind === memoryUsable ||
    kind === memoryReclaimable ||
    kind === memoryFirmware
  );
}

function paintMemory(endAddress: usize): void {
  const attributes = entryPresent | entryWritable | noExecute;
  for (let i: u32 = 0; i < regionCount(); i++) {
    if (!isMemory(regionKind(i))) continue;
    const start = regionStart(i);
    if (start >= endAddress) continue;
    const regionEnd = start + regionSizeBytes(i);
    const end = roundUp(lower(regionEnd, endAddress), pageBytes);
    paint(roundDown(start, pageBytes), end, attributes);
  }
}

function paintImage(): void {
  paint(
    addressOfSymbol("__text_start"),
    roundUp(addressOfSymbol("__text_end"), pageBytes),
    entryPresent,
  );
  paint(
    addressOfSymbol("__rodata_start"),
    roundUp(addressOfSymbol("__rodata_end"), pageBytes),
    entryPresent | noExecute,
  );
  paint(
    addressOfSymbol("__data_start"),
    roundUp(addressOfSymbol("__image_end"), pageBytes),
    entryPresent | entryWritable | noExecute,
  );
}

function paintGuards(): void {
  unmapPage(0);
  unmapPage(addressOfSymbol("nautilus_boot_stack_guard"));
  unmapPage(addressOfSymbol("nautilus_double_fault_stack_guard"));
  unmapPage(addressOfSymbol("nautilus_nmi_stack_guard"));
  unmapPage(addressOfSymbol("nautilus_machine_check_stack_guard"));
}

function unmapPage(address: usize): void {
  paint(address, address + pageBytes, 0);
}

/** Gives [start, end) these attributes; 0 unmaps. Both are page-aligned. */
function paint(start: usize, end: usize, attributes: u64): void {
  let at = start;
  while (at < end) {
    const pointers = tableBelow(rootTable + entryOffset(at, rootEntryShift), 0);
    const slot = pointers + entryOffset(at, hugePageShift);
    if (hasHugePages && isWhole(at, end, hugePageBytes)) {
      store<u64>(slot, entryFor(at, attributes | entryLarge));
      at += hugePageBytes;
      continue;
    }
    const stop = lower(end, roundDown(at, hugePageBytes) + hugePageBytes);
    paintDirectory(tableBelow(slot, largePageBytes), at, stop, attributes);
    at = stop;
  }
}

/** As `paint`, within the gigabyte that `directory` maps. */
function paintDirectory(
  directory: usize,
  start: usize,
  end: usize,
  attributes: u64,
): void {
  let at = start;
  while (at < end) {
    const slot = directory + entryOffset(at, largePageShift);
    if (isWhole(at, end, largePageBytes)) {
      const stop = roundDown(end, largePageBytes);
      fill(slot, at, stop, largePageBytes, attributes | entryLarge);
      at = stop;
      continue;
    }
    const table = tableBelow(slot, pageBytes);
    const stop = lower(end, roundDown(at, largePageBytes) + largePageBytes);
    fill(table + entryOffset(at, pageShift), at, stop, pageBytes, attributes);
    at = stop;
  }
}

/** Consecutive entries of one table, from `slot` on, for [start, end). */
function fill(
  slot: usize,
  start: usize,
  end: usize,
  stepBytes: usize,
  attributes: u64,
): void {
  let entry = entryFor(start, attributes);
  const step: u64 = entry === 0 ? 0 : u64(stepBytes);
  const stop = slot + ((end - start) / stepBytes) * 8;
  let to = slot;
  // Without huge pages there are many: four at a time.
  for (; stop - to >= 32; to += 32) {
    store<u64>(to, entry);
    store<u64>(to + 8, entry + step);
    store<u64>(to + 16, entry + step * 2);
    store<u64>(to + 24, entry + step * 3);
    entry += step * 4;
  }
  for (; to < stop; to += 8) {
    store<u64>(to, entry);
    entry += step;
  }
}

function entryFor(address: usize, attributes: u64): u64 {
  return (attributes & entryPresent) === 0 ? 0 : u64(address) | attributes;
}

/** Byte offset, in its table, of the entry for an address. */
function entryOffset(address: usize, shift: usize): usize {
  return ((address >> shift) & 511) * 8;
}

/** True when a page of that size fits at `at` and below `end`. */
function isWhole(at: usize, end: usize, sizeBytes: usize): boolean {
  return isAligned(at, sizeBytes) && end - at >= sizeBytes;
}

/**
 * The table an entry leads to. Where there is none it is made: empty, or, from
 * a large page, mapping the same in pages of `childBytes`.
 */
function tableBelow(slot: usize, childBytes: usize): usize {
  const entry = load<u64>(slot);
  if ((entry & entryPresent) === 0) {
    const empty = takeTable();
    store<u64>(slot, u64(empty) | entryToTable);
    return empty;
  }
  if (childBytes === 0 || (entry & entryLarge) === 0)
    return usize(entry & entryAddress);
  const table = takeTable();
  // In a page of 4 KB the large bit means something else.
  let child: u64 = childBytes === pageBytes ? entry & ~entryLarge : entry;
  for (let at = table; at < table + pageBytes; at += 8) {
    store<u64>(at, child);
    child += u64(childBytes);
  }
  store<u64>(slot, u64(table) | entryToTable);
  return table;
}

/** `tableSizeBytes` counted what boot can need, and later strokes have a reserve. */
function takeTable(): usize {
  const table = takeTablePage();
  fillMemory(table, 0, pageBytes);
  return table;
}

function takeTablePage(): usize {
  if (nextTable < tablesEnd) {
    nextTable += pageBytes;
    return nextTable - pageBytes;
  }
  if (reserve.count === 0) stopForMissingTable();
  reserve.count--;
  return reserve.pages[reserve.count];
}

/** A miscount: the invalid opcode's report names this function. @cold */
function stopForMissingTable(): never {
  asm("ud2", "~{memory}");
  unreachable();
}

/** What is known of a page that just faulted though it should not. */
export function describePage(address: usize): string {
  if (address >= 0x8000_0000_0000) return "not an address of this machine";
  let table = usize(readCr3() & entryAddress);
  for (let shift = rootEntryShift; shift >= pageShift; shift -= 9) {
    const entry = load<u64>(table + entryOffset(address, shift));
    if ((entry & entryPresent) === 0) return "not mapped";
    if ((entry & entryLarge) !== 0) return "mapped";
    table = usize(entry & entryAddress);
  }
  return "mapped";
}

function roundUp(value: usize, unit: usize): usize {
  return (value + unit - 1) & ~(unit - 1);
}

function roundDown(value: usize, unit: usize): usize {
  return value & ~(unit - 1);
}

function lower(a: usize, b: usize): usize {
  return a < b ? a : b;
}

function isAligned(value: usize, unit: usize): boolean {
  return (value & (unit - 1)) === 0;
}
