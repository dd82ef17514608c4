// Fluent builders with this types, phantom state, nested callbacks and immutable copies.
interface Tag {
  name: string;
  attrs: Map<string, string | true>;
  kids: (Tag | string)[];
}
class HtmlBuilder<P extends HtmlBuilder<never> | null = null> {
  protected readonly tag: Tag;
  constructor(
    name: string,
    private readonly parent: P,
  ) {
    this.tag = { name, attrs: new Map(), kids: [] };
  }
  attr(k: string, v: string | true = true): this {
    this.tag.attrs.set(k, v);
    return this;
  }
  text(s: string): this {
    this.tag.kids.push(s);
    return this;
  }
  when(cond: boolean, f: (b: this) => void): this {
    if (cond) f(this);
    return this;
  }
  each<T>(xs: Iterable<T>, f: (b: this, x: T, i: number) => unknown): this {
    let i = 0;
    for (const x of xs) f(this, x, i++);
    return this;
  }
  add(name: string, build?: (b: HtmlBuilder) => unknown): this {
    const child = new HtmlBuilder(name, null);
    build?.(child);
    this.tag.kids.push(child.tag);
    return this;
  }
  end(): P {
    return this.parent;
  }
  toString(): string {
    return render(this.tag);
  }
}
const voidTags: ReadonlySet<string> = new Set(["br", "img"]);
function render(t: Tag | string, depth = 0): string {
  const pad = "  ".repeat(depth);
  if (typeof t === "string") return pad + t;
  const attrs = [...t.attrs]
    .map(([k, v]) => (v === true ? ` ${k}` : ` ${k}="${v}"`))
    .join("");
  if (voidTags.has(t.name)) return `${pad}<${t.name}${attrs}>`;
  if (t.kids.length === 0) return `${pad}<${t.name}${attrs}></${t.name}>`;
  return `${pad}<${t.name}${attrs}>\n${t.kids.map((k) => render(k, depth + 1)).join("\n")}\n${pad}</${t.name}>`;
}
console.log(
  String(
    new HtmlBuilder("ul", null)
      .attr("class", "list")
      .each(["a", "b"], (b, x, i) =>
        b.add("li", (li) => li.text(x).when(i > 0, (l) => l.attr("hidden"))),
      )
      .add("br"),
  ),
);
abstract class QueryBase {
  protected parts: string[] = [];
  protected params: (string | number)[] = [];
  where(cond: string, ...ps: (string | number)[]): this {
    this.parts.push(cond);
    this.params.push(...ps);
    return this;
  }
  abstract get verb(): string;
  build(): { sql: string; params: readonly (string | number)[] } {
    return {
      sql: `${this.verb}${this.parts.length ? " WHERE " + this.parts.join(" AND ") : ""}${this.tail()}`,
      params: this.params,
    };
  }
  protected tail(): string {
    return "";
  }
}
class Select extends QueryBase {
  private cols: string[] = ["*"];
  private order?: [string, "ASC" | "DESC"];
  private n?: number;
  constructor(private from: string) {
    super();
  }
  get verb() {
    return `SELECT ${this.cols.join(", ")} FROM ${this.from}`;
  }
  columns(...c: string[]): this {
    this.cols = c;
    return this;
  }
  orderBy(c: string, dir: "ASC" | "DESC" = "ASC") {
    this.order = [c, dir];
    return this;
  }
  limit(n: number) {
    this.n = n;
    return this;
  }
  protected override tail() {
    return (
      (this.order ? ` ORDER BY ${this.order.join(" ")}` : "") +
      (this.n !== undefined ? ` LIMIT ${this.n}` : "")
    );
  }
}
class Update extends QueryBase {
  #sets: Record<string, string | number> = {};
  constructor(readonly table: string) {
    super();
  }
  set(values: Readonly<Record<string, string | number>>): this {
    Object.assign(this.#sets, values);
    return this;
  }
  get verb() {
    return `UPDATE ${this.table} SET ${Object.entries(this.#sets)
      .map(([k, v]) => `${k} = ${typeof v === "string" ? `'${v}'` : v}`)
      .join(", ")}`;
  }
}
console.log(
  new Select("users")
    .where("age > ?", 18)
    .columns("id", "name")
    .where("city = ?", "Rome")
    .orderBy("name", "DESC")
    .limit(5)
    .build(),
  new Update("t").set({ a: 1 }).set({ b: "x" }).where("id = ?", 3).build().sql,
  new Select("x").build(),
);
type Missing<T, K extends keyof T> = { [P in K]-?: T[P] };
class Config<Got extends Partial<Full> = {}> {
  private constructor(private readonly got: Got) {}
  static start() {
    return new Config<{}>({});
  }
  host<H extends string>(host: H): Config<Got & { host: H }> {
    return new Config({ ...this.got, host });
  }
  port(port: number): Config<Got & { port: number }> {
    return new Config({ ...this.got, port });
  }
  get value(): Got {
    return this.got;
  }
}
interface Full {
  host: string;
  port: number;
  tls?: boolean;
}
const needs = ({ host, port, tls = false }: Full) =>
  `${tls ? "https" : "http"}://${host}:${port}`;
const c1 = Config.start().host("example.org");
const c2 = c1.port(8080);
console.log(
  needs(c2.value),
  c1.value,
  needs({ ...c2.value, tls: true }),
  c1.value.host.length,
);
class Money {
  private constructor(
    readonly cents: number,
    readonly currency: "EUR" | "USD",
  ) {
    Money.made++;
  }
  static made = 0;
  static readonly zero = Money.of(0);
  static of(amount: number, currency: "EUR" | "USD" = "EUR") {
    return new Money(Math.round(amount * 100), currency);
  }
  plus = (o: Money): Money => {
    if (o.currency !== this.currency)
      throw new TypeError(`cannot add ${o.currency} to ${this.currency}`);
    return new Money(this.cents + o.cents, this.currency);
  };
  times(k: number) {
    return new Money(Math.round(this.cents * k), this.currency);
  }
  split(n: number): Money[] {
    const base = Math.floor(this.cents / n),
      extra = this.cents - base * n;
    return Array.from(
      { length: n },
      (_, i) => new Money(base + (i < extra ? 1 : 0), this.currency),
    );
  }
  toString() {
    const s = Math.abs(this.cents).toString().padStart(3, "0");
    return `${this.cents < 0 ? "-" : ""}${{ EUR: "€", USD: "$" }[this.currency]}${s.slice(0, -2)}.${s.slice(-2)}`;
  }
}
const prices = [19.99, 5, 0.01].map((x) => Money.of(x));
console.log(
  `${prices.reduce((a, b) => a.plus(b), Money.zero)}`,
  Money.of(10).split(3).join(" + "),
  `${Money.of(-0.5)}`,
  String(Money.of(2.5, "USD").times(1.5)),
  Money.made,
);
try {
  Money.of(1).plus(Money.of(1, "USD"));
} catch (e) {
  console.log(`${e}`);
}
class Pipeline<I, O> {
  private constructor(
    private readonly steps: readonly ((x: unknown) => unknown)[],
  ) {}
  static of<T>() {
    return new Pipeline<T, T>([]);
  }
  pipe<N>(f: (o: O) => N): Pipeline<I, N> {
    return new Pipeline<I, N>([...this.steps, f as (x: unknown) => unknown]);
  }
  tap(f: (o: O) => void): Pipeline<I, O> {
    return this.pipe((o) => {
      f(o);
      return o;
    });
  }
  run(i: I): O {
    return this.steps.reduce<unknown>((x, f) => f(x), i) as O;
  }
}
const p = Pipeline.of<string>()
  .pipe((s) => s.split(" "))
  .tap((w) => console.log("words", w.length))
  .pipe((ws) => ws.map((w) => w.length))
  .pipe((ns) => ns.reduce((a, b) => a + b, 0) / ns.length);
console.log(p.run("the quick brown fox"), p.run("a"));
