// Moving a thread to another CPU.
//
// Only its CPU touches a thread, so that is where it is sent from, in a call. A
// thread that waits is not sent: who wakes it finds its new CPU, and a wake-up
// that was on its way to the old one is passed on there (Scheduler.openInbox).

import { relax } from "#arch/cpu";
import { config } from "../config.ts";
import { objectOf, wordOf } from "../cpu/references.ts";
import { callAndWait } from "../sched/call.ts";
import { aperiodic } from "../sched/entity.ts";
import { schedulerOf } from "../sched/processors.ts";
import { currentScheduler, type Scheduler } from "../sched/scheduler.ts";
import {
  type Thread,
  threadCreated,
  threadExited,
  threadFree,
  threadReady,
} from "./thread.ts";
import { sleepThread, yieldThread } from "./threads.ts";

export const moved: u32 = 0;
export const moveNoCpu: u32 = 1;
export const moveBound: u32 = 2;
export const moveRealTime: u32 = 3;
export const moveRunning: u32 = 4;
export const moveLimit: u32 = 5;
export const moveNotStarted: u32 = 6;
export const moveEnded: u32 = 7;
/** Its CPU has changed meanwhile, or it is on its way: ask again. */
const moveAgain: u32 = 8;

/** Why, for people; the index is one of the above. */
export const moveRefusals: string[] = [
  "moved",
  "that CPU does not run",
  "the thread is bound to its CPU",
  "the thread has real-time constraints",
  "the thread is running",
  "the thread waits for a time",
  "the thread was not started",
  "the thread has ended",
];

class Request {
  /** One at a time. */
  readonly isTaken = new Atomic<boolean>(false);
  thread: Thread | null = null;
  target: Scheduler | null = null;
  answer: u32 = moved;
}
const request = new Request();

/** Moves `thread` to a CPU: `moved`, or why not. The caller knows that it exists. @sleeps */
export function moveThread(thread: Thread, cpu: u32): u32 {
  const target = schedulerOf(cpu);
  if (target === null) return moveNoCpu;
  while (!request.isTaken.compareExchange(false, true)) yieldThread();
  request.thread = thread;
  request.target = target;
  let answer: u32 = moveAgain;
  while (answer === moveAgain) {
    callAndWait(thread.scheduler!.number, sendHere, wordOf(request));
    answer = request.answer;
    relax();
  }
  request.isTaken.store(false);
  return answer;
}

/** As `moveThread`; asks again, once per quantum, while the thread runs or waits for a time. @sleeps */
export function moveThreadSoon(thread: Thread, cpu: u32): u32 {
  for (;;) {
    const answer = moveThread(thread, cpu);
    if (answer !== moveRunning && answer !== moveLimit) return answer;
    sleepThread(config.quantumNs);
  }
}

/** On the CPU that had the thread last. @interrupt */
function sendHere(word: usize, cpu: u32): void {
  const asked = objectOf<Request>(word);
  asked.answer = send(asked.thread!, asked.target!);
}

function send(thread: Thread, target: Scheduler): u32 {
  const own = currentScheduler();
  if (thread.scheduler !== own) return moveAgain;
  const status = thread.status;
  if (status === threadFree || status === threadExited) return moveEnded;
  if (status === threadCreated) return moveNotStarted;
  if (thread.isBound) return moveBound;
  if (thread.kind !== aperiodic) return moveRealTime;
  if (thread === own.current) return moveRunning;
  if (thread.timer.isSet) return moveLimit;
  if (target === own) return moved;
  if (status !== threadReady) {
    thread.scheduler = target;
    return moved;
  }
  if (!own.takeOut(thread)) return moveAgain;
  thread.scheduler = target;
  target.receive(thread);
  return moved;
}
