// Groups: threads that do things together. Each member calls, and all go on when
// all have: a barrier, an election, a broadcast; and admission to real time of
// all members or none (group/admission.ts). Members stay on their CPUs.

import {
  endCritical,
  limitAfter,
  WaitQueue,
  wakeThread,
} from "../sched/wait-queue.ts";
import { restore } from "#arch/interrupts";
import { Spinlock } from "../cpu/spinlock.ts";
import type { Reservation } from "../sched/admission.ts";
import type { Thread } from "../thread/thread.ts";
import { currentThread } from "../thread/threads.ts";

/** A thread's part in a group. */
export class Member {
  group: Group | null = null;
  thread: Thread | null = null;
  next: Member | null = null;
  /** Whether the thread was bound before it joined. */
  wasBound: boolean = false;
  // While the group asks for real time (admission.ts), guarded by its lock:
  reservation: Reservation | null = null;
  phaseNs: u64 = 0;
  isSporadic: boolean = false;
  refusal: u32 = 0;
}

export class Group {
  name: string = "";
  readonly lock = new Spinlock();
  readonly waiters = new WaitQueue("others of its group", this.lock);
  // Guarded by lock:
  firstMember: Member | null = null;
  size: u32 = 0;
  arrived: u32 = 0;
  /** Goes up when all have arrived. */
  phase: u64 = 0;
  /** Goes up when nobody shall wait for a broadcast any more. */
  terminations: u32 = 0;
  leader: Member | null = null;
  message: usize = 0;
  /** Anybody's word. */
  state: usize = 0;
  /** What became of a common request: see admission.ts. */
  asked: u32 = 0;
  refused: u32 = 0;
  isAdmitted: boolean = false;
  /** In the list of all groups, or of those to be used again. */
  next: Group | null = null;
}

class Groups {
  readonly lock = new Spinlock();
  // Guarded by lock:
  first: Group | null = null;
  firstFree: Group | null = null;
  firstFreeMember: Member | null = null;
}
const groups = new Groups();

/** A group without members; null: the name is taken, or there is no memory. @allocates */
export function createGroup(name: string): Group | null {
  const group = makeGroup();
  if (group === null) return null;
  const wereEnabled = groups.lock.lock();
  const isFree: boolean = search(name) === null;
  group.name = name;
  if (isFree) {
    group.next = groups.first;
    groups.first = group;
  } else {
    group.next = groups.firstFree;
    groups.firstFree = group;
  }
  groups.lock.unlock(wereEnabled);
  return isFree ? group : null;
}

function makeGroup(): Group | null {
  const wereEnabled = groups.lock.lock();
  const free = groups.firstFree;
  if (free !== null) groups.firstFree = free.next;
  groups.lock.unlock(wereEnabled);
  if (free !== null) return free;
  try {
    return new Group();
  } catch {
    return null;
  }
}

/** Null: there is no group of that name. */
export function findGroup(name: string): Group | null {
  const wereEnabled = groups.lock.lock();
  const group = search(name);
  groups.lock.unlock(wereEnabled);
  return group;
}

function search(name: string): Group | null {
  let group = groups.first;
  while (group !== null && group.name !== name) group = group.next;
  return group;
}

/** False: it has members. Nobody may use it afterwards. */
export function deleteGroup(group: Group): boolean {
  const wereEnabled = groups.lock.lock();
  const isEmpty: boolean = group.size === 0;
  if (isEmpty) {
    if (groups.first === group) groups.first = group.next;
    let at = groups.first;
    while (at !== null && at.next !== group) at = at.next;
    if (at !== null) at.next = group.next;
    group.leader = null;
    group.state = 0;
    group.next = groups.firstFree;
    groups.firstFree = group;
  }
  groups.lock.unlock(wereEnabled);
  return isEmpty;
}

/** The running thread is a member from now on; null: no memory. @allocates */
export function joinGroup(group: Group): Member | null {
  const member = makeMember();
  if (member === null) return null;
  const thread = currentThread();
  member.thread = thread;
  member.group = group;
  member.wasBound = thread.isBound;
  thread.isBound = true;
  const wereEnabled = group.lock.lock();
  member.next = group.firstMember;
  group.firstMember = member;
  group.size += 1;
  group.lock.unlock(wereEnabled);
  return member;
}

function makeMember(): Member | null {
  const wereEnabled = groups.lock.lock();
  const free = groups.firstFreeMember;
  if (free !== null) groups.firstFreeMember = free.next;
  groups.lock.unlock(wereEnabled);
  if (free !== null) return free;
  try {
    return new Member();
  } catch {
    return null;
  }
}

/** The running thread, whose membership it is, leaves: the others need not wait for it. */
export function leaveGroup(member: Member): void {
  const group = member.group!;
  const wereEnabled = group.lock.lock();
  if (group.firstMember === member) group.firstMember = member.next;
  let at = group.firstMember;
  while (at !== null && at.next !== member) at = at.next;
  if (at !== null) at.next = member.next;
  group.size -= 1;
  if (group.leader === member) group.leader = null;
  if (group.size !== 0 && group.arrived === group.size) release(group);
  group.lock.release();
  member.thread!.isBound = member.wasBound;
  member.group = null;
  groups.lock.acquire();
  member.next = groups.firstFreeMember;
  groups.firstFreeMember = member;
  groups.lock.release();
  endCritical(wereEnabled);
}

/** All who wait go on; the lock is held. */
function release(group: Group): void {
  group.arrived = 0;
  group.phase += 1;
  for (;;) {
    const thread = group.waiters.take();
    if (thread === null) return;
    wakeThread(thread);
  }
}

/** Waits until all members have come; true for the one that came last. @sleeps */
export function groupBarrier(member: Member): boolean {
  const group = member.group!;
  const wereEnabled = group.lock.lock();
  group.arrived += 1;
  const isLast: boolean = group.arrived === group.size;
  if (isLast) {
    release(group);
    group.lock.release();
    endCritical(wereEnabled);
  } else {
    group.waiters.waitForEver();
    restore(wereEnabled);
  }
  return isLast;
}

/** As `groupBarrier`; false when not all had come within `durationNs`: then nobody counts on the caller. @sleeps */
export function groupBarrierWithin(member: Member, durationNs: u64): boolean {
  const untilNs = limitAfter(durationNs);
  const group = member.group!;
  const wereEnabled = group.lock.lock();
  const phase = group.phase;
  group.arrived += 1;
  if (group.arrived === group.size) {
    release(group);
    group.lock.release();
    endCritical(wereEnabled);
    return true;
  }
  let hasPassed = group.waiters.wait(untilNs);
  if (!hasPassed) {
    group.lock.acquire();
    // The last may have come between the limit and here.
    hasPassed = group.phase !== phase;
    if (!hasPassed) group.arrived -= 1;
    group.lock.release();
  }
  restore(wereEnabled);
  return hasPassed;
}

/** One member becomes the leader, until it leaves or `resetLeader`: true for that one. */
export function electLeader(member: Member): boolean {
  const group = member.group!;
  const wereEnabled = group.lock.lock();
  if (group.leader === null) group.leader = member;
  const isLeader: boolean = group.leader === member;
  group.lock.unlock(wereEnabled);
  return isLeader;
}

export function isLeader(member: Member): boolean {
  return member.group!.leader === member;
}

export function resetLeader(group: Group): void {
  const wereEnabled = group.lock.lock();
  group.leader = null;
  group.lock.unlock(wereEnabled);
}

/** What `receiveBroadcast` gives when the broadcasts were ended. */
export const noMessage: usize = ~usize(0);

/** Gives a word, not `noMessage`, to all other members, once each has asked for it. @sleeps */
export function sendBroadcast(member: Member, message: usize): void {
  member.group!.message = message;
  groupBarrier(member);
  // Nobody sends the next before all have read this one.
  groupBarrier(member);
}

/** Waits for a member to send; `noMessage`: somebody has ended it. @sleeps */
export function receiveBroadcast(member: Member): usize {
  const group = member.group!;
  const before = group.terminations;
  groupBarrier(member);
  if (group.terminations !== before) return noMessage;
  const message = group.message;
  groupBarrier(member);
  return message;
}

/** As `receiveBroadcast`; `noMessage` also when nobody had sent within `durationNs`. @sleeps */
export function receiveBroadcastWithin(member: Member, durationNs: u64): usize {
  const group = member.group!;
  const before = group.terminations;
  if (!groupBarrierWithin(member, durationNs)) return noMessage;
  if (group.terminations !== before) return noMessage;
  const message = group.message;
  groupBarrier(member);
  return message;
}

/** Who waits for a broadcast that nobody will send goes on without one. */
export function terminateBroadcast(group: Group): void {
  const wereEnabled = group.lock.lock();
  group.terminations += 1;
  release(group);
  group.lock.release();
  endCritical(wereEnabled);
}
