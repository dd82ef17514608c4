// ++ and -- on variables, fields, elements, accessors; prefix and postfix.

let n = 5;
console.log(n++, n, ++n, n, n--, n, --n, n);
const o = { count: 0, list: [1, 2, 3] };
console.log(o.count++, ++o.count, o.count--, o.count);
console.log(o.list[1]++, ++o.list[1], o.list);
let i = 0;
o.list[i++]++;
console.log(i, o.list);
o.list[i++] += i;
console.log(i, o.list);

class Meter {
  private raw = 0;
  static all = 10;
  reads = 0;
  get level(): number {
    this.reads++;
    return this.raw;
  }
  set level(v: number) {
    this.raw = v * 10;
  }
  #hidden = 1;
  bumpHidden(): number {
    return this.#hidden++ + ++this.#hidden;
  }
}
const m = new Meter();
console.log(m.level++, m.level, ++m.level, m.level, m.reads);
console.log(Meter.all++, --Meter.all, m.bumpHidden());
m.level -= 5;
console.log(m.level);

let f = 0.5;
f++;
console.log(f, f--, f, -f, +f, -(-f));
let nan = NaN;
nan++;
console.log(nan);
let max = Number.MAX_SAFE_INTEGER;
console.log(max++, max++, max);
let minus = -1;
console.log(++minus, Object.is(minus, 0), minus-- - 1, minus);
const table: Record<string, number> = { a: 1 };
table["a"]++;
table["b"] ??= 0;
++table["b"];
console.log(table["a"], table["b"]);
let x = 1;
x += x++ + ++x;
console.log(x);
let y = 10;
y = y++ - y--;
console.log(y);
const arr: number[] = [];
let k = 0;
arr[k++] = k++;
arr[k++] = k;
console.log(arr.length, arr[0], arr[1] === undefined, arr[2], k);
let a = 3,
  b = a++ + a,
  c = b-- - --a;
console.log(a++, b++, c);
console.log((a++, b++, c), (a = 7), a);
let z = 1,
  w = (z = 2);
console.log(z, w);
