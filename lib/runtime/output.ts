// Text to bytes: UTF-8 into one buffer, and one write to the kernel per call.

import {
  allocate,
  copyMemory,
  load,
  store,
  stringIsWide,
  stringLength,
  stringUnits,
} from "machine";
import { write } from "./system.ts";

const standardOutput: u32 = 1;
const standardError: u32 = 2;

/** Kept between calls, because printing in a loop must not eat the heap. */
let buffer: usize = 0;
let bufferBytes: usize = 0;

/** Writes a line to standard output. */
export function writeLine(text: string): void {
  writeTextLine(standardOutput, text);
}

/** Writes a line to standard error. */
export function writeErrorLine(text: string): void {
  writeTextLine(standardError, text);
}

function writeTextLine(channel: u32, text: string): void {
  const end: usize = encode(text);
  store<u8>(end, 10);
  write(channel, buffer, end + 1 - buffer);
}

/** Writes a text as it is; gives the number of bytes. */
export function writeText(channel: u32, text: string): number {
  const end: usize = encode(text);
  write(channel, buffer, end - buffer);
  return Number(end - buffer);
}

export function writeBytes(
  channel: u32,
  address: usize,
  sizeBytes: usize,
): void {
  write(channel, address, sizeBytes);
}

/** Fills the buffer, which has room for one byte more; gives the text's end. */
function encode(text: string): usize {
  const length: usize = usize(stringLength(text));
  const wide: boolean = stringIsWide(text);
  // At most two bytes of UTF-8 for a Latin-1 unit and three for any other;
  // one more for the end of the line.
  reserve((wide ? length * 3 : length * 2) + 1);
  const units: usize = stringUnits(text);
  return wide ? encodeWide(units, length) : encodeLatin1(units, length);
}

function reserve(sizeBytes: usize): void {
  if (sizeBytes <= bufferBytes) return;
  let newBytes: usize = 1024;
  while (newBytes < sizeBytes) newBytes = newBytes * 2;
  buffer = allocate(newBytes);
  bufferBytes = newBytes;
}

/** Gives the end of what it wrote to the buffer. */
function encodeLatin1(units: usize, length: usize): usize {
  const ascii: usize = asciiPrefix(units, length);
  copyMemory(buffer, units, ascii);
  let target: usize = buffer + ascii;
  for (let i: usize = ascii; i < length; i++) {
    const unit: u8 = load<u8>(units + i);
    if (unit < 0x80) {
      store<u8>(target, unit);
      target = target + 1;
    } else {
      store<u8>(target, 0xc0 | (unit >> 6));
      store<u8>(target + 1, 0x80 | (unit & 0x3f));
      target = target + 2;
    }
  }
  return target;
}

/** How many bytes at the front are below 0x80, to a multiple of 8 or all. */
function asciiPrefix(units: usize, length: usize): usize {
  let done: usize = 0;
  while (
    done + 8 <= length &&
    (load<u64>(units + done) & 0x8080_8080_8080_8080) === 0
  ) {
    done = done + 8;
  }
  return done;
}

function encodeWide(units: usize, length: usize): usize {
  let target: usize = buffer;
  let i: usize = 0;
  while (i < length) {
    let code: u32 = u32(load<u16>(units + i * 2));
    i = i + 1;
    if ((code & 0xf800) === 0xd800) {
      const next: u32 = i < length ? u32(load<u16>(units + i * 2)) : 0;
      if (code < 0xdc00 && (next & 0xfc00) === 0xdc00) {
        code = 0x1_0000 + ((code - 0xd800) << 10) + (next - 0xdc00);
        i = i + 1;
      } else {
        code = 0xfffd; // half of a pair alone: the replacement character
      }
    }
    target = encodeCodePoint(target, code);
  }
  return target;
}

/** Gives the address behind the bytes of the code point. */
export function encodeCodePoint(target: usize, code: u32): usize {
  if (code < 0x80) {
    store<u8>(target, u8(code));
    return target + 1;
  }
  if (code < 0x800) {
    store<u8>(target, u8(0xc0 | (code >> 6)));
    store<u8>(target + 1, u8(0x80 | (code & 0x3f)));
    return target + 2;
  }
  if (code < 0x1_0000) {
    store<u8>(target, u8(0xe0 | (code >> 12)));
    store<u8>(target + 1, u8(0x80 | ((code >> 6) & 0x3f)));
    store<u8>(target + 2, u8(0x80 | (code & 0x3f)));
    return target + 3;
  }
  store<u8>(target, u8(0xf0 | (code >> 18)));
  store<u8>(target + 1, u8(0x80 | ((code >> 12) & 0x3f)));
  store<u8>(target + 2, u8(0x80 | ((code >> 6) & 0x3f)));
  store<u8>(target + 3, u8(0x80 | (code & 0x3f)));
  return target + 4;
}
