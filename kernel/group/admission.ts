// Real time for all members of a group or for none, beginning at one moment.
//
// Each member asks on its own CPU, keeping what it has, and waits. The last one
// to ask knows the outcome, and has every CPU settle its members' part in a
// call: what was refused is given back, and nothing has changed; what was admitted
// replaces what the member had, and its first job arrives at the same moment
// everywhere, however long its CPU takes to run it. CPUs' clocks agree
// (sched/clocks.ts) as well as they do.

import { nowNs } from "#arch/clock";
import { disableAndSave, restore } from "#arch/interrupts";
import { config } from "../config.ts";
import { callAllAndWait } from "../sched/call.ts";
import { aperiodic } from "../sched/entity.ts";
import { currentScheduler, type Scheduler } from "../sched/scheduler.ts";
import { endCritical } from "../sched/wait-queue.ts";
import { Semaphore } from "../sync/semaphore.ts";
import { threadWaiting } from "../thread/thread.ts";
import { type Group, groupBarrier, type Member } from "./group.ts";

/** The group whose request is being settled: one at a time in the whole system. */
class Flight {
  readonly isFree = new Semaphore(1);
  group: Group | null = null;
  /** Who settles. */
  decider: Member | null = null;
  firstNs: u64 = 0;
}
const flight = new Flight();

/**
 * All members call this, each with its own constraints (see `makePeriodic` in
 * thread/constraints.ts). True: all were admitted, and their first jobs arrive at
 * one moment, plus each one's `phaseNs`. False: none was, and all are what they
 * were; `member.refusal` says why, if it was this one. @sleeps @allocates
 */
export function makeGroupPeriodic(
  member: Member,
  phaseNs: u64,
  periodNs: u64,
  sliceNs: u64,
  deadlineNs: u64,
): boolean {
  begin(member, phaseNs, false);
  const wereEnabled = disableAndSave();
  const admission = currentScheduler().realTime.admission;
  member.reservation = admission.admitPeriodic(
    sliceNs,
    periodNs,
    deadlineNs,
    nowNs(),
  );
  return ask(member, wereEnabled);
}

/**
 * As `makeGroupPeriodic`, but each member gets `sizeNs` within `deadlineNs` of the
 * common moment, once, and is aperiodic then (see `makeSporadic`). Members that
 * ask together may ask for either. @sleeps @allocates
 */
export function makeGroupSporadic(
  member: Member,
  phaseNs: u64,
  sizeNs: u64,
  deadlineNs: u64,
): boolean {
  begin(member, phaseNs, true);
  const wereEnabled = disableAndSave();
  const admission = currentScheduler().realTime.admission;
  member.reservation = admission.admitSporadic(sizeNs, deadlineNs, nowNs());
  return ask(member, wereEnabled);
}

function begin(member: Member, phaseNs: u64, isSporadic: boolean): void {
  // Two groups that ask at once could keep each other out.
  if (groupBarrier(member)) flight.isFree.down();
  groupBarrier(member);
  member.phaseNs = phaseNs;
  member.isSporadic = isSporadic;
}

/** Interrupts are off; the member has its reservation or was refused. */
function ask(member: Member, wereEnabled: boolean): boolean {
  const group = member.group!;
  const scheduler = currentScheduler();
  member.refusal = scheduler.realTime.admission.refusal;
  group.lock.acquire();
  group.asked += 1;
  if (member.reservation === null) group.refused += 1;
  const isLast: boolean = group.asked === group.size;
  if (!isLast) {
    // Who settles calls this CPU, which does not listen before we have left.
    scheduler.current.status = threadWaiting;
    group.lock.release();
    scheduler.park();
    restore(wereEnabled);
    return group.isAdmitted;
  }
  group.isAdmitted = group.refused === 0;
  group.asked = 0;
  group.refused = 0;
  group.lock.release();
  // Our own first job must not come before we have begun it.
  scheduler.preemptionOff += 1;
  restore(wereEnabled);
  decide(group, member);
  return group.isAdmitted;
}

/** The outcome is known, and all others wait. */
function decide(group: Group, member: Member): void {
  flight.group = group;
  flight.decider = member;
  flight.firstNs = nowNs() + config.groupStartNs;
  callAllAndWait(settleMembers, 0);
  const wereEnabled = disableAndSave();
  const own = currentScheduler();
  own.preemptionOff -= 1;
  flight.isFree.up();
  settle(own, member);
  if (group.isAdmitted) own.preempt();
  endCritical(wereEnabled);
}

/** On each CPU. @interrupt */
function settleMembers(word: usize, cpu: u32): void {
  const own = currentScheduler();
  let member = flight.group!.firstMember;
  while (member !== null) {
    const next: Member | null = member.next;
    const thread = member.thread!;
    if (thread.scheduler === own && member !== flight.decider) {
      settle(own, member);
      // It waits still: for us, not for time.
      own.realTime.suspend(thread);
      own.wake(thread);
    }
    member = next;
  }
}

function settle(own: Scheduler, member: Member): void {
  const reservation = member.reservation;
  const thread = member.thread!;
  const realTime = own.realTime;
  member.reservation = null;
  if (reservation === null) return;
  if (!member.group!.isAdmitted) {
    realTime.admission.leave(reservation, 0);
    return;
  }
  if (thread.kind !== aperiodic) realTime.end(thread);
  const firstNs: u64 = flight.firstNs + member.phaseNs;
  if (member.isSporadic) realTime.beginSporadic(thread, reservation, firstNs);
  else realTime.beginPeriodic(thread, reservation, firstNs);
}
