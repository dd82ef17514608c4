// Fields of every representation, default and nullable, read and written.

class Base {
  n = 1;
  b = true;
  s = "s";
  u: undefined = undefined;
  nullableNumber: number | null = null;
  optionalNumber?: number;
  optionalFlag?: boolean;
  union: string | number | boolean = "u";
  list: number[] = [];
  map = new Map<string, number>();
  self: Base | null = null;
  f: (x: number) => number = (x) => x + this.n;
  tuple: [number, string] = [0, ""];
  literal: "a" | "b" = "a";
  object: { deep?: { x: number } } = {};
}
const x = new Base();
const y = new Base();
x.n++;
x.b = !x.b;
x.s += "!";
x.nullableNumber = 0;
x.optionalNumber = NaN;
x.optionalFlag = false;
x.union = 5;
x.list.push(1);
x.map.set("k", 1);
x.self = y;
x.tuple[0] = 9;
x.literal = "b";
x.object.deep = { x: 1 };
for (const o of [x, y]) {
  console.log(
    o.n,
    o.b,
    o.s,
    o.u,
    o.nullableNumber,
    o.optionalNumber,
    o.optionalFlag,
  );
  console.log(
    o.union,
    typeof o.union,
    o.list,
    o.map.size,
    o.self === y,
    o.f(10),
    o.tuple,
  );
  console.log(
    o.literal,
    o.object.deep?.x,
    o.nullableNumber ?? "null",
    o.optionalNumber ?? "unset",
  );
}
x.union = x.optionalFlag;
console.log(x.union, x.union === false);
x.union = "back";
x.nullableNumber = null;
x.optionalNumber = undefined;
x.optionalFlag = undefined;
console.log(x.union.length, x.nullableNumber, x.optionalNumber, x.optionalFlag);
x.f = Math.sqrt;
console.log(x.f(16), y.f(16));
const { n, s, list, ...rest } = x;
console.log(n, s, list, rest.literal, Object.keys(rest).length);
y.self = y;
console.log(y.self.self?.self?.n, x.self!.self === y);
class Sub extends Base {
  extra = this.n * 100;
  override s = "sub " + super.toString().length;
}
const sub = new Sub();
sub.self = sub;
console.log(sub.extra, sub.s.length > 3, (sub.self as Sub).extra, sub.f(1));
let many = 0;
for (let i = 0; i < 100; i++) {
  const o = new Sub();
  o.n = i;
  o.union = i % 2 ? i : String(i);
  many += typeof o.union === "number" ? o.union : o.union.length;
  many += o.f(0);
}
console.log(many);
