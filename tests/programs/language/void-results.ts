// Results of type void that are looked at are what the function behind returned.
const actions: (() => void)[] = [
  () => 5,
  () => "text",
  () => {},
  () => undefined,
  () => [1, 2],
];
console.log(actions.map((a) => a()));
const log: string[] = [];
const push: (s: string) => void = (s) => log.push(s);
console.log(push("a"), push("b"), log);
function run(f: () => void): void {
  return f();
}
console.log(
  run(() => 7),
  run(() => {}),
);
interface Task {
  run(): void;
  done: () => void;
}
class Job implements Task {
  constructor(private n: number) {}
  run(): number {
    return this.n;
  }
  done = () => "done" + this.n;
}
const tasks: Task[] = [new Job(3), { run() {}, done: () => null }];
for (const t of tasks) console.log(t.run(), t.done());
const maybe: ((x: number) => void) | undefined = (x) => x * 2;
console.log(maybe?.(4));
const result: void = actions[0]!();
console.log(result, typeof result, result === undefined);
["x", "y"].forEach((s) => log.push(s));
console.log(
  log.length,
  void log.push("z"),
  [1, 2].forEach((x) => x),
);
class Emitter {
  private fs: ((s: string) => void)[] = [];
  on(f: (s: string) => void): void {
    this.fs.push(f);
  }
  emit(s: string): void {
    for (const f of this.fs) f(s);
  }
  set x(v: number) {
    log.push("" + v);
  }
}
const e = new Emitter();
e.on((s) => log.push(s));
e.on((s) => {
  log.push(s + s);
});
e.emit("q");
e.x = 4;
console.log(log.join(), e.emit("r"));
