// A binary heap, a task scheduler on it, and heap sort.

class PriorityQueue<T> {
  private readonly heap: T[] = [];
  constructor(private readonly before: (a: T, b: T) => boolean) {}
  get size(): number {
    return this.heap.length;
  }
  peek(): T | undefined {
    return this.heap[0];
  }
  push(item: T): void {
    let index = this.heap.length;
    this.heap.push(item);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.before(item, this.heap[parent])) break;
      this.heap[index] = this.heap[parent];
      index = parent;
    }
    this.heap[index] = item;
  }
  pop(): T | undefined {
    const top = this.heap[0];
    const last = this.heap.pop();
    if (last === undefined || this.heap.length === 0) return top;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= this.heap.length) break;
      if (
        child + 1 < this.heap.length &&
        this.before(this.heap[child + 1], this.heap[child])
      ) {
        child++;
      }
      if (!this.before(this.heap[child], last)) break;
      this.heap[index] = this.heap[child];
      index = child;
    }
    this.heap[index] = last;
    return top;
  }
}

interface Task {
  readonly name: string;
  readonly priority: number;
  readonly duration: number;
  readonly after?: readonly string[];
}

class Scheduler {
  private clock = 0;
  private readonly ready: PriorityQueue<Task>;
  private readonly waiting = new Map<string, Task>();
  private readonly finished = new Set<string>();
  readonly timeline: string[] = [];
  constructor(tasks: readonly Task[]) {
    let order = 0;
    const arrival = new Map<Task, number>();
    for (const task of tasks) arrival.set(task, order++);
    this.ready = new PriorityQueue((a, b) =>
      a.priority !== b.priority
        ? a.priority > b.priority
        : arrival.get(a)! < arrival.get(b)!,
    );
    for (const task of tasks) this.waiting.set(task.name, task);
    this.release();
  }
  private release(): void {
    for (const [name, task] of this.waiting) {
      if (
        (task.after ?? []).every((dependency) => this.finished.has(dependency))
      ) {
        this.waiting.delete(name);
        this.ready.push(task);
      }
    }
  }
  run(): number {
    for (let task = this.ready.pop(); task; task = this.ready.pop()) {
      this.timeline.push(`${this.clock}: ${task.name}`);
      this.clock += task.duration;
      this.finished.add(task.name);
      this.release();
    }
    if (this.waiting.size > 0) {
      throw new Error(`never ready: ${[...this.waiting.keys()].join(", ")}`);
    }
    return this.clock;
  }
}

const numbers = new PriorityQueue<number>((a, b) => a < b);
for (const n of [5, 3, 9, 1, 7, 3, -2, 8, 0]) numbers.push(n);
const sorted: number[] = [];
while (numbers.size > 0) sorted.push(numbers.pop()!);
console.log(sorted.join(" "), numbers.pop(), numbers.peek());

const words = new PriorityQueue<string>((a, b) => a.length > b.length);
for (const w of ["a", "ccc", "bb", "dddd"]) words.push(w);
console.log(words.pop(), words.peek(), words.size);

const scheduler = new Scheduler([
  { name: "link", priority: 1, duration: 2, after: ["compile a", "compile b"] },
  { name: "compile a", priority: 5, duration: 4, after: ["parse"] },
  { name: "compile b", priority: 7, duration: 3, after: ["parse"] },
  { name: "parse", priority: 1, duration: 1 },
  { name: "docs", priority: 2, duration: 1.5 },
  { name: "lint", priority: 2, duration: 0.5 },
]);
console.log(scheduler.run());
for (const line of scheduler.timeline) console.log(line);

try {
  new Scheduler([
    { name: "egg", priority: 1, duration: 1, after: ["chicken"] },
    { name: "chicken", priority: 1, duration: 1, after: ["egg"] },
  ]).run();
} catch (e) {
  console.log((e as Error).message);
}

let seed = 12345;
const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648);
const queue = new PriorityQueue<{ key: number; id: number }>((a, b) =>
  a.key === b.key ? a.id < b.id : a.key < b.key,
);
for (let id = 0; id < 2000; id++) queue.push({ key: random() % 100, id });
let previous = { key: -1, id: -1 };
let inOrder = true;
let checksum = 0;
for (let item = queue.pop(); item !== undefined; item = queue.pop()) {
  if (item.key < previous.key) inOrder = false;
  if (item.key === previous.key && item.id < previous.id) inOrder = false;
  checksum = (checksum * 31 + item.id) % 1000003;
  previous = item;
}
console.log(inOrder, checksum);
