// String.fromCharCode, fromCodePoint, raw, and String(value).

console.log(String.fromCharCode(72, 105), String.fromCharCode() === "");
console.log(
  String.fromCharCode(0x20ac, 233),
  String.fromCharCode(0xd83d, 0xde00),
);
console.log(String.fromCharCode(65536 + 65), String.fromCharCode(66.9));
console.log(
  String.fromCodePoint(128512, 97, 0x20ac),
  String.fromCodePoint(0x1f600).length,
);
for (const bad of [-1, 1.5, 0x110000, NaN]) {
  try {
    String.fromCodePoint(bad);
  } catch (error) {
    if (error instanceof RangeError) console.log(error.message);
  }
}
console.log(String.raw`a\nb${1 + 1}\t`, String.raw`\u00e9`.length);
console.log(String(12), String(true), String(null), String(undefined));
console.log(String([1, [2, 3]]), String("s"), String(-0));
const letters = Array.from({ length: 26 }, (_, i) =>
  String.fromCharCode(97 + i),
);
console.log(letters.join(""));
const caesar = (text: string, by: number): string =>
  Array.from(text, (c) =>
    c >= "a" && c <= "z"
      ? String.fromCharCode(((c.charCodeAt(0) - 97 + by + 26) % 26) + 97)
      : c,
  ).join("");
console.log(caesar("hello, world", 13), caesar(caesar("xyz", 5), -5));
