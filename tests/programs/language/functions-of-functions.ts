// Functions that take or give functions of other conventions, one and two levels deep.

type Listener<T> = (payload: T) => void;
class Emitter<M extends object> {
  private listeners: { [K in keyof M]?: Listener<M[K]>[] } = {};
  on<K extends keyof M>(name: K, listener: Listener<M[K]>): void {
    const list = this.listeners[name] ?? [];
    list.push(listener);
    this.listeners[name] = list;
  }
  emit<K extends keyof M>(name: K, payload: M[K]): boolean {
    const list = this.listeners[name];
    if (!list || list.length === 0) return false;
    for (const l of [...list]) l(payload);
    for (const l of list) l(payload);
    list.slice().forEach((l) => l(payload));
    return true;
  }
}
const emitter = new Emitter<{ tick: number; done: string }>();
let sum = 0;
emitter.on("tick", (n) => {
  sum += n;
});
emitter.on("done", (why) => console.log("done:", why, sum));
console.log(emitter.emit("tick", 2), emitter.emit("done", "x"));

type NumberToText = (n: number) => string;
const wide = (x: number | string): string => `<${x}>`;
const curried: (a: number) => NumberToText = (a) =>
  a > 0 ? wide : (n) => `${n}!`;
const makers: ((a: number) => NumberToText)[] = [curried, () => wide];
console.log(
  makers.map((m) => m(1)(7)),
  curried(-1)(7),
);
function makeWide(): (x: number | string | boolean) => string {
  return (x) => typeof x;
}
const asNarrow: () => NumberToText = makeWide;
console.log(asNarrow()(3));
const apply = (f: (g: (x: number | string) => string) => string): string =>
  f(wide);
const useNarrow = (g: NumberToText): string => g(5);
console.log(
  apply(useNarrow),
  apply((g) => g("five") + g(6)),
);
const twice =
  (f: (g: NumberToText) => string) =>
  (g: (x: number | string | null) => string): string =>
    f(g) + f(g);
console.log(twice(useNarrow)((x) => (x === null ? "null" : `[${x}]`)));
export {};
