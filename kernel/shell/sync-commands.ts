// Commands about what threads wait for: wqs, sems, mqs, timers, futuretest.

import { nowNs } from "#arch/clock";
import { out } from "../console/writer.ts";
import { isCancelled } from "../console/input.ts";
import { checksLocks, rankList, rankQueue } from "../cpu/lock-ranks.ts";
import { Spinlock } from "../cpu/spinlock.ts";
import { noMemory } from "../memory/out-of-memory.ts";
import { cpuCount } from "../sched/processors.ts";
import { copyTimers, timerList } from "../sched/timer-list.ts";
import { Barrier } from "../sync/barrier.ts";
import { Mutex } from "../sync/mutex.ts";
import { Future } from "../sync/future.ts";
import {
  firstQueue,
  firstSemaphore,
  type NamedQueue,
  type NamedSemaphore,
} from "../sync/names.ts";
import { threadWaiting } from "../thread/thread.ts";
import {
  createThread,
  detachThread,
  firstThread,
  joinThread,
  nameThread,
  nextThread,
  startThread,
  sleepThread,
  startThreadOn,
  yieldThread,
} from "../thread/threads.ts";
import type { Arguments } from "./arguments.ts";
import { type Column, left, listing, right } from "./listing.ts";

const queueColumns: Column[] = [
  left("purpose", "waiting for", 24),
  right("threads", "threads", 7),
  right("firstThread", "first", 6),
];

/** wqs: queues in which threads wait */
export function wqs(words: Arguments): void {
  if (!listing.begin(words)) return;
  listing.section("waitQueues", queueColumns);
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    let thread = firstThread(cpu);
    while (thread !== null) {
      const queue = thread.waitQueue;
      // A queue is shown with its first thread, so that it is shown once.
      if (
        thread.status === threadWaiting &&
        queue !== null &&
        queue.isFirst(thread)
      ) {
        listing.text(queue.purpose).decimal(u64(queue.count()));
        listing.decimal(thread.number).row();
      }
      thread = nextThread(thread);
    }
  }
  listing.end();
}

const semaphoreColumns: Column[] = [
  right("units", "units", 7),
  right("waiting", "waiting", 7),
  right("holders", "holders", 7),
  left("name", "name", 0),
];

/** sems: semaphores that have names */
export function sems(words: Arguments): void {
  if (!listing.begin(words)) return;
  listing.section("semaphores", semaphoreColumns);
  let named = firstSemaphore();
  while (named !== null) {
    const value = named.semaphore.value();
    listing.decimal(value > 0 ? u64(value) : u64(0));
    listing.decimal(value < 0 ? u64(-value) : u64(0));
    listing.decimal(u64(named.holders)).text(named.name).row();
    named = named.next as NamedSemaphore | null;
  }
  listing.end();
}

const messageQueueColumns: Column[] = [
  right("messages", "messages", 8),
  right("places", "places", 7),
  right("holders", "holders", 7),
  left("name", "name", 0),
];

/** mqs: message queues that have names */
export function mqs(words: Arguments): void {
  if (!listing.begin(words)) return;
  listing.section("messageQueues", messageQueueColumns);
  let named = firstQueue();
  while (named !== null) {
    listing.decimal(u64(named.queue.count()));
    listing.decimal(u64(named.queue.capacity()));
    listing.decimal(u64(named.holders)).text(named.name).row();
    named = named.next as NamedQueue | null;
  }
  listing.end();
}

const timerColumns: Column[] = [
  right("cpu", "cpu", 3),
  right("inUs", "in us", 12),
  right("thread", "thread", 6),
];

/** timers: what is set on each CPU, the soonest of each first */
export function timers(words: Arguments): void {
  if (!listing.begin(words)) return;
  listing.section("timers", timerColumns);
  let hidden: u64 = 0;
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    if (!copyTimers(cpu)) continue;
    const now = nowNs();
    for (let i: u32 = 0; i < timerList.shown; i++) {
      const row = timerList.rows[i];
      listing.decimal(u64(cpu));
      listing.decimal(row.atNs > now ? (row.atNs - now) / 1000 : u64(0));
      listing.decimal(row.threadNumber).row();
    }
    hidden += u64(timerList.count - timerList.shown);
  }
  listing.end();
  if (hidden > 0 && !listing.isJson)
    out.text("and ").decimal(hidden).text(" more").line();
}

class Crossing {
  readonly first = new Mutex();
  readonly second = new Mutex();
  readonly meeting = new Barrier(2);
}
const crossing = new Crossing();

/** Locks two mutexes, the other thread the other way round. */
function cross(input: usize): usize {
  const mine = input === 0 ? crossing.first : crossing.second;
  const other = input === 0 ? crossing.second : crossing.first;
  mine.lock();
  crossing.meeting.wait();
  other.lock();
  other.unlock();
  mine.unlock();
  return 0;
}

const inner = new Spinlock(rankList);
const outer = new Spinlock(rankQueue);

/** Takes the lock of higher rank first. */
function takeInWrongOrder(): void {
  const wereEnabled = inner.lock();
  outer.acquire();
  outer.release();
  inner.unlock(wereEnabled);
  out.text("the wrong order was not found").line();
}

/** deadlock [order]: has two threads wait for each other, or locks in the wrong order */
export function deadlock(words: Arguments): void {
  const isOrder = words.take("order");
  if (!words.end()) return;
  if (!checksLocks()) {
    out.text("only development builds look for deadlocks").line();
    return;
  }
  if (isOrder) {
    takeInWrongOrder();
    return;
  }
  for (let i: usize = 0; i < 2; i++) {
    const thread = createThread(cross, i);
    if (thread === null) return;
    nameThread(thread, i === 0 ? "here" : "there");
    if (!startThreadOn(thread, u32(i) % cpuCount())) startThread(thread);
  }
  sleepThread(1_000_000_000);
  out.text("the deadlock was not found").line();
}

const futuresMaximum: u32 = 256;
const timesDefault: u64 = 20;

class Futures {
  readonly futures = new FixedArray<Future | null, 256>();
  count: u32 = 0;
}
const tested = new Futures();

/** Finishes future `index` with its square, some later than others. */
function finish(index: usize): usize {
  for (let i: usize = 0; i < index % 7; i++) yieldThread();
  tested.futures[u32(index)]!.finish(index * index);
  return 0;
}

/** Waits for all futures, sleeping for even ones, spinning for odd ones. */
function sumUp(input: usize): usize {
  let sum: usize = 0;
  for (let i: u32 = 0; i < tested.count; i++) {
    const future = tested.futures[i]!;
    sum += i % 2 === 0 ? future.wait() : future.waitSpinning();
  }
  return sum;
}

/** futuretest [times]: futures finished on all CPUs, and waited for on all */
export function futuretest(words: Arguments): void {
  let times: u64 = timesDefault;
  if (words.hasMore()) times = words.takeDecimal("times", 1_000_000);
  if (!words.end()) return;
  try {
    testFutures(times);
  } catch {
    out.text(noMemory).line();
  }
}

function testFutures(times: u64): void {
  tested.count = cpuCount() * 8 < futuresMaximum ? cpuCount() * 8 : u32(256);
  const start = nowNs();
  let round: u64 = 0;
  while (round < times && !isCancelled()) {
    if (!testRound()) {
      out.text("a future's value was lost in round ").decimal(round).line();
      return;
    }
    round += 1;
  }
  out.decimal(round).text(" rounds of ").decimal(u64(tested.count));
  out.text(" futures, ").decimal((nowNs() - start) / 1000);
  out.text(" us").line();
}

function testRound(): boolean {
  for (let i: u32 = 0; i < tested.count; i++) {
    const known = tested.futures[i];
    if (known === null) tested.futures[i] = new Future();
    else known.reset();
  }
  const first = createThread(sumUp, 0);
  const second = createThread(sumUp, 0);
  if (first === null || second === null) return false;
  startThread(first);
  if (!startThreadOn(second, cpuCount() - 1)) startThread(second);
  for (let i: u32 = 0; i < tested.count; i++) {
    const thread = createThread(finish, usize(i));
    if (thread === null) return false;
    detachThread(thread);
    if (!startThreadOn(thread, i % cpuCount())) startThread(thread);
  }
  const sums: usize = joinThread(first) + joinThread(second);
  const last: usize = usize(tested.count) - 1;
  const squares: usize = (last * (last + 1) * (2 * last + 1)) / 6;
  return sums === squares * 2;
}
