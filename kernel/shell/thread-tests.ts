// Commands that try threads out: threadtest, grouptest, threadtopotest.

import { nowNs } from "#arch/clock";
import { coreOf, packageOf } from "#arch/topology";
import { isCancelled } from "../console/input.ts";
import { out } from "../console/writer.ts";
import { makeGroupPeriodic } from "../group/admission.ts";
import {
  createGroup,
  deleteGroup,
  electLeader,
  type Group,
  groupBarrier,
  joinGroup,
  leaveGroup,
  type Member,
} from "../group/group.ts";
import { refusals } from "../sched/admission.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import type { Scheduler } from "../sched/scheduler.ts";
import { makeAperiodic, waitForNextPeriod } from "../thread/constraints.ts";
import { type Thread, threadExited } from "../thread/thread.ts";
import {
  createThread,
  currentThread,
  firstThread,
  joinChildren,
  joinThread,
  nextThread,
  startThread,
  startThreadOn,
  yieldThread,
} from "../thread/threads.ts";
import type { Arguments } from "./arguments.ts";
import { type Column, left, listing, right } from "./listing.ts";

const threadsMaximum: u32 = 512;

class Batch {
  readonly threads = new FixedArray<Thread | null, 512>();
}
const batch = new Batch();

/** threadtest [rounds [threads [depth]]] */
export function threadtest(words: Arguments): void {
  let rounds: u64 = 10;
  let count: u64 = u64(threadsMaximum);
  let depth: u64 = 8;
  if (words.hasMore()) rounds = words.takeDecimal("rounds", 1_000_000);
  if (words.hasMore()) count = words.takeDecimal("threads", count);
  if (words.hasMore()) depth = words.takeDecimal("depth", 12);
  if (!words.end()) return;
  const start = nowNs();
  let isRight = true;
  for (let round: u64 = 0; round < rounds && !isCancelled(); round++)
    isRight = runBatch(u32(count)) && isRight;
  printResult("create and join, in batches", isRight, start);
  const middle = nowNs();
  printResult(
    "create and join, in recursion",
    branch(usize(depth)) === usize(1) << usize(depth),
    middle,
  );
}

function printResult(what: string, isRight: boolean, startNs: u64): void {
  out
    .text(what)
    .text(": ")
    .text(isRight ? "PASS" : "FAIL")
    .text(" (");
  out
    .decimal((nowNs() - startNs) / 1_000_000)
    .text(" ms)")
    .line();
}

function triple(input: usize): usize {
  return input * 3;
}

function runBatch(count: u32): boolean {
  let isRight = true;
  for (let i: u32 = 0; i < count; i++) {
    const thread = createThread(triple, usize(i));
    batch.threads[i] = thread;
    if (thread !== null && !startThreadOn(thread, i % cpuCount()))
      startThread(thread);
  }
  for (let i: u32 = 0; i < count; i++) {
    const thread = batch.threads[i];
    if (thread === null || joinThread(thread) !== usize(i) * 3) isRight = false;
  }
  return isRight;
}

/** A tree of threads over all CPUs, each joining its children: gives its leaves. */
function branch(levels: usize): usize {
  if (levels === 0) return 1;
  const left = createThread(branch, levels - 1);
  const right = createThread(branch, levels - 1);
  if (left !== null && !startThreadOn(left, u32(levels) % cpuCount()))
    startThread(left);
  if (right !== null) startThread(right);
  let leaves: usize = 0;
  if (left !== null) leaves += joinThread(left);
  if (right !== null) leaves += joinThread(right);
  return leaves;
}

class GroupTest {
  group: Group | null = null;
  periods: u64 = 0;
  periodNs: u64 = 0;
  sliceNs: u64 = 0;
  readonly joined = new Atomic<u32>(0);
  readonly failed = new Atomic<u32>(0);
  firstNs: u64 = 0;
}
const tested = new GroupTest();

/** grouptest [periods [period slice]]: a member on each CPU, in step. */
export function grouptest(words: Arguments): void {
  tested.periods = 10;
  tested.periodNs = 10_000_000;
  tested.sliceNs = 2_000_000;
  if (words.hasMore()) tested.periods = words.takeDecimal("periods", 1_000_000);
  if (words.hasMore()) {
    tested.periodNs = words.takeDecimal("period", 1_000_000_000_000);
    tested.sliceNs = words.takeDecimal("slice", 1_000_000_000_000);
  }
  if (!words.end()) return;
  const group = createGroup("grouptest");
  if (group === null) {
    out.text("a group of this name is there, or there is no memory").line();
    return;
  }
  tested.group = group;
  tested.joined.store(0);
  tested.failed.store(0);
  let count: u32 = 0;
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    if (schedulerOf(cpu) === null) continue;
    const thread = createThread(actInGroup, usize(cpu));
    if (thread === null) continue;
    startThreadOn(thread, cpu);
    count += 1;
  }
  tested.joined.fetchAdd(~count + 1);
  joinChildren(forget);
  const isRight = deleteGroup(group) && tested.failed.load() === 0;
  out.text(isRight ? "PASS" : "FAIL").line();
}

function forget(result: usize, number: u64): void {}

function actInGroup(cpu: usize): usize {
  const member = joinGroup(tested.group!);
  // It goes up to 0: the number of members was taken off it.
  tested.joined.fetchAdd(1);
  while (tested.joined.load() !== 0) yieldThread();
  if (member === null) {
    tested.failed.fetchAdd(1);
    return 0;
  }
  const leads = electLeader(member);
  groupBarrier(member);
  const isAdmitted = makeGroupPeriodic(
    member,
    0,
    tested.periodNs,
    tested.sliceNs,
    tested.periodNs,
  );
  if (isAdmitted) beInStep(member, cpu, leads);
  else tellRefusal(member, cpu);
  leaveGroup(member);
  return 0;
}

function tellRefusal(member: Member, cpu: usize): void {
  tested.failed.fetchAdd(1);
  out.text("CPU ").decimal(u64(cpu)).text(": refused: ");
  out.text(member.refusal === 0 ? "others were" : refusals[member.refusal]);
  out.line();
}

function beInStep(member: Member, cpu: usize, leads: boolean): void {
  const thread = currentThread();
  const arrivedNs = thread.arrivalNs;
  if (leads) tested.firstNs = arrivedNs;
  for (let i: u64 = 0; i < tested.periods; i++) waitForNextPeriod();
  const { arrivals, misses } = thread;
  makeAperiodic();
  groupBarrier(member);
  // Late by whole periods: the host let the CPU wait.
  const apartNs = arrivedNs - tested.firstNs;
  if (apartNs % tested.periodNs !== 0) tested.failed.fetchAdd(1);
  out
    .text("CPU ")
    .decimal(u64(cpu))
    .text(leads ? ": leader" : ": member");
  out
    .text(", first job at ")
    .decimal(arrivedNs / 1000)
    .text(" us, ");
  out.decimal(arrivals).text(" jobs, ").decimal(misses).text(" missed").line();
}

/** threadtopotest a|s|p|l [--json]: the threads of all CPUs, or of those near this one. */
export function threadtopotest(words: Arguments): void {
  let reach: u32 = 0;
  if (words.take("l")) reach = 1;
  else if (words.take("p")) reach = 2;
  else if (words.take("s")) reach = 3;
  else if (!words.take("a")) return words.failKeyword("reach");
  if (!listing.begin(words)) return;
  if (listing.isJson) listing.section("threads", placeColumns);
  const own = currentThread().scheduler!;
  let count: u64 = 0;
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    let thread = firstThread(cpu);
    while (thread !== null) {
      const home = thread.scheduler!;
      const isNear = reach === 0 || isWithin(reach, own, home);
      if (isNear && thread.status !== threadExited) {
        showPlace(thread, home);
        count += 1;
      }
      thread = nextThread(thread);
    }
  }
  if (listing.isJson) return listing.end();
  out
    .decimal(count)
    .text(count === 1 ? " thread" : " threads")
    .line();
}

const placeColumns: Column[] = [
  right("id", "id", 6),
  right("cpu", "cpu", 4),
  right("package", "package", 8),
  right("core", "core", 5),
  left("name", "name", 20),
];

function showPlace(thread: Thread, home: Scheduler): void {
  if (listing.isJson) {
    const id = home.hardwareId;
    listing.decimal(thread.number).decimal(u64(home.number));
    listing.decimal(u64(packageOf(id))).decimal(u64(coreOf(id)));
    listing.text(thread.name).row();
    return;
  }
  out.text("thread ").decimal(thread.number).text(" on CPU ");
  out.decimal(u64(home.number)).text(" ").text(thread.name).line();
}

function isWithin(reach: u32, own: Scheduler, other: Scheduler): boolean {
  if (own === other) return true;
  if (reach === 1) return false;
  if (packageOf(own.hardwareId) !== packageOf(other.hardwareId)) return false;
  return reach === 3 || coreOf(own.hardwareId) === coreOf(other.hardwareId);
}
