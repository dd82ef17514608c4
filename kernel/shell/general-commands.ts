// Commands about the shell itself, and the ends of the kernel: echo, history, log,
// version, selftest, fault, panic, shutdown, reboot.

import * as cpu from "#arch/cpu";
import { currentChain } from "#arch/frame";
import { reboot as rebootMachine, shutdown as powerOff } from "#arch/power";
import { config } from "../config.ts";
import { rememberedByte, rememberedBytes } from "../console/log-ring.ts";
import { out, report, type Writer } from "../console/writer.ts";
import { beginFatalReport, endFatalReport } from "../debug/panic.ts";
import { provocations } from "../memory/provoke.ts";
import { panicAmongOthers } from "../selftest/chatter.ts";
import { overflowInThread, overflowUnderLock } from "../selftest/overflow.ts";
import { runSelfTests } from "../selftest/selftest.ts";
import type { Arguments } from "./arguments.ts";
import { History } from "./history.ts";
import { Line } from "./line.ts";

export const history = new History();
const historyLine = new Line();
/** Lines `history` shows unless told. */
const historyShown: u64 = 20;

export function clear(words: Arguments): void {
  if (words.end()) out.text("\u001b[H\u001b[2J").flush();
}

export function echo(words: Arguments): void {
  printRest(out, words);
  out.line();
}

function printRest(writer: Writer, words: Arguments): void {
  const line = words.line();
  for (let i: u32 = words.restStart(); i < line.length; i++) {
    writer.byte(line.bytes[i]);
  }
}

export function showHistory(words: Arguments): void {
  let count: u64 = historyShown;
  const hasPrefix = words.hasMore() && !words.isNumber();
  const prefix: u32 = hasPrefix ? words.takeAny() : 0;
  if (words.hasMore()) count = words.takeDecimal("count", 1_000_000);
  if (!words.end()) return;
  let shown: u64 = 0;
  for (let age: u32 = 0; age < history.count() && shown < count; age++) {
    history.read(age, historyLine);
    if (hasPrefix && !words.startsLine(prefix, historyLine)) continue;
    for (let i: u32 = 0; i < historyLine.length; i++) {
      out.byte(historyLine.bytes[i]);
    }
    out.line();
    shown += 1;
  }
  if (shown === 0) out.text("No matches").line();
}

export function showLog(words: Arguments): void {
  if (!words.end()) return;
  const count = rememberedBytes();
  for (let i: u32 = 0; i < count; i++) out.byte(rememberedByte(i));
  out.flush();
}

export function panicCommand(words: Arguments): void {
  beginFatalReport().text("PANIC: asked for at the shell");
  if (words.hasMore()) printRest(report.text(": "), words);
  report.line();
  endFatalReport(0, currentChain());
}

export function fault(words: Arguments): void {
  if (words.take("chatter")) {
    if (words.end()) panicAmongOthers();
    return;
  }
  if (words.take("thread")) {
    if (words.end()) overflowInThread();
    return;
  }
  if (words.take("lock")) {
    if (words.end()) overflowUnderLock();
    return;
  }
  for (let i: u32 = 0; i < u32(provocations.length); i++) {
    if (!words.take(provocations[i].name)) continue;
    if (!words.end()) return;
    provocations[i].provoke();
    out.text("the fault did not happen").line();
    return;
  }
  words.failKeyword("kind");
}

export function selftest(words: Arguments): void {
  let seed: u64 = 1;
  const isNamed = words.hasMore() && !words.isNumber();
  const name: u32 = isNamed ? words.takeAny() : 0;
  if (words.hasMore()) seed = words.takeDecimal("seed", 0xffff_ffff);
  if (!words.end()) return;
  const failed = runSelfTests(seed, isNamed ? words : null, name);
  out.decimal(u64(failed)).text(" failed").line();
}

export function shutdown(words: Arguments): void {
  let code: u64 = 0;
  if (words.hasMore()) code = words.takeDecimal("code", 255);
  if (words.end()) powerOff(i32(code));
}

export function reboot(words: Arguments): void {
  if (words.end()) rebootMachine();
}

export function version(words: Arguments): void {
  if (!words.end()) return;
  out.text(config.name).text(" ").text(config.version).text(" ");
  out.text(cpu.name).line();
}
