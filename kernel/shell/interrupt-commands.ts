// Commands about interrupts: int, ioapic.

import * as controllers from "#arch/controllers";
import * as interrupts from "#arch/interrupts";
import { out } from "../console/writer.ts";
import { textLength } from "../memory/text.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import type { Arguments } from "./arguments.ts";
import { type Column, left, listing, right } from "./listing.ts";

const firstRaisable: u64 = 32;
const lastVector: u64 = 255;

const countColumns: Column[] = [
  right("cpu", "cpu", 3),
  right("vector", "vector", 6),
  left("what", "what", 12),
  right("count", "arrived", 12),
];

/** What has arrived at each CPU. */
function listCounts(words: Arguments): void {
  if (!listing.begin(words)) return;
  listing.section("interrupts", countColumns);
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    const scheduler = schedulerOf(cpu);
    if (scheduler === null) continue;
    for (let vector: u32 = 0; vector <= u32(lastVector); vector++) {
      const count = interrupts.vectorCountOn(scheduler.hardwareId, vector);
      if (count === 0) continue;
      listing.decimal(u64(cpu)).hex(u64(vector), 2);
      listing.text(interrupts.vectorName(vector)).decimal(count).row();
    }
  }
  listing.end();
}

/** int [vector [count]] */
export function int(words: Arguments): void {
  if (!words.hasMore() || words.isOption("--json")) return listCounts(words);
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

const localColumns: Column[] = [
  left("name", "name", 12),
  right("id", "id", 4),
  right("version", "version", 7),
  left("timer", "timer", 12),
  right("errors", "errors", 6),
];

const controllerColumns: Column[] = [
  right("controller", "controller", 10),
  right("address", "address", 10),
  right("version", "version", 7),
  right("firstInput", "first", 5),
  right("inputCount", "inputs", 6),
];

const inputColumns: Column[] = [
  right("input", "input", 7),
  right("vector", "vector", 7),
  left("state", "state", 7),
  left("trigger", "trigger", 8),
  left("active", "active", 6),
  right("hardwareId", "CPU id", 7),
  right("count", "arrived", 12),
];

/** ioapic [all] [--json] */
export function ioapic(words: Arguments): void {
  const showsAll = words.take("all");
  if (!listing.begin(words)) return;
  if (listing.isJson) {
    listLocal();
    listControllers();
    listing.section("inputs", inputColumns);
  } else {
    printLocal();
  }
  for (let i: u32 = 0; i < controllers.controllerCount(); i++)
    listInputs(i, showsAll);
  listing.end();
}

function listLocal(): void {
  listing.section("local", localColumns);
  listing.text(controllers.localControllerName());
  listing.decimal(u64(controllers.localControllerId()));
  listing.hex(u64(controllers.localControllerVersion()), 2);
  listing.text(controllers.localTimerMode());
  listing.hex(u64(controllers.localControllerErrors()), 2).row();
}

function listControllers(): void {
  listing.section("controllers", controllerColumns);
  for (let i: u32 = 0; i < controllers.controllerCount(); i++) {
    listing.decimal(u64(i)).hex(u64(controllers.controllerAddress(i)), 8);
    listing.hex(u64(controllers.controllerVersion(i)), 2);
    listing.decimal(u64(controllers.controllerFirstInput(i)));
    listing.decimal(u64(controllers.controllerInputCount(i))).row();
  }
}

function printLocal(): void {
  out.text("This CPU: ").text(controllers.localControllerName());
  if (controllers.localControllerVersion() === 0) {
    out.line(); // there is none
    return;
  }
  out.text(" ").decimal(u64(controllers.localControllerId()));
  out.text(", version 0x").hex(u64(controllers.localControllerVersion()), 2);
  out.text(", timer ").text(controllers.localTimerMode());
  out.text(", errors 0x");
  out.hex(u64(controllers.localControllerErrors()), 2).line();
}

function printController(index: u32): void {
  out.text(controllers.controllerName).text(" ").decimal(u64(index));
  out.text(" at 0x").hex(u64(controllers.controllerAddress(index)), 8);
  out.text(", version 0x").hex(u64(controllers.controllerVersion(index)), 2);
  const first = controllers.controllerFirstInput(index);
  const count = controllers.controllerInputCount(index);
  out.text(", inputs ").decimal(u64(first)).text(" to ");
  out.decimal(u64(first + count - 1)).line();
}

/** In a table those that lead nowhere are only counted. */
function listInputs(index: u32, showsAll: boolean): void {
  const first = controllers.controllerFirstInput(index);
  let unused: u64 = 0;
  let hasHeading = listing.isJson;
  if (!hasHeading) printController(index);
  for (let i: u32 = 0; i < controllers.controllerInputCount(index); i++) {
    const vector = controllers.inputVector(index, i);
    if (vector === 0 && !showsAll) {
      unused++;
      continue;
    }
    if (!hasHeading) listing.section("inputs", inputColumns);
    hasHeading = true;
    listing.decimal(u64(first + i)).hex(u64(vector), 2);
    const isMasked = controllers.inputIsMasked(index, i);
    const isPending = controllers.inputIsPending(index, i);
    listing.text(isMasked ? "masked" : isPending ? "pending" : "open");
    listing.text(controllers.inputIsLevel(index, i) ? "level" : "edge");
    listing.text(controllers.inputIsActiveLow(index, i) ? "low" : "high");
    listing.decimal(u64(controllers.inputTarget(index, i)));
    listing.decimal(interrupts.vectorCount(vector)).row();
  }
  if (unused > 0 && !listing.isJson)
    out
      .text("  ")
      .decimal(unused)
      .text(" inputs masked, without a vector")
      .line();
}
