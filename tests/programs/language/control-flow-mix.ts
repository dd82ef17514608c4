// Control flow in odd shapes: nested ternaries, assignments in conditions, early outs.

function classify(n: number): string {
  return n < 0
    ? "negative"
    : n === 0
      ? "zero"
      : n < 10
        ? n % 2
          ? "small odd"
          : "small even"
        : "large";
}
console.log([-1, 0, 3, 4, 10, NaN].map(classify));
const queue = [3, 1, 2];
let item: number | undefined;
let out = "";
while ((item = queue.shift()) !== undefined) {
  out += item;
  if (item === 1 && out.length < 3) queue.push(9);
}
console.log(out);
let x = 0;
let y: number;
if ((x = 5) > 3 && (y = x * 2) > 9) console.log(x, y);
const chain = (a: number, b: number) =>
  a || b || (a === b && "equal") || "none";
console.log(chain(1, 2), chain(0, 2), chain(0, 0), chain(NaN, 0));
function early(list: number[]): string {
  if (!list.length) return "empty";
  for (const n of list) {
    if (n < 0) return "found negative " + n;
    if (n > 100) break;
  }
  if (list.includes(7)) {
    return "seven";
  } else if (list.length > 3) {
    return "long";
  }
  return "nothing special";
}
console.log(
  early([]),
  early([1, -2]),
  early([200, -1]),
  early([7]),
  early([1, 2, 3, 4]),
);
let i = 0;
let j = 10;
do {
  if (i % 2) {
    i += 2;
    continue;
  }
  i++;
  j -= i;
} while (i < 10 && j > 0);
console.log(i, j);
for (let a = 0, b = 1; a < 50; [a, b] = [b, a + b]) out += " " + a;
console.log(out);
let total = 0;
for (let n = 100; n--;) {
  if (n % 3 === 0) continue;
  if (n < 50) break;
  total += n;
}
console.log(total);
const grade = (s: number): string => {
  switch (Math.floor(s / 10)) {
    case 10:
    case 9:
      return "A";
    case 8:
      return "B";
    case 7: {
      if (s >= 75) return "C+";
      return "C";
    }
    default:
      return s < 0 || s > 109 ? "?" : "F";
  }
};
console.log([100, 95, 83, 76, 71, 12, -5, 200].map(grade).join(" "));
let steps = 0;
let n = 27;
for (; n !== 1; n = n % 2 ? n * 3 + 1 : n / 2) steps++;
console.log(steps, n);
const bits: number[] = [];
for (let m = 37; m > 0; m = (m - (m % 2)) / 2) bits.unshift(m % 2);
console.log(bits.join(""));
const fizz = (k: number) => (k % 3 ? "" : "Fizz") + (k % 5 ? "" : "Buzz") || k;
console.log(Array.from({ length: 15 }, (_, k) => fizz(k + 1)).join(" "));
let state: "start" | "middle" | "end" = "start";
const visits: string[] = [];
loop: for (;;) {
  visits.push(state);
  switch (state) {
    case "start":
      state = "middle";
      continue;
    case "middle":
      state = visits.length > 3 ? "end" : "middle";
      break;
    case "end":
      break loop;
  }
  visits.push("tick");
}
console.log(visits.join(" "));
if (x)
  if (!x) console.log("no");
  else console.log("dangling");
const never = () => {
  if (x > 100) return "big";
};
console.log(never(), void x, (x++, x), [x > 5 ? "gt" : "le"]);
