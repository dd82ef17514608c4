// State machines three ways: transition tables, class states, and typed reducers.
const transitions = {
  idle: { fetch: "loading" },
  loading: { resolve: "success", reject: "failure", cancel: "idle" },
  success: { fetch: "loading", reset: "idle" },
  failure: { retry: "loading", reset: "idle" },
} as const;
type States = keyof typeof transitions;
type EventsOf<S extends States> = keyof (typeof transitions)[S] & string;
type AnyEvent = { [S in States]: EventsOf<S> }[States];
class Machine {
  #state: States;
  readonly trail: States[] = [];
  constructor(
    initial: States,
    private readonly hooks: Partial<
      Record<
        `${"enter" | "leave"}:${States}`,
        (from: States, to: States) => void
      >
    > = {},
  ) {
    this.#state = initial;
  }
  get state() {
    return this.#state;
  }
  can(event: AnyEvent): boolean {
    return event in transitions[this.#state];
  }
  send(event: AnyEvent): States {
    const row: Partial<Record<string, States>> = transitions[this.#state],
      next = row[event];
    if (next === undefined)
      throw new Error(
        `${event} is not allowed in ${this.#state}; try ${Object.keys(row).join(" or ")}`,
      );
    const from = this.#state;
    this.hooks[`leave:${from}`]?.(from, next);
    this.trail.push(from);
    this.#state = next;
    this.hooks[`enter:${next}`]?.(from, next);
    return next;
  }
}
const seen: string[] = [];
const m = new Machine("idle", {
  "enter:loading": (f, t) => seen.push(`${f}=>${t}`),
  "leave:failure": () => seen.push("leaving failure"),
});
console.log(
  ["fetch", "reject", "retry", "resolve"].map((e) => m.send(e as AnyEvent)),
  m.trail,
  seen,
  m.can("reset"),
  m.can("cancel"),
);
try {
  m.send("cancel");
} catch (e) {
  const { message } = e as Error;
  console.log(message);
}
abstract class TrafficState {
  constructor(protected readonly light: TrafficLight) {}
  abstract readonly seconds: number;
  abstract next(): TrafficState;
  toString() {
    return this.constructor.name.replace("State", "");
  }
}
class RedState extends TrafficState {
  readonly seconds = 30;
  next() {
    return new GreenState(this.light);
  }
}
class GreenState extends TrafficState {
  get seconds() {
    return this.light.busy ? 45 : 25;
  }
  next(): TrafficState {
    return new YellowState(this.light);
  }
}
class YellowState extends TrafficState {
  seconds = 5;
  next() {
    return new RedState(this.light);
  }
}
class TrafficLight {
  busy = false;
  private state: TrafficState = new RedState(this);
  private elapsed = 0;
  advance(s: number): string[] {
    const log: string[] = [];
    this.elapsed += s;
    while (this.elapsed >= this.state.seconds) {
      this.elapsed -= this.state.seconds;
      this.state = this.state.next();
      log.push(`${this.state}`);
    }
    return log;
  }
}
const light = new TrafficLight();
console.log(light.advance(29), light.advance(2), light.advance(60));
light.busy = true;
console.log(light.advance(61), light);
// vending machine with discriminated state
type Vending =
  | { tag: "waiting"; coins: 0 }
  | { tag: "paying"; coins: number; wanted?: string }
  | { tag: "vending"; item: string; change: number[] };
type Input = { coin: number } | { choose: string } | "cancel" | "take";
const prices: Readonly<Record<string, number>> = { cola: 150, gum: 35 };
const change = (n: number): number[] =>
  [100, 50, 20, 10, 5].flatMap((c) => {
    const k = Math.floor(n / c);
    n -= k * c;
    return Array<number>(k).fill(c);
  });
function step(s: Vending, i: Input): Vending {
  if (i === "cancel") return { tag: "waiting", coins: 0 };
  if (i === "take")
    return s.tag === "vending" ? { tag: "waiting", coins: 0 } : s;
  if ("coin" in i) {
    if (s.tag === "vending") return s;
    const coins = s.coins + i.coin;
    return s.tag === "paying" && s.wanted
      ? step({ ...s, coins }, { choose: s.wanted })
      : { tag: "paying", coins };
  }
  const price = prices[i.choose];
  if (price === undefined || s.tag === "vending") return s;
  return s.coins >= price
    ? { tag: "vending", item: i.choose, change: change(s.coins - price) }
    : { tag: "paying", coins: s.coins, wanted: i.choose };
}
let v: Vending = { tag: "waiting", coins: 0 };
const inputs: Input[] = [
  { coin: 100 },
  { choose: "cola" },
  { coin: 20 },
  { coin: 100 },
  "take",
  { choose: "tea" },
  { coin: 50 },
  { choose: "gum" },
  "cancel",
];
for (const i of inputs) {
  v = step(v, i);
  console.log(i, "=>", v);
}
type Op =
  | { op: "push"; n: number }
  | { op: "add" | "mul" | "dup" | "swap" }
  | { op: "jz" | "jmp"; to: number }
  | { op: "print"; label?: string };
function run(code: readonly Op[], fuel = 200): (number | string)[] {
  const s: number[] = [],
    out: (number | string)[] = [];
  let pc = 0;
  const pop = () => {
    const x = s.pop();
    if (x === undefined) throw new RangeError(`stack empty at ${pc}`);
    return x;
  };
  while (pc < code.length && fuel-- > 0) {
    const i = code[pc++]!;
    switch (i.op) {
      case "push":
        s.push(i.n);
        break;
      case "add":
        s.push(pop() + pop());
        break;
      case "mul":
        s.push(pop() * pop());
        break;
      case "dup": {
        const x = pop();
        s.push(x, x);
        break;
      }
      case "swap": {
        const [a, b] = [pop(), pop()];
        s.push(a, b);
        break;
      }
      case "jz":
        if (pop() === 0) pc = i.to;
        break;
      case "jmp":
        pc = i.to;
        break;
      case "print":
        out.push(i.label ?? "", s.at(-1) ?? NaN);
        break;
      default: {
        const x: never = i;
        throw x;
      }
    }
  }
  return out;
}
console.log(
  run([
    { op: "push", n: 3 },
    { op: "dup" },
    { op: "jz", to: 7 },
    { op: "print", label: "n" },
    { op: "push", n: -1 },
    { op: "add" },
    { op: "jmp", to: 1 },
    { op: "print" },
  ]),
);
try {
  run([{ op: "add" }]);
} catch (e) {
  console.log(`${e}`);
}
