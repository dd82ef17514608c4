// Threads and interrupts of all CPUs that print at the same time, a piece of a
// line at a time: the lines must come out whole, and none may be lost. The log's
// ring is where they are looked at.

import { relax } from "#arch/cpu";
import {
  channelRing,
  consoleTaken,
  releaseConsole,
  setOnePrinter,
  takeConsole,
} from "../console/lines.ts";
import { rememberedByte, rememberedBytes } from "../console/log-ring.ts";
import { Writer } from "../console/writer.ts";
import { callAllAndWait, callAndWait } from "../sched/call.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import type { Thread } from "../thread/thread.ts";
import { crewMaximum, runCrew } from "./crew.ts";
import {
  createThread,
  joinThread,
  startThreadOn,
  yieldThread,
} from "../thread/threads.ts";

const printers: u32 = 8;
const linesEach: u32 = 12;
/** A line: "printing", then three times the printer's letter. */
const firstLetter: u32 = 0x41;
const newline: u8 = 10;

const log = new Writer(channelRing);

class Printers {
  readonly threads = new FixedArray<Thread | null, 8>();
  readonly hasInterrupted = new Atomic<boolean>(false);
}
const started = new Printers();

function printLines(letter: usize): usize {
  for (let i: u32 = 0; i < linesEach; i++) {
    log.text("printing");
    for (let piece: u32 = 0; piece < 3; piece++) {
      yieldThread();
      log.byte(u8(letter));
    }
    log.line();
  }
  return 0;
}

/** On every CPU at the same time, where nobody may wait for the console. @interrupt */
function printAtOnce(letter: usize, cpu: u32): void {
  log.text("printing");
  for (let piece: u32 = 0; piece < 3; piece++) log.byte(u8(letter));
  log.line();
}

/** Ends with a line begun. */
function beginLine(input: usize): usize {
  log.text("begun");
  return 0;
}

/** Runs the printers, spread over the CPUs; "" or what went wrong. */
function printTogether(): string {
  let cpu: u32 = 0;
  for (let i: u32 = 0; i < printers; i++) {
    const thread = createThread(printLines, usize(firstLetter + i));
    if (thread === null) return "no memory for a thread";
    while (schedulerOf(cpu % cpuCount()) === null) cpu++;
    startThreadOn(thread, cpu % cpuCount());
    started.threads[i] = thread;
    cpu++;
  }
  for (let i: u32 = 0; i < linesEach; i++) callAllAndWait(printAtOnce, 0x5a);
  for (let i: u32 = 0; i < printers; i++) joinThread(started.threads[i]!);
  return "";
}

function runningCount(): u32 {
  let running: u32 = 0;
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++)
    if (schedulerOf(cpu) !== null) running += 1;
  return running;
}

function linesPrinted(): u32 {
  return (printers + runningCount()) * linesEach;
}

/** The whole lines among the log's last bytes; those of others are passed over. */
function wholeLines(): u32 {
  const end = rememberedBytes();
  let whole: u32 = 0;
  let start: u32 = 0;
  for (let at: u32 = 0; at < end; at++) {
    if (rememberedByte(at) !== newline) continue;
    if (isWhole(start, at)) whole++;
    start = at + 1;
  }
  return whole;
}

const word: u8[] = [0x70, 0x72, 0x69, 0x6e, 0x74, 0x69, 0x6e, 0x67];

function isWhole(start: u32, end: u32): boolean {
  if (end - start !== 11) return false;
  for (let i: u32 = 0; i < 8; i++)
    if (rememberedByte(start + i) !== word[i]) return false;
  const letter = rememberedByte(start + 8);
  return (
    rememberedByte(start + 9) === letter &&
    rememberedByte(start + 10) === letter
  );
}

/** Pushes out of the ring what an earlier run has left there. */
function clearRing(): void {
  for (let i: u32 = 0; i < 260; i++)
    log
      .text("- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -")
      .line();
}

/** On another CPU than who has the console: interrupts all, the one that prints too. */
function interruptAll(input: usize): usize {
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++)
    callAndWait(cpu, printAtOnce, 0x5a);
  started.hasInterrupted.store(true);
  return 0;
}

/** What interrupts print while a line goes to its device comes after it, all of it. */
function checkInterrupts(): string {
  const other = otherCpu();
  if (other === noOther) return "";
  const helper = createThread(interruptAll, 0);
  if (helper === null) return "no memory for a thread";
  clearRing();
  started.hasInterrupted.store(false);
  if (takeConsole(channelRing) !== consoleTaken) return "the console is taken";
  startThreadOn(helper, other);
  while (!started.hasInterrupted.load()) relax();
  const early = wholeLines();
  releaseConsole();
  joinThread(helper);
  if (early !== 0) return "an interrupt printed within a line";
  return wholeLines() === runningCount() ? "" : "an interrupt's line was lost";
}

const noOther: u32 = ~u32(0);

function otherCpu(): u32 {
  const own = currentScheduler().number;
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++)
    if (cpu !== own && schedulerOf(cpu) !== null) return cpu;
  return noOther;
}

export function linesStayWhole(seed: u64): string {
  clearRing();
  if (wholeLines() !== 0) return "the log was not emptied";
  setOnePrinter(true);
  const twin = printTogether();
  setOnePrinter(false);
  if (twin !== "") return twin;
  if (wholeLines() === linesPrinted())
    return "mixed lines would not have been found";
  // More than there is room for, were it not given back.
  for (let i: u32 = 0; i < 4; i++) runCrew(crewMaximum, beginLine);
  clearRing();
  const problem = printTogether();
  if (problem !== "") return problem;
  if (wholeLines() !== linesPrinted()) return "lines were mixed";
  return checkInterrupts();
}
