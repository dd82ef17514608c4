// Elements of integer arrays that may be missing, kept in integer registers.

function flips(cards: Int32Array): number {
  let count = 0;
  for (let top = cards[0]; top !== 0; top = cards[0]) {
    if (count > 20) return -1;
    for (let low = 0, high = top; low < high; low++, high--) {
      const card = cards[low];
      cards[low] = cards[high];
      cards[high] = card;
    }
    count++;
  }
  return count;
}
console.log(flips(new Int32Array([3, 1, 2, 0])), flips(new Int32Array(0)));

function compare(values: Int16Array, at: number, limit: number): string {
  const left = values[at];
  let text = "";
  if (left < limit) text += "<";
  if (left <= limit) text += "<=";
  if (left > limit) text += ">";
  if (left >= limit) text += ">=";
  if (limit < left) text += " r<";
  if (limit <= left) text += "r<=";
  if (limit > left) text += "r>";
  if (limit >= left) text += "r>=";
  if (left === limit) text += " ==";
  if (left !== limit) text += " !=";
  if (left === undefined) text += " missing";
  return text;
}
const shorts = new Int16Array([-32768, -1, 0, 1, 32767]);
for (let at = -1; at < 6; at++)
  for (let limit = -1; limit < 2; limit++)
    console.log(at, limit, compare(shorts, at, limit));

/** Both sides may be missing. */
function same(a: Uint8Array, b: Uint8Array, i: number, j: number): string {
  let left = a[i];
  let right = b[j];
  let text = `${left === right} ${left !== right} ${left < right}`;
  text += ` ${left <= right} ${left > right} ${left >= right}`;
  for (let steps = 0; left !== right && steps < 3; steps++) {
    left = a[i + steps];
    right = b[j - steps];
    text += `; ${left} ${right}`;
  }
  return text;
}
const bytes = new Uint8Array([0, 1, 2, 200]);
for (let i = 0; i < 6; i++)
  for (let j = 2; j < 6; j++) console.log(i, j, same(bytes, bytes, i, j));

/** The first one that is not there ends the loop. */
function sumWhileThere(values: Uint32Array): number {
  let sum = 0;
  let at = 0;
  let value = values[at];
  while (value !== undefined) {
    sum += value;
    at += 1;
    value = values[at];
  }
  return sum * 10 + at;
}
console.log(sumWhileThere(new Uint32Array([1, 2, 4294967295])));
console.log(sumWhileThere(new Uint32Array(0)));

/** Follows indices until one leads outside. */
function chase(next: Int32Array, start: number): number {
  let steps = 0;
  let at = next[start];
  while (at !== undefined && steps < 100) {
    steps++;
    at = next[at];
  }
  return steps;
}
const next = new Int32Array([1, 2, 9, -4, 4]);
for (let start = -1; start <= 5; start++) console.log(chase(next, start));

/** What is missing is no number: not for bits, sums or printing. */
function uses(values: Int8Array, at: number): string {
  let value = values[at];
  for (let round = 0; round < 2; round++) {
    if (value === 7) value = values[at + round];
  }
  const bits = value | 0;
  const text = `${value}`;
  const kind = typeof value;
  return `${bits} ${text} ${kind} ${value ? "yes" : "no"} ${value ?? -1}`;
}
console.log(uses(new Int8Array([7, -8, 0]), 0));
console.log(uses(new Int8Array([7, -8, 0]), 1));
console.log(uses(new Int8Array([7, -8, 0]), 2));
console.log(uses(new Int8Array([7]), 1));

/** It stays undefined in further variables, and is NaN in arithmetic. */
function carriedOn(values: Uint8Array, at: number): void {
  const found = values[at];
  if (found !== 3) {
    const twice = found * 2;
    console.log(twice, twice === undefined, `${twice}`, [twice]);
    const text: string = "a" + found;
    const other = found;
    console.log(text, other + 1, `${other}`);
    console.log(found & 6, -found, found > 1 || found <= 1);
  }
}
carriedOn(new Uint8Array([0, 1, 2, 200]), 2);
carriedOn(new Uint8Array([0, 1, 2, 200]), 5);
