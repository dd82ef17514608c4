// Numbers over their whole range: parsed, and compared with what arithmetic says.

import { Line } from "../shell/line.ts";
import {
  numberFine,
  numberTooLarge,
  ParsedNumber,
  parseNumber,
} from "../shell/numbers.ts";
import { Random } from "./random.ts";

const line = new Line();
const parsed = new ParsedNumber();
const random = new Random();

export function numbersPrintAndParse(seed: u64): string {
  random.start(seed);
  for (let i: u32 = 0; i < 2000; i++) {
    const shift: u64 = random.below(64);
    const value: u64 =
      ((random.below(0x1_0000_0000_0000) << 16) | random.below(0x1_0000)) >>
      shift;
    if (!survives(value, 10)) return "a decimal number came back different";
    if (!survives(value, 16)) return "a hexadecimal number came back different";
  }
  if (!survives(0xffff_ffff_ffff_ffff, 10)) return "the largest was refused";
  // One more than the largest: its last digit is 5.
  write(0xffff_ffff_ffff_ffff, 10);
  line.bytes[line.length - 1] = 0x36;
  parseNumber(line, 0, line.length, 10, parsed);
  return parsed.problem === numberTooLarge ? "" : "2^64 was accepted";
}

function survives(value: u64, base: u32): boolean {
  write(value, base);
  parseNumber(line, 0, line.length, base, parsed);
  return parsed.problem === numberFine && parsed.value === value;
}

/** Writes the digits of `value`, last digit first, then turned around. */
function write(value: u64, base: u32): void {
  line.clear();
  let rest: u64 = value;
  do {
    const digit = u8(rest % u64(base));
    line.insert(0, digit < 10 ? digit + 0x30 : digit + 0x57);
    rest = rest / u64(base);
  } while (rest > 0);
}
