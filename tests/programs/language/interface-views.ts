// Objects seen through interfaces they were not written for: optional properties
// they lack, methods read as functions, accessors where fields are declared.

interface Optional {
  a: number;
  b?: number;
}
class Other {
  a = 1;
  c = 5;
}
class Derived extends Other {
  d = 9;
}
const other: Optional = new Other();
console.log(other.b, other.a);
other.b = 7;
console.log(other.b, (other as unknown as Other).c, Object.keys(other));
const plain = { a: 2, z: true };
const views: Optional[] = [plain, new Derived(), { a: 3, b: 4 }];
console.log(views.map((view) => view.b ?? "none"));
console.log(
  views.map((view) => "b" in view),
  plain.z,
);

interface HasFunction {
  scale: (x: number) => number;
}
class WithMethod {
  k = 3;
  scale(x: number) {
    return x * 2;
  }
}
const holder: HasFunction = new WithMethod();
const scale = holder.scale;
console.log(scale(4), holder.scale(5), holder.scale === holder.scale);

abstract class Base {
  abstract name: string;
  show() {
    return `<${this.name}>`;
  }
}
class AsField extends Base {
  name = "field";
}
class AsGetter extends Base {
  get name() {
    return "getter";
  }
}
for (const base of [new AsField(), new AsGetter()])
  console.log(base.show(), base.name);

const table = {
  k: 10,
  times(x: number) {
    return x * this.k;
  },
  increase: (x: number) => x + 1,
};
for (const name of ["times", "increase"] as const) console.log(table[name](4));

type Weak = { first?: string; second?: number };
const weak = (w: Weak) => `${w.first ?? "-"} ${w.second ?? "-"}`;
const narrow = { first: "1" };
const wide = { second: 2, third: 3 };
console.log(weak(narrow), weak(wide), weak({}));

class Cache<K extends string | number, V> {
  private entries: Partial<Record<K, V>> = {};
  get(key: K, make: (key: K) => V): V {
    return (this.entries[key] ??= make(key));
  }
}
const cache = new Cache<string, number>();
console.log(cache.get("abc", (k) => k.length));
console.log(cache.get("abc", () => -1));
