// Number.prototype.toString with a radix, whole and fractional.

for (const value of [0, 1, 255, -255, 4294967295, 2 ** 53, 1e21, 2 ** 70]) {
  console.log(
    [2, 8, 10, 16, 36].map((radix) => value.toString(radix)).join(" "),
  );
}
for (const value of [0.5, 0.1, -0.75, 3.14159, 255.255, 1e-7, 1 / 3]) {
  console.log(
    [2, 3, 7, 16, 36].map((radix) => value.toString(radix)).join(" "),
  );
}
console.log(NaN.toString(2), Infinity.toString(16), (-Infinity).toString(36));
console.log(
  (-0).toString(2),
  (35).toString(36),
  (25).toString(),
  (1e21).toString(7),
);
for (const radix of [1, 37, 0]) {
  try {
    (1).toString(radix);
  } catch (error) {
    if (error instanceof RangeError) console.log(error.message);
  }
}
console.log((0xdeadbeef).toString(16).toUpperCase().padStart(10, "0"));
