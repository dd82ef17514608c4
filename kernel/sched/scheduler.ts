// The scheduler of one CPU: who runs, who is ready, and the switch between them.
//
// Everything here is called with interrupts off: a CPU's queues are its own.
// Real-time threads go before all others, by earliest deadline (realtime.ts);
// the others take turns, a quantum each. The machine's timer is armed for the
// earliest thing that has to happen, and never put off: what is due later is
// found out when it fires. So a voluntary switch writes no device register.

import { noteSwitch } from "./trace.ts";
import { depositThread, keptThreadsMaximum } from "./depot.ts";
import { armTimer, counterHz, nowNs as readClock } from "#arch/clock";
import { cycleCount, waitForInterrupt } from "#arch/cpu";
import { disable, restore } from "#arch/interrupts";
import { config } from "../config.ts";
import { interruptProcessor } from "#arch/processors";
import {
  localScheduler,
  localThread,
  setLocalThread,
  switchContexts,
} from "../cpu/context.ts";
import { DeadlineHeap } from "../time/deadline-heap.ts";
import {
  type Thread,
  threadExited,
  threadFree,
  threadReady,
  threadRunning,
} from "../thread/thread.ts";
import {
  doNothing,
  type IdleWork,
  keepOrder,
  type ReadyOrder,
  rest,
  type SpareWork,
} from "./hooks.ts";
import { CallInbox, CrossCall } from "./cross-calls.ts";
import { EventInbox } from "./event-inbox.ts";
import { aperiodic, borrowing, placeNone, placeRunnable } from "./entity.ts";
import { never, RealTime } from "./realtime.ts";
import type { TaskQueue } from "../task/queue.ts";
import type { Timer } from "./timer.ts";

export class Scheduler {
  /** Who runs now. */
  current: Thread;
  /** Runs when nobody else can. */
  idle: Thread;
  /** Somebody else should run: acted on at the end of an interrupt or call. */
  wantsDispatch: boolean = false;
  /** While it is not 0, only who runs decides to leave. */
  preemptionOff: u32 = 0;
  firstReady: Thread | null = null;
  /** Means nothing while there is no first. */
  lastReady: Thread;
  readyCount: u64 = 0;
  /** The counter when `current` came. */
  switchedAt: u64 = 0;
  /** Up to when `current`, a real-time thread, has been charged. */
  private chargedNs: u64 = 0;
  /** What the machine's timer is armed for; `never`: nothing. */
  private armedNs: u64 = never;
  /** That is the end of a turn, or earlier. */
  private endsTurn: boolean = false;
  readonly realTime = new RealTime();
  readonly timers = new DeadlineHeap();
  /** Threads to use again, and all that were ever made here. */
  firstFree: Thread | null = null;
  freeCount: u32 = 0;
  firstMade: Thread | null = null;
  number: u32 = 0;
  preemptions: u64 = 0;
  ticks: u64 = 0;
  /** What interrupt controllers call its CPU. */
  hardwareId: u32 = 0;
  /** What other CPUs have called this one for, and the call of whoever calls all. */
  readonly calls = new CallInbox();
  readonly broadcastCall = new CrossCall();
  /** What it has been notified of. */
  readonly events = new EventInbox();
  /** Tasks for this CPU, once it has had one; those of known size are counted here. */
  tasks: TaskQueue | null = null;
  spareTasks: u32 = 0;
  spareWork: SpareWork = doNothing;
  /** In which order aperiodic threads take turns (policy.ts). */
  policy: u32 = 0;
  orderReady: ReadyOrder = keepOrder;
  /** Called whenever the CPU has nothing to do, before it sleeps. */
  idleWork: IdleWork = rest;
  /** The call of whoever stops the world (world.ts). */
  readonly stopCall = new CrossCall();
  /** Threads of this CPU that others have woken, the latest first. */
  private readonly inbox = new Atomic<Thread | null>(null);

  constructor(current: Thread, idle: Thread) {
    this.current = current;
    this.idle = idle;
    this.lastReady = idle;
  }

  /** From now on the CPU's time is counted. */
  begin(): void {
    this.switchedAt = cycleCount();
    this.current.runCounts -= this.switchedAt;
  }

  // ---- Who is ready ----

  /** `thread`, of whatever CPU, stands nowhere and can run. @hot */
  wake(thread: Thread): void {
    const home = thread.scheduler;
    if (home !== this) home!.receive(thread);
    else if (thread.kind === aperiodic) this.makeReady(thread);
    else this.resume(thread);
  }

  /** Called on another CPU: `thread` is this one's. @noinline */
  receive(thread: Thread): void {
    for (;;) {
      const before = this.inbox.load("relaxed");
      thread.next = before;
      if (!this.inbox.compareExchange(before, thread, "release")) continue;
      // Who finds it empty calls; the others' threads are seen as well then.
      if (before === null) interruptProcessor(this.hardwareId);
      return;
    }
  }

  /** Takes in what others have sent, in the order in which they did. @hot */
  openInbox(): void {
    if (this.inbox.load("relaxed") === null) return;
    let received = this.inbox.exchange(null, "acquire");
    let first: Thread | null = null;
    while (received !== null) {
      const next: Thread | null = received.next;
      received.next = first;
      first = received;
      received = next;
    }
    while (first !== null) {
      const next: Thread | null = first.next;
      // It may have been moved while it was on its way.
      if (first.scheduler === this) this.wakeHere(first);
      else first.scheduler!.receive(first);
      first = next;
    }
  }

  /** @hot */
  private wakeHere(thread: Thread): void {
    if (thread.status === threadExited) {
      this.reuse(thread);
      return;
    }
    if (thread.kind === aperiodic) this.makeReady(thread);
    else this.resume(thread);
  }

  /** A real-time thread of this CPU can run. @noinline */
  private resume(thread: Thread): void {
    thread.status = threadReady;
    this.realTime.resume(thread, readClock());
    if (thread.kind === aperiodic) this.makeReady(thread);
    else this.wantsDispatch = true;
  }

  /** Puts an aperiodic thread behind all others that are ready. @hot */
  makeReady(thread: Thread): void {
    thread.status = threadReady;
    thread.turnCounts = 0;
    thread.next = null;
    if (this.firstReady === null) this.firstReady = thread;
    else this.lastReady.next = thread;
    this.lastReady = thread;
    this.readyCount += 1;
    if (!this.endsTurn) this.beginQuantum();
  }

  /** The running thread goes on with its turn once the better ones have run. @hot */
  private makeReadyFirst(thread: Thread): void {
    thread.turnCounts += cycleCount() - this.switchedAt;
    thread.status = threadReady;
    const first = this.firstReady;
    thread.next = first;
    if (first === null) this.lastReady = thread;
    this.firstReady = thread;
    this.readyCount += 1;
  }

  /** From now on somebody may have to leave the CPU to others. @noinline */
  private beginQuantum(): void {
    this.endsTurn = true;
    this.armAt(readClock() + config.quantumNs);
  }

  /** Takes the next ready thread, or the idle one. @hot */
  private takeReady(): Thread {
    const first = this.firstReady;
    if (first === null) return this.idle;
    this.firstReady = first.next;
    this.readyCount -= 1;
    return first;
  }

  /** Takes a ready aperiodic thread out; false: it is not among them. */
  takeOut(thread: Thread): boolean {
    this.orderReady(this, false);
    let before: Thread | null = null;
    let at = this.firstReady;
    while (at !== null && at !== thread) {
      before = at;
      at = at.next;
    }
    if (at === null) return false;
    if (before === null) this.firstReady = thread.next;
    else before.next = thread.next;
    if (this.lastReady === thread && before !== null) this.lastReady = before;
    this.readyCount -= 1;
    return true;
  }

  /** `thread`, of whatever CPU, has ended, and nobody asks for it any more. @hot */
  discard(thread: Thread): void {
    const home = thread.scheduler!;
    if (home === this) this.reuse(thread);
    else home.receive(thread);
  }

  /** @hot */
  private reuse(thread: Thread): void {
    thread.status = threadFree;
    const older = this.firstFree;
    thread.next = older;
    this.firstFree = thread;
    if (this.freeCount === keptThreadsMaximum && older !== null) {
      // Not `thread` itself: should it be ending just now, we are on its stack.
      thread.next = older.next;
      depositThread(older);
      return;
    }
    this.freeCount += 1;
  }

  // ---- Switching ----

  /** Leaves the running thread, which stands where it has to, for the next. @hot */
  dispatch(): void {
    const next =
      this.realTime.count === 0 ? this.takeReady() : this.chooseRealTime();
    const previous = this.current;
    if (next !== previous) {
      this.switchTo(previous, next);
      return;
    }
    this.wantsDispatch = false;
    next.status = threadRunning;
  }

  /** Leaves the running thread, `previous`, for another. @inline @hot */
  private switchTo(previous: Thread, next: Thread): void {
    this.wantsDispatch = false;
    next.status = threadRunning;
    const now = cycleCount();
    previous.runCounts += now;
    next.runCounts -= now;
    this.switchedAt = now;
    this.current = next;
    setLocalThread(next);
    noteSwitch(next, this.number, now);
    switchContexts(previous.context, next.context);
  }

  /** As `takeReady`, with real-time threads about. @noinline */
  private chooseRealTime(): Thread {
    const nowNs = readClock();
    const realTime = this.realTime;
    if (this.charge(nowNs) && this.current.kind === aperiodic)
      this.makeReady(this.current);
    realTime.advance(nowNs);
    for (;;) {
      const demoted = realTime.takeDemoted();
      if (demoted === null) break;
      this.makeReady(demoted as Thread);
    }
    const first = realTime.first();
    if (first === null) this.orderReady(this, true);
    const next = first === null ? this.takeReady() : (first as Thread);
    this.chargedNs = nowNs;
    this.armAt(realTime.nextEventNs(first, nowNs));
    if (first === null && this.firstReady !== null) {
      this.endsTurn = true;
      this.armAt(nowNs + config.quantumNs);
    }
    return next;
  }

  /**
   * Counts what the running thread has run against its job. True: the job is
   * done, and the thread stands nowhere if it is aperiodic now.
   */
  private charge(nowNs: u64): boolean {
    const current = this.current;
    if (current.place !== placeRunnable) return false;
    const isDone = this.realTime.charge(current, nowNs - this.chargedNs);
    this.chargedNs = nowNs;
    return isDone;
  }

  /**
   * The running thread will wait for `holder`, of whatever CPU: if it has real
   * time, and the holder can run here and would later, it lends it that.
   */
  lend(holder: Thread): void {
    const current = this.current;
    if (current.kind === aperiodic || holder.scheduler !== this) return;
    if (holder.status !== threadReady || holder === current) return;
    this.charge(readClock());
    if (current.place !== placeRunnable) return;
    if (holder.kind === aperiodic) {
      if (!this.takeOut(holder)) return;
    } else {
      const isUrgent: boolean = holder.deadlineNs <= current.deadlineNs;
      if (holder.place === placeNone) return;
      if (holder.place === placeRunnable && isUrgent) return;
      if (holder.kind === borrowing) this.realTime.takeBack(holder);
    }
    this.realTime.lend(current, holder);
  }

  /** `holder`, of this CPU, has done what it was lent for, or the lender does not wait any more. */
  endLending(holder: Thread): void {
    if (holder.kind !== borrowing) return;
    if (holder === this.current) {
      if (!this.charge(readClock())) this.realTime.takeBack(holder);
    } else {
      this.realTime.takeBack(holder);
      if (holder.kind === aperiodic && holder.status === threadReady)
        this.makeReady(holder);
    }
    this.wantsDispatch = true;
  }

  /** Called by the idle thread, over and over: others, or an interrupt. */
  idleOnce(): void {
    disable();
    this.openInbox();
    if (this.firstReady === null && !this.wantsDispatch) {
      this.idleWork(this);
      if (this.spareTasks === 0 || !this.useSpareTime()) waitForInterrupt();
    }
    this.dispatch();
    restore(true);
  }

  /** Does what fits before somebody with real time comes; false: nothing did. @noinline */
  private useSpareTime(): boolean {
    const realTime = this.realTime;
    if (realTime.first() !== null) return false;
    let spareNs: u64 = config.quantumNs;
    if (realTime.count !== 0) {
      const nowNs = readClock();
      const nextNs = realTime.nextEventNs(null, nowNs);
      if (nextNs <= nowNs) return false;
      if (nextNs - nowNs < spareNs) spareNs = nextNs - nowNs;
    }
    return this.spareWork(this, spareNs);
  }

  /** The running thread waits for something: it stands nowhere, or in a queue of its own. @hot */
  park(): void {
    this.parkCurrent(this.current);
  }

  /** As `park`, for who has the running thread at hand. @inline @hot */
  parkCurrent(current: Thread): void {
    if (this.realTime.count === 0) this.switchTo(current, this.takeReady());
    else this.parkRealTime();
  }

  /** Somebody is ready: the running thread goes behind all that are. @noinline @hot */
  yield(): void {
    const current = this.current;
    // Who has real time stands in its queue already.
    if (current.kind === aperiodic) this.makeReady(current);
    this.dispatch();
  }

  /** As `park`, with real-time threads about. @noinline */
  private parkRealTime(): void {
    const current = this.current;
    if (current.kind !== aperiodic) {
      this.charge(readClock());
      this.realTime.suspend(current);
    }
    this.dispatch();
  }

  /** The running thread, a real-time one, has done its present job. */
  finishJob(): void {
    const current = this.current;
    this.charge(readClock());
    if (current.place === placeRunnable) this.realTime.finishJob(current);
    this.preempt();
  }

  /** Somebody else may be better: the running thread would go on. */
  preempt(): void {
    if (this.spareTasks !== 0) this.useSpareTime();
    const current = this.current;
    this.preemptions += 1;
    if (current.kind !== aperiodic) current.status = threadReady;
    else if (current === this.idle) current.status = threadReady;
    else if (this.isQuantumOver()) this.makeReady(current);
    else this.makeReadyFirst(current);
    this.dispatch();
  }

  private isQuantumOver(): boolean {
    return this.leftNs() < config.quantumNs / 16;
  }

  /** What is left of the running thread's quantum. */
  private leftNs(): u64 {
    if (this.countsPerMicrosecond === 0)
      this.countsPerMicrosecond = counterHz() / 1_000_000 + 1;
    const counts = this.current.turnCounts + cycleCount() - this.switchedAt;
    const ranNs = (counts * 1000) / this.countsPerMicrosecond;
    return ranNs < config.quantumNs ? config.quantumNs - ranNs : u64(0);
  }

  /** Of the CPU's counter; 0 until somebody asks. */
  private countsPerMicrosecond: u64 = 0;

  /** The end of what was done with interrupts off: lets a better thread run first. @hot */
  endCritical(wereEnabled: boolean): void {
    if (this.wantsDispatch) this.preemptIfPossible(wereEnabled);
    restore(wereEnabled);
  }

  /** @noinline */
  private preemptIfPossible(wereEnabled: boolean): void {
    if (wereEnabled && this.preemptionOff === 0) this.preempt();
  }

  // ---- Time ----

  /** Calls `timer.callback` at `atNs` or soon after; replaces an earlier setting. @hot */
  setTimer(timer: Timer, atNs: u64): void {
    if (timer.isSet) this.timers.remove(timer);
    timer.isSet = true;
    this.timers.insert(timer, atNs);
    this.armAt(atNs);
  }

  /** The timer was set on this CPU, or is not set. @hot */
  cancelTimer(timer: Timer): void {
    if (!timer.isSet) return;
    timer.isSet = false;
    this.timers.remove(timer);
  }

  private armAt(atNs: u64): void {
    if (atNs >= this.armedNs) return;
    this.armedNs = atNs;
    const nowNs = readClock();
    armTimer(atNs > nowNs ? atNs - nowNs : u64(0));
  }

  /** The machine's timer has fired. */
  tick(): void {
    this.ticks += 1;
    this.armedNs = never;
    this.endsTurn = false;
    const nowNs = readClock();
    for (;;) {
      const timer = this.timers.first as Timer | null;
      if (timer === null || timer.key > nowNs) break;
      this.cancelTimer(timer);
      timer.callback(timer, nowNs);
    }
    const next = this.timers.first as Timer | null;
    if (next !== null) this.armAt(next.key);
    if (this.realTime.count !== 0) {
      this.wantsDispatch = true;
    } else if (this.firstReady !== null) {
      this.wantsDispatch = this.isQuantumOver();
      this.endsTurn = true;
      // Who comes next has a whole quantum; who stays, the rest of this one.
      this.armAt(
        nowNs + (this.wantsDispatch ? config.quantumNs : this.leftNs()),
      );
    }
  }
}

/** The running CPU's: interrupts are off, or the thread may be moved. @inline */
export function currentScheduler(): Scheduler {
  return localScheduler<Scheduler>();
}

/** Who asks. With interrupts on, the scheduler's `current` may be another CPU's. @inline */
export function currentThread(): Thread {
  return localThread<Thread>();
}
