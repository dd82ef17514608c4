// Command trace.

import { counterHz } from "#arch/clock";
import { out } from "../console/writer.ts";
import {
  keepsTrace,
  switchAt,
  switchesMade,
  traceCapacity,
} from "../sched/trace.ts";
import type { Arguments } from "./arguments.ts";

/** trace [count] */
export function trace(words: Arguments): void {
  let count: u64 = 20;
  if (words.hasMore()) count = words.takeDecimal("count", u64(traceCapacity));
  if (!words.end()) return;
  if (!keepsTrace()) {
    out.text("only a kernel built in development mode keeps a trace").line();
    return;
  }
  const end = switchesMade();
  const kept = end < u64(traceCapacity) ? end : u64(traceCapacity);
  if (count > kept) count = kept;
  out.text("cpu         us thread  arrival us deadline us").line();
  for (let number = end - count; number < end; number++) {
    const row = switchAt(number);
    out.decimalPadded(u64(row.cpu), 3, 0x20);
    out.decimalPadded((row.counts * 1000) / (counterHz() / 1000), 11, 0x20);
    out.decimalPadded(row.thread, 7, 0x20);
    if (row.isRealTime) {
      out.decimalPadded(row.arrivalNs / 1000, 12, 0x20);
      out.decimalPadded(row.deadlineNs / 1000, 12, 0x20);
    }
    out.line();
  }
}
