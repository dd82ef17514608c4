// Template literals: every value kind, nesting, multi-line, escapes.

const n = 42;
const s = "text";
console.log(`n=${n} s=${s} sum=${n + 1} call=${s.toUpperCase()}`);
console.log(`${n}${s}${n}`, `${""}`, ``, `${`nested ${`deep ${n}`}`}`);
console.log(`null ${null} undef ${undefined} bool ${true} neg ${-0} ${NaN}`);
console.log(`${1e21} ${1 / 3} ${-1e-7} ${0.1 + 0.2} ${Infinity}`);
console.log(`array ${[1, 2, 3]} ${[]} ${[null, undefined]} ${["a", ["b"]]}`);
console.log(`line one
line two
  indented`);
console.log(`tab\tquote\`dollar\${} \$ { } \\ \u{1F600} \u0041 \x42`);
console.log(`a\
b`);
const object = {
  toString() {
    return "custom!";
  },
};
console.log(`${object}`);
const nullable: string | null = n > 100 ? "x" : null;
console.log(`${nullable} ${nullable ?? "dflt"} ${nullable?.length}`);
const union: string | number = n > 1 ? "u" : 3;
console.log(`${union}`, `${n > 1 ? "yes" : "no"}`, `${n % 5 === 2 && "and"}`);
const rows = [
  ["a", 1],
  ["b", 22],
] as const;
console.log(
  `${rows.map(([k, v]) => `${k.padEnd(3)}|${`${v}`.padStart(4)}`).join("\n")}`,
);
console.log(`a${n}`.length, `${n}` === "42", `${n}` + 1, typeof `${n}`);
let count = 0;
console.log(`${count++} ${count++} ${count}`);
enum E {
  A = 3,
  B = "bee",
}
console.log(`${E.A} ${E.B} ${E[3]}`);
