// Machine integers in classes, arrays, maps, tuples, closures and unions.

class Counter {
  private hits: u64 = 0;
  last: u32 = 0;
  readonly limit: u8;
  static made: u16 = 65534;

  constructor(limit: u8) {
    this.limit = limit;
    Counter.made++;
  }
  add(amount: u32): u64 {
    this.hits += u64(amount);
    this.last = amount;
    return this.hits;
  }
  get full(): boolean {
    return this.hits > u64(this.limit);
  }
}
const counter = new Counter(200);
console.log(
  counter.add(100),
  counter.full,
  counter.add(0xffff_ffff),
  counter.full,
);
console.log(counter.last, counter.limit, Counter.made);
console.log(
  new Counter(1).limit,
  Counter.made,
  new Counter(2).limit,
  Counter.made,
);

const values: u16[] = [];
for (let i: u16 = 65530; values.length < 10; i++) values.push(i);
for (const value of values) console.log(value);
console.log(
  values.length,
  values[3],
  values.indexOf(2),
  values.includes(65535),
);
values[0] += 10;
values[1] *= 2;
console.log(values[0], values[1], values.pop());

const names = new Map<u64, string>();
names
  .set(0xffff_ffff_ffff_ffff, "all")
  .set(9007199254740993, "odd")
  .set(9007199254740992, "even");
console.log(
  names.size,
  names.get(9007199254740993),
  names.get(9007199254740992),
  names.get(1) ?? "none",
);
const sizes = new Map<string, u64>([
  ["page", 4096],
  ["huge", 0x4000_0000_0000_0000],
]);
for (const [name, size] of sizes) console.log(name, size);

interface Range {
  start: u64;
  size: u32;
}
const ranges: Range[] = [
  { start: 0x1000, size: 16 },
  { start: 0xffff_ffff_ffff_f000, size: 4096 },
];
for (const { start, size } of ranges)
  console.log(start, size, u64(start + u64(size)));

function find(wanted: u32): u32 | null {
  return wanted > 10 ? null : wanted * 2;
}
console.log(find(3) ?? 99, find(30) ?? 99, find(0) === 0, find(11) === null);

function makeCounter(start: u64): () => u64 {
  let next: u64 = start;
  return (): u64 => next++;
}
const count = makeCounter(0xffff_ffff_ffff_fffe);
console.log(count(), count(), count());

interface Point {
  x: i32;
  y: i32;
}
const point: Point = { x: -5, y: 2147483647 };
point.y++;
point.x >>= 1;
console.log(point.x, point.y);
const { x, y } = point;
console.log(i32(x - y), `${x}/${y}`, "at " + x);
