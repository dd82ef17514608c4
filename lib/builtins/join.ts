// Joining texts with a separator into one flat string.

import {
  arrayLength,
  isHole,
  newString,
  stringIsWide,
  stringLength,
  stringUnits,
} from "machine";
import { throwRangeError } from "../runtime/errors.ts";
import { copyUnits, unitAddress } from "../runtime/strings.ts";

/** V8's limit of a string's length. */
const longestStringUnits: u64 = 536870888;

/** An element's text in `join`: none for undefined, null and holes. */
export function textOfElement<T>(value: T): string {
  // `==`: both undefined and null.
  return value == null || isHole(value) ? "" : String(value);
}

export function joinTexts(texts: readonly string[], separator: string): string {
  const count: u32 = arrayLength(texts);
  if (count === 0) return "";
  if (count === 1) return texts[0];
  let length: u64 = u64(stringLength(separator)) * u64(count - 1);
  let wide: boolean = stringIsWide(separator);
  for (let i: u32 = 0; i < count; i++) {
    length = length + u64(stringLength(texts[i]));
    wide = wide || stringIsWide(texts[i]);
  }
  if (length > longestStringUnits) throwRangeError("Invalid string length");
  const result: string = newString(u32(length), wide);
  const units: usize = stringUnits(result);
  let done: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    if (i > 0) done = putText(separator, units, done, wide);
    done = putText(texts[i], units, done, wide);
  }
  return result;
}

/** Writes a text behind the `done` units written so far; gives their number. */
function putText(text: string, units: usize, done: u32, wide: boolean): u32 {
  const length: u32 = stringLength(text);
  copyUnits(text, 0, unitAddress(units, done, wide), length, wide);
  return done + length;
}
