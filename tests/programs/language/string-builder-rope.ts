// Strings used as values while they are built: keys, slices, comparisons.

let s = "";
const seen = new Map<string, number>();
for (let i = 0; i < 30; i++) {
  s += String.fromCharCode(97 + ((i * 7) % 26));
  seen.set(s, i);
}
console.log(
  s,
  seen.size,
  seen.get(s.slice(0, 10)),
  seen.get("a" + "h"),
  seen.get("zz"),
);
let left = "";
let right = "";
for (let i = 0; i < 20; i++) {
  left = left + i;
  right = i + right;
}
console.log(
  left === right,
  left.length === right.length,
  left < right,
  left[5],
  right[5],
);
const twice = left + left;
console.log(
  twice.length,
  twice.slice(0, left.length) === left,
  twice.indexOf("1920"),
  twice.endsWith(left),
);
let tree = "x";
for (let i = 0; i < 10; i++) tree = `(${tree}+${tree})`.slice(0, 100);
console.log(tree.length, tree.slice(0, 20), tree.charCodeAt(99));
const parts: string[] = [];
let line = "";
for (const word of "to be or not to be that is the question".split(" ")) {
  if ((line + " " + word).length > 12) {
    parts.push(line);
    line = word;
  } else line += (line ? " " : "") + word;
}
parts.push(line);
console.log(parts);
const indent = (text: string, by: number): string =>
  text
    .split("\n")
    .map((l) => " ".repeat(by) + l)
    .join("\n");
let block = "end";
for (const name of ["inner", "outer"])
  block = name + " {\n" + indent(block, 2) + "\n}";
console.log(block);
let encoded = "";
let previous = "";
let run = 0;
for (const c of "aaabbbbcd" + "\n") {
  if (c === previous) run++;
  else {
    if (previous !== "") encoded += (run > 1 ? run : "") + previous;
    previous = c;
    run = 1;
  }
}
console.log(encoded, encoded === "3a4bcd");
let mixed = "ascii";
mixed += "é";
mixed += "日";
mixed += "😀";
mixed = mixed + mixed;
console.log(mixed, mixed.length, mixed.lastIndexOf("日"), [...mixed].length);
const reversed = [...mixed].reverse().join("");
console.log(reversed, reversed.startsWith("😀"), reversed === mixed);
const counts: Record<string, number> = {};
for (let i = 0; i + 2 <= s.length; i++) {
  const pair = s.substring(i, i + 2);
  counts[pair] = (counts[pair] ?? 0) + 1;
}
console.log(
  Object.keys(counts).length,
  Object.entries(counts)
    .filter(([, n]) => n > 1)
    .map(([k]) => k),
);
let number = "";
for (let i = 1; number.length < 40; i *= 3) number += i + (i > 50 ? "," : ";");
console.log(number);
const key = "k" + 1;
const table: Record<string, string> = { k1: "built key" };
console.log(table[key], table["k" + (3 - 2)], key in table, `k${2}` in table);
switch (s.slice(0, 2)) {
  case "ah":
    console.log("switched on a slice");
}
