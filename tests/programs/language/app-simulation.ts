// A discrete event simulation of a shop with two queues and a clock.

type Event =
  | { type: "arrive"; time: number; customer: Customer }
  | { type: "served"; time: number; customer: Customer; till: Till }
  | { type: "close"; time: number };

class Customer {
  static #count = 0;
  readonly id = ++Customer.#count;
  waited = 0;
  constructor(
    readonly arrived: number,
    readonly items: number,
  ) {}
  get patient(): boolean {
    return this.items > 2;
  }
}

abstract class Till {
  protected readonly queue: Customer[] = [];
  busy: Customer | null = null;
  served = 0;
  constructor(readonly name: string) {}
  abstract accepts(customer: Customer): boolean;
  abstract serviceTime(customer: Customer): number;
  get length(): number {
    return this.queue.length + (this.busy ? 1 : 0);
  }
  enter(customer: Customer): void {
    this.queue.push(customer);
  }
  next(now: number): Customer | null {
    this.busy = this.queue.shift() ?? null;
    if (this.busy) {
      this.busy.waited = now - this.busy.arrived;
      this.served++;
    }
    return this.busy;
  }
}
class ExpressTill extends Till {
  accepts({ items }: Customer): boolean {
    return items <= 5;
  }
  serviceTime({ items }: Customer): number {
    return 1 + items * 0.5;
  }
}
class FullTill extends Till {
  accepts(): boolean {
    return true;
  }
  serviceTime(customer: Customer): number {
    return 2 + customer.items * 0.75;
  }
}

class Random {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  next(): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) / 4294967296;
  }
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }
}

class Shop {
  private readonly events: Event[] = [];
  private readonly log: string[] = [];
  private readonly done: Customer[] = [];
  private lost = 0;
  private open = true;
  constructor(
    private readonly tills: Till[],
    private readonly random: Random,
    private readonly closing: number,
  ) {
    this.schedule({ type: "close", time: closing });
    this.schedule({
      type: "arrive",
      time: 0.5,
      customer: new Customer(0.5, 3),
    });
  }
  private schedule(event: Event): void {
    let at = this.events.length;
    while (at > 0 && this.events[at - 1].time < event.time) at--;
    this.events.splice(at, 0, event);
  }
  private handle(event: Event): void {
    switch (event.type) {
      case "arrive": {
        const { customer, time } = event;
        this.arrive(customer, time);
        const next = time + this.random.between(1, 4) / 2;
        if (this.open && next < this.closing) {
          const items = this.random.between(1, 12);
          this.schedule({
            type: "arrive",
            time: next,
            customer: new Customer(next, items),
          });
        }
        break;
      }
      case "served":
        this.done.push(event.customer);
        this.start(event.till, event.time);
        break;
      case "close":
        this.open = false;
        this.log.push(
          `closed at ${event.time} with ${this.tills.map((t) => t.length).join("+")}`,
        );
    }
  }
  private arrive(customer: Customer, time: number): void {
    let best: Till | undefined;
    for (const till of this.tills) {
      if (!till.accepts(customer)) continue;
      if (best === undefined || till.length < best.length) best = till;
    }
    if (!best || (best.length > 3 && !customer.patient)) {
      this.lost++;
      this.log.push(`${time} customer ${customer.id} leaves`);
      return;
    }
    best.enter(customer);
    if (best.busy === null) this.start(best, time);
  }
  private start(till: Till, time: number): void {
    const customer = till.next(time);
    if (!customer) return;
    this.schedule({
      type: "served",
      time: time + till.serviceTime(customer),
      customer,
      till,
    });
  }
  run(): { log: string[]; waits: number[]; lost: number; end: number } {
    let end = 0;
    for (let event = this.events.pop(); event; event = this.events.pop()) {
      if (event.time < end) throw new Error("time runs backwards");
      end = event.time;
      this.handle(event);
    }
    return {
      log: this.log,
      waits: this.done.map((c) => c.waited),
      lost: this.lost,
      end,
    };
  }
}

function summary(values: number[]): string {
  if (values.length === 0) return "none";
  const sorted = [...values].sort((a, b) => a - b);
  const mean = sorted.reduce((a, b) => a + b, 0) / sorted.length;
  const median = sorted[sorted.length >> 1];
  return `n=${sorted.length} mean=${mean.toFixed(3)} median=${median} max=${sorted.at(-1)}`;
}
for (const seed of [1, 42, 2024]) {
  const tills = [
    new ExpressTill("express"),
    new FullTill("left"),
    new FullTill("right"),
  ];
  const { log, waits, lost, end } = new Shop(tills, new Random(seed), 60).run();
  console.log(`seed ${seed}: ${summary(waits)} lost=${lost} end=${end}`);
  console.log(tills.map(({ name, served }) => `${name} ${served}`).join(", "));
  for (const line of log.slice(-2)) console.log("  " + line);
}
