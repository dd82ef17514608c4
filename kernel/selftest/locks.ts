// Locks that serve in order, and barriers that spin: as many CPUs as there are,
// at once.

import { relax } from "#arch/cpu";
import { disableAndSave, restore } from "#arch/interrupts";
import { LockPlace, QueuedLock, TicketLock } from "../cpu/queued-locks.ts";
import { AtomicWords } from "../memory/atomic-words.ts";
import { noMemory } from "../memory/out-of-memory.ts";
import {
  CountingBarrier,
  ScalableBarrier,
  SpinBarrier,
} from "../sync/barrier.ts";
import type { ThreadBody } from "../thread/thread.ts";
import { yieldThread } from "../thread/threads.ts";
import { crewSize, runCrew, runningCpus } from "./crew.ts";

const rounds: u64 = 300;

class Shared {
  readonly ticket = new TicketLock();
  readonly queued = new QueuedLock();
  /** Not atomic: that is what the locks are for. */
  value: u64 = 0;
  readonly wrong = new Atomic<u64>(0);
  /** Threads that have yet to come to the start. */
  readonly missing = new Atomic<u32>(0);
  /** How far each participant is. */
  progress: AtomicWords | null = null;
  spin: SpinBarrier | null = null;
  scalable: ScalableBarrier | null = null;
  counting: CountingBarrier | null = null;
  size: u32 = 0;
  kind: u32 = spinning;
}
const shared = new Shared();

/** Says what is wrong with these locks and barriers, "" when nothing is. */
export function locksServeInOrder(seed: u64): string {
  try {
    const problem = checkLocks();
    return problem === "" ? checkBarriers() : problem;
  } catch {
    return noMemory;
  }
}

/** Interrupts are off: only other CPUs can come between the two. */
function addSlowly(): void {
  const before = shared.value;
  relax();
  shared.value = before + 1;
}

/** All begin at once: a CPU could be done before the next one has begun. */
function lineUp(): void {
  shared.missing.fetchSub(1);
  // One may not come: there was no memory for it.
  for (let i: u32 = 0; i < 100_000 && shared.missing.load() !== 0; i++)
    yieldThread();
}

function countTogether(body: ThreadBody): u64 {
  shared.value = 0;
  shared.missing.store(crewSize());
  return u64(runCrew(crewSize(), body));
}

function countByTicket(input: usize): usize {
  lineUp();
  for (let i: u64 = 0; i < rounds; i++) {
    const wereEnabled = shared.ticket.lock();
    addSlowly();
    shared.ticket.unlock(wereEnabled);
  }
  return usize(rounds);
}

function countInQueue(input: usize): usize {
  const place = makePlace();
  lineUp();
  if (place === null) return 0;
  for (let i: u64 = 0; i < rounds; i++) {
    const wereEnabled = shared.queued.lock(place);
    addSlowly();
    shared.queued.unlock(place, wereEnabled);
  }
  return usize(rounds);
}

function makePlace(): LockPlace | null {
  try {
    return new LockPlace();
  } catch {
    return null;
  }
}

function countUnlocked(input: usize): usize {
  lineUp();
  for (let i: u64 = 0; i < rounds; i++) {
    const wereEnabled = disableAndSave();
    const before = shared.value;
    // Long enough for CPUs that run at the same time to meet in here.
    for (let spins: u32 = 0; spins < 20; spins++) relax();
    shared.value = before + 1;
    restore(wereEnabled);
  }
  return usize(rounds);
}

function checkLocks(): string {
  if (countTogether(countByTicket) !== shared.value)
    return "a ticket lock let two CPUs in";
  if (shared.ticket.tryAcquire() === false) return "a free ticket lock refused";
  if (shared.ticket.tryAcquire()) return "a ticket lock was given twice";
  shared.ticket.release();
  if (countTogether(countInQueue) !== shared.value)
    return "a queued lock let two CPUs in";
  const place = new LockPlace();
  const second = new LockPlace();
  if (!shared.queued.tryAcquire(place)) return "a free queued lock refused";
  if (shared.queued.tryAcquire(second)) return "a queued lock was given twice";
  shared.queued.release(place);
  // The planted defect; one CPU cannot be interrupted in between, and others
  // may not run at the time.
  if (runningCpus() === 1) return "";
  for (let i: u32 = 0; i < 50; i++) {
    if (countTogether(countUnlocked) !== shared.value) return "";
  }
  return "counting without a lock was not caught";
}

/** Which barrier is tried. */
const spinning: u32 = 0;
const scalable: u32 = 1;
const counting: u32 = 2;
/** The planted defect: nobody waits. */
const none: u32 = 3;

function meetOnce(me: u32): void {
  if (shared.kind === spinning) shared.spin!.wait();
  else if (shared.kind === scalable) shared.scalable!.wait(me);
  else if (shared.kind === counting) {
    const phase = shared.counting!.arrive();
    if (me % 2 === 0) yieldThread();
    shared.counting!.await(phase);
  } else relax();
}

/** Comes to the barrier over and over, and looks whether all others have. */
function meetOften(input: usize): usize {
  const me = u32(input);
  const progress = shared.progress!;
  for (let i: u64 = 1; i <= rounds; i++) {
    // Who is late is somebody else each time.
    if (i % u64(shared.size) === u64(me)) {
      for (let spins: u32 = 0; spins < 20; spins++) relax();
    }
    progress.at(me).cell.store(i, "release");
    meetOnce(me);
    for (let other: u32 = 0; other < shared.size; other++) {
      const seen = progress.at(other).cell.load("acquire");
      if (seen < i || seen > i + 1) shared.wrong.fetchAdd(1);
    }
  }
  return 0;
}

function checkBarriers(): string {
  shared.progress = new AtomicWords(16, true);
  const cpus = runningCpus();
  shared.spin = new SpinBarrier(cpus);
  shared.scalable = new ScalableBarrier(cpus);
  shared.counting = new CountingBarrier(crewSize());
  if (countWrong(cpus, spinning) !== 0)
    return "a CPU passed a spinning barrier too early";
  if (countWrong(cpus, scalable) !== 0)
    return "a CPU passed a scalable barrier too early";
  if (countWrong(crewSize(), counting) !== 0)
    return "a thread passed a counting barrier too early";
  shared.scalable.release();
  if (cpus > 1 && countWrong(cpus, none) === 0)
    return "a barrier that holds nobody was not caught";
  const problem = checkCounting(new CountingBarrier(2));
  shared.progress.release();
  return problem;
}

function countWrong(size: u32, kind: u32): u64 {
  shared.kind = kind;
  shared.size = size;
  shared.wrong.store(0);
  for (let i: u32 = 0; i < size; i++)
    shared.progress!.at(i).cell.store(0, "relaxed");
  runCrew(size, meetOften);
  return shared.wrong.load();
}

/** Who leaves is not waited for any more, who joins is. */
function checkCounting(barrier: CountingBarrier): string {
  const first = barrier.arrive();
  barrier.leave();
  barrier.await(first);
  barrier.join();
  const second = barrier.arrive();
  if (second !== first + 1) return "a counting barrier lost a phase";
  barrier.arrive();
  barrier.await(second);
  return "";
}
