// Booleans: truth tables, xor, conversions, short circuits as values.

const both = [true, false];
for (const a of both) {
  for (const b of both) {
    console.log(a && b, a || b, a !== b, a === b, !a, !(a && b), a ? b : !b);
  }
}
const toggles = [true, true, false];
let flag = false;
flag ||= true;
flag &&= 1 > 2;
console.log(flag, !flag, !!toggles.length, Boolean("false"), Boolean(NaN));
for (let i = 0; i < toggles.length; i++) toggles[i] = !toggles[i];
console.log(toggles, toggles.filter((t) => t).length, toggles.indexOf(true));
let parity = false;
for (const bit of [1, 0, 1, 1]) parity = parity !== (bit === 1);
console.log(parity, Number(parity), +parity, `${parity}`, String(!parity));
const isBetween = (x: number, low: number, high: number): boolean =>
  low <= x && x < high;
console.log(isBetween(5, 0, 10), isBetween(10, 0, 10), isBetween(NaN, 0, 10));
const all = (...fs: (() => boolean)[]): boolean => {
  for (const f of fs) if (!f()) return false;
  return true;
};
let calls = 0;
const count = (result: boolean) => () => (calls++, result);
console.log(all(count(true), count(false), count(true)), calls, all());
interface Options {
  verbose?: boolean;
  color?: boolean | null;
}
const show = ({ verbose = false, color }: Options): string =>
  `${verbose} ${color} ${color ?? true} ${!color}`;
console.log(show({}));
console.log(show({ verbose: true, color: false }));
console.log(show({ color: null }));
const implies = (a: boolean, b: boolean) => !a || b;
console.log(both.flatMap((a) => both.map((b) => implies(a, b))));
const map: Record<string, boolean> = { yes: true };
console.log(
  map["yes"],
  map["no"] === undefined,
  map["yes"] === true,
  map["no"] ?? "unset",
);
const majority = (a: boolean, b: boolean, c: boolean) =>
  (a && b) || (b && c) || (a && c);
console.log(majority(true, false, true), majority(false, false, true));
console.log(
  true > false,
  [true, false].sort(),
  typeof flag,
  true.toString().length,
);
