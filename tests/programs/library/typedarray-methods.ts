// set, subarray, slice, fill, copyWithin and the methods shared with Array.

const bytes = Uint8Array.from([5, 3, 9, 1, 7]);
const view = bytes.subarray(1, 4);
view[0] = 30;
console.log(
  bytes.join(),
  view.length,
  view.byteOffset,
  bytes.subarray(-2).join(),
);
const copy = bytes.slice(1, 4);
copy[0] = 99;
console.log(bytes.join(), copy.join(), bytes.slice(-2).join());
bytes.set([1, 2], 3);
bytes.set(new Uint8Array([8, 256]), 0);
bytes.set(bytes.subarray(0, 3), 1);
console.log(bytes.join());
console.log(bytes.fill(4, 1, 3).join(), bytes.copyWithin(0, 3).join());
const numbers = new Float64Array([3.5, -1, NaN, 2, -0, 0, Infinity]);
console.log(
  numbers.indexOf(2),
  numbers.includes(NaN),
  numbers.indexOf(NaN),
  numbers.lastIndexOf(0),
);
console.log(numbers.sort().join(), Object.is(numbers[1], -0));
console.log(
  new Int16Array([10, 9, 1, -5]).sort().join(),
  new Uint8Array([1, 2, 3]).sort((a, b) => b - a).join(),
);
console.log(bytes.map((n) => n * 2).join(), bytes.filter((n) => n > 3).length);
console.log(
  bytes.reduce((a, b) => a + b),
  bytes.reduce((s, n) => s + n, ""),
  bytes.reduceRight((a, b) => a - b),
);
console.log(
  bytes.every((n) => n > 0),
  bytes.some((n) => n === 4),
  bytes.find((n) => n > 4),
  bytes.findIndex((n) => n > 200),
);
console.log(
  bytes.reverse().join("-"),
  bytes.at(-1),
  bytes.at(9),
  bytes.toReversed().join(),
);
for (const n of bytes) console.log(n);
for (const [i, n] of bytes.entries()) console.log(i, n);
console.log(
  [...bytes].length,
  Array.from(bytes, (n) => n + 1),
  Math.max(...bytes),
);
bytes.forEach((n, i) => console.log(n + i));
console.log(bytes[99], bytes[-1], bytes.length);
bytes[99] = 5;
console.log(
  bytes.length,
  bytes[99],
  bytes.toSorted().join(),
  bytes.with(0, 77).join(),
);
