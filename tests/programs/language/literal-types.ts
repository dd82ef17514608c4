// Literal types, template literal types, tuples of literals, lookup tables.

type Digit = 0 | 1 | 2;
type Sign = "+" | "-";
type Signed = `${Sign}${Digit}`;
const value = (s: Signed): number => (s[0] === "-" ? -1 : 1) * Number(s[1]);
console.log(value("+2"), value("-1"), Object.is(value("-0"), -0));
const next: { [D in Digit]: Digit } = { 0: 1, 1: 2, 2: 0 };
let d: Digit = 0;
let path = "";
for (let i = 0; i < 7; i++) {
  path += d;
  d = next[d];
}
console.log(path);
type Move = "rock" | "paper" | "scissors";
const beats = {
  rock: "scissors",
  paper: "rock",
  scissors: "paper",
} as const satisfies Record<Move, Move>;
function play(a: Move, b: Move): -1 | 0 | 1 {
  if (a === b) return 0;
  return beats[a] === b ? 1 : -1;
}
const moves = ["rock", "paper", "scissors"] as const;
console.log(
  moves.map((a) => moves.map((b) => play(a, b)).join(" ")).join(" | "),
);
type Http = 200 | 404 | 500;
const text: Record<Http, string> = { 200: "ok", 404: "missing", 500: "broken" };
const codes: Http[] = [200, 500, 404];
console.log(codes.map((c) => text[c] + (c >= 400 ? "!" : "")));
const align = (side: "left" | "right" | "center" = "left"): string =>
  side[0].toUpperCase() + side.slice(1);
console.log(align(), align("center"));
type Color = "red" | "green" | { hex: string } | [number, number, number];
const css = (c: Color): string =>
  typeof c === "string" ? c : Array.isArray(c) ? `rgb(${c.join()})` : c.hex;
console.log(css("red"), css({ hex: "#fff" }), css([1, 2, 3]));
const yesNo: true | "no" = Math.max(1, 2) > 1 ? true : "no";
console.log(yesNo, typeof yesNo);
type Json = { type: "num"; v: number } | { type: "list"; v: Json[] };
const sum = (j: Json): number =>
  j.type === "num" ? j.v : j.v.map(sum).reduce((a, b) => a + b, 0);
console.log(
  sum({
    type: "list",
    v: [
      { type: "num", v: 1 },
      { type: "list", v: [{ type: "num", v: 2 }] },
    ],
  }),
);
function isMove(s: string): s is Move {
  return (moves as readonly string[]).includes(s);
}
console.log(["rock", "lizard", "paper"].filter(isMove).map((m) => beats[m]));
