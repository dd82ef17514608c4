// Commands about fibers: fibertest, fibertime, fiberall.

import { counterHz } from "#arch/clock";
import { cycleCount } from "#arch/cpu";
import { isCancelled } from "../console/input.ts";
import { out } from "../console/writer.ts";
import {
  createFiber,
  joinFiber,
  startFiber,
  startFiberOn,
  yieldFiber,
} from "../fiber/fibers.ts";
import type { Fiber } from "../fiber/fiber.ts";
import { noMemory } from "../memory/out-of-memory.ts";
import { cpuCount } from "../sched/processors.ts";
import { fiberChecks, runFiberCheck } from "../selftest/fibers.ts";
import type { Arguments } from "./arguments.ts";

/** fibertest [part]: one of the parts of `selftest fibers`, or each */
export function fibertest(words: Arguments): void {
  let chosen: u32 = u32(fiberChecks.length);
  if (words.hasMore()) {
    chosen = 0;
    while (
      chosen < u32(fiberChecks.length) &&
      !words.take(fiberChecks[chosen].name)
    )
      chosen += 1;
    if (chosen === u32(fiberChecks.length)) return words.failKeyword("part");
  }
  if (!words.end()) return;
  for (let i: u32 = 0; i < u32(fiberChecks.length); i++) {
    if (chosen !== u32(fiberChecks.length) && chosen !== i) continue;
    const problem = runFiberCheck(fiberChecks[i]);
    out
      .textPadded(fiberChecks[i].name, 12)
      .text(problem === "" ? "ok" : problem);
    out.line();
  }
}

const fibersMaximum: u32 = 256;

class Tried {
  readonly fibers = new FixedArray<Fiber | null, 256>();
  count: u32 = 0;
  yields: u64 = 0;
}
const tried = new Tried();

function yieldOften(input: usize): usize {
  for (let i: u64 = 0; i < tried.yields; i++) yieldFiber();
  return 1;
}

/** Runs so many fibers, and gives the counts it took. */
function timeFibers(input: usize): usize {
  const start = cycleCount();
  for (let i: u32 = 0; i < tried.count; i++) {
    const fiber = createFiber(yieldOften, 0);
    tried.fibers[i] = fiber;
    if (fiber !== null) startFiber(fiber);
  }
  for (let i: u32 = 0; i < tried.count; i++) {
    const fiber = tried.fibers[i];
    if (fiber !== null) joinFiber(fiber);
  }
  return usize(cycleCount() - start);
}

/** fibertime [fibers [yields]]: what their switches cost, on this CPU */
export function fibertime(words: Arguments): void {
  let count: u64 = 8;
  let yields: u64 = 1000;
  if (words.hasMore()) count = words.takeDecimal("fibers", u64(fibersMaximum));
  if (words.hasMore()) yields = words.takeDecimal("yields", 1_000_000);
  if (!words.end()) return;
  tried.count = u32(count);
  tried.yields = yields;
  const fiber = createFiber(timeFibers, 0);
  if (fiber === null || !startFiber(fiber)) {
    out.text(noMemory).line();
    return;
  }
  const counts = u64(joinFiber(fiber));
  const switches = count * (yields + 1);
  out
    .decimal(switches)
    .text(" switches, ")
    .decimal(counts / switches);
  out
    .text(" counts each, ")
    .decimal((counts * 1000) / (counterHz() / 1_000_000 + 1));
  out.text(" ns in all").line();
}

/** fiberall [rounds]: fibers on every CPU, over and over */
export function fiberall(words: Arguments): void {
  let rounds: u64 = 10;
  if (words.hasMore()) rounds = words.takeDecimal("rounds", 1_000_000);
  if (!words.end()) return;
  tried.yields = 20;
  let ran: u64 = 0;
  for (let round: u64 = 0; round < rounds && !isCancelled(); round++)
    ran += runEverywhere();
  out.decimal(ran).text(" fibers ran on ").decimal(u64(cpuCount()));
  out.text(" CPUs").line();
}

/** Four fibers on each CPU; gives how many ran to their ends. */
function runEverywhere(): u64 {
  let ran: u64 = 0;
  const count: u32 =
    cpuCount() * 4 < fibersMaximum ? cpuCount() * 4 : fibersMaximum;
  for (let i: u32 = 0; i < count; i++) {
    const fiber = createFiber(yieldOften, 0);
    const isStarted = fiber !== null && startFiberOn(fiber, i % cpuCount());
    tried.fibers[i] = isStarted ? fiber : null;
  }
  for (let i: u32 = 0; i < count; i++) {
    const fiber = tried.fibers[i];
    if (fiber !== null) ran += u64(joinFiber(fiber));
  }
  return ran;
}
