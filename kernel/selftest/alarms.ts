// Alarms: they ring when they should, where they should, as often as they should,
// and not after they were stopped.

import { nowNs } from "#arch/clock";
import { noMemory } from "../memory/out-of-memory.ts";
import { freeObject } from "../memory/free-object.ts";
import { Alarm } from "../sched/alarm.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import { Semaphore } from "../sync/semaphore.ts";
import { sleepThread } from "../thread/threads.ts";

const millisecondNs: u64 = 1_000_000;
const patienceNs: u64 = 2_000 * millisecondNs;

class Shared {
  readonly rung = new Semaphore(0);
  /** The CPU where, and when, it rang last. */
  readonly cpu = new Atomic<u32>(0);
  readonly lastNs = new Atomic<u64>(0);
  /** Words of those that have rung, the first in the lowest digit. */
  readonly order = new Atomic<u64>(0);
}
const shared = new Shared();

/** @interrupt */
function note(alarm: Alarm, now: u64): void {
  shared.cpu.store(currentScheduler().number);
  shared.lastNs.store(now);
  shared.order.store(shared.order.load() * 10 + u64(alarm.word));
  shared.rung.up();
}

/** Sets itself again, twice. @interrupt */
function noteThrice(alarm: Alarm, now: u64): void {
  if (alarm.calls < 3) alarm.set(millisecondNs);
  shared.rung.up();
}

/** Says what is wrong, "" when nothing is. */
export function alarmsRing(seed: u64): string {
  try {
    const alarm = new Alarm(note);
    const problem = check(alarm);
    alarm.stop();
    freeObject(alarm);
    return problem === "" ? checkOrder() : problem;
  } catch {
    return noMemory;
  }
}

function check(alarm: Alarm): string {
  const setNs = nowNs();
  if (!alarm.set(3 * millisecondNs)) return "an alarm was not set";
  if (!shared.rung.downWithin(patienceNs)) return "an alarm did not ring";
  if (shared.lastNs.load() < setNs + 3 * millisecondNs)
    return "an alarm rang too early";
  // The planted defect: one that rings once does not do for one that goes on.
  if (goesOn(5)) return "an alarm that was set once rang again";
  if (alarm.set(0, 9_999)) return "a period was not too short";
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    if (schedulerOf(cpu) === null) continue;
    const problem = checkPeriodic(alarm, cpu);
    if (problem !== "") return problem;
  }
  return alarm.setOn(4000, 0) ? "an alarm was set on no CPU" : "";
}

/** It rings so often again, soon. */
function goesOn(times: u32): boolean {
  for (let i: u32 = 0; i < times; i++)
    if (!shared.rung.downWithin(20 * millisecondNs)) return false;
  return true;
}

function checkPeriodic(alarm: Alarm, cpu: u32): string {
  const before: u64 = alarm.calls + alarm.skipped;
  const startNs = nowNs();
  alarm.setOn(cpu, millisecondNs, 2 * millisecondNs);
  for (let i: u32 = 0; i < 8; i++)
    if (!shared.rung.downWithin(patienceNs)) return "a periodic alarm stopped";
  if (shared.cpu.load() !== cpu) return "an alarm rang on another CPU";
  if (cpu !== currentScheduler().number && alarm.set(0))
    return "an alarm was set on two CPUs";
  if (!alarm.stop()) return "an alarm was not set";
  const rang: u64 = alarm.calls + alarm.skipped - before;
  const most: u64 = (nowNs() - startNs) / (2 * millisecondNs) + 1;
  if (rang > most) return "an alarm rang too often";
  while (shared.rung.tryDown()) continue;
  const last = alarm.calls;
  sleepThread(6 * millisecondNs);
  return alarm.calls === last ? "" : "an alarm rang after it was stopped";
}

/** Three, set in another order than they ring; and one that sets itself. */
function checkOrder(): string {
  const one = new Alarm(note);
  const two = new Alarm(note);
  const three = new Alarm(note);
  const again = new Alarm(noteThrice);
  one.word = 1;
  two.word = 2;
  three.word = 3;
  shared.order.store(0);
  three.set(9 * millisecondNs);
  one.set(3 * millisecondNs);
  two.set(6 * millisecondNs);
  let inTime = true;
  for (let i: u32 = 0; i < 3; i++)
    if (!shared.rung.downWithin(patienceNs)) inTime = false;
  again.set(millisecondNs);
  for (let i: u32 = 0; i < 3; i++)
    if (!shared.rung.downWithin(patienceNs)) inTime = false;
  three.stop();
  two.stop();
  one.stop();
  again.stop();
  freeObject(again);
  freeObject(three);
  freeObject(two);
  freeObject(one);
  if (!inTime) return "one of several alarms did not ring";
  return shared.order.load() === 123 ? "" : "alarms rang in the wrong order";
}
