// Commands about how CPUs share their time: cores, policy, reap, steal.

import { out } from "../console/writer.ts";
import { wholeCpu } from "../sched/admission.ts";
import { policyNames, roundRobin, setPolicy } from "../sched/policy.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import type { Scheduler } from "../sched/scheduler.ts";
import {
  isStealing,
  startStealing,
  stopStealing,
  theftCount,
} from "../sched/stealing.ts";
import { reapThreads } from "../thread/reap.ts";
import { checkSets } from "../selftest/scheduling.ts";
import type { Arguments } from "./arguments.ts";
import { type Column, left, listing, right } from "./listing.ts";

const coreColumns: Column[] = [
  right("cpu", "cpu", 3),
  right("thread", "thread", 6),
  left("policy", "policy", 11),
  right("ready", "ready", 5),
  right("realTime", "rt", 3),
  right("usedPercent", "used %", 6),
  right("ticks", "ticks", 7),
  right("preemptions", "preempted", 9),
  right("thefts", "stolen", 6),
  left("name", "runs", 0),
];

const taskColumns: Column[] = [
  right("cpu", "cpu", 3),
  right("sizedMade", "sized tasks made", 16),
  right("sizedTaken", "taken", 9),
  right("unsizedMade", "others made", 12),
  right("unsizedTaken", "taken", 9),
];

/** cores [cpu] */
export function cores(words: Arguments): void {
  let first: u64 = 0;
  let last: u64 = u64(cpuCount()) - 1;
  if (words.hasMore() && words.isNumber()) {
    first = words.takeDecimal("cpu", last);
    last = first;
  }
  if (!listing.begin(words)) return;
  listing.section("cores", coreColumns);
  for (let cpu = first; cpu <= last; cpu++) {
    const scheduler = schedulerOf(u32(cpu));
    if (scheduler !== null) printCore(scheduler);
  }
  listing.section("tasks", taskColumns);
  for (let cpu = first; cpu <= last; cpu++) {
    const scheduler = schedulerOf(u32(cpu));
    const queue = scheduler === null ? null : scheduler.tasks;
    if (queue === null) continue;
    listing.decimal(cpu).decimal(queue.sizedAdded).decimal(queue.sizedTaken);
    listing.decimal(queue.unsizedAdded).decimal(queue.unsizedTaken).row();
  }
  listing.end();
}

/** What another CPU shows may be a moment old. */
function printCore(scheduler: Scheduler): void {
  const current = scheduler.current;
  const realTime = scheduler.realTime;
  // A policy is counted as a real-time thread (sched/policy.ts).
  const hidden: u32 = scheduler.policy === roundRobin ? 0 : 1;
  const { periodicUtilisation, sporadicUtilisation } = realTime.admission;
  const used = periodicUtilisation + sporadicUtilisation;
  listing.decimal(u64(scheduler.number)).decimal(current.number);
  listing.text(policyNames[scheduler.policy]).decimal(scheduler.readyCount);
  listing.decimal(u64(realTime.count - hidden));
  listing.decimal((used * 100 + wholeCpu - 1) / wholeCpu);
  listing.decimal(scheduler.ticks).decimal(scheduler.preemptions);
  listing.decimal(theftCount(scheduler.number)).text(current.name).row();
}

/** policy round-robin|quantum|lifetime|lottery */
export function policy(words: Arguments): void {
  for (let i: u32 = 0; i < u32(policyNames.length); i++) {
    if (!words.take(policyNames[i])) continue;
    if (!words.end()) return;
    if (!setPolicy(i)) out.text("no memory for a policy").line();
    return;
  }
  words.failKeyword("policy");
}

/** reap: gives back the stacks of threads that have ended. */
export function reap(words: Arguments): void {
  if (!words.end()) return;
  out.text("stacks given back: ").decimal(reapThreads()).line();
}

/** steal [on|off] */
export function steal(words: Arguments): void {
  if (words.take("on")) {
    if (!words.end()) return;
    if (!startStealing()) out.text("no memory for stealing").line();
  } else if (words.take("off")) {
    if (!words.end()) return;
    stopStealing();
  } else if (!words.end()) {
    return;
  }
  out.text("idle CPUs ").text(isStealing() ? "steal" : "do not steal");
  out.text(" threads").line();
}

/** admissiontest [sets [seed]]: no admitted set misses, no refused one could do. */
export function admissiontest(words: Arguments): void {
  let sets: u64 = 10_000;
  let seed: u64 = 1;
  if (words.hasMore()) sets = words.takeDecimal("sets", 1_000_000_000);
  if (words.hasMore()) seed = words.takeDecimal("seed", 0xffff_ffff);
  if (!words.end()) return;
  const problem = checkSets(seed, sets);
  if (problem === "") out.text("PASS ");
  else out.text("FAIL: ").text(problem).text("; ");
  out.decimal(sets).text(" sets (seed ").decimal(seed).text(")").line();
}
