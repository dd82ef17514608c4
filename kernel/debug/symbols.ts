// Addresses to function, file and line, from the table the link step appends.
//
// Between __symbol_table_start and __symbol_table_end, little-endian:
//   u32 magic "NSYM"   u32 functionCount   u32 fileCount   u32 linesSizeBytes
//   functions: functionCount × { u32 address, u32 name, u32 file, u32 lines }
//     sorted by address; a function ends where the next begins. `name` is an
//     offset into the strings, `file` an index of the files, `lines` an offset
//     into the lines. A name of 0xffffffff says that nothing is known from there on.
//   files: fileCount × u32, offsets into the strings
//   lines: a byte stream per function, rows of unsigned LEB128 numbers:
//     addressDelta + 1 (0 ends the stream), then
//     zigzag(lineDelta) × 2 + (1 when a file index follows), [file index];
//     address, line and file start as the function's address, 0 and `file`.
//   strings: UTF-8, each ended by a zero byte
// A table that is missing or damaged costs the names, not the report.

import type { Writer } from "../console/writer.ts";
import { ByteSpan } from "../memory/byte-span.ts";
import { symbolTableEnd, symbolTableStart } from "../memory/image.ts";

const magic: u32 = 0x4d59534e;
const headerSizeBytes: usize = 16;
const functionSizeBytes: usize = 16;
const unknownName: u32 = 0xffff_ffff;

const table = new ByteSpan();

/** Prints "function (file:line)", or "?" where nothing is known. */
export function printSymbol(writer: Writer, address: usize): void {
  if (!openTable()) {
    writer.text("?");
    return;
  }
  const record = findFunction(address);
  if (record === 0 || table.u32At(record + 4) === unknownName) {
    writer.text("?");
    return;
  }
  printString(writer, table.u32At(record + 4));
  writer.text(" (");
  findLine(record, address);
  printString(writer, table.u32At(filesOffset() + usize(position.file) * 4));
  if (position.line !== 0) writer.text(":").decimal(u64(position.line));
  writer.text(")");
}

function openTable(): boolean {
  const start = symbolTableStart();
  const end = symbolTableEnd();
  if (end < start + headerSizeBytes) return false;
  table.show(start, end - start);
  return table.u32At(0) === magic;
}

function filesOffset(): usize {
  return headerSizeBytes + usize(table.u32At(4)) * functionSizeBytes;
}

function linesOffset(): usize {
  return filesOffset() + usize(table.u32At(8)) * 4;
}

/** Offset of the record of the function that holds `address`; 0 for none. */
function findFunction(address: usize): usize {
  let low: u32 = 0;
  let high: u32 = table.u32At(4);
  while (low < high) {
    const middle: u32 = low + (high - low) / 2;
    const start = table.u32At(headerSizeBytes + usize(middle) * 16);
    if (usize(start) <= address) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return 0;
  return headerSizeBytes + usize(low - 1) * functionSizeBytes;
}

/** Where reading the lines has got to. */
class Position {
  offset: usize = 0;
  file: u32 = 0;
  line: u32 = 0;
}
const position = new Position();

/** Leaves in `position` the file and line of `address` in the function of `record`. */
function findLine(record: usize, address: usize): void {
  let rowAddress: usize = usize(table.u32At(record));
  let line: u32 = 0;
  let file: u32 = table.u32At(record + 8);
  position.file = file;
  position.line = 0;
  position.offset = linesOffset() + usize(table.u32At(record + 12));
  for (;;) {
    const step = readNumber();
    if (step === 0) return;
    rowAddress += usize(step - 1);
    if (rowAddress > address) return;
    const change = readNumber();
    const zigzag: u32 = change >> 1;
    line = (zigzag & 1) === 0 ? line + (zigzag >> 1) : line - (zigzag >> 1) - 1;
    if ((change & 1) !== 0) file = readNumber();
    position.file = file;
    position.line = line;
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
  let at: usize = linesOffset() + usize(table.u32At(12)) + usize(offset);
  while (at < table.sizeBytes() && table.byteAt(at) !== 0) {
    writer.byte(table.byteAt(at));
    at += 1;
  }
}
