// CPUs that have nothing to do take ready threads from those that have several.
//
// Of two CPUs chosen at random the busier one is asked (Mitzenmacher, "The power
// of two choices in randomized load balancing", 2001), in a call: it gives away
// up to half of its ready threads, those that have waited longest first.
// Threads that are bound or have real time stay.

import { nowNs } from "#arch/clock";
import { config } from "../config.ts";
import type { Thread } from "../thread/thread.ts";
import { postCall } from "./call.ts";
import { CrossCall } from "./cross-calls.ts";
import { aperiodic } from "./entity.ts";
import { cpuCount, schedulerOf } from "./processors.ts";
import { currentScheduler, type Scheduler } from "./scheduler.ts";
import { Timer } from "./timer.ts";

/** Ready threads that are looked at for some that may leave, at most. */
const looksMaximum: u32 = 16;

/** A CPU that steals. */
class Thief {
  readonly call = new CrossCall();
  /** Ends the CPU's sleep when it is to look again. */
  readonly timer = new Timer();
  /** Threads that came. */
  thefts: u64 = 0;
}

class Thieves {
  readonly ofCpu = new FixedArray<Thief | null, 256>();
  random: u32 = 1;
  areActive: boolean = false;
}
const thieves = new Thieves();

/** From here on CPUs steal; false: there is no memory. @allocates */
export function startStealing(): boolean {
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    const scheduler = schedulerOf(cpu);
    if (scheduler === null) continue;
    if (thieves.ofCpu[cpu] === null) {
      const thief = makeThief(cpu);
      if (thief === null) return false;
      thieves.ofCpu[cpu] = thief;
    }
    scheduler.idleWork = steal;
  }
  thieves.areActive = true;
  // Each CPU looks for the first time when it is called.
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    const thief = thieves.ofCpu[cpu];
    if (thief !== null) postCall(cpu, thief.call);
  }
  return true;
}

function makeThief(cpu: u32): Thief | null {
  try {
    const thief = new Thief();
    thief.call.run = giveThreads;
    thief.call.argument = usize(cpu);
    return thief;
  } catch {
    return null;
  }
}

export function stopStealing(): void {
  thieves.areActive = false;
}

export function isStealing(): boolean {
  return thieves.areActive;
}

/** Threads a CPU has taken from others since boot. */
export function theftCount(cpu: u32): u64 {
  const thief = thieves.ofCpu[cpu];
  return thief === null ? 0 : thief.thefts;
}

/** The CPU idles. */
function steal(own: Scheduler): void {
  const thief = thieves.ofCpu[own.number];
  if (thief === null || !thieves.areActive || thief.timer.isSet) return;
  own.setTimer(thief.timer, nowNs() + config.stealIntervalNs);
  const first = chooseVictim();
  const second = chooseVictim();
  const victim = first.readyCount > second.readyCount ? first : second;
  if (victim === own || victim.readyCount === 0) return;
  // Should the last call be on its way still, that one will do.
  postCall(victim.number, thief.call);
}

/** A linear congruence (Numerical Recipes); races do no harm. */
function chooseVictim(): Scheduler {
  thieves.random = thieves.random * 1664525 + 1013904223;
  const chosen = schedulerOf((thieves.random >> 16) % cpuCount());
  return chosen === null ? currentScheduler() : chosen;
}

/** On the CPU that has threads ready: gives CPU `word` some. @interrupt */
function giveThreads(word: usize, cpu: u32): void {
  const own = currentScheduler();
  const thief = schedulerOf(u32(word))!;
  if (thief === own) return;
  const half = u32((own.readyCount + 1) / 2);
  const most = half < config.stealMaximum ? half : config.stealMaximum;
  let given: u32 = 0;
  let thread = own.firstReady;
  for (let i: u32 = 0; i < looksMaximum && given < most; i++) {
    if (thread === null) break;
    const next: Thread | null = thread.next;
    // Who was woken before its limit has yet to cancel that, on its own CPU.
    const isFree: boolean = !thread.isBound && !thread.timer.isSet;
    if (isFree && thread.kind === aperiodic) {
      own.takeOut(thread);
      thread.scheduler = thief;
      thief.receive(thread);
      given += 1;
    }
    thread = next;
  }
  thieves.ofCpu[thief.number]!.thefts += u64(given);
}
