// The fibers of one thread: a ring of those that can run, in which who runs is
// followed by who comes next. Only the thread itself touches the ring, so
// switching takes no lock and leaves interrupts on. Others put fibers into the
// inbox, which is looked at on every yield.

import { relax } from "#arch/cpu";
import { restore } from "#arch/interrupts";
import { config } from "../config.ts";
import { switchFibers } from "../cpu/context.ts";
import { rankList } from "../cpu/lock-ranks.ts";
import { Spinlock } from "../cpu/spinlock.ts";
import { forEver, WaitQueue } from "../sched/wait-queue.ts";
import { sleepThread, yieldThread } from "../thread/threads.ts";
import { Fiber, fiberEnded, fiberFree, fiberReady } from "./fiber.ts";

/** What a host does when it has no fiber to run: `config.fiberIdle`, or what was set since. */
export const fiberIdleWait: u32 = 0; // until somebody sends one
export const fiberIdleSpin: u32 = 1; // it looks, and lets other threads run
export const fiberIdleSleep: u32 = 2; // it looks now and then

const sleepNs: u64 = 1_000_000;

class Idle {
  policy: u32 = config.fiberIdle;
}
const idle = new Idle();

/**
 * From here on hosts without fibers do that: wait (0), look and let other threads
 * run (1), or look every millisecond (2). False: there is no such policy.
 */
export function setFiberIdle(policy: u32): boolean {
  if (policy > fiberIdleSleep) return false;
  idle.policy = policy;
  return true;
}
/** Structures a host keeps for its own fibers; the rest is for everybody. */
const keptMaximum: u32 = 1024;

class Spare {
  readonly lock = new Spinlock(rankList);
  // Guarded by lock:
  first: Fiber | null = null;
}
const spare = new Spare();

/** A structure that nobody uses, with at least so large a stack; null: there is none. */
export function takeSpare(stackSizeBytes: usize): Fiber | null {
  const wereEnabled = spare.lock.lock();
  let before: Fiber | null = null;
  let fiber = spare.first;
  while (fiber !== null && fiber.stackSizeBytes < stackSizeBytes) {
    before = fiber;
    fiber = fiber.link;
  }
  if (fiber !== null) {
    if (before === null) spare.first = fiber.link;
    else before.link = fiber.link;
  }
  spare.lock.unlock(wereEnabled);
  return fiber;
}

/** Nobody runs on the fiber's stack. */
export function giveSpare(fiber: Fiber): void {
  fiber.status = fiberFree;
  const wereEnabled = spare.lock.lock();
  fiber.link = spare.first;
  spare.first = fiber;
  spare.lock.unlock(wereEnabled);
}

export class FiberHost {
  /** The thread's own flow: looks for fibers while there are none. */
  private readonly idle = new Fiber();
  /** Who runs. */
  current: Fiber;
  /** What others have sent, the latest first. */
  readonly inbox = new Atomic<Fiber | null>(null);
  /** The thread itself, while it waits for something in the inbox. */
  private readonly sleeper = new WaitQueue("fibers to come");
  /** Structures to use again. */
  firstFree: Fiber | null = null;
  private freeCount: u32 = 0;
  /** How often it has looked for fibers and found none. */
  vainLooks: u64 = 0;

  constructor() {
    this.current = this.idle;
  }

  /** Behind all others that can run. @hot */
  insert(fiber: Fiber): void {
    const current = this.current;
    const last = current.previous;
    fiber.status = fiberReady;
    fiber.next = current;
    fiber.previous = last;
    last.next = fiber;
    current.previous = fiber;
  }

  /** `fiber` of the ring, and not the only one there, leaves it. @hot */
  private unlink(fiber: Fiber): void {
    const next = fiber.next;
    const previous = fiber.previous;
    next.previous = previous;
    previous.next = next;
  }

  /** The running fiber, which stands somewhere else now, leaves the ring. @hot */
  leave(status: u8): void {
    const current = this.current;
    current.status = status;
    let next = current.next;
    if (next === current) next = this.idle;
    else this.unlink(current);
    this.current = next;
    switchFibers(current.context, next.context);
  }

  /** Goes on with `fiber` of the ring; who runs now comes last. @hot */
  switchTo(fiber: Fiber): void {
    const current = this.current;
    if (fiber !== current.next) {
      this.unlink(fiber);
      const next = current.next;
      fiber.next = next;
      fiber.previous = current;
      next.previous = fiber;
      current.next = fiber;
    }
    this.current = fiber;
    switchFibers(current.context, fiber.context);
  }

  /** Any CPU, not in an interrupt: `fiber`, which stands nowhere, can run here, or be used again. */
  send(fiber: Fiber): void {
    for (;;) {
      const before = this.inbox.load("relaxed");
      fiber.link = before;
      if (!this.inbox.compareExchange(before, fiber)) continue;
      // Who finds it empty wakes the thread; it sees the others' as well then.
      if (before === null) this.sleeper.wakeOne();
      return;
    }
  }

  /** Takes in what others have sent, in the order in which they did. @noinline */
  receive(): void {
    let received = this.inbox.exchange(null, "acquire");
    let first: Fiber | null = null;
    while (received !== null) {
      const next: Fiber | null = received.link;
      received.link = first;
      first = received;
      received = next;
    }
    while (first !== null) {
      const next: Fiber | null = first.link;
      if (first.status === fiberEnded) this.discard(first);
      else this.insert(first);
      first = next;
    }
  }

  /** Nobody asks for `fiber` any more. If it still runs, it is about to leave. @hot */
  discard(fiber: Fiber): void {
    fiber.status = fiberFree;
    fiber.link = this.firstFree;
    this.firstFree = fiber;
    this.freeCount += 1;
  }

  /** @hot */
  takeFree(): Fiber | null {
    const fiber = this.firstFree;
    if (fiber === null) return null;
    this.firstFree = fiber.link;
    this.freeCount -= 1;
    return fiber;
  }

  /** The thread's body. */
  run(): never {
    for (;;) {
      this.receive();
      if (this.idle.next !== this.idle) this.enter();
      else this.waitForFibers();
    }
  }

  /** The idle flow lets those run that have come; it returns when all have left. */
  private enter(): void {
    const idle = this.idle;
    const first = idle.next;
    this.unlink(idle);
    idle.next = idle;
    idle.previous = idle;
    this.current = first;
    switchFibers(idle.context, first.context);
  }

  /** Who runs is the only one: lets other threads run. @noinline */
  rest(): void {
    yieldThread();
  }

  /** There is no fiber to run. */
  private waitForFibers(): void {
    while (this.freeCount > keptMaximum) {
      const fiber = this.takeFree();
      if (fiber !== null) giveSpare(fiber);
    }
    this.vainLooks += 1;
    if (idle.policy === fiberIdleSpin) {
      relax();
      yieldThread();
      return;
    }
    if (idle.policy === fiberIdleSleep) {
      sleepThread(sleepNs);
      return;
    }
    const wereEnabled = this.sleeper.lock.lock();
    // Who sends after our look takes the lock, and finds us.
    if (this.inbox.load() === null) this.sleeper.wait(forEver);
    else this.sleeper.lock.release();
    restore(wereEnabled);
  }
}
