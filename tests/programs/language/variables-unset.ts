// Reading variables before they are set: dead zones, unset `let`s, hoisted `var`s, missing elements.
function attempt(l: string, f: () => unknown): void {
  try {
    console.log(l, "gave", f());
  } catch (e) {
    console.log(l, (e as Error).name, (e as Error).message);
  }
}
attempt("const", () => later());
attempt("let", () => laterLet());
attempt("bool", () => laterBool());
attempt("str", () => laterStr());
attempt("obj", () => laterObj());
attempt("write", () => laterWrite());
attempt("class", () => laterClass());
attempt("static", () => laterStatic());
attempt("var", () => laterVar().length);
attempt("typeof", () => typeof c2);
const c1 = 5;
const c2 = [1, 2, 3];
let l1 = 7;
let b1 = true;
let s1 = "text";
const o1 = { x: 1 };
var v1 = 3;
var v2 = "vs";
class K {
  static n = 4;
  v = 1;
}
function later() {
  return c1 + c2.length;
}
function laterLet() {
  return l1;
}
function laterBool() {
  return b1;
}
function laterStr() {
  return s1;
}
function laterObj() {
  return o1;
}
function laterWrite() {
  l1 = 9;
  return l1;
}
function laterClass() {
  return new K().v;
}
function laterStatic() {
  return K.n;
}
function laterVar() {
  console.log(v1, v2, v1 === undefined);
  return [1];
}
attempt("const", () => later());
attempt("let", () => laterLet());
attempt("bool", () => laterBool());
attempt("str", () => laterStr());
attempt("obj", () => laterObj());
attempt("write", () => laterWrite());
attempt("class", () => laterClass());
attempt("static", () => laterStatic());
attempt("var", () => laterVar().length);
let unset: number;
let unsetS: string;
let unsetB: boolean;
let unsetO: { x: number };
let unsetF: () => number;
const readers: (() => unknown)[] = [
  () => unset === undefined,
  () => typeof unsetS,
  () => !unsetB,
  () => unsetO ?? { x: 4 },
  () => unsetO.x,
  () => unsetF(),
  () => unsetS + "!",
  () => `${unset}`,
];
readers.forEach((r, i) => attempt("unset" + i, r));
unset = 1;
unsetS = "s";
unsetB = false;
unsetO = { x: 3 };
unsetF = () => 8;
readers.forEach((r, i) => attempt("set" + i, r));
function inner(early: boolean): string {
  const read = () => flag;
  const readN = () => num;
  if (early) return String(read()) + readN();
  const flag = true;
  let num = 4;
  num++;
  return String(read()) + readN();
}
attempt("inner", () => inner(true));
attempt("inner", () => inner(false));
function hoisted(early: boolean): number {
  if (early) return helper();
  const base = 10;
  function helper(): number {
    return base * 2;
  }
  return helper();
}
attempt("hoisted", () => hoisted(true));
attempt("hoisted", () => hoisted(false));
function sw(k: number): number {
  switch (k) {
    case 0:
      let x = 5;
      return x;
    case 1:
      const f = () => x;
      return f();
    default:
      x = 3;
      return x;
  }
}
attempt("sw0", () => sw(0));
attempt("sw1", () => sw(1));
attempt("sw2", () => sw(2));
function defaults(a = () => b, b = 2): number {
  return a() + b;
}
attempt("defaults", () => defaults());
function defaults3({ p = () => q } = {}, q = "qq"): string {
  return p() + q;
}
attempt("defaults3", () => defaults3());
const selfRef: { get: () => number; n: number } = {
  get: () => selfRef.n,
  n: 4,
};
attempt("self", () => selfRef.get());
const viaCall = ((): number => {
  try {
    return viaCall2();
  } catch (e) {
    return (e as Error).name.length;
  }
})();
function viaCall2(): number {
  return viaCall;
}
attempt("viaCall", () => viaCall2());
for (var i = 0, fs: (() => number)[] = []; i < 3; i++) fs.push(() => i);
console.log(fs.map((f) => f()));
const [d1, d2] = [1, 2, 3].slice(2);
console.log(d1, d2, d2 === undefined, typeof d2);
const useD2 = () => d2 ?? -1;
console.log(useD2());
attempt("d2", () => d2.toFixed(1));
attempt("d2+", () => `${d2}` + d1);
const [t1, t2]: string[] = "a,b,c".split("|");
console.log(t1, t2);
attempt("t2", () => t2.length);
