// Commands about time: time, delay, sleep.

import * as clock from "#arch/clock";
import { cycleCount } from "#arch/cpu";
import { isCancelled } from "../console/input.ts";
import { out } from "../console/writer.ts";
import { sleepThread } from "../thread/threads.ts";
import { delay as spin } from "../time/clock.ts";
import type { Arguments } from "./arguments.ts";
import { type Column, left, listing, right } from "./listing.ts";

/** A day: longer waits are surely mistyped. */
const microsecondsMaximum: u64 = 86_400_000_000;

const timeColumns: Column[] = [
  right("upNs", "up", 20),
  right("calendarSeconds", "since 1970", 12),
  left("counter", "counter", 20),
  right("counterHz", "Hz", 12),
  right("secondSourceHz", "Hz by another", 14),
  right("cycles", "cycles", 20),
];

/** time [--json] */
export function time(words: Arguments): void {
  if (!listing.begin(words)) return;
  if (listing.isJson) listTime();
  else printTime();
  listing.end();
}

/** The facts of `time` for tools; 0: there is no such clock. */
function listTime(): void {
  listing.section("time", timeColumns);
  listing.decimal(clock.nowNs()).decimal(clock.calendarSeconds());
  listing.text(clock.counterName()).decimal(clock.counterHz());
  listing.decimal(clock.counterHzBySecondSource());
  listing.decimal(cycleCount()).row();
}

function printTime(): void {
  const now = clock.nowNs();
  out
    .text("up ")
    .decimal(now / 1_000_000_000)
    .text(".");
  out.decimalPadded(now % 1_000_000_000, 9, 0x30).text(" s");
  const seconds = clock.calendarSeconds();
  if (seconds > 0) out.text("; ").decimal(seconds).text(" s since 1970 (UTC)");
  out.line();
  out.text(clock.counterName()).text(" at ");
  out.decimal(clock.counterHz()).text(" Hz").line();
  out.text("cycle counter ").decimal(cycleCount()).line();
  printSecondSource();
}

/** What another clock of the machine makes of the counter's frequency. */
function printSecondSource(): void {
  const second = clock.counterHzBySecondSource();
  if (second === 0) return;
  const first = clock.counterHz();
  const isFaster = first > second;
  const difference = isFaster ? first - second : second - first;
  out.text("by the event timer ").decimal(second).text(" Hz: the clock is ");
  out.decimal((difference * 1_000_000) / second).text(" ppm ");
  // A frequency taken too high makes the clock slow.
  out.text(isFaster ? "slow" : "fast").line();
}

/** delay microseconds: spins. */
export function delay(words: Arguments): void {
  const microseconds = words.takeDecimal("microseconds", microsecondsMaximum);
  if (!words.end()) return;
  out.text("Delaying for ").decimal(microseconds).text(" us").line();
  if (!spin(microseconds * 1000, isCancelled)) out.text("cancelled").line();
}

/** How long a sleep goes on after a Ctrl-C at most. */
const cancelIntervalNs: u64 = 50_000_000;

/** sleep microseconds: lets others run. */
export function sleep(words: Arguments): void {
  const microseconds = words.takeDecimal("microseconds", microsecondsMaximum);
  if (!words.end()) return;
  out.text("Sleeping for ").decimal(microseconds).text(" us").line();
  const endNs = clock.nowNs() + microseconds * 1000;
  for (;;) {
    const now = clock.nowNs();
    if (now >= endNs) return;
    const leftNs = endNs - now;
    sleepThread(leftNs < cancelIntervalNs ? leftNs : cancelIntervalNs);
    if (!isCancelled()) continue;
    out.text("cancelled").line();
    return;
  }
}
