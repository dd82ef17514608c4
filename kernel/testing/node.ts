// Lets modules without machine access run under Node, for their unit tests:
// machine integers become numbers (no 64-bit arithmetic), fixed arrays arrays.

const integers: Record<string, (value: number) => number> = {
  u8: (value) => value & 0xff,
  u16: (value) => value & 0xffff,
  u32: (value) => value >>> 0,
  i32: (value) => value | 0,
  u64: (value) => value,
  i64: (value) => value,
  usize: (value) => value,
};

for (const [name, convert] of Object.entries(integers)) {
  Object.defineProperty(globalThis, name, { value: convert });
}
Object.defineProperty(globalThis, "FixedArray", { value: Array });
