// Commands that look at memory: meminfo, mem, peek, poke.

import { out } from "../console/writer.ts";
import { isCancelled } from "../console/input.ts";
import { printSymbol } from "../debug/symbols.ts";
import { lastRead, tryRead, tryWrite } from "../memory/guarded.ts";
import * as image from "../memory/image.ts";
import { rangeCount, rangeEnd, rangeStart } from "../memory/map.ts";
import * as makers from "../memory/makers.ts";
import { orderCount } from "../memory/node.ts";
import { node, nodeCount } from "../memory/nodes.ts";
import { sizeClassCount, sizeClasses } from "../memory/size-classes.ts";
import * as memory from "../memory/statistics.ts";
import { checkHeap } from "../selftest/heap.ts";
import type { Arguments } from "./arguments.ts";
import { type Column, left, listing, right } from "./listing.ts";
import { largestOf, printableByte } from "./values.ts";

const bytesPerLine: u64 = 16;
const addressMaximum: u64 = 0xffff_ffff_ffff_ffff;

const sumColumns: Column[] = [
  left("name", "name", 14),
  right("value", "value", 13),
];
const nodeColumns: Column[] = [
  right("node", "node", 4),
  right("sizeBytes", "bytes", 16),
  right("freeBytes", "free", 16),
];
const classColumns: Column[] = [
  right("sizeBytes", "bytes", 6),
  right("allocated", "allocated", 10),
  right("kept", "kept", 10),
  right("slabs", "slabs", 8),
];

function listSum(name: string, value: u64): void {
  listing.text(name).decimal(value).row();
}

/** The facts of `meminfo` for tools. */
function listMemory(): void {
  listing.section("memory", sumColumns);
  const total = memory.memoryTotalBytes();
  const free = memory.memoryFreeBytes();
  listSum("totalBytes", total);
  listSum("allocatedBytes", total - free);
  listSum("freeBytes", free);
  listSum("peakBytes", memory.memoryPeakBytes());
  listSum("largestFreeBytes", memory.memoryLargestFreeBytes());
  listSum("heapBytes", memory.heapAllocatedBytes());
  listSum("keptBytes", memory.keptBytes());
  listSum("allocatedBlocks", memory.heapAllocatedBlocks());
  listSum("freeBlocks", memory.memoryFreeBlocks());
  listing.section("nodes", nodeColumns);
  for (let i: u32 = 0; i < nodeCount(); i++) {
    listing.decimal(u64(i)).decimal(u64(node(i).pagesTotal()) * 4096);
    listing.decimal(u64(node(i).pagesFree()) * 4096).row();
  }
  listing.section("sizeClasses", classColumns);
  for (let i: u32 = 0; i < sizeClassCount; i++) {
    if (memory.slabCount(i) === 0) continue;
    listing.decimal(u64(sizeClasses.sizeBytes[i]));
    listing.decimal(memory.objectsAllocated(i)).decimal(memory.objectsKept(i));
    listing.decimal(memory.slabCount(i)).row();
  }
}

/** meminfo [detail | makers | --json] */
export function meminfo(words: Arguments): void {
  const detail = words.take("detail");
  const who = !detail && words.take("makers");
  if (!listing.begin(words)) return;
  if (listing.isJson) listMemory();
  else if (who) printMakers();
  else printMemory(detail);
  listing.end();
}

function printMemory(detail: boolean): void {
  const total = memory.memoryTotalBytes();
  const free = memory.memoryFreeBytes();
  printBytes("total", total);
  printBytes("allocated", total - free);
  printBytes("free", free);
  printBytes("peak", memory.memoryPeakBytes());
  printBytes("largest free", memory.memoryLargestFreeBytes());
  printBytes("heap", memory.heapAllocatedBytes());
  printBytes("kept by CPUs", memory.keptBytes());
  out.text("blocks        ").decimal(memory.heapAllocatedBlocks());
  out.text(" allocated, ").decimal(memory.memoryFreeBlocks());
  out.text(" free of whole pages").line();
  if (!detail) return;
  for (let i: u32 = 0; i < nodeCount(); i++) printNode(i);
  for (let i: u32 = 0; i < sizeClassCount; i++) printSizeClass(i);
  for (let i: u32 = 0; i < rangeCount(); i++) {
    printRange("memory", rangeStart(i), rangeEnd(i));
  }
  printRange("image", image.imageStart(), image.imageEnd());
  printRange("  text", image.textStart(), image.textEnd());
  printRange("  constants", image.readOnlyDataStart(), image.readOnlyDataEnd());
  printRange("  data", image.dataStart(), image.dataEnd());
}

/** Who has allocated what is there: places whose numbers grow are leaks. */
function printMakers(): void {
  if (!makers.knowsMakers()) {
    out.text("only development builds know who allocates").line();
    return;
  }
  const count = makers.findMakers();
  for (let place: u32 = 0; place < count; place++) {
    out.decimal(makers.makerObjects(place)).text(" objects, ");
    out.decimal(makers.makerBytes(place)).text(" bytes, by").line();
    for (let depth: u32 = 0; depth < 3; depth++) {
      const address = makers.makerAddress(place, depth);
      if (address === 0) break;
      // A return address is after its call.
      out.text("  ");
      printSymbol(out, address - 1, "  ");
      out.line();
    }
  }
  const others = makers.otherAllocations();
  if (others !== 0) out.decimal(others).text(" objects by others").line();
}

function printNode(id: u32): void {
  const shown = node(id);
  out.text("node ").decimal(u64(id)).text("        ");
  out.decimal(u64(shown.pagesFree()) * 4).text(" KB of ");
  out.decimal(u64(shown.pagesTotal()) * 4).text(" KB free; blocks by order");
  for (let order: u32 = 0; order < orderCount; order++) {
    out.text(" ").decimal(u64(shown.blocksFree(order)));
  }
  out.line();
}

/** Nothing for sizes that nobody uses. */
function printSizeClass(sizeClass: u32): void {
  const slabs = memory.slabCount(sizeClass);
  if (slabs === 0) return;
  const size = u64(sizeClasses.sizeBytes[sizeClass]);
  out.text("objects of ").decimalPadded(size, 4, 0x20).text("  ");
  out.decimal(memory.objectsAllocated(sizeClass)).text(" allocated, ");
  out.decimal(memory.objectsKept(sizeClass)).text(" kept by CPUs, ");
  out
    .decimal(slabs)
    .text(slabs === 1 ? " slab" : " slabs")
    .line();
}

/** memtest [operations [seed]] */
export function memtest(words: Arguments): void {
  let operations: u64 = 1_000_000;
  let seed: u64 = 1;
  if (words.hasMore()) {
    operations = words.takeDecimal("operations", 1_000_000_000);
  }
  if (words.hasMore()) seed = words.takeDecimal("seed", 0xffff_ffff);
  if (!words.end()) return;
  out.text("seed ").decimal(seed).text(", ").decimal(operations);
  out.text(" operations: ").flush();
  const problem = checkHeap(seed, operations);
  out.text(problem === "" ? "nothing is wrong" : problem).line();
}

function printBytes(name: string, bytes: u64): void {
  out.textPadded(name, 14).decimalPadded(bytes, 13, 0x20).text(" bytes  ");
  out
    .decimalPadded(bytes / 1024, 9, 0x20)
    .text(" KB")
    .line();
}

function printRange(name: string, start: usize, end: usize): void {
  out.textPadded(name, 14).text("0x").hex(u64(start), 16).text(" - 0x");
  out
    .hex(u64(end), 16)
    .text(" ")
    .decimal(u64(end - start) / 1024)
    .text(" KB");
  out.line();
}

/** peek [b|w|d|q] address */
export function peek(words: Arguments): void {
  const width = words.takeWidth(8);
  const address = words.takeHexadecimal("address", addressMaximum);
  if (!words.end()) return;
  if (!tryRead(address, width)) {
    printFault("read", address);
    return;
  }
  printCell(address, width, lastRead());
}

/** poke [b|w|d|q] address value */
export function poke(words: Arguments): void {
  const width = words.takeWidth(8);
  const address = words.takeHexadecimal("address", addressMaximum);
  const value = words.takeHexadecimal("value", largestOf(width));
  if (!words.end()) return;
  if (tryWrite(address, width, value)) printCell(address, width, value);
  else printFault("written", address);
}

function printCell(address: u64, width: u32, value: u64): void {
  out.text("Mem[0x").hex(address, 16).text("] = 0x");
  out.hex(value, width * 2).line();
}

function printFault(what: string, address: u64): void {
  out.text("Mem[0x").hex(address, 16).text("] cannot be ").text(what).line();
}

/** mem address count [size]: `count` bytes in groups of `size`. */
export function mem(words: Arguments): void {
  const address = words.takeHexadecimal("address", addressMaximum);
  const count = words.takeDecimal("count", 0x1_0000_0000);
  let size: u64 = 8;
  if (words.hasMore()) size = words.takeDecimal("size", 8);
  if (!isGroupSize(size)) words.failPrevious("size", "is not 1, 2, 4 or 8");
  if (!words.end()) return;
  let done: u64 = 0;
  while (done < count && !isCancelled()) {
    let length: u64 = count - done;
    if (length > bytesPerLine) length = bytesPerLine;
    if (!printMemoryLine(address + done, length, u32(size))) {
      printFault("read", address + done);
      return;
    }
    done += length;
  }
}

function isGroupSize(size: u64): boolean {
  return size !== 0 && (size & (size - 1)) === 0;
}

class DumpLine {
  readonly bytes = new FixedArray<u8, 16>();
}
const dumpLine = new DumpLine();

/** A line of `mem`; false when one of its bytes cannot be read. */
function printMemoryLine(address: u64, length: u64, size: u32): boolean {
  for (let i: u64 = 0; i < length; i++) {
    if (!tryRead(address + i, 1)) return false;
    dumpLine.bytes[u32(i)] = u8(lastRead());
  }
  out.hex(address, 16).text(" :");
  const used = u32(length);
  for (let i: u32 = 0; i < 16; i += size) {
    out.text(" ");
    // A group is a number: its highest byte comes first.
    for (let j: u32 = size; j > 0; j--) {
      const at: u32 = i + j - 1;
      if (at < used) out.hex(u64(dumpLine.bytes[at]), 2);
      else out.text("  ");
    }
  }
  out.text("  ");
  for (let i: u32 = 0; i < used; i++) {
    out.byte(printableByte(dumpLine.bytes[i]));
  }
  out.line();
  return true;
}
