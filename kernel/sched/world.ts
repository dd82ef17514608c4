// Stopping the world: all other CPUs wait, interrupts off, until it goes on.
//
// A CPU stops in a call of ours (call.ts), so where its interrupts are on: it
// holds no spinlock then. The console's lock is held with interrupts on, which
// is why whoever stops the world takes it first.

import { nowNs } from "#arch/clock";
import { relax } from "#arch/cpu";
import { disableAndSave, isInInterrupt, restore } from "#arch/interrupts";
import { consoleTaken, releaseConsole, takeConsole } from "../console/lines.ts";
import { channelTerminal } from "../arch/contract.ts";
import { Spinlock } from "../cpu/spinlock.ts";
import { postCall } from "./call.ts";
import { cpuCount, schedulerOf } from "./processors.ts";
import { currentScheduler, type Scheduler } from "./scheduler.ts";

/** A CPU that has not stopped by then does not serve interrupts any more. */
const patienceNs: u64 = 1_000_000_000;

class World {
  /** Held while the world stands still. */
  readonly lock = new Spinlock();
  // Guarded by lock:
  owner: Scheduler | null = null;
  depth: u32 = 0;
  hasConsole: boolean = false;
  /** Goes up each time the world goes on. */
  readonly round = new Atomic<u32>(0);
  readonly stopped = new Atomic<u32>(0);
}
const world = new World();

/**
 * Stops all other CPUs; may be nested. False: not in an interrupt or with
 * interrupts off, when others may wait for this CPU; or a CPU did not stop, and
 * all go on. Between this and `startWorld` the caller may neither sleep nor yield.
 * @sleeps
 */
export function stopWorld(): boolean {
  const own = takeWorld();
  if (own === null) return false;
  if (world.depth > 0) {
    world.depth += 1;
    return true;
  }
  world.depth = 1;
  world.hasConsole = takeConsole(channelTerminal) === consoleTaken;
  const wanted = stopOthers(own);
  const limitNs = nowNs() + patienceNs;
  while (world.stopped.load("acquire") < wanted) {
    if (nowNs() > limitNs) {
      startWorld();
      return false;
    }
    relax();
  }
  return true;
}

/** The lock, this CPU's threads standing still; null: not here. */
function takeWorld(): Scheduler | null {
  for (;;) {
    if (isInInterrupt()) return null;
    const wereEnabled = disableAndSave();
    const own = currentScheduler();
    const isOwner: boolean = world.owner === own;
    const isTaken = isOwner || (wereEnabled && world.lock.tryAcquire());
    if (isTaken && !isOwner) {
      world.owner = own;
      own.preemptionOff += 1;
    }
    restore(wereEnabled);
    if (isTaken) return own;
    if (!wereEnabled) return null;
    relax(); // whoever has it stops us here
  }
}

function stopOthers(own: Scheduler): u32 {
  world.stopped.store(0, "relaxed");
  const round = world.round.load("relaxed");
  let wanted: u32 = 0;
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    const other = schedulerOf(cpu);
    if (other === null || other === own) continue;
    const call = other.stopCall;
    wanted += 1;
    // One that did not stop in time may still have its last call before it.
    if (call.isPending()) continue;
    call.run = waitForWorld;
    call.argument = usize(round);
    postCall(cpu, call);
  }
  return wanted;
}

/** On another CPU, in an interrupt. */
function waitForWorld(round: usize, cpu: u32): void {
  // Who comes too late finds the world going on.
  if (world.round.load("acquire") !== u32(round)) return;
  world.stopped.fetchAdd(1, "release");
  while (world.round.load("acquire") === u32(round)) relax();
}

/** Undoes one `stopWorld`, on the same CPU; the last lets the others go on. */
export function startWorld(): void {
  world.depth -= 1;
  if (world.depth > 0) return;
  if (world.hasConsole) releaseConsole();
  world.hasConsole = false;
  world.round.fetchAdd(1, "release");
  awaitReturns();
  const wereEnabled = disableAndSave();
  const own = currentScheduler();
  world.owner = null;
  world.lock.release();
  own.preemptionOff -= 1;
  own.endCritical(wereEnabled);
}

/** Their calls are free again after this, but for those of CPUs that never came. */
function awaitReturns(): void {
  const limitNs = nowNs() + patienceNs;
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    const other = schedulerOf(cpu);
    if (other === null) continue;
    while (other.stopCall.isPending() && nowNs() < limitNs) relax();
  }
}

/** Whether the running CPU has stopped the others. */
export function isWorldStopped(): boolean {
  return world.owner === currentScheduler();
}
