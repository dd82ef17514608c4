// Deadlines that are lent to whom one waits for: in simulation, who runs and who
// pays; with threads, that the owner of a mutex has them while it owns it.

import { nowNs } from "#arch/clock";
import { Reservation } from "../sched/admission.ts";
import { aperiodic, borrowing, Entity } from "../sched/entity.ts";
import { RealTime } from "../sched/realtime.ts";
import { noMemory } from "../memory/out-of-memory.ts";
import { Mutex } from "../sync/mutex.ts";
import { makePeriodic, waitForNextPeriod } from "../thread/constraints.ts";
import type { Thread } from "../thread/thread.ts";
import {
  createThread,
  currentThread,
  joinThread,
  startThread,
  yieldThread,
} from "../thread/threads.ts";

const millisecondNs: u64 = 1_000_000;

/** Says what is wrong, "" when nothing is. */
export function deadlinesAreInherited(seed: u64): string {
  try {
    const problem = simulate();
    if (problem !== "") return problem;
  } catch {
    return noMemory;
  }
  const problem = checkThreads();
  return problem === "" ? checkYield() : problem;
}

function periodicOf(realTime: RealTime, periodNs: u64, sliceNs: u64): Entity {
  const reservation = new Reservation();
  reservation.periodNs = periodNs;
  reservation.deadlineNs = periodNs;
  reservation.sliceNs = sliceNs;
  const entity = new Entity();
  realTime.beginPeriodic(entity, reservation, 0);
  return entity;
}

/** One that waits, one in between, and who owns what the first waits for. */
function simulate(): string {
  const realTime = new RealTime();
  const urgent = periodicOf(realTime, 10, 4);
  const between = periodicOf(realTime, 25, 8);
  const owner = new Entity();
  realTime.advance(0);
  if (realTime.first() !== urgent) return "the earliest deadline was not first";
  realTime.charge(urgent, 1);
  // The planted defect: without lending, who is in between runs.
  realTime.suspend(urgent);
  if (realTime.first() !== between) return "an inversion was not seen";
  realTime.lend(urgent, owner);
  if (realTime.first() !== owner) return "who was lent a deadline did not run";
  if (realTime.charge(owner, 2)) return "a budget was used up too early";
  realTime.takeBack(owner);
  if (owner.kind !== aperiodic || urgent.leftNs !== 1)
    return "what the owner ran was not charged to who waits";
  realTime.resume(urgent, 3);
  if (realTime.first() !== urgent) return "who got the mutex did not go on";
  realTime.suspend(urgent);
  realTime.lend(urgent, owner);
  if (!realTime.charge(owner, 1)) return "a budget never ended";
  if (owner.kind !== aperiodic || realTime.first() !== between)
    return "a budget that is used up was still lent";
  return simulateRealTimeOwner(realTime, urgent, between);
}

/** The owner has a later deadline of its own, and gets it back. */
function simulateRealTimeOwner(
  realTime: RealTime,
  urgent: Entity,
  between: Entity,
): string {
  realTime.resume(urgent, 4);
  realTime.advance(4);
  if (realTime.first() !== between) return "a used up slice came twice";
  realTime.advance(10);
  if (realTime.first() !== urgent || urgent.leftNs !== 4)
    return "the next job did not come, or not whole";
  const own = between.leftNs;
  realTime.suspend(urgent);
  realTime.lend(urgent, between);
  realTime.charge(between, 3);
  if (between.deadlineNs !== 20 || between.leftNs !== 1)
    return "an owner with real time did not run with what it was lent";
  // The lender's deadline passes: its miss, not the owner's.
  realTime.advance(20);
  if (urgent.misses !== 1) return "a lender's miss was not counted";
  return between.leftNs === own || between.misses > 0
    ? ""
    : "an owner did not get its own budget back";
}

class Shared {
  readonly mutex = new Mutex();
  readonly isOwned = new Atomic<boolean>(false);
  readonly hasSeen = new Atomic<boolean>(false);
  owner: Thread | null = null;
  wasRestored: boolean = false;
}
const shared = new Shared();

/** Owns the mutex until somebody has lent it a deadline, or for too long. */
function own(input: usize): usize {
  shared.mutex.lock();
  shared.isOwned.store(true);
  const endNs = nowNs() + 2_000 * millisecondNs;
  while (currentThread().kind !== borrowing && nowNs() < endNs) continue;
  const isLent: boolean = currentThread().kind === borrowing;
  shared.mutex.unlock();
  shared.wasRestored = currentThread().kind === aperiodic;
  return isLent ? 1 : 0;
}

/** Has real time, and wants the mutex. */
function want(input: usize): usize {
  if (
    !makePeriodic(0, 40 * millisecondNs, 10 * millisecondNs, 40 * millisecondNs)
  )
    return 0;
  while (!shared.isOwned.load()) waitForNextPeriod();
  let got: usize = 0;
  for (let i: u32 = 0; i < 20 && got === 0; i++) {
    // Limits end lendings as well.
    if (shared.mutex.lockWithin((u64(i) + 1) * 20 * millisecondNs)) got = 1;
  }
  if (got === 1) shared.mutex.unlock();
  return got;
}

function checkThreads(): string {
  shared.isOwned.store(false);
  const owner = createThread(own, 0);
  const wanting = createThread(want, 0);
  if (owner === null || wanting === null) return noMemory;
  startThread(owner);
  while (!shared.isOwned.load()) yieldThread();
  startThread(wanting);
  const isLent = joinThread(owner);
  if (joinThread(wanting) !== 1) return "a mutex was not had by who waited";
  if (isLent !== 1) return "the owner of a mutex was lent no deadline";
  return shared.wasRestored ? "" : "a deadline was not given back";
}

/** Who has real time may yield beside others: it stays in its queue alone. */
function yieldOften(input: usize): usize {
  if (
    input === 1 &&
    !makePeriodic(0, 20 * millisecondNs, 2 * millisecondNs, 20 * millisecondNs)
  )
    return 0;
  for (let i: u32 = 0; i < 300; i++) yieldThread();
  return 1;
}

function checkYield(): string {
  const one = createThread(yieldOften, 1);
  const two = createThread(yieldOften, 0);
  const three = createThread(yieldOften, 0);
  if (one === null || two === null || three === null) return noMemory;
  startThread(one);
  startThread(two);
  startThread(three);
  const sum: usize = joinThread(one) + joinThread(two) + joinThread(three);
  return sum === 3 ? "" : "a real-time thread that yields was refused";
}
