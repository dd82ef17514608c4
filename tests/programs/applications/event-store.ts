// Typed events over a mapped type, with once, off handles and namespaces.
type Listener<A extends unknown[]> = (...args: A) => void;
type EventMap = { [event: string]: unknown[] };
type Handle = { dispose(): void; readonly active: boolean };
class Emitter<E extends EventMap> {
  private table: { [K in keyof E]?: Set<Listener<E[K]>> } = {};
  on<K extends keyof E>(event: K, fn: Listener<E[K]>): Handle {
    const set = (this.table[event] ??= new Set());
    set.add(fn);
    return {
      dispose: () => {
        set.delete(fn);
      },
      get active() {
        return set.has(fn);
      },
    };
  }
  once<K extends keyof E>(event: K, fn: Listener<E[K]>): Handle {
    const h = this.on(event, (...args) => {
      h.dispose();
      fn(...args);
    });
    return h;
  }
  emit<K extends keyof E>(event: K, ...args: E[K]): boolean {
    const set = this.table[event];
    if (!set || set.size === 0) return false;
    for (const fn of [...set]) fn(...args);
    return true;
  }
  count(event: keyof E): number {
    return this.table[event]?.size ?? 0;
  }
}
interface Events {
  [event: string]: unknown[];
}
type AppEvents = {
  login: [user: string, at: number];
  logout: [user: string];
  error: [Error];
  tick: [];
};
const bus = new Emitter<AppEvents>();
const log: string[] = [];
const h1 = bus.on("login", (user, at) =>
  log.push(`login ${user} ${at.toFixed(1)}`),
);
bus.on("login", (user) => {
  log.push(user.toUpperCase());
});
bus.once("tick", () => log.push("first tick"));
bus.on("error", ({ name, message }) => log.push(`${name}/${message}`));
console.log(
  bus.emit("login", "ada", 1.25),
  bus.emit("tick"),
  bus.emit("tick"),
  bus.emit("logout", "ada"),
);
h1.dispose();
console.log(h1.active, bus.emit("login", "bob", 2));
bus.emit("error", new TypeError("broken"));
console.log(log, bus.count("login"));
// Store with selectors
type Action =
  | { type: "add"; amount: number }
  | { type: "rename"; name: string }
  | { type: "reset" };
interface State {
  readonly count: number;
  readonly name: string;
  readonly history: readonly string[];
}
const initial: State = { count: 0, name: "none", history: [] };
const reduce = (s: State = initial, a: Action): State => {
  switch (a.type) {
    case "add":
      return {
        ...s,
        count: s.count + a.amount,
        history: [...s.history, `+${a.amount}`],
      };
    case "rename":
      return { ...s, name: a.name, history: s.history.concat(`=${a.name}`) };
    case "reset":
      return initial;
  }
};
class Store<S, A extends { type: string }> {
  private subs: Array<(s: S, prev: S) => void> = [];
  constructor(
    private state: S,
    private reducer: (s: S, a: A) => S,
  ) {}
  dispatch = (a: A): this => {
    const prev = this.state;
    this.state = this.reducer(prev, a);
    this.subs.forEach((f) => f(this.state, prev));
    return this;
  };
  select<T>(
    selector: (s: S) => T,
    onChange: (now: T, before: T) => void,
  ): () => void {
    const fn = (s: S, p: S) => {
      const a = selector(s),
        b = selector(p);
      if (!Object.is(a, b)) onChange(a, b);
    };
    this.subs.push(fn);
    return () => {
      this.subs = this.subs.filter((f) => f !== fn);
    };
  }
  get current() {
    return this.state;
  }
}
const store = new Store(initial, reduce);
const stop = store.select(
  (s) => s.count,
  (n, b) => console.log(`count ${b} -> ${n}`),
);
store.select(
  (s) => s.history.length,
  (n) => console.log("history", n),
);
store
  .dispatch({ type: "add", amount: 3 })
  .dispatch({ type: "add", amount: -1 })
  .dispatch({ type: "rename", name: "x" });
stop();
store.dispatch({ type: "add", amount: 10 });
console.log(store.current);
store.dispatch({ type: "reset" });
console.log(store.current === initial, store.current);
