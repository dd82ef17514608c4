// Generic functions as values, memoise, pipe, partial application, variadics.

function memoize<A extends string | number, R>(f: (a: A) => R): (a: A) => R {
  const known = new Map<A, R>();
  return (a) => {
    if (!known.has(a)) known.set(a, f(a));
    return known.get(a)!;
  };
}
let calls = 0;
const slow = memoize((n: number) => {
  calls++;
  return n * n;
});
console.log(slow(4), slow(4), slow(5), calls);
const upper = memoize((s: string) => s.toUpperCase());
console.log(upper("x"), upper("x"));

const pipe =
  <T>(...fs: ((x: T) => T)[]) =>
  (x: T): T =>
    fs.reduce((acc, f) => f(acc), x);
console.log(
  pipe<number>(
    (x) => x + 1,
    (x) => x * 10,
  )(4),
);
console.log(
  pipe<string>(
    (s) => s + "!",
    (s) => s + s,
  )("hey"),
);
console.log(pipe<boolean>()(true));

function partial<A, B extends unknown[], R>(f: (a: A, ...rest: B) => R, a: A) {
  return (...rest: B): R => f(a, ...rest);
}
const add3 = (a: number, b: number, c: number) => a * 100 + b * 10 + c;
console.log(partial(add3, 1)(2, 3), partial(partial(add3, 7), 8)(9));
const join = (sep: string, ...parts: string[]) => parts.join(sep);
console.log(partial(join, "-")("a", "b", "c"));

function tuple<T extends unknown[]>(...items: T): T {
  return items;
}
const t = tuple(1, "two", true);
console.log(t[0] + 1, t[1].length, t[2], t.length);

type Handler<E> = (event: E) => void;
class Emitter<Events extends Record<string, unknown>> {
  private handlers: { [K in keyof Events]?: Handler<Events[K]>[] } = {};
  on<K extends keyof Events>(name: K, handler: Handler<Events[K]>): void {
    (this.handlers[name] ??= []).push(handler);
  }
  emit<K extends keyof Events>(name: K, event: Events[K]): number {
    const list = this.handlers[name] ?? [];
    for (const handler of list) handler(event);
    return list.length;
  }
}
const emitter = new Emitter<{ move: { x: number; y: number }; say: string }>();
emitter.on("move", ({ x, y }) => console.log("moved", x, y));
emitter.on("say", (text) => console.log("said", text));
emitter.on("say", (text) => console.log("loud", text.toUpperCase()));
console.log(emitter.emit("move", { x: 1, y: 2 }), emitter.emit("say", "hi"));

function zip<A, B>(as: readonly A[], bs: readonly B[]): [A, B][] {
  return as.slice(0, bs.length).map((a, i): [A, B] => [a, bs[i]]);
}
for (const [a, b] of zip([1, 2, 3], ["x", "y"])) console.log(a, b);
