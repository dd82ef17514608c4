// slice, substring and substr-like use: ends, negatives, swaps, NaN.

const text = "abcdef";
console.log(text.slice(2), text.slice(-2), text.slice(1, 3), text.slice(1, -1));
console.log(text.slice(4, 2) === "", text.slice(-3, -1), text.slice(0, 99));
console.log(text.slice(1.9, 3.1), text.slice(NaN, 2), text.slice());
console.log(text.substring(2), text.substring(4, 2), text.substring(-3, 2));
console.log(
  text.substring(NaN, 3),
  text.substring(2, 99),
  text.substring(3, 3) === "",
);
console.log("aé€😀".slice(1, 3), "aé€😀".slice(-2) === "😀");
const long = "0123456789".repeat(50);
const middle = long.slice(100, 400);
console.log(
  middle.length,
  middle.slice(5, 8),
  middle === "0123456789".repeat(30),
);
let rest = "a,b,c";
for (let comma = rest.indexOf(","); comma >= 0; comma = rest.indexOf(",")) {
  console.log(rest.slice(0, comma));
  rest = rest.slice(comma + 1);
}
console.log(rest);
