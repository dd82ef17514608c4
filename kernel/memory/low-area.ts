// A piece of memory below 4 GB, as firmware's tables are, on every machine: the
// image lies there. For the tests of those who read such tables.

import { addressOf, sizeOf } from "machine";

/** @layout */
class Area {
  bytes!: FixedArray<u8, 8192>;
}
const area = new Area();

export function lowAreaAddress(): usize {
  return addressOf(area);
}

export function lowAreaSizeBytes(): usize {
  return sizeOf<Area>();
}
