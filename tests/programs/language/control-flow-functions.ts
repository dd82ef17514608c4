// Jumps, closures, generic rests, call, apply and bind, all mixed.
const out: unknown[] = [];
function f1(n: number): string {
  outer: for (let i = 0; i < 3; i++) {
    switch (i) {
      case 0:
        continue outer;
      case 1:
        if (n > 1) break outer;
        break;
      default:
        return "d" + i;
    }
    out.push(i);
  }
  return "end";
}
console.log(f1(0), f1(5), out);
function fin(n: number): number {
  for (;;) {
    try {
      if (n === 0) continue;
      if (n === 1) break;
      return n;
    } finally {
      n--;
      if (n < -3) return -99;
    }
  }
  return 100 + n;
}
console.log(fin(0), fin(1), fin(2));
const apply = <A extends unknown[], R>(f: (...args: A) => R, ...args: A): R =>
  f(...args);
console.log(
  apply((a: number, b: string) => a + b, 1, "x"),
  apply(Math.max, 1, 5, 3),
  apply(() => "none"),
);
const partial =
  <A, B extends unknown[], R>(f: (a: A, ...rest: B) => R, a: A) =>
  (...rest: B): R =>
    f(a, ...rest);
console.log(partial((a: number, b: number, c: string) => a * b + c, 2)(3, "!"));
const compose =
  <T>(...fs: ((x: T) => T)[]) =>
  (x: T): T =>
    fs.reduceRight((v, f) => f(v), x);
console.log(
  compose<number>(
    (x) => x + 1,
    (x) => x * 2,
  )(5),
);
const memo = <A extends (string | number)[], R>(f: (...a: A) => R) => {
  const m = new Map<string, R>();
  return (...a: A): R => {
    const k = a.join();
    if (!m.has(k)) m.set(k, f(...a));
    return m.get(k)!;
  };
};
let calls = 0;
const slow = memo((a: number, b: number) => {
  calls++;
  return a + b;
});
console.log(slow(1, 2), slow(1, 2), slow(2, 2), calls);
function once<T>(f: () => T): () => T {
  let done = false;
  let v: T;
  return () => {
    if (!done) {
      v = f();
      done = true;
    }
    return v;
  };
}
const o = once(() => {
  calls++;
  return "once";
});
console.log(o(), o(), calls);
const counters = Array.from({ length: 3 }, (_, i) => {
  let c = i;
  return { inc: () => ++c, get: () => c };
});
counters[1]!.inc();
console.log(counters.map((c) => c.get()));
function rec(n: number, acc: number[] = []): number[] {
  return n === 0 ? acc : rec(n - 1, [...acc, n]);
}
console.log(rec(4));
function thrower(k: number): never {
  switch (k) {
    case 0:
      throw new TypeError("t");
    case 1:
      throw "str";
    case 2:
      throw { code: 5 };
    default:
      throw null;
  }
}
for (let k = 0; k < 4; k++) {
  try {
    thrower(k);
  } catch (e) {
    if (e instanceof TypeError) console.log("T", e.message);
    else if (typeof e === "string") console.log("S", e);
    else if (e && typeof e === "object" && "code" in e)
      console.log("O", e.code);
    else console.log("N", e);
  }
}
class Res {
  static log: string[] = [];
  constructor(readonly n: string) {}
  close(): void {
    Res.log.push(this.n);
  }
}
function withRes<T>(names: string[], body: (rs: Res[]) => T): T {
  const rs = names.map((n) => new Res(n));
  try {
    return body(rs);
  } finally {
    for (const r of rs.reverse()) r.close();
  }
}
try {
  withRes(["a", "b"], (rs) => {
    throw new Error(rs.map((r) => r.n).join("+"));
  });
} catch (e) {
  console.log((e as Error).message, Res.log.join());
}
const handlers: Record<string, (x: number) => number | string> = {
  dbl: (x) => x * 2,
  str: (x) => `<${x}>`,
};
for (const k of ["dbl", "str", "none"]) {
  const h = handlers[k];
  console.log(k, h ? h(4) : "missing");
}
do {
  var dv = 5;
  if (dv > 3) break;
} while (true);
console.log(dv);
label: {
  if (dv === 5) break label;
  console.log("not here");
}
let i = 0;
while (i < 10) {
  if (i++ % 2) continue;
  if (i > 6) break;
}
console.log(i);
for (let a = 0, b = 10; a < b; a += 3, b--) out.push(a * b);
console.log(out);
const fns: (() => number)[] = [];
for (let q = 0; q < 3; q++) {
  fns.push(() => q++);
}
console.log(
  fns.map((f) => f()),
  fns.map((f) => f()),
);
const nested = (() => {
  try {
    try {
      throw new Error("a");
    } finally {
      out.length = 0;
    }
  } catch (e) {
    return (e as Error).message + out.length;
  } finally {
    out.push("f");
  }
})();
console.log(nested, out);
const { x = 5, ...others } = { y: 1, z: 2 } as {
  x?: number;
  y: number;
  z: number;
};
console.log(x, others);
function opt(a: number, b?: string, ...c: boolean[]): string {
  return `${a}${b ?? "-"}${c.length}`;
}
console.log(opt(1), opt(1, "b"), opt(1, undefined, true, false));
const bound = opt.bind(null, 7);
console.log(
  bound("q"),
  opt.call(null, 8, "r"),
  opt.apply(null, [9, "s", true]),
  Math.max.apply(null, [4, 9, 2]),
);
const listed: [number, string] = [3, "L"];
const many = (...ns: number[]): number => ns.length;
console.log(
  opt.apply(null, listed),
  many.apply(
    null,
    [1, 2, 3].map((n) => n + 1),
  ),
);
console.log(
  [3, 1, 2].sort((p, q) => q - p),
  [..."abc"].map((c, i2) => c + i2),
);
const fact = function inner(n: number): number {
  return n < 2 ? 1 : n * inner(n - 1);
};
console.log(fact(5));
console.log(((a: number, b = a + 1, [c, d] = [a, b]) => a + b + c + d)(1));
