// Characters as numbers, parsing by hand, roman numerals, Luhn, anagrams.

const code = (c: string): number => c.charCodeAt(0);
function parseInteger(text: string): number | null {
  let sign = 1;
  let i = 0;
  if (text[0] === "-" || text[0] === "+") {
    sign = text[0] === "-" ? -1 : 1;
    i = 1;
  }
  if (i >= text.length) return null;
  let value = 0;
  for (; i < text.length; i++) {
    const digit = code(text[i]) - code("0");
    if (digit < 0 || digit > 9) return null;
    value = value * 10 + digit;
  }
  return sign * value;
}
console.log(
  ["12", "-7", "+3", "", "-", "1x", "00042", "99999999999"].map(parseInteger),
);
const numerals: [string, number][] = [
  ["M", 1000],
  ["CM", 900],
  ["D", 500],
  ["CD", 400],
  ["C", 100],
  ["XC", 90],
  ["L", 50],
  ["XL", 40],
  ["X", 10],
  ["IX", 9],
  ["V", 5],
  ["IV", 4],
  ["I", 1],
];
function toRoman(n: number): string {
  let out = "";
  for (const [text, value] of numerals) {
    for (; n >= value; n -= value) out += text;
  }
  return out;
}
function fromRoman(text: string): number {
  let total = 0;
  for (let i = 0; i < text.length;) {
    const found = numerals.find(([t]) => text.startsWith(t, i));
    if (!found) throw new Error(`bad numeral at ${i}`);
    total += found[1];
    i += found[0].length;
  }
  return total;
}
console.log(
  [1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999].map(toRoman).join(" "),
);
let agree = 0;
for (let n = 1; n < 4000; n++) if (fromRoman(toRoman(n)) === n) agree++;
console.log(agree);
function luhn(digits: string): boolean {
  let sum = 0;
  for (
    let i = digits.length - 1, double = false;
    i >= 0;
    i--, double = !double
  ) {
    let d = Number(digits[i]);
    if (double && (d *= 2) > 9) d -= 9;
    sum += d;
  }
  return sum % 10 === 0;
}
console.log(
  luhn("4539578763621486"),
  luhn("4539578763621487"),
  luhn("0"),
  luhn("18"),
);
const signature = (w: string): string => [...w].sort().join("");
const groups = new Map<string, string[]>();
for (const w of ["listen", "silent", "enlist", "google", "elgoog", "abc"]) {
  const key = signature(w);
  groups.set(key, [...(groups.get(key) ?? []), w]);
}
console.log([...groups.values()].map((g) => g.join("=")));
const vowels = "aeiou";
const pigLatin = (w: string): string => {
  for (let i = 0; i < w.length; i++)
    if (vowels.includes(w[i])) return w.slice(i) + w.slice(0, i) + "ay";
  return w + "ay";
};
console.log("hello string apple rhythm".split(" ").map(pigLatin).join(" "));
const camel = (s: string): string =>
  s
    .split("_")
    .map((p, i) => (i ? p[0].toUpperCase() + p.slice(1) : p))
    .join("");
const snake = (s: string): string =>
  [...s]
    .map((c) => (c >= "A" && c <= "Z" ? "_" + c.toLowerCase() : c))
    .join("");
console.log(
  camel("some_long_name"),
  snake("someLongName"),
  snake(camel("a_b_c")),
);
function bytesToHex(bytes: number[]): string {
  const digits = "0123456789abcdef";
  let out = "";
  for (const b of bytes) out += digits[b >> 4] + digits[b & 15];
  return out;
}
console.log(
  bytesToHex([0, 15, 16, 255, 128]),
  bytesToHex([..."Hi~"].map(code)),
);
function longestCommon(a: string, b: string): string {
  let best = "";
  for (let i = 0; i < a.length; i++) {
    let k = 0;
    for (let j = 0; j < b.length; j++) {
      for (k = 0; a[i + k] !== undefined && a[i + k] === b[j + k]; k++);
      if (k > best.length) best = a.slice(i, i + k);
    }
  }
  return best;
}
console.log(
  longestCommon("the stranger", "a range of"),
  longestCommon("abc", "xyz") === "",
);
let alphabet = "";
for (let c = code("a"); c <= code("z"); c += 5)
  alphabet += String.fromCharCode(c);
console.log(alphabet, code("é"), String.fromCharCode(955, 0x41));
