// Numbers as people type them: 4096, 0x1000, 0b1010, 1_000_000.

import type { Line } from "./line.ts";

/** Why a word is not a number that can be used. */
export const numberFine: u32 = 0;
export const numberMalformed: u32 = 1;
export const numberTooLarge: u32 = 2;

export class ParsedNumber {
  value: u64 = 0;
  problem: u32 = numberFine;
}

const largest: u64 = 0xffff_ffff_ffff_ffff;
const underscore: u8 = 0x5f;
/** What `digitOf` gives for a character that is no digit. */
const noDigit: u32 = 99;

/**
 * Reads bytes `[start, end)` of `line` as a number of `base`, unless a prefix
 * says otherwise.
 */
export function parseNumber(
  line: Line,
  start: u32,
  end: u32,
  base: u32,
  result: ParsedNumber,
): void {
  let radix: u32 = base;
  let at: u32 = start;
  const prefix = prefixRadix(line, start, end);
  if (prefix > 0) {
    // In hexadecimal, 0b1 is a number without prefix.
    if (base < 16 || prefix >= 16) {
      radix = prefix;
      at += 2;
    }
  }
  result.value = 0;
  result.problem = at < end ? numberFine : numberMalformed;
  for (; at < end; at++) {
    if (line.bytes[at] === underscore) continue;
    const digit = digitOf(line.bytes[at]);
    if (digit >= radix) {
      result.problem = numberMalformed;
      return;
    }
    if (result.value > (largest - u64(digit)) / u64(radix)) {
      result.problem = numberTooLarge;
      return;
    }
    result.value = result.value * u64(radix) + u64(digit);
  }
}

/** 16 after "0x", 2 after "0b", else 0. */
function prefixRadix(line: Line, start: u32, end: u32): u32 {
  if (end - start < 3 || digitOf(line.bytes[start]) !== 0) return 0;
  const letter: u8 = line.bytes[start + 1] | 0x20;
  if (letter >= 0x78 && letter <= 0x78) return 16; // x
  return letter >= 0x62 && letter <= 0x62 ? 2 : 0; // b
}

function digitOf(byte: u8): u32 {
  if (byte >= 0x30 && byte <= 0x39) return u32(byte - 0x30);
  const letter: u8 = byte | 0x20;
  if (letter >= 0x61 && letter <= 0x66) return u32(letter - 0x61) + 10;
  return noDigit;
}
