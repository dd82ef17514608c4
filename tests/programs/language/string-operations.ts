// +, +=, comparison, indexing, conversion; building long strings.

let text = "";
for (let i = 0; i < 5; i++) text += i + ",";
console.log(text, text.length);
text += 1 + 2;
console.log(text);
text = 1 + 2 + "x" + 1 + 2;
console.log(text, "3" + 4, 3 + "4", "a" + null, "b" + undefined, "c" + true);
console.log("" + 1e21, "" + -0, "" + NaN, "n" + 0.1, "" + [1, 2]);

console.log("apple" < "banana", "Z" < "a", "10" < "9", "" < "a", "a" <= "a");
console.log(
  "abc" === "ab" + "c",
  "abc" !== String("abd"),
  "a" > "A",
  "b" >= "a",
);
const parts = ["b", "A", "a", "", "ab", "B"];
console.log(
  parts
    .sort()
    .map((p) => `[${p}]`)
    .join(""),
);

console.log(
  Number("12"),
  Number(" 3.5 "),
  Number(""),
  Number("0x1F"),
  Number("1e3"),
);
console.log(
  Number("abc"),
  Number("1 2"),
  +"-7",
  +"",
  Number("Infinity"),
  Number("-"),
);
console.log(
  parseInt("42px"),
  parseInt("0x1f"),
  parseInt("z", 36),
  parseInt("12", 3),
);
console.log(
  parseFloat("3.14abc"),
  parseFloat(".5"),
  parseFloat("-.5e-2x"),
  parseFloat("x"),
);
console.log(
  String(12),
  String(null),
  String(undefined),
  String(true),
  String([1, [2]]),
);

let long = "";
for (let i = 0; i < 10000; i++) long += String.fromCharCode(97 + (i % 26));
console.log(
  long.length,
  long[0],
  long[9999],
  long.slice(26, 30),
  long.indexOf("zab"),
);
let front = "";
for (let i = 0; i < 100; i++) front = i + front;
console.log(front.length, front.slice(0, 10), front.endsWith("210"));
const doubled = (s: string, times: number): string =>
  times === 0 ? s : doubled(s + s, times - 1);
console.log(doubled("ab", 12).length, doubled("ab", 2));

const str: string = "hello";
let upper = "";
for (const c of str) upper = c.toUpperCase() + upper;
console.log(upper, str, str[1] + str[4], str["length"]);
const index: number = 10;
console.log(
  str[index] === undefined,
  str.charAt(index) === "",
  str[index] ?? "past end",
);
const counts = new Map<string, number>();
for (const c of "mississippi") counts.set(c, (counts.get(c) ?? 0) + 1);
for (const [c, n] of counts) console.log(c, n);
console.log(
  "a-b-c".split("-"),
  "abc".split(""),
  "".split(","),
  "".split("").length,
);
console.log("x".repeat(3) + "y".padStart(3) + "|" + "z".padEnd(3, "12") + "|");
function isPalindrome(s: string): boolean {
  for (let i = 0, j = s.length - 1; i < j; i++, j--)
    if (s[i] !== s[j]) return false;
  return true;
}
console.log(isPalindrome("racecar"), isPalindrome("abca"), isPalindrome(""));
