// In which order aperiodic threads take turns, where that is not round-robin.
//
// The scheduler's list holds who became ready, in the order of coming. Before it
// takes the first, it has us order the list: all of it goes into a heap, by a
// key that the policy computes, and the best two come back: so the list is
// empty exactly when nobody is ready. A turn costs O(log n).
//
// Priorities are times: the lower, the more important; a quantum unless set.

import { counterHz } from "#arch/clock";
import { cycleCount } from "#arch/cpu";
import { config } from "../config.ts";
import type { Thread } from "../thread/thread.ts";
import { DeadlineHeap } from "../time/deadline-heap.ts";
import { callAllAndWait } from "./call.ts";
import { cpuCount } from "./processors.ts";
import { keepOrder } from "./hooks.ts";
import { currentScheduler, type Scheduler } from "./scheduler.ts";

export const roundRobin: u32 = 0;
/**
 * By the priority plus what the thread has run in the turn that ends, up to a
 * quantum: who is more important by a quantum or more goes first for ever.
 */
export const byQuantum: u32 = 1;
/** By the priority plus all that the thread has ever run. */
export const byLifetime: u32 = 2;
/** Drawn by lot: the chances are as 1 / priority. */
export const lottery: u32 = 3;

export const policyNames: string[] = [
  "round-robin",
  "quantum",
  "lifetime",
  "lottery",
];

/** A CPU's ready threads that are not in its list. */
class Order {
  readonly heap = new DeadlineHeap();
  /** Lottery: the key of who was drawn last, from which others count on. */
  drawn: u64 = 0;
  random: u64 = 1;
}

class Policies {
  readonly orders = new FixedArray<Order | null, 256>();
  current: u32 = roundRobin;
  countsPerMicrosecond: u64 = 1;
}
const policies = new Policies();

export function currentPolicy(): u32 {
  return policies.current;
}

/** From here on all CPUs follow a policy; false: no memory. One caller at a time. @allocates @sleeps */
export function setPolicy(policy: u32): boolean {
  if (!prepareOrders()) return false;
  policies.countsPerMicrosecond = counterHz() / 1_000_000 + 1;
  callAllAndWait(usePolicy, usize(policy));
  policies.current = policy;
  return true;
}

function prepareOrders(): boolean {
  try {
    for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
      if (policies.orders[cpu] !== null) continue;
      const order = new Order();
      order.random = u64(cpu) * 2 + 1;
      policies.orders[cpu] = order;
    }
    return true;
  } catch {
    return false;
  }
}

/** On each CPU. @interrupt */
function usePolicy(word: usize, cpu: u32): void {
  const own = currentScheduler();
  const wasSpecial: boolean = own.policy !== roundRobin;
  const isSpecial: boolean = u32(word) !== roundRobin;
  own.orderReady(own, false);
  own.policy = u32(word);
  own.orderReady = isSpecial ? order : keepOrder;
  // Counted as a real-time thread, the policy keeps the scheduler off the
  // quick way on which nobody is asked.
  if (isSpecial && !wasSpecial) own.realTime.count += 1;
  if (wasSpecial && !isSpecial) own.realTime.count -= 1;
}

/** The scheduler's `orderReady`: the best two into the list, or all. */
function order(own: Scheduler, isToChoose: boolean): void {
  const orders = policies.orders[own.number]!;
  const heap = orders.heap;
  let thread = own.firstReady;
  while (thread !== null) {
    const next: Thread | null = thread.next;
    // The second best of the last time has its key already.
    if (thread.isOrdered) heap.insert(thread, thread.key);
    else heap.insert(thread, keyOf(thread, own, orders));
    thread.isOrdered = true;
    thread = next;
  }
  own.firstReady = null;
  const first = takeBest(heap);
  if (first === null) return;
  own.firstReady = first;
  own.lastReady = first;
  if (isToChoose) {
    first.isOrdered = false;
    if (own.policy === lottery) orders.drawn = first.key;
    const second = takeBest(heap);
    if (second !== null) append(own, second);
    return;
  }
  for (;;) {
    const another = takeBest(heap);
    if (another === null) break;
    append(own, another);
  }
  thread = own.firstReady;
  while (thread !== null) {
    thread.isOrdered = false;
    thread = thread.next;
  }
}

function takeBest(heap: DeadlineHeap): Thread | null {
  const best = heap.first as Thread | null;
  if (best === null) return null;
  heap.remove(best);
  best.next = null;
  return best;
}

function append(own: Scheduler, thread: Thread): void {
  own.lastReady.next = thread;
  own.lastReady = thread;
}

function keyOf(thread: Thread, own: Scheduler, orders: Order): u64 {
  const priority = thread.priority === 0 ? config.quantumNs : thread.priority;
  if (own.policy === lottery)
    return orders.drawn + ((drawLogarithm(orders) * priority) >> 16);
  const isCurrent: boolean = thread === own.current;
  const turn: u64 = isCurrent ? cycleCount() - own.switchedAt : u64(0);
  const counts: u64 =
    own.policy !== byLifetime
      ? turn
      : isCurrent
        ? thread.runCounts + cycleCount()
        : thread.runCounts;
  const ranNs = (counts / policies.countsPerMicrosecond) * 1000;
  if (own.policy === byLifetime || ranNs < config.quantumNs)
    return priority + ranNs;
  return priority + config.quantumNs;
}

/**
 * -log2 of a random number below 1, in 65536ths: exponentially distributed, so
 * the least of several, each times its priority, is a lot drawn with chances of
 * 1 / priority; and those not drawn need no new lots (such times have no memory).
 */
function drawLogarithm(orders: Order): u64 {
  // xorshift64* (Vigna).
  let random = orders.random;
  random = random ^ (random >> 12);
  random = random ^ (random << 25);
  random = random ^ (random >> 27);
  orders.random = random;
  let rest: u64 = (random * 0x2545_f491_4f6c_dd1d) | 1;
  let whole: u64 = 1;
  while (rest >> 63 === 0) {
    rest = rest << 1;
    whole += 1;
  }
  // Squaring doubles the logarithm: its next bit comes before the point.
  let mantissa: u64 = rest >> 32;
  let fraction: u64 = 0;
  for (let bit: u32 = 0; bit < 16; bit++) {
    mantissa = (mantissa * mantissa) >> 31;
    fraction = fraction << 1;
    if (mantissa >> 32 !== 0) {
      mantissa = mantissa >> 1;
      fraction += 1;
    }
  }
  return (whole << 16) - fraction;
}
