// Fixed arrays of `@layout` classes: with `| null` they hold pointers, without
// they hold the objects themselves.

/** @layout @size 16 */
class Pair {
  first!: u64;
  second!: u64;
}

class Arrays {
  readonly pointers = new FixedArray<Pair | null, 3>();
  readonly embedded = new FixedArray<Pair, 3>();
}
const arrays = new Arrays();
const left = new Pair();
const right = new Pair();

export function fixedArraysHoldWhatTheySay(seed: u64): string {
  left.first = seed;
  left.second = seed + 1;
  right.first = seed + 2;
  arrays.pointers[0] = left;
  arrays.pointers[1] = right;
  if (arrays.pointers[2] !== null) return "an empty place is not null";
  if (arrays.pointers[0] !== left || arrays.pointers[1] !== right)
    return "a pointer is not what was stored";
  arrays.pointers[0]!.first = 77;
  if (left.first !== 77) return "a pointer does not lead to its object";
  arrays.embedded[1] = left;
  left.first = 78;
  if (arrays.embedded[1].first !== 77 || arrays.embedded[1].second !== seed + 1)
    return "an embedded object is not a copy";
  arrays.embedded[2].first = 5;
  if (arrays.embedded[1].first !== 77 || arrays.embedded[2].first !== 5)
    return "embedded objects overlap";
  return "";
}
