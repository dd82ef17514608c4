// Objects with names of their own as records: read, written, added to, looked through, with nothing lost.

const copyAny = (x: object) => ({ ...x });
const o = { a: 1, b: 2 };
const r: Record<string, number> = o;
console.log(r["a"]);
const k = copyAny(o) as Record<string, unknown>;
console.log(k["a"], Object.keys(k));
const k2: Record<string, unknown> = copyAny(o);
console.log(k2["b"]);
function total(m: { [name: string]: number }): number {
  let t = 0;
  for (const k in m) t += m[k];
  return t;
}
console.log(total(o), total({ z: 9 }));
class C {
  constructor(
    public p: number,
    public q: number,
  ) {}
}
const asRec = (v: object) => v as Record<string, unknown>;
console.log(asRec(new C(1, 2))["q"], Object.keys(asRec(o)), asRec(o) === o);
const w = asRec(o);
w["a"] = 5;
console.log(o.a, o, "b" in w, "zz" in w);
w["late"] = "x";
console.log(w, Object.entries(w));
delete w["late"];
console.log(w);
const mixed = { s: "t", n: 1, f: (x: number) => x * 2, l: [1] };
for (const [k, v] of Object.entries(asRec(mixed))) console.log(k, typeof v);
const { s, ...others } = asRec(mixed);
console.log(s, Object.keys(others).join());
console.log({ ...asRec(mixed) }["n"]);
const list: Record<string, number>[] = [o, { x: 1 }];
console.log(
  list.map((r) => Object.keys(r).join()),
  list[0]["a"],
);
const codes = { ok: 200, missing: 404 } as const;
function name(
  code: number,
  table: Readonly<Record<string, number>>,
): string | undefined {
  for (const [k, v] of Object.entries(table)) if (v === code) return k;
  return undefined;
}
console.log(name(404, codes), name(1, codes));
const inc = (m: Record<string, number>, k: string) => {
  m[k] = (m[k] ?? 0) + 1;
};
inc(o, "a");
inc(o, "a");
console.log(o);
interface Deep {
  [k: string]: Deep | string;
}
const deep: Deep = { a: { b: "x" } };
console.log((deep["a"] as Deep)["b"]);
console.log(JSON_like(mixed), JSON_like({ a: [1, "b", null], c: { d: true } }));
function JSON_like(v: unknown): string {
  if (Array.isArray(v)) return "[" + v.map(JSON_like).join(",") + "]";
  if (typeof v === "object" && v !== null) {
    const r = v as Record<string, unknown>;
    return (
      "{" +
      Object.keys(r)
        .map((k) => k + ":" + JSON_like(r[k]))
        .join(",") +
      "}"
    );
  }
  return typeof v === "function" ? "fn" : String(v);
}
