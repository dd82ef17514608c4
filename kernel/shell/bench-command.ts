// Command bench.

import {
  measureAt,
  runMeasure,
  runMeasureOnce,
  type Measure,
} from "../bench/bench.ts";
import { textLength, textUnit } from "../memory/text.ts";
import type { Arguments } from "./arguments.ts";
import type { Line } from "./line.ts";

/** bench [--once] [part of a name] */
export function bench(words: Arguments): void {
  const isOnce = words.take("--once");
  const line = words.line();
  const start = words.restStart();
  let isFound = false;
  for (let place: u32 = 0; ; place++) {
    const measure = measureAt(place);
    if (measure === null) break;
    if (!isNamed(measure, line, start)) continue;
    isFound = true;
    if (isOnce) runMeasureOnce(measure);
    else runMeasure(measure);
  }
  if (!isFound) words.failKeyword("name");
}

/** The measure's name has in it what stands in `line` from `start` on. */
function isNamed(measure: Measure, line: Line, start: u32): boolean {
  const length: u32 = line.length - start;
  for (let at: u32 = 0; at + length <= textLength(measure.name); at++) {
    let same: u32 = 0;
    while (
      same < length &&
      u32(line.bytes[start + same]) === u32(textUnit(measure.name, at + same))
    ) {
      same += 1;
    }
    if (same === length) return true;
  }
  return false;
}
