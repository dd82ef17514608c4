// Addresses to functions, files and lines, from the table the link step
// appends; compiler/link/symbol-table.ts describes it. A table that is missing
// or damaged costs the names, not the report.

import type { Writer } from "../console/writer.ts";
import { ByteSpan } from "../memory/byte-span.ts";
import { inflate } from "./inflate.ts";
import { showSymbolRoom } from "../memory/symbol-room.ts";
import { symbolTableEnd, symbolTableStart } from "../memory/image.ts";

const magic: u32 = 0x4d59534e;
const headerSizeBytes: usize = 20;
const functionSizeBytes: usize = 12;
/** "lib/" */
const libraryFolder: u8[] = [0x6c, 0x69, 0x62, 0x2f];
const unknownContext: u32 = 0xffff_ffff;

const table = new ByteSpan();
/** The table as the image carries it. */
const carried = new ByteSpan();
const compressedMagic: u32 = 0x5a59534e;
const compressedHeaderBytes: usize = 8;

/**
 * Prints "function (file:line)", or "?" where nothing is known. Where code was
 * inlined, a line for each caller it was inlined into follows, after `indent`.
 */
export function printSymbol(
  writer: Writer,
  address: usize,
  indent: string,
): void {
  const record: usize = openTable() ? findFunction(address) : 0;
  if (record === 0 || table.u32At(record + 4) === unknownContext) {
    writer.text("?");
    return;
  }
  findLine(record, address);
  let context = position.context;
  for (;;) {
    position.offset = contextsOffset() + usize(context);
    printString(writer, readNumber());
    printPlace(writer, position.file, position.line);
    const up = readNumber();
    if (up === 0) return;
    position.file = readNumber();
    position.line = readNumber();
    context -= up;
    writer.line();
    writer.text(indent);
  }
}

/**
 * Prints, a line each after `lead`, the calls that led to `address` within its
 * function; those the library makes are passed over until `inLibrary`. False
 * when all of them were the library's.
 */
export function printProgramCalls(
  writer: Writer,
  address: usize,
  lead: string,
  inLibrary: boolean,
): boolean {
  const record: usize = openTable() ? findFunction(address) : 0;
  if (record === 0 || table.u32At(record + 4) === unknownContext) return false;
  findLine(record, address);
  let context = position.context;
  let isPrinting: boolean = inLibrary;
  for (;;) {
    position.offset = contextsOffset() + usize(context);
    const name = readNumber();
    isPrinting = isPrinting || !isLibraryFile(position.file);
    if (isPrinting) {
      writer.text(lead);
      printString(writer, name);
      printPlace(writer, position.file, position.line);
      writer.line();
    }
    const up = readNumber();
    if (up === 0) return isPrinting;
    position.file = readNumber();
    position.line = readNumber();
    context -= up;
  }
}

function isLibraryFile(file: u32): boolean {
  if (file === 0) return false;
  const name = table.u32At(filesOffset() + usize(file) * 4);
  const start: usize = stringsOffset() + usize(name);
  for (let i: u32 = 0; i < u32(libraryFolder.length); i++) {
    const at: usize = start + usize(i);
    if (at >= table.sizeBytes()) return false;
    if (table.byteAt(at) !== libraryFolder[i]) return false;
  }
  return true;
}

function printPlace(writer: Writer, file: u32, line: u32): void {
  if (file === 0) return;
  writer.text(" (");
  printString(writer, table.u32At(filesOffset() + usize(file) * 4));
  if (line !== 0) writer.text(":").decimal(u64(line));
  writer.text(")");
}

function openTable(): boolean {
  const start = symbolTableStart();
  const end = symbolTableEnd();
  if (end < start + headerSizeBytes) return false;
  if (table.sizeBytes() !== 0) return table.u32At(0) === magic;
  carried.show(start, end - start);
  if (carried.u32At(0) !== compressedMagic) {
    table.show(start, end - start);
    return table.u32At(0) === magic;
  }
  const sizeBytes = usize(carried.u32At(4));
  if (sizeBytes < headerSizeBytes) return false;
  if (!showSymbolRoom(table, sizeBytes)) return false;
  if (inflate(carried, compressedHeaderBytes, table)) {
    return table.u32At(0) === magic;
  }
  // What came out before the end of damaged data is of no use.
  table.show(0, 0);
  return false;
}

function filesOffset(): usize {
  return headerSizeBytes + usize(table.u32At(4)) * functionSizeBytes;
}

function contextsOffset(): usize {
  return filesOffset() + usize(table.u32At(8)) * 4;
}

function linesOffset(): usize {
  return contextsOffset() + usize(table.u32At(12));
}

function stringsOffset(): usize {
  return linesOffset() + usize(table.u32At(16));
}

/** Offset of the record of the function that holds `address`; 0 for none. */
function findFunction(address: usize): usize {
  let low: u32 = 0;
  let high = table.u32At(4);
  while (low < high) {
    const middle: u32 = low + (high - low) / 2;
    const record: usize = headerSizeBytes + usize(middle) * functionSizeBytes;
    if (usize(table.u32At(record)) <= address) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return 0;
  return headerSizeBytes + usize(low - 1) * functionSizeBytes;
}

/** Where reading the table has got to, and what was found. */
class Position {
  offset: usize = 0;
  context: u32 = 0;
  file: u32 = 0;
  line: u32 = 0;
}
const position = new Position();

/** Leaves in `position` what is known of `address` in the function of `record`. */
function findLine(record: usize, address: usize): void {
  let rowAddress: usize = usize(table.u32At(record));
  let context = table.u32At(record + 4);
  let line: u32 = 0;
  let file: u32 = 0;
  position.offset = linesOffset() + usize(table.u32At(record + 8));
  for (;;) {
    position.context = context;
    position.file = file;
    position.line = line;
    const step = readNumber();
    if (step === 0) return;
    rowAddress += usize(step - 1);
    if (rowAddress > address) return;
    const change = readNumber();
    const zigzag: u32 = change >> 2;
    if ((zigzag & 1) !== 0) line -= (zigzag >> 1) + 1;
    else line += zigzag >> 1;
    if ((change & 2) !== 0) context = readNumber();
    if ((change & 1) !== 0) file = readNumber();
  }
}

function readNumber(): u32 {
  let value: u32 = 0;
  let shift: u32 = 0;
  for (;;) {
    const byte = u32(table.byteAt(position.offset));
    position.offset += 1;
    value = value | ((byte & 0x7f) << shift);
    shift += 7;
    if (byte < 0x80 || shift > 28) return value;
  }
}

function printString(writer: Writer, offset: u32): void {
  let at: usize = stringsOffset() + usize(offset);
  while (at < table.sizeBytes() && table.byteAt(at) !== 0) {
    writer.byte(table.byteAt(at));
    at += 1;
  }
}
