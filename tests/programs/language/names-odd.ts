// Names that could clash: C functions, keywords as properties, unicode, shadows.

function malloc(n: number): number {
  return n + 1;
}
function memcpy(a: number, b: number): number {
  return malloc(a) * b;
}
function main(): string {
  return "my main";
}
function printf(text: string): string {
  return text + memcpy(1, 2);
}
const _start = "start";
const exit = () => "exit";
const free = 1;
let abort = free + 1;
abort++;
function strlen(s: string): number {
  return s.length * 100;
}
const llvm = { trap: () => "trap", "with space": 1, "dotted.name": 2, "": 3 };
console.log(
  main(),
  printf("p"),
  _start,
  exit(),
  abort,
  strlen("ab"),
  llvm.trap(),
);
console.log(llvm["with space"], llvm["dotted.name"], llvm[""]);

const words = {
  class: 1,
  default: 2,
  delete: 3,
  new: 4,
  if: 5,
  function: 6,
  this: 7,
  typeof: 8,
};
console.log(
  words.class + words.default + words.delete + words.new,
  words.if,
  words.this,
);
const { class: className, default: fallback } = words;
console.log(className, fallback, Object.keys(words).join());
class Keywords {
  static static = "static";
  get = 1;
  set = 2;
  of = 3;
  async = 4;
  delete(): string {
    return "deleted";
  }
  constructor(readonly type: string) {}
}
const k = new Keywords("t");
console.log(
  k.get + k.set + k.of + k.async,
  k.delete(),
  k.type,
  Keywords.static,
);

const número = 5;
const 変数 = "日本";
const $ = 1;
const __proto = 2;
const $_9 = 3;
console.log(número, 変数, $ + __proto + $_9);
function shadow(shadow: number): number {
  {
    const shadow = 10;
    if (shadow > 5) {
      let shadow = 20;
      shadow++;
      console.log(shadow);
    }
    console.log(shadow);
  }
  return shadow;
}
console.log(shadow(1));
class Node {
  constructor(readonly Map: number) {}
}
class List {
  static Error = "not an error";
  undefinedCount = 0;
}
console.log(new Node(3).Map, List.Error, new List().undefinedCount);
const of = [1, 2];
for (const of2 of of) console.log(of2);
type type = number;
const as: type = 3;
const from = as as type;
console.log(from);
const a$b = 1,
  a_b = 2,
  ab = 3;
console.log(a$b, a_b, ab);
function f() {
  return g();
  function g() {
    return "inner g";
  }
}
console.log(f(), new Keywords("x") instanceof Keywords);
function constructor(): string {
  return "function constructor";
}
const toString = () => "shadowed toString";
console.log(constructor(), toString());
