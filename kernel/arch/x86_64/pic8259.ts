// The pair of 8259 interrupt controllers. Intel 8259A data sheet, 1988.
//
// They serve the serial line and the timer until the I/O APICs take over. On a
// machine without them waiting means polling.

import { pauseAfterPort, readPort8, writePort8 } from "./registers.ts";

const firstCommand: u16 = 0x20;
const firstData: u16 = 0x21;
const secondCommand: u16 = 0xa0;
const secondData: u16 = 0xa1;

/** Vectors 32 to 47, just above the exceptions. */
export const firstLineVector: u32 = 32;
export const lineCount: u32 = 16;

const commandInitialise: u8 = 0x11; // ICW1: edge triggered, cascade, ICW4 follows
const commandEnd: u8 = 0x20; // OCW2: non-specific end of interrupt
const commandReadService: u8 = 0x0b; // OCW3: the next read gives what is in service
const mode8086: u8 = 0x01; // ICW4
/** Where the second controller hangs on the first. */
const cascadeLine: u8 = 2;
/** A mask that the port keeps when there is a controller behind it. */
const allButCascade: u8 = 0xfb;

let isPresent: boolean = false;

/** False when no device interrupt can arrive: waiting for one would be for ever. */
export function hasPic(): boolean {
  return isPresent;
}

/** Moves the lines away from the exceptions' vectors and masks them all. */
export function initialisePic(): void {
  command(firstCommand, commandInitialise);
  command(secondCommand, commandInitialise);
  command(firstData, u8(firstLineVector));
  command(secondData, u8(firstLineVector) + 8);
  command(firstData, 1 << 2); // a set bit: the cascade line
  command(secondData, cascadeLine);
  command(firstData, mode8086);
  command(secondData, mode8086);
  command(firstData, allButCascade);
  isPresent = readPort8(firstData) === allButCascade;
  command(firstData, 0xff);
  command(secondData, 0xff);
}

/** No line interrupts any more. */
export function maskAll(): void {
  writePort8(firstData, 0xff);
  writePort8(secondData, 0xff);
}

function command(port: u16, value: u8): void {
  writePort8(port, value);
  pauseAfterPort();
}

export function unmaskLine(line: u32): void {
  if (line >= 8) {
    writePort8(secondData, readPort8(secondData) & ~bit(line - 8));
    unmaskLine(u32(cascadeLine));
    return;
  }
  writePort8(firstData, readPort8(firstData) & ~bit(line));
}

export function maskLine(line: u32): void {
  const port: u16 = line >= 8 ? secondData : firstData;
  writePort8(port, readPort8(port) | bit(line & 7));
}

function bit(line: u32): u8 {
  return u8(u32(1) << line);
}

/**
 * A line that drops before it is acknowledged arrives as line 7 or 15 of its
 * controller without being in service: it must not be ended there. @interrupt
 */
export function isSpurious(line: u32): boolean {
  if (line !== 7 && line !== 15) return false;
  const port: u16 = line === 7 ? firstCommand : secondCommand;
  writePort8(port, commandReadService);
  if ((readPort8(port) & 0x80) !== 0) return false;
  // The first controller did see the second one's line.
  if (line === 15) writePort8(firstCommand, commandEnd);
  return true;
}

/** @interrupt */
export function endInterrupt(line: u32): void {
  if (line >= 8) writePort8(secondCommand, commandEnd);
  writePort8(firstCommand, commandEnd);
}
