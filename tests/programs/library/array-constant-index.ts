// Indices that are no index: huge, negative, fractional; Array.from.

console.log(Array.from({ length: 3 }, (_, i) => i * i));
console.log(Array.from({ length: 3 }), Array.from({ length: 2 }).fill(7));
console.log(
  Array.from("héy"),
  Array.from(new Set([1, 2, 2])),
  Array.from(new Map([["a", 1]])),
);
console.log(
  Array.from([1, 2, 3], (x) => x * 2),
  Array.from([1, 2, 3].keys()),
);
const xs = [1, 2, 3];
console.log(
  xs[1e21] ?? "none",
  xs[-1] ?? "neg",
  xs[1.5] ?? "frac",
  xs[4294967296] ?? "big",
  xs[NaN] ?? "nan",
  xs[1e300] ?? "huge",
  xs[-0],
);
const made = new Array<number>(3);
console.log(made.length, made);
made[1] = 5;
console.log(
  made,
  made.map((x) => x + 1),
  made.indexOf(5),
);
