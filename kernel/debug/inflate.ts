// Inflates "deflate" data (RFC 1951), a bit at a time: small, and fast enough
// for the table of symbols of a kernel that has just failed. Allocates nothing.

import type { ByteSpan } from "../memory/byte-span.ts";

const codeBitsMaximum: u32 = 15;

/** Canonical codes: how many there are of each length, and what they stand for. */
class Codes {
  readonly counts = new FixedArray<u16, 16>();
  readonly symbols = new FixedArray<u16, 288>();
}

class State {
  /** Next byte of the input. */
  at: usize = 0;
  /** Bits read ahead of need, the next lowest. */
  bits: u32 = 0;
  bitCount: u32 = 0;
  /** Bytes put out. */
  size: usize = 0;
  isWrong: boolean = false;
  readonly lengths = new FixedArray<u8, 320>();
  readonly offsets = new FixedArray<u16, 16>();
  readonly literals = new Codes();
  readonly distances = new Codes();
}
const state = new State();

/** What length codes 257 on and distance codes stand for, and extra bits of each. */
const lengthBases: u16[] = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67,
  83, 99, 115, 131, 163, 195, 227, 258,
];
const lengthExtraBits: u8[] = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5,
  5, 5, 0,
];
const distanceBases: u16[] = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769,
  1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
];
/** The order in which the lengths of the codes for lengths come. */
const lengthOrder: u8[] = [
  16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
];

/** Fills `to` from `from`, beginning at `start`; false: what is there will not do. */
export function inflate(from: ByteSpan, start: usize, to: ByteSpan): boolean {
  state.at = start;
  state.bits = 0;
  state.bitCount = 0;
  state.size = 0;
  state.isWrong = false;
  let isLast: boolean = false;
  while (!isLast && !state.isWrong) {
    isLast = takeBits(from, 1) === 1;
    const kind = takeBits(from, 2);
    if (kind === 0) copyStored(from, to);
    else if (kind === 1) readFixedCodes();
    else if (kind === 2) readCodes(from);
    else state.isWrong = true;
    if (kind !== 0 && !state.isWrong) copyBlock(from, to);
  }
  return !state.isWrong && state.size === to.sizeBytes();
}

function takeBits(from: ByteSpan, count: u32): u32 {
  while (state.bitCount < count) {
    if (state.at >= from.sizeBytes()) {
      state.isWrong = true;
      return 0;
    }
    state.bits = state.bits | (u32(from.byteAt(state.at)) << state.bitCount);
    state.at += 1;
    state.bitCount += 8;
  }
  const taken: u32 = state.bits & ((u32(1) << count) - 1);
  state.bits = state.bits >> count;
  state.bitCount -= count;
  return taken;
}

function put(to: ByteSpan, byte: u8): void {
  if (state.size >= to.sizeBytes()) state.isWrong = true;
  else to.setByteAt(state.size, byte);
  state.size += 1;
}

function copyStored(from: ByteSpan, to: ByteSpan): void {
  state.bits = 0;
  state.bitCount = 0;
  const length = takeBits(from, 16);
  takeBits(from, 16); // the length once more, its bits turned round
  for (let i: u32 = 0; i < length && !state.isWrong; i++) {
    put(to, u8(takeBits(from, 8)));
  }
}

/** Codes from the first `count` lengths in `state.lengths`, from `first` on. */
function makeCodes(codes: Codes, first: u32, count: u32): void {
  for (let i: u32 = 0; i <= codeBitsMaximum; i++) codes.counts[i] = 0;
  for (let i: u32 = 0; i < count; i++) {
    codes.counts[u32(state.lengths[first + i])] += 1;
  }
  let offset: u16 = 0;
  for (let i: u32 = 1; i <= codeBitsMaximum; i++) {
    state.offsets[i] = offset;
    offset += codes.counts[i];
  }
  for (let i: u32 = 0; i < count; i++) {
    const length = u32(state.lengths[first + i]);
    if (length === 0) continue;
    codes.symbols[u32(state.offsets[length])] = u16(i);
    state.offsets[length] += 1;
  }
}

function readFixedCodes(): void {
  for (let i: u32 = 0; i < 288; i++) {
    state.lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
  }
  makeCodes(state.literals, 0, 288);
  for (let i: u32 = 0; i < 30; i++) state.lengths[i] = 5;
  makeCodes(state.distances, 0, 30);
}

/** The codes of a block that brings its own. */
function readCodes(from: ByteSpan): void {
  const literalCount: u32 = takeBits(from, 5) + 257;
  const distanceCount: u32 = takeBits(from, 5) + 1;
  const lengthCount: u32 = takeBits(from, 4) + 4;
  if (literalCount > 286 || distanceCount > 30) {
    state.isWrong = true;
    return;
  }
  for (let i: u32 = 0; i < 19; i++) {
    const length: u32 = i < lengthCount ? takeBits(from, 3) : 0;
    state.lengths[u32(lengthOrder[i])] = u8(length);
  }
  makeCodes(state.literals, 0, 19);
  const end: u32 = literalCount + distanceCount;
  let at: u32 = 0;
  while (at < end && !state.isWrong) at = readLength(from, at, end);
  if (state.isWrong) return;
  makeCodes(state.distances, literalCount, distanceCount);
  makeCodes(state.literals, 0, literalCount);
}

/** One code for a length, or for several alike; gives where the next goes. */
function readLength(from: ByteSpan, at: u32, end: u32): u32 {
  const symbol = takeSymbol(from, state.literals);
  if (symbol < 16) {
    state.lengths[at] = u8(symbol);
    return at + 1;
  }
  let times: u32 = 0;
  let length: u8 = 0;
  if (symbol === 16) {
    if (at === 0) state.isWrong = true;
    else length = state.lengths[at - 1];
    times = takeBits(from, 2) + 3;
  } else if (symbol === 17) times = takeBits(from, 3) + 3;
  else times = takeBits(from, 7) + 11;
  if (at + times > end) state.isWrong = true;
  if (state.isWrong) return at;
  for (let i: u32 = 0; i < times; i++) state.lengths[at + i] = length;
  return at + times;
}

/** The codes of each length are numbers in a row, longer ones above shorter ones. */
function takeSymbol(from: ByteSpan, codes: Codes): u32 {
  let code: u32 = 0;
  let first: u32 = 0;
  let index: u32 = 0;
  for (let length: u32 = 1; length <= codeBitsMaximum; length++) {
    code = code | takeBits(from, 1);
    const count = u32(codes.counts[length]);
    if (code < first + count) return u32(codes.symbols[index + code - first]);
    index += count;
    first = (first + count) << 1;
    code = code << 1;
  }
  state.isWrong = true;
  return 0;
}

function copyBlock(from: ByteSpan, to: ByteSpan): void {
  while (!state.isWrong) {
    const symbol = takeSymbol(from, state.literals);
    if (symbol === 256) return;
    if (symbol < 256) put(to, u8(symbol));
    else repeat(from, to, symbol - 257);
  }
}

/** Bytes that have been put out before, once more. */
function repeat(from: ByteSpan, to: ByteSpan, lengthCode: u32): void {
  if (lengthCode >= 29) {
    state.isWrong = true;
    return;
  }
  const extra = takeBits(from, u32(lengthExtraBits[lengthCode]));
  const length: u32 = u32(lengthBases[lengthCode]) + extra;
  const code = takeSymbol(from, state.distances);
  if (code >= 30) {
    state.isWrong = true;
    return;
  }
  const distanceBits: u32 = code < 4 ? 0 : (code >> 1) - 1;
  const more = takeBits(from, distanceBits);
  const distance = usize(u32(distanceBases[code]) + more);
  if (distance > state.size) state.isWrong = true;
  for (let i: u32 = 0; i < length && !state.isWrong; i++) {
    put(to, to.byteAt(state.size - distance));
  }
}
