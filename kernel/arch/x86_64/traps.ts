// Where every exception and interrupt arrives, called by traps.S.

import { addressOfSymbol, objectAt } from "machine";
import { enterInterrupt, isInInterrupt, leaveInterrupt } from "./context.ts";
import { TrapFrame, vectorPageFault } from "./frame.ts";
import { recover } from "./guarded.ts";
import { halt } from "./cpu.ts";
import { isStopping } from "./stopping.ts";
import { endLine, isStrayLine } from "./lines.ts";
import { flagInterrupt, readCr2 } from "./registers.ts";
import { countVector, serveVector, vectorSpurious } from "./vectors.ts";

const exceptionCount: u32 = 32;
const vectorNonMaskable: u64 = 2;
const vectorDoubleFault: u64 = 8;

/** kernel/thread/overflow.ts. @c nautilus_overflow */
declare function overflow(
  address: usize,
  instruction: usize,
  chain: usize,
): usize;

/** kernel/debug/exception.ts. @c nautilus_exception */
declare function reportException(frame: usize): never;

/** kernel/interrupt/unserved.ts. @c nautilus_interrupt */
declare function reportUnserved(vector: u32): void;

/** kernel/sched/upcalls.ts. @c nautilus_wants_switch */
declare function wantsSwitch(): boolean;

/** True when another thread should run now. @export nautilus_trap @interrupt */
export function trap(frameAddress: usize): boolean {
  const frame = objectAt<TrapFrame>(frameAddress);
  const vector = u32(frame.vector);
  if (vector < exceptionCount) {
    exception(frame, frameAddress);
    return false;
  }
  interrupt(vector, frameAddress);
  return wantsSwitch();
}

function exception(frame: TrapFrame, frameAddress: usize): void {
  const vector = frame.vector;
  if (vector === vectorNonMaskable && isStopping()) halt();
  if (vector === vectorPageFault || vector === vectorDoubleFault)
    frame.faultAddress = readCr2();
  if (recover(frame) || endThread(frame)) return;
  reportException(frameAddress);
}

/** A thread that has used up its stack ends alone; true: it will. */
function endThread(frame: TrapFrame): boolean {
  // Pushing the page fault's frame failed as well: we have a stack of our own.
  if (frame.vector !== vectorDoubleFault) return false;
  if ((frame.rflags & flagInterrupt) === 0 || isInInterrupt()) return false;
  const stackTop = overflow(
    usize(frame.faultAddress),
    usize(frame.rip),
    usize(frame.rbp),
  );
  if (stackTop === 0) return false;
  frame.rip = u64(addressOfSymbol("nautilus_thread_overflowed"));
  frame.rsp = u64(stackTop & ~usize(15)) - 8;
  frame.rbp = 0;
  frame.rflags &= ~flagInterrupt;
  return true;
}

function interrupt(vector: u32, frameAddress: usize): void {
  countVector(vector);
  // It went away meanwhile, and is not to be ended.
  if (vector === vectorSpurious || isStrayLine(vector)) return;
  enterInterrupt();
  if (!serveVector(vector, frameAddress)) reportUnserved(vector);
  leaveInterrupt();
  endLine(vector);
}
