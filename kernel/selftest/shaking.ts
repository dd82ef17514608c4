// Shaking: every few microseconds each CPU's thread loses its turn, wherever it
// is, so that whatever must not be interrupted half way is.

import { nowNs } from "#arch/clock";
import { callAllAndWait } from "../sched/call.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import { Timer } from "../sched/timer.ts";

const cpusMaximum: u32 = 16;
const leastNs: u64 = 10_000;
/** Of the time that is added at random; a power of two. */
const spreadNs: u64 = 0x8000;

class Shaking {
  readonly timers = new FixedArray<Timer | null, 16>();
  readonly isOn = new Atomic<boolean>(false);
  readonly random = new Atomic<u64>(1);
  readonly shakes = new Atomic<u64>(0);
}
const shaking = new Shaking();

/** From here on threads of the first CPUs lose their turns. @allocates */
export function startShaking(seed: u64): void {
  for (let cpu: u32 = 0; cpu < cpusMaximum; cpu++)
    shaking.timers[cpu] ??= new Timer();
  shaking.random.store(seed * 2 + 1);
  shaking.shakes.store(0);
  shaking.isOn.store(true);
  callAllAndWait(setHere, 0);
}

/** Gives how often a thread lost its turn. */
export function stopShaking(): u64 {
  shaking.isOn.store(false);
  callAllAndWait(cancelHere, 0);
  return shaking.shakes.load();
}

/** @interrupt */
function setHere(argument: usize, cpu: u32): void {
  const timer = cpu < cpusMaximum ? shaking.timers[cpu] : null;
  if (timer === null) return;
  timer.callback = shake;
  currentScheduler().setTimer(timer, nowNs() + leastNs);
}

/** @interrupt */
function cancelHere(argument: usize, cpu: u32): void {
  const timer = cpu < cpusMaximum ? shaking.timers[cpu] : null;
  if (timer !== null) currentScheduler().cancelTimer(timer);
}

/** @interrupt */
function shake(timer: Timer, now: u64): void {
  if (!shaking.isOn.load()) return;
  const scheduler = currentScheduler();
  // As if its turn had lasted for ever.
  scheduler.current.turnCounts = u64(1) << 50;
  scheduler.wantsDispatch = true;
  shaking.shakes.fetchAdd(1);
  // Knuth's generator for MMIX; that two CPUs may take one number does not matter.
  const random = shaking.random.load() * 6364136223846793005 + 1;
  shaking.random.store(random);
  scheduler.setTimer(timer, now + leastNs + ((random >> 33) & (spreadNs - 1)));
}
