// The interrupt lines of old devices (timer, serial, …), numbered as on the
// first PC's bus, whichever controller carries them: the pair of 8259s, or the
// I/O APICs once the firmware's tables have said where they are.

import { ioApicCount, ioApicOf, maskInput, routeInput } from "./io-apic.ts";
import {
  closeVirtualWire,
  endOfInterrupt,
  hasLocalApic,
  localApicId,
} from "./local-apic.ts";
import {
  endInterrupt,
  firstLineVector,
  hasPic,
  isSpurious,
  lineCount,
  maskAll,
  maskLine,
  unmaskLine,
} from "./pic8259.ts";
import {
  setVectorHandler,
  takeVectors,
  type VectorHandler,
} from "./vectors.ts";

/** How each line is wired to the I/O APICs, and who serves it. */
class Lines {
  readonly input = new FixedArray<u32, 16>();
  readonly isActiveLow = new FixedArray<boolean, 16>();
  readonly isLevel = new FixedArray<boolean, 16>();
  readonly isWired = new FixedArray<boolean, 16>();
  readonly isOpen = new FixedArray<boolean, 16>();
  readonly handler = new FixedArray<VectorHandler | null, 16>();
}
const lines = new Lines();
let usesIoApics = false;

/** False when no line of a device can interrupt: waiting for one would be for ever. */
export function hasLines(): boolean {
  return usesIoApics || hasPic();
}

/** From here on `handler` serves that line; it stays closed until `openLine`. */
export function serveLine(line: u32, handler: VectorHandler): void {
  lines.handler[line] = handler;
  if (usesIoApics) route(line);
  else setVectorHandler(firstLineVector + line, handler);
}

export function openLine(line: u32): void {
  lines.isOpen[line] = true;
  if (usesIoApics) maskInput(inputOf(line), false);
  else unmaskLine(line);
}

export function closeLine(line: u32): void {
  lines.isOpen[line] = false;
  if (usesIoApics) maskInput(inputOf(line), true);
  else maskLine(line);
}

/**
 * Where a line that is not wired to the input of its own number leads, and how
 * it signals. False: there is no such line.
 */
export function wireLine(
  line: u32,
  input: u32,
  isActiveLow: boolean,
  isLevel: boolean,
): boolean {
  if (line >= lineCount) return false;
  lines.input[line] = input;
  lines.isActiveLow[line] = isActiveLow;
  lines.isLevel[line] = isLevel;
  lines.isWired[line] = true;
  return true;
}

/** The I/O APICs take over from the 8259s, if there are any; says whether they did. */
export function useIoApics(): boolean {
  if (!hasLocalApic() || ioApicOf(inputOf(0)) === ioApicCount()) return false;
  maskAll();
  closeVirtualWire();
  usesIoApics = true;
  for (let line: u32 = 0; line < lineCount; line++) {
    if (lines.handler[line] === null) continue;
    route(line);
    if (lines.isOpen[line]) openLine(line);
  }
  return true;
}

function inputOf(line: u32): u32 {
  return lines.isWired[line] ? lines.input[line] : line;
}

function route(line: u32): void {
  const vector = takeVectors(1);
  const handler = lines.handler[line];
  if (vector === 0 || handler === null) return;
  setVectorHandler(vector, handler);
  routeInput(
    inputOf(line),
    vector,
    localApicId(),
    lines.isActiveLow[line],
    lines.isLevel[line],
  );
}

/** True when the 8259 raised it for a line that has dropped meanwhile. @interrupt */
export function isStrayLine(vector: u32): boolean {
  const line = vector - firstLineVector;
  return line < lineCount && (usesIoApics || isSpurious(line));
}

/** Tells the controller that delivered it that it is over. @interrupt */
export function endLine(vector: u32): void {
  const line = vector - firstLineVector;
  if (line < lineCount) endInterrupt(line);
  else if (hasLocalApic()) endOfInterrupt();
}
