// Starting the other CPUs, and interrupting them.

import { addressOfSymbol, asm, copyMemory, objectAt, sizeOf } from "machine";
import { setGsBase } from "./context.ts";
import { addDescriptorTables, loadProcessorTables } from "./descriptors.ts";
import {
  hasLocalApic,
  initialiseLocalApic,
  sendInit,
  localApicId,
  sendInterProcessor,
  sendNonMaskable,
  sendStartup,
} from "./local-apic.ts";
import {
  askCpuid,
  Identification,
  msrEfer,
  readCr3,
  readCr4,
  readMsr,
  readTimeStamp,
} from "./registers.ts";
import { beginStopping } from "./stopping.ts";
import { enableVectorState } from "./vector-unit.ts";
import {
  addVectorCounts,
  setVectorHandler,
  useVectorCounts,
  vectorCrossCall,
  vectorKick,
} from "./vectors.ts";

/** The page, below 1 MB, where CPUs start; low memory is never handed out. */
const trampolinePage: u32 = 8;

// What processors.S reads; all addresses lie below 4 GB.
/** @export nautilus_processor_ticket */
let ticket: u32 = 0;
/** @export nautilus_processor_limit */
let limit: u32 = 0;
/** @export nautilus_processor_slots */
let slotsAddress: usize = 0;
/** @export nautilus_processor_cr3 */
let cr3: u32 = 0;
/** @export nautilus_processor_cr4 */
let cr4: u32 = 0;
/** @export nautilus_processor_efer */
let efer: u32 = 0;

/** What the contract calls a slot. @layout @size 16 */
class Slot {
  stackTop!: usize;
  localBase!: usize;
}

/** The firmware says: this arch knows of the boot CPU alone. */
export function processorCount(): u32 {
  return 1;
}

export function canStartProcessors(): boolean {
  return hasLocalApic() && readCr3() < 0x1_0000_0000;
}

export function prepareProcessors(slots: usize, count: u32): boolean {
  for (let i: u32 = 0; i < count; i++)
    if (!addDescriptorTables(i)) return false;
  for (let i: u32 = 0; i < count; i++) addVectorCounts(i + 1);
  bootId = localApicId();
  slotsAddress = slots;
  ticket = 0;
  limit = count;
  cr3 = u32(readCr3());
  cr4 = u32(readCr4());
  efer = u32(readMsr(msrEfer)) & 0x901; // what long mode adds by itself is left out
  const start = addressOfSymbol("nautilus_processor_trampoline");
  const end = addressOfSymbol("nautilus_processor_trampoline_end");
  copyMemory(usize(trampolinePage) << 12, start, end - start);
  setVectorHandler(vectorKick, onKick);
  setVectorHandler(vectorCrossCall, onCall);
  return true;
}

/** Resets it, then tells it twice where to start: the second is ignored if the first was heard. */
export function startProcessor(hardwareId: u32): void {
  sendInit(hardwareId);
  waitCounts(initWaitCounts);
  sendStartup(hardwareId, trampolinePage);
  waitCounts(startupWaitCounts);
  sendStartup(hardwareId, trampolinePage);
}

// About 10 ms and 200 us at 3 GHz, as the manual asks; nobody has to wait for
// an emulated CPU.
const initWaitCounts: u64 = 30_000_000;
const startupWaitCounts: u64 = 600_000;
const hypervisorPresent: u32 = 0x8000_0000;
const answer = new Identification();

function waitCounts(counts: u64): void {
  askCpuid(1, 0, answer);
  if ((answer.ecx & hypervisorPresent) !== 0) return;
  const start = readTimeStamp();
  while (readTimeStamp() - start < counts) asm("pause", "~{memory}");
}

/** kernel/sched/processors.ts. @c nautilus_processor_main */
declare function processorMain(slot: u32): never;

/** Called by processors.S on the slot's stack. @export nautilus_processor_entry */
export function enterProcessor(slot: u32): never {
  const own = objectAt<Slot>(slotsAddress + usize(slot) * sizeOf<Slot>());
  setGsBase(own.localBase);
  loadProcessorTables(slot);
  enableVectorState();
  initialiseLocalApic();
  running.ids[slot] = localApicId();
  useVectorCounts(slot + 1, running.ids[slot]);
  running.isThere[slot] = true;
  processorMain(slot);
}

/** kernel/sched/processors.ts. @c nautilus_kick */
declare function kicked(): void;

/** @interrupt */
function onKick(vector: u32, frame: usize): void {
  kicked();
}

/** @interrupt */
export function interruptProcessor(hardwareId: u32): void {
  sendInterProcessor(hardwareId, vectorKick);
}

/** Those that have started, by slot: others must not be sent what they cannot serve yet. @layout */
class Running {
  ids!: FixedArray<u32, 256>;
  isThere!: FixedArray<boolean, 256>;
}
const running = new Running();
let bootId: u32 = 0;
/** About what the slowest takes to notice; nobody answers. */
const stopPatience: u32 = 10_000;

export function stopOtherProcessors(): void {
  if (!hasLocalApic() || limit === 0) return;
  beginStopping();
  const own = localApicId();
  if (own !== bootId) sendNonMaskable(bootId);
  for (let slot: u32 = 0; slot < limit; slot++)
    if (running.isThere[slot] && running.ids[slot] !== own)
      sendNonMaskable(running.ids[slot]);
  for (let i: u32 = 0; i < stopPatience; i++) asm("pause", "~{memory}");
}

/** kernel/sched/call.ts. @c nautilus_called */
declare function called(): void;

/** @interrupt */
function onCall(vector: u32, frame: usize): void {
  called();
}

/** @interrupt */
export function callProcessor(hardwareId: u32): void {
  sendInterProcessor(hardwareId, vectorCrossCall);
}
