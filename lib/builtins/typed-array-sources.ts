// What the nine typed arrays are made from, and what their methods share.

import { throwRangeError, throwTypeError } from "../runtime/errors.ts";
import { isArrayValue } from "../runtime/properties.ts";
import { ArrayBuffer } from "./array-buffer.ts";
import { wholeNumber } from "./data-view.ts";

/** What a typed array can be made from. */
export type TypedArraySource = number | ArrayBuffer | Iterable<number>;

export function throwEmptyReduce(): never {
  throwTypeError("Reduce of empty array with no initial value");
}

/** Numbers by value, -0 before 0 and NaN last. */
export function byValue(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return a === 0 ? 1 / a - 1 / b : 0;
  return a === a ? -1 : b === b ? 1 : 0;
}

export function itemsOf(source: Iterable<number>): readonly number[] {
  if (isArrayValue(source)) return source as readonly number[];
  return Array.from(source);
}

/** How many elements a view of a buffer has. */
export function countInBuffer(
  name: string,
  buffer: ArrayBuffer,
  elementBytes: number,
  byteOffset: number,
  length: number | undefined,
): u32 {
  if (byteOffset < 0 || byteOffset % elementBytes !== 0) {
    throwRangeError(
      "start offset of " +
        name +
        " should be a multiple of " +
        String(elementBytes),
    );
  }
  const rest: number = buffer.byteLength - byteOffset;
  if (rest < 0) {
    throwRangeError(
      "Start offset " +
        String(byteOffset) +
        " is outside the bounds of the buffer",
    );
  }
  if (length === undefined) {
    if (rest % elementBytes !== 0) {
      throwRangeError(
        "byte length of " +
          name +
          " should be a multiple of " +
          String(elementBytes),
      );
    }
    return u32(rest / elementBytes);
  }
  const count: number = wholeNumber(length);
  if (count < 0 || count * elementBytes > rest) {
    throwRangeError("Invalid typed array length: " + String(count));
  }
  return u32(count);
}
