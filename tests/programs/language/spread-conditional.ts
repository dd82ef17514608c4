// Literals under conditions in a spread: what is evaluated, what the object has, in which order.

const shown = (v: object) => console.log(v);
let log: string[] = [];
const say = <T>(name: string, value: T): T => {
  log.push(name);
  return value;
};
const f = (c: boolean, d: number) => {
  const o = {
    a: 1,
    ...(c ? { b: say("b", 2) } : { c: say("c", "x"), a: say("a", 7) }),
    ...(d && { e: say("e", d) }),
    z: say("z", 0),
  };
  shown(o);
  console.log(o.a, o.z, "b" in o, Object.keys(o).join());
  return o;
};
f(true, 0);
f(false, 3);
f(true, NaN);
console.log(log.join());
const g = (
  x: { m: number; n?: string } | undefined,
  y: { q: boolean } | null,
) => {
  shown({
    first: 1,
    ...(x ?? { m: -1 }),
    ...(y || { q: false, n: "dflt" }),
    last: 1,
  });
};
g(undefined, null);
g({ m: 3 }, null);
g({ m: 4, n: "s" }, { q: true });
const h = (n: number) => ({
  ...(n > 2 ? { big: true, n } : n > 1 ? { mid: "m" } : n > 0 ? {} : null),
  end: n,
});
for (let i = 0; i < 4; i++) shown(h(i));
const again = (c: boolean) => ({ ...(c && { a: 1 }), b: 2, a: 3 });
shown(again(true));
shown(again(false));
const over = (c: boolean) => ({ a: 1, b: 2, ...(c && { a: "over" }) });
shown(over(true));
shown(over(false));
interface Req {
  url: string;
  headers?: { [k: string]: string };
  body?: string;
  retry?: number;
}
const req = (url: string, body?: string, retry = 0): Req => ({
  url,
  ...(body !== undefined && { body, headers: { type: "text" } }),
  ...(retry > 0 ? { retry } : {}),
});
shown(req("/"));
shown(req("/a", "hey"));
shown(req("/b", undefined, 2));
const fns = (c: boolean) => ({
  ...(c
    ? {
        run: () => "ran",
        twice(x: number) {
          return x * 2;
        },
      }
    : {}),
});
console.log(fns(true).run?.(), fns(false).run?.(), fns(true).twice?.(4));
const nested = (c: boolean, d: boolean) => ({
  ...(c && { in: { ...(d ? { deep: 1 } : { shallow: [1] }) } }),
  flag: c,
});
shown(nested(true, true));
shown(nested(true, false));
shown(nested(false, true));
const bools = (c: boolean) => ({
  ok: true,
  ...(c ? { ok: false, no: c } : {}),
});
shown(bools(true));
shown(bools(false));
console.log(bools(true).no, bools(false).no);
