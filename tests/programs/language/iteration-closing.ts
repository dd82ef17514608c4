// Iterators are closed on every way out of a loop or pattern but their own end.
const log: string[] = [];
class It {
  private n = 0;
  constructor(
    readonly name: string,
    readonly max = 3,
    readonly failAt = 99,
    readonly failReturn = false,
  ) {}
  [Symbol.iterator](): Iterator<number> {
    const self = this;
    let n = 0;
    return {
      next(): IteratorResult<number> {
        log.push(self.name + "next" + n);
        if (n === self.failAt) throw new Error("next fails");
        return n < self.max
          ? { done: false, value: n++ }
          : { done: true, value: undefined };
      },
      return(): IteratorResult<number> {
        log.push(self.name + "return");
        if (self.failReturn) throw new Error("return fails");
        return { done: true, value: undefined };
      },
    };
  }
}
function flush(l: string): void {
  console.log(l, log.join(" "));
  log.length = 0;
}
function attempt(l: string, f: () => unknown): void {
  try {
    const r = f();
    flush(l + " gave " + String(r));
  } catch (e) {
    flush(l + " threw " + (e as Error).message);
  }
}
attempt("break", () => {
  for (const x of new It("a")) {
    if (x === 1) break;
  }
  return 1;
});
attempt("all", () => {
  let s = 0;
  for (const x of new It("a")) {
    s += x;
  }
  return s;
});
attempt("continue", () => {
  let s = 0;
  for (const x of new It("a")) {
    if (x === 1) continue;
    s += x;
  }
  return s;
});
attempt("return", () => {
  for (const x of new It("a")) {
    return x + 10;
  }
  return 1;
});
attempt("return failing", () => {
  for (const x of new It("a", 3, 99, true)) {
    return x + 10;
  }
  return 1;
});
attempt("throw failing", () => {
  for (const x of new It("a", 3, 99, true)) {
    throw new Error("body" + x);
  }
  return 1;
});
attempt("break failing", () => {
  for (const x of new It("a", 3, 99, true)) {
    if (x == 1) break;
  }
  return 1;
});
attempt("next failing", () => {
  for (const x of new It("a", 3, 1)) {
    log.push("x" + x);
  }
  return 1;
});
attempt("outer continue", () => {
  let s = 0;
  outer: for (const x of new It("a")) {
    for (const y of new It("b")) {
      if (y === 1) continue outer;
      s += x * 10 + y;
    }
  }
  return s;
});
attempt("outer break", () => {
  let s = 0;
  outer: for (const x of new It("a")) {
    for (const y of new It("b")) {
      if (y === 1) break outer;
      s += x * 10 + y;
    }
  }
  return s;
});
attempt("finally in loop", () => {
  for (const x of new It("a")) {
    try {
      if (x === 1) return x;
    } finally {
      log.push("fin" + x);
    }
  }
  return -1;
});
attempt("loop in finally", () => {
  try {
    for (const x of new It("a")) {
      if (x === 1) return x;
    }
  } finally {
    log.push("outer fin");
  }
  return -1;
});
attempt("loop in try", () => {
  try {
    for (const x of new It("a")) {
      if (x === 1) throw new Error("E");
    }
  } catch (e) {
    log.push("caught " + (e as Error).message);
  }
  return -1;
});
attempt("p1", () => {
  const [a] = new It("a");
  return a;
});
attempt("p2", () => {
  const [a, , b, c = 7, d = 8] = new It("a");
  return `${a} ${b} ${c} ${d}`;
});
attempt("prest", () => {
  const [a, ...r] = new It("a");
  return `${a} ${r}`;
});
attempt("pempty", () => {
  const [] = new It("a");
  return ``;
});
attempt("pdefault throws", () => {
  const t = (): number => {
    throw new Error("default");
  };
  const [a, b = t()] = new It("a", 1);
  return a + b;
});
attempt("pdefault throws open", () => {
  const [
    a,
    { x } = ((): { x: number } => {
      throw new Error("default2");
    })(),
  ] = [1] as unknown as [number, { x: number }?];
  return a + x;
});
attempt("pnext throws", () => {
  const [a, b] = new It("a", 3, 1);
  return a + b;
});
attempt("assign", () => {
  let a = 0,
    b = 0;
  [a, b] = new It("a");
  return a + b;
});
attempt("assign target throws", () => {
  const o = (): { x: number } => {
    throw new Error("target");
  };
  let a = 0;
  [a, o().x] = new It("a");
  return a;
});
attempt("assign target throws, return fails", () => {
  const o = (): { x: number } => {
    throw new Error("target");
  };
  let a = 0;
  [a, o().x] = new It("a", 3, 99, true);
  return a;
});
attempt("close fails", () => {
  const [a] = new It("a", 3, 99, true);
  return a;
});
attempt("spread", () => Math.max(...new It("s")));
attempt(
  "array from throwing",
  () =>
    Array.from(new It("f"), (x) => {
      if (x === 1) throw new Error("map");
      return x;
    }).length,
);
const [s1, s2, ...s3] = "a😀bcd";
console.log(s1, s2, s3);
const [m1, m2] = new Map([
  ["k", 1],
  ["l", 2],
]);
console.log(m1, m2);
const [e1, e2, e3] = new Set([5, 6]);
console.log(e1, e2, e3);
const [[k1, v1]] = new Map([["q", 9]]).entries();
console.log(k1, v1);
const [x1, ...x2] = new Set("hello");
console.log(x1, x2);
for (const [i, c] of ["a", "b"].entries()) console.log(i, c);
function f([a, b = 5]: Iterable<number>) {
  return a + b;
}
console.log(f([1]), f(new Set([1, 2])), f(new It("z")));
flush("f");
