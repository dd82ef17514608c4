// All CPUs: starting them, and the scheduler of each.

import { nowNs } from "#arch/clock";
import { hardwareId, relax } from "#arch/cpu";
import {
  canStartProcessors,
  prepareProcessors,
  startProcessor,
} from "#arch/processors";
import { logEntry } from "../console/log.ts";
import { bootPlace, LocalPlace } from "../cpu/context.ts";
import { openPins } from "../interrupt/controllers.ts";
import { machine } from "../discovery/discover.ts";
import { findCpu } from "../discovery/machine.ts";
import {
  addLocalMemory,
  localMemoryOf,
  settleLocalMemory,
} from "../memory/local.ts";
import { SlotTable } from "../memory/slot-table.ts";
import { allocateStack } from "../memory/stacks.ts";
import { Thread, threadReady, threadRunning } from "../thread/thread.ts";
import { currentScheduler, Scheduler } from "./scheduler.ts";

const stackSizeBytes: usize = 0x4000;
/** A CPU that has not come by then is left alone. */
const startLimitNs: u64 = 1_000_000_000;

class Processors {
  /** By CPU number; null: it did not start. */
  readonly schedulers = new FixedArray<Scheduler | null, 256>();
  /** By slot: CPUs take slots in the order in which they come. */
  readonly waiting = new FixedArray<Scheduler | null, 256>();
  readonly arrived = new Atomic<u32>(0);
}
const processors = new Processors();

/** The boot CPU's scheduler is there. */
export function addBootScheduler(scheduler: Scheduler): void {
  scheduler.hardwareId = hardwareId();
  processors.schedulers[0] = scheduler;
  bootPlace.setScheduler(scheduler, scheduler.current);
}

/** The scheduler of a CPU; null: there is no such CPU, or it did not start. */
export function schedulerOf(cpu: u32): Scheduler | null {
  return cpu < machine.cpuCount ? processors.schedulers[cpu] : null;
}

/** CPUs the machine has; some may not have started. */
export function cpuCount(): u32 {
  return machine.cpuCount;
}

/** Starts all other CPUs, together, and waits until they run. @allocates */
export function initialise(): void {
  const others: u32 = machine.cpuCount - 1;
  if (others === 0 || !canStartProcessors()) return;
  const slots = new SlotTable(others);
  for (let slot: u32 = 0; slot < others; slot++) prepareSlot(slots, slot);
  if (!prepareProcessors(slots.address(), others)) {
    logEntry("processors").text("no memory for the other CPUs").line();
    return;
  }
  for (let cpu: u32 = 1; cpu <= others; cpu++)
    startProcessor(machine.cpuHardwareId[cpu]);
  const limitNs = nowNs() + startLimitNs;
  while (processors.arrived.load("acquire") < others && nowNs() < limitNs)
    relax();
  const arrived = processors.arrived.load("acquire");
  const entry = logEntry("processors")
    .decimal(u64(arrived) + 1)
    .text(" of ");
  entry
    .decimal(u64(others) + 1)
    .text(" CPUs run")
    .line();
}

/** A scheduler, an idle thread and a place for whichever CPU takes the slot. */
function prepareSlot(slots: SlotTable, slot: u32): void {
  const idle = new Thread();
  const scheduler = new Scheduler(idle, idle);
  const place = new LocalPlace();
  idle.scheduler = scheduler;
  idle.status = threadReady;
  idle.name = "idle";
  idle.isBound = true;
  idle.nextMade = null;
  scheduler.firstMade = idle;
  addLocalMemory(slot + 1, u32(machine.cpuNode[slot + 1]));
  place.setScheduler(scheduler, idle);
  place.setMemory(localMemoryOf(slot + 1));
  processors.waiting[slot] = scheduler;
  const stack = allocateStack(stackSizeBytes);
  slots.set(slot, stack + stackSizeBytes, place.address());
}

/** A CPU's first TypeScript of its own: from now on it is idle. @export nautilus_processor_main */
export function processorMain(slot: u32): never {
  const scheduler = processors.waiting[slot]!;
  scheduler.hardwareId = hardwareId();
  scheduler.number = findCpu(machine, scheduler.hardwareId);
  settleLocalMemory(u32(machine.cpuNode[scheduler.number]));
  openPins(scheduler.number);
  scheduler.begin();
  scheduler.idle.status = threadRunning;
  scheduler.idle.number = u64(scheduler.number) + 0x1_0000;
  processors.schedulers[scheduler.number] = scheduler;
  processors.arrived.fetchAdd(1, "release");
  runIdle();
}

/** What a CPU does when there is nothing to do. */
export function runIdle(): never {
  for (;;) currentScheduler().idleOnce();
}
