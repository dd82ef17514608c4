// Events between CPUs: a number, and what every CPU does when it is notified, in
// an interrupt of its own. Notifications of one event that the CPU has not
// seen yet are one.

import { disableAndSave, restore } from "#arch/interrupts";
import { callProcessor } from "#arch/processors";
import { rankList } from "../cpu/lock-ranks.ts";
import { Spinlock } from "../cpu/spinlock.ts";
import { cpuCount, schedulerOf } from "./processors.ts";
import { currentScheduler, type Scheduler } from "./scheduler.ts";
import { forEver, limitAfter, WaitQueue } from "./wait-queue.ts";

/** Runs on the notified CPU, in an interrupt: brief, neither waits nor allocates. */
export type EventHandler = (event: u32, cpu: u32) => void;

export const eventsMaximum: u32 = 1024;
/** What `registerEvent` gives when there is no number left. */
export const noEvent: u32 = ~u32(0);

/** @interrupt */
function ignoreEvent(event: u32, cpu: u32): void {}

/** What an event does. */
class Event {
  isRegistered: boolean = false;
  handler: EventHandler = ignoreEvent;
  /** Threads that wait for it to be seen, on whatever CPU. */
  readonly waiters = new WaitQueue("event");
}

class Events {
  readonly lock = new Spinlock(rankList);
  // Guarded by lock, but read without it:
  readonly byNumber = new FixedArray<Event | null, 1024>();
}
const events = new Events();

/** The number by which `handler` is called from now on; `noEvent`: there is none left, or no memory. @allocates */
export function registerEvent(handler: EventHandler): u32 {
  for (let number: u32 = 0; number < eventsMaximum; number++) {
    const known = events.byNumber[number];
    if (known !== null && known.isRegistered) continue;
    const event = known ?? makeEvent();
    if (event === null) return noEvent;
    if (take(number, event, handler)) return number;
  }
  return noEvent;
}

function makeEvent(): Event | null {
  try {
    return new Event();
  } catch {
    return null;
  }
}

/** False: somebody else has taken the number meanwhile. */
function take(number: u32, event: Event, handler: EventHandler): boolean {
  const wereEnabled = events.lock.lock();
  const known = events.byNumber[number];
  const isFree: boolean = known === null || !known.isRegistered;
  if (isFree) {
    const taken = known ?? event;
    taken.handler = handler;
    taken.isRegistered = true;
    events.byNumber[number] = taken;
  }
  events.lock.unlock(wereEnabled);
  return isFree;
}

/** The number may be given to others; a notification on its way may still call the handler. */
export function unregisterEvent(number: u32): void {
  const event = number < eventsMaximum ? events.byNumber[number] : null;
  if (event === null) return;
  const wereEnabled = events.lock.lock();
  event.isRegistered = false;
  events.lock.unlock(wereEnabled);
  event.waiters.wakeAll();
}

function registered(number: u32): Event | null {
  if (number >= eventsMaximum) return null;
  const event = events.byNumber[number];
  return event !== null && event.isRegistered ? event : null;
}

/**
 * Has a CPU, maybe this one, see the event; false: there is no such event, or
 * the CPU does not run. May be called in an interrupt.
 */
export function notifyCpu(number: u32, cpu: u32): boolean {
  if (registered(number) === null) return false;
  const target = schedulerOf(cpu);
  if (target === null) return false;
  notify(target, number);
  return true;
}

/** Has every other CPU see the event; gives how many that are. May be called in an interrupt. */
export function broadcastEvent(number: u32): u32 {
  if (registered(number) === null) return 0;
  let told: u32 = 0;
  const wereEnabled = disableAndSave();
  const own = currentScheduler();
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    const target = schedulerOf(cpu);
    if (target === null || target === own) continue;
    notify(target, number);
    told += 1;
  }
  restore(wereEnabled);
  return told;
}

function notify(target: Scheduler, number: u32): void {
  if (!target.events.add(number)) return;
  const wereEnabled = disableAndSave();
  if (target === currentScheduler()) seeEvents(target);
  else callProcessor(target.hardwareId);
  restore(wereEnabled);
}

/** Waits until some CPU sees the event; false when none did within `durationNs`, or there is no such event. @sleeps */
export function awaitEvent(number: u32, durationNs: u64): boolean {
  const event = registered(number);
  if (event === null) return false;
  const untilNs = durationNs === forEver ? forEver : limitAfter(durationNs);
  const wereEnabled = event.waiters.lock.lock();
  const isSeen = event.waiters.wait(untilNs);
  restore(wereEnabled);
  return isSeen;
}

/** On the notified CPU, interrupts off. */
export function seeEvents(own: Scheduler): void {
  let number = own.events.take();
  while (number !== noEvent) {
    const event = registered(number);
    if (event !== null) {
      event.handler(number, own.number);
      event.waiters.wakeAll();
    }
    number = own.events.take();
  }
}
