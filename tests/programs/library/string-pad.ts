// padStart, padEnd and repeat.

console.log("[" + "5".padStart(3) + "]", "[" + "5".padEnd(3) + "]");
console.log("5".padStart(6, "ab"), "5".padEnd(6, "ab"), "long".padStart(2));
console.log("x".padStart(5, ""), "x".padEnd(0), "é".padStart(3, "€"));
console.log("ab".repeat(3), "ab".repeat(0) === "", "".repeat(5) === "");
console.log("-".repeat(20), "ab".repeat(2.9));
try {
  "x".repeat(-1);
} catch (error) {
  if (error instanceof RangeError) console.log(error.message);
}
try {
  "x".repeat(Infinity);
} catch (error) {
  if (error instanceof RangeError) console.log(error.message);
}
for (const n of [1, 22, 333]) console.log(String(n).padStart(5, ".") + "|");
