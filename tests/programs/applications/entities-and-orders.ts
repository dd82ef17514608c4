// Simulation: elevator, event queue, order book matching, text adventure state, parking, hotel booking; abstract classes and interfaces.
abstract class Entity {
  private static count = 0;
  protected readonly id: string;
  constructor(prefix: string) {
    this.id = `${prefix}${String(++Entity.count).padStart(3, "0")}`;
  }
  abstract describe(verbose?: boolean): string;
  toString(): string {
    return `<${this.describe()}>`;
  }
}
interface Timed {
  readonly at: number;
  run(sim: Simulation): void;
}
class Simulation {
  now = 0;
  #queue: Timed[] = [];
  readonly trace: string[] = [];
  schedule(delay: number, run: (sim: Simulation) => void): this {
    const at = this.now + delay;
    const index = this.#queue.findIndex((e) => e.at > at);
    const item: Timed = { at, run };
    if (index < 0) this.#queue.push(item);
    else this.#queue.splice(index, 0, item);
    return this;
  }
  run(until = Infinity): number {
    let steps = 0;
    for (
      let next: Timed | undefined;
      (next = this.#queue[0]) !== undefined && next.at <= until;
      steps++
    ) {
      this.#queue.shift();
      this.now = next.at;
      next.run(this);
    }
    return steps;
  }
  log(...parts: (string | number | Entity)[]): void {
    this.trace.push(`${this.now.toFixed(1).padStart(6)} ${parts.join(" ")}`);
  }
}
class Elevator extends Entity {
  #floor = 0;
  #targets: number[] = [];
  constructor(
    private readonly sim: Simulation,
    readonly speed = 1.5,
  ) {
    super("E");
  }
  override describe(verbose = false): string {
    return `${this.id}@${this.#floor}${verbose ? `->[${this.#targets}]` : ""}`;
  }
  call(floor: number): void {
    if (this.#targets.includes(floor)) return;
    this.#targets.push(floor);
    this.#targets.sort(
      (a, b) => Math.abs(a - this.#floor) - Math.abs(b - this.#floor),
    );
    this.sim.log("call", this.describe(true));
    if (this.#targets.length === 1) this.#move();
  }
  #move(): void {
    const [target] = this.#targets;
    if (target === undefined) {
      this.sim.log(this, "idle");
      return;
    }
    this.sim.schedule(Math.abs(target - this.#floor) * this.speed, () => {
      this.#floor = target;
      this.#targets = this.#targets.filter((t) => t !== target);
      this.sim.log(this, "opens");
      this.#move();
    });
  }
}
const sim = new Simulation();
const lift = new Elevator(sim);
sim
  .schedule(0, () => lift.call(5))
  .schedule(1, () => lift.call(2))
  .schedule(2, (s) => {
    lift.call(9);
    lift.call(2);
    s.log("two calls");
  })
  .schedule(100, (s) => void s.now);
console.log(sim.run(50), sim.trace.join("\n"), sim.run(), sim.now, `${lift}`);
type Side = "buy" | "sell";
interface Order {
  id: number;
  side: Side;
  price: number;
  quantity: number;
}
class Book {
  readonly #sides: Record<Side, Order[]> = { buy: [], sell: [] };
  readonly trades: {
    buyer: number;
    seller: number;
    price: number;
    quantity: number;
  }[] = [];
  #ids = 0;
  place(side: Side, price: number, quantity: number): number {
    const order: Order = { id: ++this.#ids, side, price, quantity };
    const other = this.#sides[side === "buy" ? "sell" : "buy"];
    while (order.quantity > 0 && other.length > 0) {
      const best = other[0]!;
      if (side === "buy" ? best.price > price : best.price < price) break;
      const n = Math.min(order.quantity, best.quantity);
      const [buyer, seller] =
        side === "buy" ? [order.id, best.id] : [best.id, order.id];
      this.trades.push({ buyer, seller, price: best.price, quantity: n });
      order.quantity -= n;
      if ((best.quantity -= n) === 0) other.shift();
    }
    if (order.quantity > 0) {
      const own = this.#sides[side];
      const better =
        side === "buy"
          ? (o: Order) => o.price < price
          : (o: Order) => o.price > price;
      const i = own.findIndex(better);
      own.splice(i < 0 ? own.length : i, 0, order);
    }
    return order.id;
  }
  cancel(id: number): boolean {
    for (const side of Object.keys(this.#sides) as Side[]) {
      const i = this.#sides[side].findIndex((o) => o.id === id);
      if (i >= 0) {
        this.#sides[side].splice(i, 1);
        return true;
      }
    }
    return false;
  }
  get depth() {
    const sum = (os: readonly Order[]) =>
      os.map(({ price, quantity }) => `${quantity}@${price}`).join(" ");
    return { buy: sum(this.#sides.buy), sell: sum(this.#sides.sell) } as const;
  }
}
const book = new Book();
book.place("sell", 101, 5);
book.place("sell", 100.5, 3);
const rest = book.place("buy", 99, 10);
book.place("buy", 100.75, 4);
book.place("sell", 98, 12);
console.log(book.trades);
console.log(
  book.depth,
  book.cancel(rest),
  book.cancel(77),
  book.depth.buy === "",
);
interface Flyer {
  fly(): string;
}
interface Swimmer {
  swim(depth: number): string;
}
class Duck implements Flyer, Swimmer {
  fly = (): string => "flap";
  swim(depth: number): string {
    return `paddle at ${depth}`;
  }
}
class Fish implements Swimmer {
  swim(depth: number): string {
    return `glide at ${depth * 10}`;
  }
}
const canFly = (x: Swimmer | Flyer): x is Flyer => "fly" in x;
for (const a of [new Duck(), new Fish()] as Swimmer[])
  console.log(
    a.swim(2),
    canFly(a) ? a.fly() : "no wings",
    a instanceof Duck,
    a.constructor.name,
  );
class Vec {
  constructor(
    readonly x = 0,
    readonly y = 0,
  ) {}
  static readonly origin = new Vec();
  plus({ x, y }: Vec): Vec {
    return new Vec(this.x + x, this.y + y);
  }
  scale = (k: number): Vec => new Vec(this.x * k, this.y * k);
  get length(): number {
    return Math.hypot(this.x, this.y);
  }
  static sum(...vs: Vec[]): Vec {
    return vs.reduce((a, b) => a.plus(b), Vec.origin);
  }
  valueOf(): number {
    return this.length;
  }
}
console.log(
  Vec.sum(new Vec(1, 2), new Vec(3, 4).scale(2)).length.toFixed(3),
  [new Vec(3, 4), new Vec(1, 1)].map((v) => v.length).sort((a, b) => a - b),
  +new Vec(6, 8) + 1,
  new Vec(1, 0) < new Vec(0, 2),
);
abstract class Template {
  run(): string[] {
    const out = [
      this.before(),
      ...this.body(),
      this.after?.() ?? "default after",
    ];
    return out.filter((s): s is string => s !== null);
  }
  protected before(): string | null {
    return null;
  }
  protected abstract body(): string[];
  protected after?(): string;
}
class Full extends Template {
  protected override before(): string {
    return "b";
  }
  protected body(): string[] {
    return [super.before() ?? "nothing"];
  }
  protected override after(): string {
    return "a";
  }
}
class Bare extends Template {
  protected body(): string[] {
    return [];
  }
}
console.log(new Full().run(), new Bare().run());
