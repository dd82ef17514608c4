// Commands about interrupts: int, ioapic.

import * as controllers from "#arch/controllers";
import * as interrupts from "#arch/interrupts";
import { out } from "../console/writer.ts";
import { textLength } from "../memory/text.ts";
import type { Arguments } from "./arguments.ts";

const firstRaisable: u64 = 32;
const lastVector: u64 = 255;

/** int vector [count] */
export function int(words: Arguments): void {
  const vector = u32(words.takeHexadecimal("vector", lastVector));
  let count: u64 = 1;
  if (words.hasMore()) count = words.takeDecimal("count", 1_000_000);
  if (u64(vector) < firstRaisable && !words.hasFailed())
    words.failPrevious("vector", "is an exception's: see the command fault");
  if (!words.end()) return;
  const missing = interrupts.raiseMissing();
  if (textLength(missing) !== 0) {
    out.text(missing).line();
    return;
  }
  const before = interrupts.vectorCount(vector);
  for (let i: u64 = 0; i < count; i++) interrupts.raise(vector);
  out.text("Vector 0x").hex(u64(vector), 2).text(": raised ").decimal(count);
  out.text(" times, arrived ").decimal(interrupts.vectorCount(vector) - before);
  out.text(interrupts.isServed(vector) ? "" : ", nobody serves it").line();
}

/** ioapic [all] */
export function ioapic(words: Arguments): void {
  const showsAll = words.take("all");
  if (!words.end()) return;
  printLocal();
  for (let i: u32 = 0; i < controllers.controllerCount(); i++) {
    out.text(controllers.controllerName).text(" ").decimal(u64(i));
    out.text(" at 0x").hex(u64(controllers.controllerAddress(i)), 8);
    out.text(", version 0x").hex(u64(controllers.controllerVersion(i)), 2);
    const first = controllers.controllerFirstInput(i);
    const count = controllers.controllerInputCount(i);
    out.text(", inputs ").decimal(u64(first)).text(" to ");
    out.decimal(u64(first + count - 1)).line();
    printInputs(i, first, count, showsAll);
  }
}

function printLocal(): void {
  out.text("This CPU: ").text(controllers.localControllerName());
  out.text(" ").decimal(u64(controllers.localControllerId()));
  out.text(", version 0x").hex(u64(controllers.localControllerVersion()), 2);
  out.text(", timer ").text(controllers.localTimerMode());
  out.text(", errors 0x");
  out.hex(u64(controllers.localControllerErrors()), 2).line();
}

function printInputs(
  index: u32,
  first: u32,
  count: u32,
  showsAll: boolean,
): void {
  let unused: u64 = 0;
  let hasHeading = false;
  for (let input: u32 = 0; input < count; input++) {
    const vector = controllers.inputVector(index, input);
    if (vector === 0 && !showsAll) {
      unused++;
      continue;
    }
    if (!hasHeading)
      out
        .text("  input  vector  state   trigger  active  CPU id      arrived")
        .line();
    hasHeading = true;
    out.decimalPadded(u64(first + input), 7, 0x20).text("    0x");
    out.hex(u64(vector), 2).text("  ");
    const isMasked = controllers.inputIsMasked(index, input);
    const isPending = controllers.inputIsPending(index, input);
    out.textPadded(isMasked ? "masked" : isPending ? "pending" : "open", 8);
    out.textPadded(
      controllers.inputIsLevel(index, input) ? "level" : "edge",
      9,
    );
    out.textPadded(
      controllers.inputIsActiveLow(index, input) ? "low" : "high",
      6,
    );
    out.decimalPadded(u64(controllers.inputTarget(index, input)), 8, 0x20);
    out.decimalPadded(interrupts.vectorCount(vector), 13, 0x20).line();
  }
  if (unused > 0)
    out
      .text("  ")
      .decimal(unused)
      .text(" inputs masked, without a vector")
      .line();
}
