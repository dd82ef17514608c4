// Where every exception and interrupt arrives, called by traps.S.

import { objectAt } from "machine";
import { timerInterrupt } from "./clock.ts";
import { receiveInterrupt } from "./console.ts";
import { TrapFrame, vectorPageFault } from "./frame.ts";
import { recover } from "./guarded.ts";
import { spuriousVector } from "./local-apic.ts";
import {
  endInterrupt,
  firstLineVector,
  isSpurious,
  lineCount,
} from "./pic8259.ts";
import { readCr2 } from "./registers.ts";

const exceptionCount: u64 = 32;
const vectorDoubleFault: u64 = 8;

/** The lines of the interrupt controller that somebody serves. */
const lineTimer: u32 = 0;
const lineSerial1: u32 = 4;

/** kernel/debug/exception.ts. @c nautilus_exception */
declare function reportException(frame: usize): never;

/** @export nautilus_trap @interrupt */
export function trap(frameAddress: usize): void {
  const frame = objectAt<TrapFrame>(frameAddress);
  const vector = frame.vector;
  if (vector < exceptionCount) {
    exception(frame, frameAddress);
    return;
  }
  const line = u32(vector) - firstLineVector;
  if (line < lineCount) interrupt(line);
  else if (vector !== spuriousVector) reportException(frameAddress);
}

function exception(frame: TrapFrame, frameAddress: usize): void {
  const vector = frame.vector;
  if (vector === vectorPageFault || vector === vectorDoubleFault)
    frame.faultAddress = readCr2();
  if (recover(frame)) return;
  reportException(frameAddress);
}

function interrupt(line: u32): void {
  if (isSpurious(line)) return;
  if (line === lineTimer) timerInterrupt();
  else if (line === lineSerial1) receiveInterrupt();
  endInterrupt(line);
}
