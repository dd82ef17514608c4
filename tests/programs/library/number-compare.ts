// Comparison and equality of numbers, truthiness, Math.sign, nullable ones.

const values = [-Infinity, -1, -0, 0, 5e-324, 1, 1.5, Infinity, NaN];
for (const a of values) {
  console.log(
    values
      .map((b) => [a < b, a <= b, a > b, a >= b, a === b].map(Number).join(""))
      .join(" "),
  );
}
for (const a of values)
  console.log(a ? "true" : "false", !a, !!a, a || "or", a && "and");
const maybe: (number | null | undefined)[] = [0, NaN, null, undefined, 3];
for (const m of maybe) {
  console.log(
    m ?? "nullish",
    m === null,
    m === undefined,
    m == null,
    m ? "yes" : "no",
    typeof m,
  );
}
let biggest: number | undefined;
for (const n of [3, 9, 2])
  if (biggest === undefined || n > biggest) biggest = n;
console.log(biggest);
