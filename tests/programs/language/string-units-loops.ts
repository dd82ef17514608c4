// Reading a string's units in loops: narrow, wide, ropes, past the ends.

function checksum(text: string, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum = (sum * 31 + text.charCodeAt(i)) % 65521;
  return sum;
}
const narrow = "The quick brown fox";
const wide = "naïve ☕ 日本語 🎈";
let rope = "";
for (let i = 0; i < 60; i++) rope += i % 7 === 3 ? "é" : String(i);
let wideRope = rope;
for (let i = 0; i < 40; i++) wideRope += "→" + i;
for (const text of [narrow, wide, rope, wideRope, "", "x"]) {
  console.log(checksum(text, 0, text.length), checksum(text, 0, text.length));
  console.log(checksum(text, -1, 3), checksum(text, 0, text.length + 1));
}

/** Rope first, flat after the first read. */
function counts(text: string): string {
  let digits = 0;
  let others = 0;
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 48 && unit <= 57) digits++;
      else others += unit;
    }
  }
  return `${digits} ${others}`;
}
let built = "";
for (let i = 0; i < 100; i++) built += i + (i === 50 ? "€" : ",");
console.log(counts(built), counts(rope + "!"), counts(""));

/** NaN past the end: never equal, never in order, 0 as bits. */
function ends(text: string, at: number): string {
  const out: string[] = [];
  for (let i = at; i < at + 3; i++) {
    const unit = text.charCodeAt(i);
    const next = text.charCodeAt(i + 1);
    out.push(
      `${unit}:${unit === next}:${unit < next}:${unit > next}:${unit | 0}`,
    );
    if (unit !== unit) out.push("NaN");
    if (!(unit >= 0)) out.push("none");
    if (unit !== 97) out.push(unit === 98 ? "b" : "not a");
  }
  return out.join(" ");
}
for (let at = -2; at < 4; at++) console.log(ends("aab", at));
console.log(ends("aab", 0.5), ends("aab", NaN), ends("☕", -1));

/** What the loop appends to is another string each time. */
function appended(count: number): string {
  let text = "";
  let tails = 0;
  for (let i = 0; i < count; i++) {
    text += String.fromCharCode(65 + (i % 26)) + (i % 10 === 0 ? "é" : "e");
    for (let k = 1; k < 4; k++) tails += text.charCodeAt(text.length - k) || 0;
  }
  return `${text.length} ${tails}`;
}
console.log(appended(300));

/** The variable need not hold a string in every round. */
function sometimes(text: string | undefined, other: string | number[]): number {
  let sum = 0;
  for (let i = 0; i < 5; i++) {
    if (text !== undefined) sum += text.charCodeAt(i);
    if (typeof other === "string") sum += other.charCodeAt(i) * 2;
    else sum += other[i];
  }
  return sum;
}
console.log(sometimes(undefined, "abcde"), sometimes("abcde", [1, 2, 3, 4, 5]));
console.log(sometimes("ab€de", rope), sometimes(undefined, [5, 4, 3, 2, 1]));

/** By index, in one loop with two strings. */
function common(a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  return i;
}
console.log(
  common("abcdef", "abcxef"),
  common(rope, rope + "x"),
  common("", "a"),
);

/** Edit distance, where both strings and a row are read. */
function distance(a: string, b: string, row: Int32Array): number {
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    let diagonal = row[0];
    row[0] = i;
    const unit = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j++) {
      const above = row[j];
      const cost = unit === b.charCodeAt(j - 1) ? 0 : 1;
      row[j] = Math.min(diagonal + cost, above + 1, row[j - 1] + 1);
      diagonal = above;
    }
  }
  return row[b.length];
}
console.log(distance("kitten", "sitting", new Int32Array(10)));
console.log(distance(rope, wideRope.slice(3), new Int32Array(400)));
