// Tests the kernel carries with it: the command `selftest` runs them in place.

import { out } from "../console/writer.ts";
import type { Arguments } from "../shell/arguments.ts";
import { callsArrive } from "./calls.ts";
import { memoryMayRunOut } from "./exhaustion.ts";
import { fixedArraysHoldWhatTheySay } from "./fixed-arrays.ts";
import { fibersTakeTurns } from "./fibers.ts";
import { tablesAreReadDefensively } from "./discovery.ts";
import { schedulerKeepsItsPromises } from "./scheduling.ts";
import { forksGoOn } from "./forks.ts";
import { groupsAct } from "./groups.ts";
import { heapMatchesModel } from "./heap.ts";
import { tasksAreRunOnce } from "./tasks.ts";
import { threadsAreKin } from "./kin.ts";
import { threadsMove } from "./moves.ts";
import { waitersAreWoken } from "./waiting.ts";
import { deadlinesAreInherited } from "./inheritance.ts";
import { mutexesForgetNobody } from "./mutexes.ts";
import { locksServeInOrder } from "./locks.ts";
import { wordsComeOutOnce } from "./lock-free.ts";
import { threadsKeepInStep } from "./synchronisation.ts";
import { numbersPrintAndParse } from "./numbers.ts";
import { policiesChoose } from "./policies.ts";
import { linesStayWhole } from "./printing.ts";
import { worldStandsStill } from "./world.ts";
import { cpusShareTheHeap } from "./shared-heap.ts";
import { vectorsAreKept } from "./vectors.ts";
import { clockNeverGoesBack } from "./clocks.ts";
import { runtimeAddsUp } from "./runtime.ts";
import { alarmsRing } from "./alarms.ts";
import { interruptsLeaveWork } from "./deferred.ts";
import { stolenThreadsKeepTheirTimers } from "./thefts.ts";
import { stacksAreGuarded } from "./stacks.ts";

export interface SelfTest {
  readonly name: string;
  /** Everything random follows from `seed`. Says what is wrong; "" when nothing is. */
  readonly check: (seed: u64) => string;
}

const tests: SelfTest[] = [
  { name: "calls", check: callsArrive },
  { name: "firmware", check: tablesAreReadDefensively },
  { name: "scheduling", check: schedulerKeepsItsPromises },
  { name: "heap", check: heapMatchesModel },
  { name: "sharedheap", check: cpusShareTheHeap },
  { name: "stacks", check: stacksAreGuarded },
  { name: "tasks", check: tasksAreRunOnce },
  { name: "threads", check: threadsKeepInStep },
  { name: "kin", check: threadsAreKin },
  { name: "moves", check: threadsMove },
  { name: "thefts", check: stolenThreadsKeepTheirTimers },
  { name: "policies", check: policiesChoose },
  { name: "forks", check: forksGoOn },
  { name: "groups", check: groupsAct },
  { name: "fibers", check: fibersTakeTurns },
  { name: "locks", check: locksServeInOrder },
  { name: "mutexes", check: mutexesForgetNobody },
  { name: "waiting", check: waitersAreWoken },
  { name: "inheritance", check: deadlinesAreInherited },
  { name: "lock-free", check: wordsComeOutOnce },
  { name: "printing", check: linesStayWhole },
  { name: "vectors", check: vectorsAreKept },
  { name: "world", check: worldStandsStill },
  { name: "clocks", check: clockNeverGoesBack },
  { name: "fixedarrays", check: fixedArraysHoldWhatTheySay },
  { name: "exhaustion", check: memoryMayRunOut },
  { name: "runtime", check: runtimeAddsUp },
  { name: "alarms", check: alarmsRing },
  { name: "deferred", check: interruptsLeaveWork },
  { name: "numbers", check: numbersPrintAndParse },
];

/** Runs all, or those whose name starts with a word; gives how many failed. */
export function runSelfTests(
  seed: u64,
  words: Arguments | null,
  word: u32,
): u32 {
  let failed: u32 = 0;
  for (let i: u32 = 0; i < u32(tests.length); i++) {
    if (words !== null && !words.isPrefix(word, tests[i].name)) continue;
    const problem = tests[i].check(seed);
    const passed: boolean = problem === "";
    out.text(passed ? "PASS " : "FAIL ").text(tests[i].name);
    out.text(" (seed ").decimal(seed).text(")");
    if (!passed) {
      out.text(": ").text(problem);
      failed += 1;
    }
    out.line();
  }
  return failed;
}
