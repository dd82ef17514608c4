// Where every exception and interrupt arrives, called by traps.S.

import { objectAt } from "machine";
import { enterInterrupt, leaveInterrupt } from "./context.ts";
import { TrapFrame, vectorPageFault } from "./frame.ts";
import { recover } from "./guarded.ts";
import { halt } from "./cpu.ts";
import { isStopping } from "./stopping.ts";
import { endLine, isStrayLine } from "./lines.ts";
import { readCr2 } from "./registers.ts";
import { countVector, serveVector, vectorSpurious } from "./vectors.ts";

const exceptionCount: u32 = 32;
const vectorNonMaskable: u64 = 2;
const vectorDoubleFault: u64 = 8;

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
  if (recover(frame)) return;
  reportException(frameAddress);
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
