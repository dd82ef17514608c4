// An operating system scheduler simulation: several policies behind one interface.
interface Job {
  readonly pid: number;
  readonly arrival: number;
  readonly burst: number;
  readonly priority?: number;
}
interface Running extends Job {
  left: number;
  started?: number;
  finished?: number;
}
interface Policy {
  readonly name: string;
  pick(ready: readonly Running[], now: number): number;
  readonly quantum: number;
}
const fifo: Policy = { name: "fifo", quantum: Infinity, pick: () => 0 };
const sjf: Policy = {
  name: "sjf",
  quantum: Infinity,
  pick: (ready) =>
    ready.reduce((best, j, i) => (j.left < ready[best]!.left ? i : best), 0),
};
const rr = (quantum: number): Policy => ({
  name: `rr${quantum}`,
  quantum,
  pick() {
    return 0;
  },
});
class PriorityPolicy implements Policy {
  readonly name = "prio";
  quantum = 1;
  pick(ready: readonly Running[]): number {
    let best = 0;
    ready.forEach(({ priority = 9 }, i) => {
      if (priority < (ready[best]?.priority ?? 9)) best = i;
    });
    return best;
  }
}
type Slice = [pid: number | null, from: number, to: number];
function simulate(jobs: readonly Job[], policy: Policy) {
  const waiting: Running[] = jobs
    .map((j) => ({ ...j, left: j.burst }))
    .sort((a, b) => a.arrival - b.arrival || a.pid - b.pid);
  const ready: Running[] = [],
    done: Running[] = [],
    chart: Slice[] = [];
  let now = 0;
  const admit = () => {
    while (waiting[0] && waiting[0].arrival <= now)
      ready.push(waiting.shift()!);
  };
  admit();
  while (ready.length > 0 || waiting.length > 0) {
    if (ready.length === 0) {
      const next = waiting[0]!.arrival;
      chart.push([null, now, next]);
      now = next;
      admit();
      continue;
    }
    const [job] = ready.splice(policy.pick(ready, now), 1) as [Running];
    job.started ??= now;
    const run = Math.min(job.left, policy.quantum);
    const prev = chart[chart.length - 1];
    if (prev?.[0] === job.pid) prev[2] = now + run;
    else chart.push([job.pid, now, now + run]);
    now += run;
    job.left -= run;
    admit();
    if (job.left > 0) ready.push(job);
    else {
      job.finished = now;
      done.push(job);
    }
  }
  const turnaround = done.map((j) => j.finished! - j.arrival),
    wait = done.map((j, i) => turnaround[i]! - j.burst);
  const mean = (xs: number[]) =>
    xs.length ? xs.reduce((s, x) => s + x) / xs.length : NaN;
  return {
    chart,
    order: done.map(({ pid }) => pid),
    mean: {
      turnaround: mean(turnaround),
      wait: mean(wait),
      response: mean(done.map((j) => (j.started ?? 0) - j.arrival)),
    },
  };
}
const jobs: Job[] = [
  { pid: 1, arrival: 0, burst: 5, priority: 3 },
  { pid: 2, arrival: 1, burst: 3, priority: 1 },
  { pid: 3, arrival: 2, burst: 8 },
  { pid: 4, arrival: 20, burst: 2, priority: 2 },
];
for (const p of [fifo, sjf, rr(2), rr(4), new PriorityPolicy()]) {
  const {
    chart,
    order,
    mean: { wait, turnaround, response },
  } = simulate(jobs, p);
  console.log(
    p.name.padEnd(6),
    order.join(","),
    wait.toFixed(2),
    turnaround.toFixed(2),
    response.toFixed(2),
  );
  console.log(
    "  " + chart.map(([pid, a, b]) => `${pid ?? "-"}[${a}-${b})`).join(""),
  );
}
console.log(simulate([], fifo), simulate(jobs.slice(0, 1), rr(3)).chart);
// discrete events
class EventQueue<P extends { [k: string]: unknown }> {
  private heap: {
    at: number;
    seq: number;
    type: keyof P;
    payload: P[keyof P];
  }[] = [];
  private seq = 0;
  now = 0;
  private handlers: Partial<{
    [K in keyof P]: (payload: P[K], q: EventQueue<P>) => void;
  }> = {};
  on<K extends keyof P>(
    type: K,
    fn: (payload: P[K], q: EventQueue<P>) => void,
  ) {
    this.handlers[type] = fn;
    return this;
  }
  at<K extends keyof P>(delay: number, type: K, payload: P[K]) {
    this.heap.push({ at: this.now + delay, seq: this.seq++, type, payload });
    this.heap.sort((a, b) => b.at - a.at || b.seq - a.seq);
  }
  run(limit = 1e3): number {
    let n = 0;
    for (let e = this.heap.pop(); e && n < limit; e = this.heap.pop(), n++) {
      this.now = e.at;
      this.handlers[e.type]?.(e.payload as P[typeof e.type], this);
    }
    return n;
  }
}
type Shop = {
  arrive: { who: string };
  serve: { who: string; took: number };
  close: null;
};
const log: string[] = [];
let open = true,
  queue: string[] = [],
  busy = false;
const q = new EventQueue<Shop>();
const next = () => {
  const who = queue.shift();
  if (who !== undefined) {
    busy = true;
    q.at(who.length, "serve", { who, took: who.length });
  } else busy = false;
};
q.on("arrive", ({ who }, { now }) => {
  log.push(`${now} ${who} ${open ? "in" : "turned away"}`);
  if (open) {
    queue.push(who);
    if (!busy) next();
  }
})
  .on("serve", ({ who, took }, self) => {
    log.push(`${self.now} ${who} done after ${took}`);
    next();
  })
  .on("close", () => {
    open = false;
  });
["Ann", "Bartholomew", "Cy", "Dee"].forEach((who, i) =>
  q.at(i * 3, "arrive", { who }),
);
q.at(8, "close", null);
console.log(q.run(), log);
