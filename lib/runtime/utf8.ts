// UTF-8 to strings, as the Encoding Standard has it: each ill-formed sequence,
// up to where it could still have become well-formed, is one U+FFFD.

import { copyMemory, load, newString, stringUnits } from "machine";
import { StringBuilder } from "./string-builder.ts";

const replacement: u32 = 0xfffd;

export function decodeUtf8(address: usize, sizeBytes: usize): string {
  const end: usize = address + sizeBytes;
  let at: usize = address;
  while (at < end && load<u8>(at) < 0x80) at = at + 1;
  if (at === end) {
    const text: string = newString(u32(sizeBytes), false);
    copyMemory(stringUnits(text), address, sizeBytes);
    return text;
  }
  const builder: StringBuilder = new StringBuilder(u32(sizeBytes));
  at = address;
  while (at < end) {
    const first: u8 = load<u8>(at);
    at = at + 1;
    if (first < 0x80) {
      builder.append(u16(first));
      continue;
    }
    const more: u32 = continuationBytes(first);
    let code: u32 = u32(first) & (0x3f >> more);
    let missing: u32 = more;
    while (missing > 0 && at < end) {
      const next: u8 = load<u8>(at);
      if (!continues(first, next, missing === more)) break;
      code = (code << 6) | (u32(next) & 0x3f);
      at = at + 1;
      missing--;
    }
    const isWhole: boolean = more > 0 && missing === 0;
    builder.appendCodePoint(isWhole ? code : replacement);
  }
  return builder.finish();
}

/** How many bytes should follow; 0: none may begin like this. */
function continuationBytes(first: u8): u32 {
  if (first >= 0xc2 && first <= 0xdf) return 1;
  if (first >= 0xe0 && first <= 0xef) return 2;
  if (first >= 0xf0 && first <= 0xf4) return 3;
  return 0;
}

/** No longer form than needed, no surrogates, nothing above U+10FFFF. */
function continues(first: u8, next: u8, isSecond: boolean): boolean {
  if (next < 0x80 || next > 0xbf) return false;
  if (!isSecond) return true;
  if (first === 0xe0) return next >= 0xa0;
  if (first === 0xed) return next <= 0x9f;
  if (first === 0xf0) return next >= 0x90;
  if (first === 0xf4) return next <= 0x8f;
  return true;
}
