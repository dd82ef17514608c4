// Segments, the task state segment with its fault stacks, and the interrupt
// descriptor table. Intel SDM volume 3, sections 3.4.5, 6.14 and 7.7.

import { addressOf, addressOfSymbol, objectAt } from "machine";

/** Operand of LGDT and LIDT. @layout @packed @size 10 */
class TablePointer {
  limit!: u16;
  base!: u64;
}

/** @layout @size 40 */
class SegmentTable {
  none!: u64;
  code!: u64; // selector 0x08
  data!: u64; // 0x10
  taskLow!: u64; // 0x18, two slots
  taskHigh!: u64;
}

/** @layout @packed @size 104 */
class TaskState {
  reserved0!: u32;
  stackPointer0!: u64;
  stackPointer1!: u64;
  stackPointer2!: u64;
  reserved1!: u64;
  interruptStack1!: u64;
  interruptStack2!: u64;
  interruptStack3!: u64;
  interruptStack4!: u64;
  interruptStack5!: u64;
  interruptStack6!: u64;
  interruptStack7!: u64;
  reserved2!: u64;
  reserved3!: u16;
  ioMapOffset!: u16;
}

/** @layout @size 16 */
class Gate {
  offsetLow!: u16;
  selector!: u16;
  interruptStack!: u8;
  attributes!: u8;
  offsetMiddle!: u16;
  offsetHigh!: u32;
  reserved!: u32;
}

/** @layout @size 4096 */
class GateTable {
  bytes!: FixedArray<u8, 4096>;
}

/** What each CPU has of its own; the gates are everybody's. */
class Descriptors {
  readonly segments = new SegmentTable();
  readonly taskState = new TaskState();
  readonly segmentsPointer = new TablePointer();
}

const bootDescriptors = new Descriptors();
const gates = new GateTable();
const gatesPointer = new TablePointer();

class Others {
  readonly all = new FixedArray<Descriptors | null, 256>();
}
const others = new Others();

const codeSelector: u16 = 0x08;
const taskSelector: u16 = 0x18;
const gateCount: u32 = 256;
/** Present, privilege 0, 64-bit interrupt gate: enters with interrupts off. */
const interruptGate: u8 = 0x8e;
/** Of the exceptions below, on each CPU. */
const faultStackBytes: usize = 0x2000;
const stubStrideBytes: usize = 16;

/** Interrupt stack numbers of the exceptions that must not trust the stack. */
const stackDoubleFault: u8 = 1;
const stackNmi: u8 = 2;
const stackMachineCheck: u8 = 3;

/** @c nautilus_load_descriptors */
declare function loadDescriptors(
  segmentsPointer: usize,
  gatesPointer: usize,
  taskSelector: u16,
): void;

/** From here on every exception and interrupt reaches traps.ts. */
export function loadDescriptorTables(): void {
  const taskState = bootDescriptors.taskState;
  taskState.interruptStack1 = u64(
    addressOfSymbol("nautilus_double_fault_stack_top"),
  );
  taskState.interruptStack2 = u64(addressOfSymbol("nautilus_nmi_stack_top"));
  taskState.interruptStack3 = u64(
    addressOfSymbol("nautilus_machine_check_stack_top"),
  );
  fillGates();
  gatesPointer.limit = 4096 - 1;
  gatesPointer.base = u64(addressOf(gates));
  use(bootDescriptors);
}

/** kernel/memory/stacks.ts. @c nautilus_allocate_stack */
declare function allocateStack(sizeBytes: usize): usize;

/** What another CPU will load; false: no memory. @allocates */
export function addDescriptorTables(slot: u32): boolean {
  const added = new Descriptors();
  const first = allocateStack(faultStackBytes);
  const second = allocateStack(faultStackBytes);
  const third = allocateStack(faultStackBytes);
  if (first === 0 || second === 0 || third === 0) return false;
  added.taskState.interruptStack1 = u64(first + faultStackBytes);
  added.taskState.interruptStack2 = u64(second + faultStackBytes);
  added.taskState.interruptStack3 = u64(third + faultStackBytes);
  others.all[slot] = added;
  return true;
}

/** On the CPU of that slot. */
export function loadProcessorTables(slot: u32): void {
  use(others.all[slot]!);
}

function use(descriptors: Descriptors): void {
  const { segments, taskState, segmentsPointer } = descriptors;
  segments.code = 0x00af_9b00_0000_ffff;
  segments.data = 0x00cf_9300_0000_ffff;
  // An available 64-bit TSS: its base is scattered over the two slots.
  const base = u64(addressOf(taskState));
  const present: u64 = 0x8900;
  const limit: u64 = 104 - 1;
  segments.taskLow =
    limit |
    ((base & 0xff_ffff) << 16) |
    (present << 32) |
    (((base >> 24) & 0xff) << 56);
  segments.taskHigh = base >> 32;
  taskState.ioMapOffset = 104; // beyond the limit: no I/O map
  segmentsPointer.limit = 40 - 1;
  segmentsPointer.base = u64(addressOf(segments));
  loadDescriptors(
    addressOf(segmentsPointer),
    addressOf(gatesPointer),
    taskSelector,
  );
}

function fillGates(): void {
  const firstStub = addressOfSymbol("nautilus_trap_stubs");
  const firstGate = addressOf(gates);
  for (let vector: u32 = 0; vector < gateCount; vector++) {
    const gate = objectAt<Gate>(firstGate + usize(vector) * 16);
    const stub = u64(firstStub + usize(vector) * stubStrideBytes);
    gate.offsetLow = u16(stub);
    gate.selector = codeSelector;
    gate.interruptStack = 0;
    gate.attributes = interruptGate;
    gate.offsetMiddle = u16(stub >> 16);
    gate.offsetHigh = u32(stub >> 32);
    gate.reserved = 0;
  }
  objectAt<Gate>(firstGate + 8 * 16).interruptStack = stackDoubleFault;
  objectAt<Gate>(firstGate + 2 * 16).interruptStack = stackNmi;
  objectAt<Gate>(firstGate + 18 * 16).interruptStack = stackMachineCheck;
}
