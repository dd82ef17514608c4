// Errors propagate through calls, callbacks, constructors, accessors, loops.

const log: string[] = [];
function guard(name: string, action: () => unknown): void {
  try {
    log.push("returned " + action());
  } catch (e) {
    log.push(e instanceof Error ? e.message : String(e));
  } finally {
    console.log(name + ":", log.join(" > "));
    log.length = 0;
  }
}

function deep(n: number): number {
  if (n === 0) throw new Error("bottom");
  try {
    return deep(n - 1) + 1;
  } finally {
    log.push("unwind" + n);
  }
}
guard("recursion", () => deep(3));

guard("callback", () =>
  [1, 2, 3].map((x) => {
    log.push("x" + x);
    if (x === 2) throw new Error("stop at 2");
    return x;
  }),
);
guard("sort", () =>
  [3, 1, 2].sort(() => {
    throw new Error("in compare");
  }),
);
guard("reduce", () =>
  [1, 2].reduce((a, b) => (b > 1 ? fail("reduce") : a + b), 0),
);
function fail(message: string): never {
  throw new RangeError(message);
}

class Guarded {
  #value: number;
  constructor(value: number) {
    if (value < 0) fail("negative");
    this.#value = value;
  }
  get value(): number {
    if (this.#value > 100) fail("too big to read");
    return this.#value;
  }
  set value(v: number) {
    if (v % 2 !== 0) fail("odd");
    this.#value = v;
  }
  static of(v: number): Guarded {
    return new Guarded(v);
  }
}
guard("constructor", () => new Guarded(-1));
guard("static", () => Guarded.of(-1));
guard("getter", () => new Guarded(101).value);
const kept = new Guarded(4);
guard("setter", () => (kept.value = 5));
guard("unchanged", () => kept.value);
guard("setter ok", () => (kept.value = 6));

class Sub extends Guarded {
  constructor(v: number) {
    log.push("before");
    super(v);
    log.push("after");
  }
}
guard("super", () => new Sub(-5));
guard("super ok", () => new Sub(5).value);

guard("for-of", () => {
  let sum = 0;
  for (const x of [1, 2, 3]) {
    try {
      if (x === 2) throw new Error("two");
      sum += x;
    } catch {
      sum += 100;
    }
  }
  return sum;
});
guard("partial", () => {
  const partial: number[] = [];
  try {
    for (let i = 0; ; i++) {
      if (i === 4) throw new Error("enough");
      partial.push(i);
    }
  } catch {
    return partial.join("");
  }
});
const retry = (times: number, action: (attempt: number) => string): string => {
  let last: unknown;
  for (let i = 1; i <= times; i++) {
    try {
      return action(i);
    } catch (e) {
      last = e;
      log.push("retry" + i);
    }
  }
  throw last;
};
guard("retry", () => retry(3, (i) => (i < 3 ? fail("no") : "third time")));
guard("gave up", () => retry(2, (i) => fail("fail " + i)));
