// The interrupt lines of old devices (timer, serial, …), numbered as on the
// first PC's bus, whichever controller carries them: the pair of 8259s, or the
// I/O APICs once the firmware's tables have said where they are.

import { endOfInterrupt, hasLocalApic } from "./local-apic.ts";
import {
  endInterrupt,
  firstLineVector,
  hasPic,
  isSpurious,
  lineCount,
  maskLine,
  unmaskLine,
} from "./pic8259.ts";
import { setVectorHandler, type VectorHandler } from "./vectors.ts";

/** False when no line of a device can interrupt: waiting for one would be for ever. */
export function hasLines(): boolean {
  return hasPic();
}

/** From here on `handler` serves that line; it stays closed until `openLine`. */
export function serveLine(line: u32, handler: VectorHandler): void {
  setVectorHandler(firstLineVector + line, handler);
}

export function openLine(line: u32): void {
  unmaskLine(line);
}

export function closeLine(line: u32): void {
  maskLine(line);
}

/** True when the 8259 raised it for a line that has dropped meanwhile. @interrupt */
export function isStrayLine(vector: u32): boolean {
  const line = vector - firstLineVector;
  return line < lineCount && isSpurious(line);
}

/** Tells the controller that delivered it that it is over. @interrupt */
export function endLine(vector: u32): void {
  const line = vector - firstLineVector;
  if (line < lineCount) endInterrupt(line);
  else if (hasLocalApic()) endOfInterrupt();
}
