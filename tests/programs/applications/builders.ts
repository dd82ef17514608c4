// Builders, fluent APIs, mixin interfaces, namespaces, overloads, abstract classes, accessors, static blocks, error causes.

namespace Units {
  export const km = 1000;
  export namespace Time {
    export const hour = 3600;
    export const pretty = (s: number) => `${Math.floor(s / 60)}m${s % 60}s`;
  }
  export function speed(m: number, s: number): number {
    return m / s;
  }
  export enum Scale {
    Celsius = "C",
    Fahrenheit = "F",
  }
  export interface Temperature {
    degrees: number;
    scale: Scale;
  }
  export const convert = ({ degrees, scale }: Temperature): Temperature =>
    scale === Scale.Celsius
      ? { degrees: degrees * 1.8 + 32, scale: Scale.Fahrenheit }
      : { degrees: (degrees - 32) / 1.8, scale: Scale.Celsius };
}
import Time = Units.Time;
console.log(
  Units.speed(5 * Units.km, Time.hour).toFixed(3),
  Time.pretty(125),
  Units.convert({ degrees: 100, scale: Units.Scale.Celsius }),
  Units.convert({ degrees: 32, scale: Units.Scale.Fahrenheit }).degrees,
);

class QueryBuilder<T extends object, Selected extends keyof T = keyof T> {
  private constructor(
    private readonly table: string,
    private readonly fields: readonly string[],
    private readonly conditions: readonly string[],
    private readonly max?: number,
  ) {}
  static from<T extends object>(table: string): QueryBuilder<T> {
    return new QueryBuilder<T>(table, ["*"], []);
  }
  select<K extends keyof T & string>(...fields: K[]): QueryBuilder<T, K> {
    return new QueryBuilder<T, K>(
      this.table,
      fields,
      this.conditions,
      this.max,
    );
  }
  where<K extends keyof T & string>(
    key: K,
    value: T[K],
  ): QueryBuilder<T, Selected>;
  where(condition: string): QueryBuilder<T, Selected>;
  where(key: string, value?: unknown): QueryBuilder<T, Selected> {
    const condition =
      value === undefined
        ? key
        : `${key} = ${typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value)}`;
    return new QueryBuilder<T, Selected>(
      this.table,
      this.fields,
      [...this.conditions, condition],
      this.max,
    );
  }
  limit(max: number): QueryBuilder<T, Selected> {
    return new QueryBuilder<T, Selected>(
      this.table,
      this.fields,
      this.conditions,
      max,
    );
  }
  get sql(): string {
    const parts = [`SELECT ${this.fields.join(", ")} FROM ${this.table}`];
    if (this.conditions.length)
      parts.push(`WHERE ${this.conditions.join(" AND ")}`);
    if (this.max !== undefined) parts.push(`LIMIT ${this.max}`);
    return parts.join(" ");
  }
}
interface Person {
  name: string;
  age: number;
  admin: boolean;
}
const base = QueryBuilder.from<Person>("people");
console.log(base.sql);
console.log(
  base
    .select("name", "age")
    .where("name", "O'Neil")
    .where("admin", false)
    .where("age > 3")
    .limit(5).sql,
);

class HtmlNode {
  private attributes: [string, string][] = [];
  private children: (HtmlNode | string)[] = [];
  constructor(private readonly tag: string) {}
  attr(name: string, value: string | number | boolean = true): this {
    if (value !== false)
      this.attributes.push([name, value === true ? name : String(value)]);
    return this;
  }
  add(...children: (HtmlNode | string)[]): this {
    this.children.push(...children);
    return this;
  }
  each<T>(items: Iterable<T>, make: (item: T, i: number) => HtmlNode): this {
    let i = 0;
    for (const item of items) this.add(make(item, i++));
    return this;
  }
  render(indent = 0): string {
    const pad = "  ".repeat(indent);
    const attrs = this.attributes.map(([k, v]) => ` ${k}="${v}"`).join("");
    if (this.children.length === 0) return `${pad}<${this.tag}${attrs}/>`;
    const [only] = this.children;
    if (this.children.length === 1 && typeof only === "string")
      return `${pad}<${this.tag}${attrs}>${only}</${this.tag}>`;
    return [
      `${pad}<${this.tag}${attrs}>`,
      ...this.children.map((c) =>
        typeof c === "string" ? `${pad}  ${c}` : c.render(indent + 1),
      ),
      `${pad}</${this.tag}>`,
    ].join("\n");
  }
}
const el = (tag: string, ...children: (HtmlNode | string)[]) =>
  new HtmlNode(tag).add(...children);
console.log(
  el("ul")
    .attr("class", "menu")
    .attr("hidden", false)
    .attr("data-n", 3)
    .each(["a", "b"], (x, i) => el("li", x).attr("id", i).attr("checked"))
    .add(el("hr"), "text")
    .render(),
);

interface Named {
  readonly name: string;
}
interface Aged {
  age: number;
  birthday(): number;
}
interface Greeter extends Named {
  greet(other: Named): string;
}
abstract class Being implements Named, Aged {
  static #count = 0;
  static readonly registry: Being[] = [];
  static {
    Being.#count = 100;
  }
  static get count() {
    return Being.#count;
  }
  readonly id = ++Being.#count;
  protected constructor(
    readonly name: string,
    public age = 0,
  ) {
    Being.registry.push(this);
  }
  birthday() {
    return ++this.age;
  }
  abstract speak(): string;
  toString() {
    return `${this.constructor.name}(${this.name}, ${this.age})`;
  }
}
class Human extends Being implements Greeter {
  #secret: string;
  constructor(name: string, age?: number, secret = "none") {
    super(name, age);
    this.#secret = secret;
  }
  speak() {
    return "hello";
  }
  greet(other: Named) {
    return `${this.speak()}, ${other.name}!`;
  }
  get secret() {
    return this.#secret.replace("n", "*");
  }
  set secret(s: string) {
    if (s.length > 10) throw new RangeError("too long", { cause: s });
    this.#secret = s;
  }
  static isHuman(b: Being): b is Human {
    return #secret in b;
  }
}
class Robot extends Being {
  constructor(private readonly model: `R${number}`) {
    super(`robot ${model}`, 1);
  }
  override speak() {
    return "beep".repeat(this.age);
  }
  override birthday() {
    return super.birthday() + 0.5;
  }
}
const ann = new Human("Ann", 30),
  r2 = new Robot("R2");
console.log(
  `${ann} ${r2}`,
  ann.greet(r2),
  ann.birthday(),
  r2.birthday(),
  r2.speak(),
  Being.count,
  Being.registry.map((b) => b.id),
);
console.log(
  Being.registry.filter(Human.isHuman).map((h) => h.secret),
  ann,
  r2,
);
ann.secret = "nonna";
try {
  ann.secret = "a very long secret";
} catch (e) {
  if (e instanceof RangeError) console.log(e.message, e.cause, ann.secret);
}
function load(path: string): string {
  if (path === "") throw new TypeError("empty path");
  return path;
}
function configure(path: string) {
  try {
    return load(path);
  } catch (error) {
    throw new Error("cannot configure", { cause: error });
  } finally {
    console.log("tried", path || "(none)");
  }
}
try {
  configure("a");
  configure("");
} catch (e) {
  for (let x: unknown = e; x instanceof Error; x = x.cause)
    console.log(`${x.name}: ${x.message}`);
}
function parse(x: string): number;
function parse(x: number): string;
function parse(x: string | number): string | number {
  return typeof x === "string" ? parseInt(x, 10) : x.toString(36);
}
console.log(
  parse("42px"),
  parse(123456),
  [1, 2, 3].map((n) => parse(n)),
);
function assertString(x: unknown, what = "value"): asserts x is string {
  if (typeof x !== "string")
    throw new TypeError(`${what} is ${x === null ? "null" : typeof x}`);
}
for (const v of ["s", 1, null, undefined, {}, []] as unknown[]) {
  try {
    assertString(v);
    console.log(v.toUpperCase());
  } catch (e) {
    console.log((e as Error).message);
  }
}
const point = {
  x: 1,
  y: 2,
  get length() {
    return Math.hypot(this.x, this.y);
  },
  scale(k: number) {
    return { ...this, x: this.x * k, y: this.y * k };
  },
};
console.log(point.length.toFixed(4), point.scale(3).x, point.scale(2).y);
export {};
