// Groups: barriers whose members come and go, one leader, words for everybody,
// and real time for all or none, from one moment on.

import { makeGroupPeriodic, makeGroupSporadic } from "../group/admission.ts";
import {
  createGroup,
  deleteGroup,
  electLeader,
  findGroup,
  type Group,
  groupBarrier,
  groupBarrierWithin,
  isLeader,
  joinGroup,
  leaveGroup,
  type Member,
  noMessage,
  receiveBroadcast,
  receiveBroadcastWithin,
  resetLeader,
  sendBroadcast,
  terminateBroadcast,
} from "../group/group.ts";
import { aperiodic, periodic, sporadic } from "../sched/entity.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import { makeAperiodic, waitForNextPeriod } from "../thread/constraints.ts";
import type { ThreadBody } from "../thread/thread.ts";
import {
  createThread,
  currentThread,
  joinChildren,
  sleepThread,
  startThreadOn,
  yieldThread,
} from "../thread/threads.ts";

const rounds: u64 = 50;
const millisecondNs: u64 = 1_000_000;

class Shared {
  group: Group | null = null;
  count: u32 = 0;
  readonly joined = new Atomic<u32>(0);
  readonly counted = new Atomic<u64>(0);
  readonly leaders = new Atomic<u32>(0);
  readonly wrong = new Atomic<u32>(0);
  readonly refused = new Atomic<u32>(0);
  readonly arrivals = new FixedArray<u64, 256>();
}
const shared = new Shared();

export function groupsAct(seed: u64): string {
  const group = createGroup("selftest");
  if (group === null) return "a group could not be made";
  shared.group = group;
  let problem = "";
  if (createGroup("selftest") !== null) problem = "a name was given twice";
  if (findGroup("selftest") !== group) problem = "a group was not found";
  if (problem === "") problem = check(takePart, "a barrier was left too early");
  if (problem === "" && shared.leaders.load() !== u32(rounds))
    problem = "there was not one leader";
  if (problem === "") problem = check(hear, "a broadcast was lost");
  if (problem === "") problem = checkTermination();
  if (problem === "") problem = checkAdmission();
  if (problem !== "") return problem;
  if (!deleteGroup(group)) return "an empty group could not be deleted";
  return findGroup("selftest") === null ? "" : "a deleted group was found";
}

/** A member on each CPU. */
function runMembers(body: ThreadBody): boolean {
  shared.joined.store(0);
  shared.wrong.store(0);
  shared.counted.store(0);
  shared.leaders.store(0);
  shared.count = 0;
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    if (schedulerOf(cpu) !== null) shared.count += 1;
  }
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    if (schedulerOf(cpu) === null) continue;
    const thread = createThread(body, usize(cpu));
    if (thread === null) return false;
    startThreadOn(thread, cpu);
  }
  return true;
}

function check(body: ThreadBody, complaint: string): string {
  if (!runMembers(body)) return "no memory for a thread";
  joinChildren(forget);
  if (shared.group!.size !== 0) return "a member did not leave";
  return shared.wrong.load() === 0 ? "" : complaint;
}

function forget(result: usize, number: u64): void {}

/** Joins, and waits until all have. */
function join(): Member | null {
  const member = joinGroup(shared.group!);
  shared.joined.fetchAdd(1);
  while (shared.joined.load() < shared.count) yieldThread();
  if (member === null) shared.wrong.fetchAdd(1);
  return member;
}

/** Between two barriers nobody counts on; the last CPU's member leaves halfway. */
function takePart(input: usize): usize {
  const member = join();
  if (member === null) return 0;
  const isLeaver = u32(input) + 1 === cpuCount() && cpuCount() > 1;
  let counting = u64(shared.count);
  let expected: u64 = 0;
  for (let i: u64 = 0; i < rounds; i++) {
    if (i === rounds / 2 && cpuCount() > 1) {
      if (isLeaver) break;
      counting -= 1;
    }
    if (electLeader(member)) shared.leaders.fetchAdd(1);
    shared.counted.fetchAdd(1);
    expected += counting;
    groupBarrier(member);
    if (shared.counted.load() !== expected) shared.wrong.fetchAdd(1);
    if (isLeader(member)) resetLeader(shared.group!);
    groupBarrier(member);
  }
  leaveGroup(member);
  return 0;
}

function hear(input: usize): usize {
  const member = join();
  if (member === null) return 0;
  for (let i: u64 = 0; i < rounds; i++) {
    const speaker = usize(i) % usize(shared.count);
    if (input === speaker) {
      sendBroadcast(member, usize(i) * 7);
    } else if (receiveBroadcast(member) !== usize(i) * 7) {
      shared.wrong.fetchAdd(1);
    }
  }
  leaveGroup(member);
  return 0;
}

/** Waits for what nobody says. */
function listen(input: usize): usize {
  const member = join();
  if (member === null) return 0;
  const isSilent: boolean =
    receiveBroadcastWithin(member, millisecondNs) === noMessage;
  if (!isSilent || groupBarrierWithin(member, millisecondNs))
    shared.wrong.fetchAdd(1);
  shared.counted.fetchAdd(1);
  if (receiveBroadcast(member) !== noMessage) shared.wrong.fetchAdd(1);
  leaveGroup(member);
  return 0;
}

function checkTermination(): string {
  const silent = joinGroup(shared.group!);
  if (silent === null) return "no memory for a member";
  if (!runMembers(listen)) return "no memory for a thread";
  while (shared.counted.load() < u64(shared.count)) sleepThread(millisecondNs);
  while (shared.group!.arrived < shared.count) sleepThread(millisecondNs);
  terminateBroadcast(shared.group!);
  joinChildren(forget);
  leaveGroup(silent);
  return shared.wrong.load() === 0 ? "" : "a broadcast was not ended";
}

/** One asks for too much: nobody gets anything. Then all get it, at one moment. */
function askTogether(input: usize): usize {
  const member = join();
  if (member === null) return 0;
  const thread = currentThread();
  const isGreedy = input === 0;
  const sliceNs: u64 = isGreedy ? 95 : 60;
  for (let i: u32 = 0; i < 2; i++) {
    const isAdmitted = makeGroupPeriodic(
      member,
      0,
      millisecondNs * 100,
      sliceNs * millisecondNs,
      millisecondNs * 100,
    );
    if (isAdmitted || thread.kind !== aperiodic) shared.wrong.fetchAdd(1);
    if (isGreedy !== (member.refusal !== 0)) shared.wrong.fetchAdd(1);
  }
  askForLittle(member, u32(input));
  askOnce(member, u32(input));
  leaveGroup(member);
  return 0;
}

/** Would be refused had the others' 60 % been kept; then from real time to real time. */
function askForLittle(member: Member, cpu: u32): void {
  const thread = currentThread();
  const periodNs = millisecondNs * 10;
  for (let i: u64 = 1; i <= 2; i++) {
    const sliceNs = millisecondNs * 3;
    if (!makeGroupPeriodic(member, 0, periodNs * i, sliceNs, periodNs * i))
      shared.refused.fetchAdd(1);
    if (thread.kind !== periodic) shared.wrong.fetchAdd(1);
    shared.arrivals[cpu] = thread.arrivalNs;
    const number = thread.arrivals;
    if (number === 0) shared.wrong.fetchAdd(1);
    waitForNextPeriod();
    groupBarrier(member);
    // All have begun their first job at the same moment, or lost whole periods.
    const distance = shared.arrivals[0] - shared.arrivals[cpu];
    const otherWay = shared.arrivals[cpu] - shared.arrivals[0];
    const apart = distance < otherWay ? distance : otherWay;
    if (apart % (periodNs * i) !== 0) shared.wrong.fetchAdd(1);
    groupBarrier(member);
  }
  makeAperiodic();
}

/** Sporadic: too much for one is nothing for all; then each runs once, from one moment on. */
function askOnce(member: Member, cpu: u32): void {
  const thread = currentThread();
  const spanNs = millisecondNs * 50;
  const muchNs: u64 = millisecondNs * (cpu === 0 ? 40 : 1);
  if (makeGroupSporadic(member, 0, muchNs, spanNs) || thread.kind !== aperiodic)
    shared.wrong.fetchAdd(1);
  if (!makeGroupSporadic(member, millisecondNs, millisecondNs, spanNs))
    shared.refused.fetchAdd(1);
  // Its size used up, it is aperiodic again: that may be so already.
  if (thread.kind !== sporadic && thread.arrivals === 0)
    shared.wrong.fetchAdd(1);
  shared.arrivals[cpu] = thread.arrivalNs;
  groupBarrier(member);
  if (shared.arrivals[cpu] !== shared.arrivals[0]) shared.wrong.fetchAdd(1);
  groupBarrier(member);
  makeAperiodic();
}

function checkAdmission(): string {
  shared.refused.store(0);
  const problem = check(askTogether, "real time was not for all or none");
  if (problem !== "") return problem;
  return shared.refused.load() === 0
    ? ""
    : "what was refused to all was not given back";
}
