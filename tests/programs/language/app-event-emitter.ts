// A typed event emitter: once, wildcards, priorities, errors in listeners.

interface Events {
  message: { from: string; text: string };
  count: number;
  done: undefined;
}
type Listener<T> = (payload: T) => void;
interface Registration<T> {
  listener: Listener<T>;
  once: boolean;
  priority: number;
}

class TypedEmitter<E extends object> {
  private readonly registrations: { [K in keyof E]?: Registration<E[K]>[] } =
    {};
  private readonly failures: unknown[] = [];
  private any: ((name: keyof E) => void)[] = [];
  on<K extends keyof E>(
    name: K,
    listener: Listener<E[K]>,
    priority = 0,
  ): () => void {
    return this.register(name, { listener, once: false, priority });
  }
  once<K extends keyof E>(
    name: K,
    listener: Listener<E[K]>,
    priority = 0,
  ): () => void {
    return this.register(name, { listener, once: true, priority });
  }
  onAny(listener: (name: keyof E) => void): void {
    this.any.push(listener);
  }
  private register<K extends keyof E>(
    name: K,
    entry: Registration<E[K]>,
  ): () => void {
    const list = (this.registrations[name] ??= []);
    const index = list.findIndex((other) => other.priority < entry.priority);
    if (index < 0) list.push(entry);
    else list.splice(index, 0, entry);
    return () => this.remove(name, entry);
  }
  private remove<K extends keyof E>(name: K, entry: Registration<E[K]>): void {
    const list = this.registrations[name];
    const index = list?.indexOf(entry) ?? -1;
    if (index >= 0) list!.splice(index, 1);
  }
  emit<K extends keyof E>(name: K, payload: E[K]): boolean {
    for (const listener of this.any) listener(name);
    const list = this.registrations[name];
    if (!list || list.length === 0) return false;
    for (const entry of [...list]) {
      if (entry.once) this.remove(name, entry);
      try {
        entry.listener(payload);
      } catch (e) {
        this.failures.push(e);
      }
    }
    return true;
  }
  count(name: keyof E): number {
    return this.registrations[name]?.length ?? 0;
  }
  takeFailures(): string[] {
    return this.failures
      .splice(0)
      .map((e) => (e instanceof Error ? e.message : `thrown ${String(e)}`));
  }
}

const emitter = new TypedEmitter<Events>();
const log: string[] = [];
const names: string[] = [];
emitter.onAny((name) => names.push(name));

console.log(emitter.emit("done", undefined));
const off = emitter.on("message", ({ from, text }) =>
  log.push(`${from}: ${text}`),
);
emitter.on("message", ({ text }) => log.push(`first ${text.length}`), 10);
emitter.once("message", () => log.push("only once"), 5);
emitter.on("message", (m) => log.push(`last ${m.from}`), -1);
emitter.emit("message", { from: "ann", text: "hello" });
emitter.emit("message", { from: "bob", text: "hi" });
console.log(log.join(" | "));
log.length = 0;
console.log(emitter.count("message"));
off();
off();
console.log(
  emitter.count("message"),
  emitter.emit("message", { from: "c", text: "" }),
);
console.log(log);

let total = 0;
emitter.on("count", (n) => (total += n));
emitter.on("count", (n) => {
  if (n > 2) throw new Error("too many: " + n);
});
emitter.on("count", (n) => {
  if (n === 4) throw n;
});
for (let n = 1; n <= 4; n++) emitter.emit("count", n);
console.log(total, emitter.takeFailures(), emitter.takeFailures());

// Listeners that add and remove listeners while an event is delivered.
const order: string[] = [];
const stops: (() => void)[] = [];
stops.push(
  emitter.on("done", () => {
    order.push("a");
    stops.push(emitter.on("done", () => order.push("late")));
  }),
  emitter.on("done", () => {
    order.push("b");
    for (const stop of stops) stop();
  }),
);
emitter.emit("done", undefined);
emitter.emit("done", undefined);
console.log(order, emitter.count("done"), names.length, new Set(names).size);

class Clock extends TypedEmitter<{ tick: number; alarm: string }> {
  private time = 0;
  private readonly alarms = new Map<number, string>();
  alarmAt(time: number, label: string): this {
    this.alarms.set(time, label);
    return this;
  }
  advance(by: number): void {
    for (let i = 0; i < by; i++) {
      this.emit("tick", ++this.time);
      const label = this.alarms.get(this.time);
      if (label !== undefined) this.emit("alarm", label);
    }
  }
}
const clock = new Clock().alarmAt(2, "two").alarmAt(5, "five");
const ticks: number[] = [];
clock.on("tick", (t) => ticks.push(t));
clock.on("alarm", (label) => console.log("alarm", label, ticks.length));
clock.once("tick", (t) => console.log("first tick", t));
clock.advance(3);
clock.advance(3);
console.log(ticks);
