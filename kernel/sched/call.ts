// Running a function on another CPU.
//
// A call is queued at the CPU, which is interrupted if nothing else was queued:
// any number may be outstanding, and CPUs may call each other at the same time.
// Who waits runs its own queue meanwhile, so two CPUs that call each other do
// not wait for ever. Refused: waiting in an interrupt or with preemption off
// for the sake of a lock; the compiler sees to it (`@sleeps`).

import { relax } from "#arch/cpu";
import { disableAndSave, restore } from "#arch/interrupts";
import { callProcessor } from "#arch/processors";
import { Spinlock } from "../cpu/spinlock.ts";
import { type CalledFunction, CrossCall } from "./cross-calls.ts";
import { seeEvents } from "./events.ts";
import { cpuCount, schedulerOf } from "./processors.ts";
import {
  currentScheduler,
  currentThread,
  type Scheduler,
} from "./scheduler.ts";

/**
 * Queues a call and goes on. False: the CPU does not run, or `call` is on its
 * way already. On the running CPU the call is made at once. May be called with
 * interrupts off, and in an interrupt.
 */
export function postCall(cpu: u32, call: CrossCall): boolean {
  const target = schedulerOf(cpu);
  if (target === null || !call.take()) return false;
  post(target, call);
  return true;
}

function post(target: Scheduler, call: CrossCall): void {
  const wereEnabled = disableAndSave();
  if (target === currentScheduler()) {
    call.run(call.argument, target.number);
    call.finish();
  } else if (target.calls.add(call)) {
    callProcessor(target.hardwareId);
  }
  restore(wereEnabled);
}

/** Runs `run(argument, cpu)` on a CPU and waits until it has; false: it does not run. @sleeps */
export function callAndWait(
  cpu: u32,
  run: CalledFunction,
  argument: usize,
): boolean {
  const target = schedulerOf(cpu);
  if (target === null) return false;
  // A thread waits for one call at a time.
  const call = currentThread().call;
  call.run = run;
  call.argument = argument;
  call.take();
  post(target, call);
  awaitCall(call);
  return true;
}

/** One call for every CPU, for whoever calls them all: one at a time. */
const broadcastLock = new Spinlock();

/** Runs `run(argument, cpu)` on every CPU, this one last, and waits for all. @sleeps */
export function callAllAndWait(run: CalledFunction, argument: usize): void {
  const own = takeBroadcast();
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    const target = schedulerOf(cpu);
    if (target === null || target === own) continue;
    const call = target.broadcastCall;
    call.run = run;
    call.argument = argument;
    call.take();
    post(target, call);
  }
  const wereEnabled = disableAndSave();
  run(argument, own.number);
  restore(wereEnabled);
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    const target = schedulerOf(cpu);
    if (target !== null && target !== own) awaitCall(target.broadcastCall);
  }
  broadcastLock.release();
  // Somebody better may have been kept waiting meanwhile.
  const areEnabled = disableAndSave();
  own.preemptionOff -= 1;
  own.endCritical(areEnabled);
}

/** Nobody else of this CPU may run meanwhile: it could wait for the lock for ever. */
function takeBroadcast(): Scheduler {
  for (;;) {
    const wereEnabled = disableAndSave();
    const own = currentScheduler();
    const isTaken = broadcastLock.tryAcquire();
    if (isTaken) own.preemptionOff += 1;
    restore(wereEnabled);
    if (isTaken) return own;
    runOwnCalls();
  }
}

/** Waits until `call` is on its way no more, running what others call this CPU for. */
export function awaitCall(call: CrossCall): void {
  while (call.isPending()) runOwnCalls();
}

/** So that whoever waits for this CPU gets on, too. */
function runOwnCalls(): void {
  const wereEnabled = disableAndSave();
  const own = currentScheduler();
  own.calls.drain(own.number);
  restore(wereEnabled);
  relax();
}

/** Another CPU has called this one. @export nautilus_called @interrupt */
export function onCalled(): void {
  const own = currentScheduler();
  own.calls.drain(own.number);
  if (!own.events.isEmpty()) seeEvents(own);
}
