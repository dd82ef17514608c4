// What sort and toSorted do around the merge sort: undefined goes last, holes
// behind it, and without a comparison the texts decide.

import {
  arrayElements,
  arrayLength,
  isHole,
  load,
  newArray,
  sizeOf,
} from "machine";
import { fillWithHoles } from "../runtime/arrays.ts";
import { compareStrings } from "../runtime/strings.ts";
import { sortItems } from "./sort.ts";

export function sortInPlace<T>(
  array: T[],
  compare: ((a: T, b: T) => number) | undefined,
): void {
  const length: u32 = arrayLength(array);
  if (length < 2) return;
  const items: T[] = newArray<T>(length);
  let count: u32 = 0;
  let missing: T = array[0];
  let missingCount: u32 = 0;
  let holes: u32 = 0;
  for (let i: u32 = 0; i < length; i++) {
    const value: T = array[i];
    if (isHole(value)) {
      holes++;
    } else if (value === undefined) {
      missing = value;
      missingCount++;
    } else {
      items[count] = value;
      count++;
    }
  }
  const sorted: T[] = sortPresent(items, count, compare);
  if (arrayLength(array) < length) array.length = Number(length);
  for (let i: u32 = 0; i < count; i++) array[i] = sorted[i];
  for (let i: u32 = 0; i < missingCount; i++) array[count + i] = missing;
  fillWithHoles(array, length - holes, length);
}

/** A hole counts as undefined, as in JavaScript. */
export function sortedCopy<T>(
  array: readonly T[],
  compare: ((a: T, b: T) => number) | undefined,
): T[] {
  const copy: T[] = array.slice();
  sortInPlace(copy, compare);
  return copy;
}

function sortPresent<T>(
  items: T[],
  count: u32,
  compare: ((a: T, b: T) => number) | undefined,
): T[] {
  if (compare !== undefined) {
    sortItems(items, count, compare);
    return items;
  }
  return sortByText(items, count);
}

/** Makes each text once and sorts the positions. */
function sortByText<T>(items: T[], count: u32): T[] {
  const texts: string[] = newArray<string>(count);
  const order: u32[] = newArray<u32>(count);
  for (let i: u32 = 0; i < count; i++) {
    texts[i] = String(items[i]);
    order[i] = i;
  }
  const textsAddress: usize = arrayElements(texts);
  const textAt = (index: u32): string =>
    load<string>(textsAddress + usize(index) * sizeOf<string>());
  sortItems<u32>(order, count, (a: u32, b: u32): number =>
    Number(compareStrings(textAt(a), textAt(b))),
  );
  const sorted: T[] = newArray<T>(count);
  for (let i: u32 = 0; i < count; i++) sorted[i] = items[order[i]];
  return sorted;
}
