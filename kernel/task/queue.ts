// The tasks a CPU is to run: those of known size apart from the others, each in
// the order in which they came. All of it is the CPU's own, and everything here
// is called there, with interrupts off; the others call it (sched/call.ts).

import type { Scheduler } from "../sched/scheduler.ts";
import { type Thread, threadWaiting } from "../thread/thread.ts";
import { type Task, taskBrief } from "./task.ts";

/** Tasks of known size that are looked at for one that fits, at most. */
const looksMaximum: u32 = 10;

export class TaskQueue {
  readonly scheduler: Scheduler;
  /** The thread that runs what nobody else does; it rests when there is nothing. */
  server: Thread | null = null;
  isResting: boolean = false;
  /** Of an empty list the last is any, or null. */
  firstUnsized: Task | null = null;
  lastUnsized: Task | null = null;
  private firstSized: Task | null = null;
  private lastSized: Task | null = null;
  /** Tasks that were ever added, and those taken by whoever ran them. */
  sizedAdded: u64 = 0;
  sizedTaken: u64 = 0;
  unsizedAdded: u64 = 0;
  unsizedTaken: u64 = 0;
  /** Tasks to use again. */
  firstFree: Task | null = null;
  /** Those that other CPUs gave back. */
  private readonly returned = new Atomic<Task | null>(null);
  /** What the server got from another CPU. */
  stolen: Task | null = null;

  constructor(scheduler: Scheduler) {
    this.scheduler = scheduler;
  }

  /** Behind all others of its sort. */
  add(task: Task): void {
    if (task.kind === taskBrief) this.appendSized(task);
    else this.appendUnsized(task);
    if (this.isResting) this.wakeServer();
  }

  /** @inline */
  appendUnsized(task: Task): void {
    const last = this.lastUnsized;
    task.queue = this;
    task.next = null;
    task.previous = last;
    if (last === null || this.firstUnsized === null) this.firstUnsized = task;
    else last.next = task;
    this.lastUnsized = task;
    this.unsizedAdded += 1;
  }

  private appendSized(task: Task): void {
    const last = this.lastSized;
    task.queue = this;
    task.next = null;
    task.previous = last;
    if (last === null || this.firstSized === null) this.firstSized = task;
    else last.next = task;
    this.lastSized = task;
    this.sizedAdded += 1;
    this.scheduler.spareTasks += 1;
  }

  /** @noinline */
  wakeServer(): void {
    this.isResting = false;
    this.scheduler.wake(this.server!);
  }

  /** The server, which runs, waits until there is something. */
  rest(): void {
    if (!this.isEmpty()) return;
    this.isResting = true;
    this.server!.status = threadWaiting;
    this.scheduler.park();
  }

  /** The next to be run, those of unknown size first. */
  takeNext(): Task | null {
    const unsized = this.firstUnsized;
    const task = unsized === null ? this.firstSized : unsized;
    if (task !== null) this.take(task);
    return task;
  }

  /** `task` is the first of unknown size. @inline */
  takeFirst(task: Task): void {
    task.queue = null;
    this.firstUnsized = task.next;
    this.unsizedTaken += 1;
  }

  /** A task of known size, at most that. */
  takeWithin(sizeNs: u64): Task | null {
    let task = this.firstSized;
    for (let i: u32 = 0; i < looksMaximum && task !== null; i++) {
      if (task.sizeNs <= sizeNs) {
        this.take(task);
        return task;
      }
      task = task.next;
    }
    return null;
  }

  /** `task` stands here. @noinline */
  take(task: Task): void {
    const next = task.next;
    // What the first says of its predecessor is old.
    const isSized: boolean = task.kind === taskBrief;
    const first = isSized ? this.firstSized : this.firstUnsized;
    const previous = task === first ? null : task.previous;
    task.queue = null;
    if (previous !== null) previous.next = next;
    if (next !== null) next.previous = previous;
    if (isSized) {
      if (previous === null) this.firstSized = next;
      if (next === null) this.lastSized = previous;
      this.sizedTaken += 1;
      this.scheduler.spareTasks -= 1;
    } else {
      if (previous === null) this.firstUnsized = next;
      if (next === null) this.lastUnsized = previous;
      this.unsizedTaken += 1;
    }
  }

  /** Asked from another CPU, the answer may be old. */
  isEmpty(): boolean {
    return this.firstUnsized === null && this.firstSized === null;
  }

  /** From any CPU: `task`, of this pool, is used no more. */
  giveBack(task: Task): void {
    for (;;) {
      const before = this.returned.load("relaxed");
      task.next = before;
      if (this.returned.compareExchange(before, task, "release")) return;
    }
  }

  /** Whatever came back from others, a chain. */
  collect(): Task | null {
    return this.returned.exchange(null, "acquire");
  }
}
