// The three byte channels: the first serial line, and debug ports where the
// machine has them.
//
// QEMU's `isa-debugcon` devices keep the log (0xe9) and the program's standard
// error (0xea) apart from the terminal; reading such a port gives 0xe9, which
// is how they are found. Without them everything goes to the serial line.

import {
  channelError,
  channelLog,
  channelTerminal,
  inputNone,
} from "../contract.ts";
import { disableAndSave, restore } from "./flags.ts";
import { openLine, serveLine } from "./lines.ts";
import { readPort8 } from "./registers.ts";
import { Uart16550 } from "./uart16550.ts";

const serial1Port: u16 = 0x3f8;
const serial1Line: u32 = 4;
const logPort: u16 = 0xe9;
const errorPort: u16 = 0xea;
const debugPortPresent: u8 = 0xe9;

const terminal = new Uart16550(serial1Port);
let hasLogPort = false;
let hasErrorPort = false;

/** Received bytes wait here, in a ring; the interrupt puts, readByte takes. @layout */
class Ring {
  bytes!: FixedArray<u8, 1024>;
}
const ringBytes: u32 = 1024;
const received = new Ring();
let putCount: u32 = 0;
let takenCount: u32 = 0;

export function initialise(): void {
  terminal.initialise();
  if (terminal.earlyByte >= 0) putReceived(u8(terminal.earlyByte));
  hasLogPort = readPort8(logPort) === debugPortPresent;
  hasErrorPort = readPort8(errorPort) === debugPortPresent;
}

export function describe(): string {
  if (!terminal.isPresent())
    return hasLogPort ? "debugcon, no serial line" : "no device";
  if (hasLogPort) return "16550 at 0x3f8, debugcon";
  return "16550 at 0x3f8";
}

export function write(channel: u32, address: usize, sizeBytes: usize): void {
  if (channel === channelLog && hasLogPort)
    writeDebugPort(logPort, address, sizeBytes);
  else if (channel === channelError && hasErrorPort)
    writeDebugPort(errorPort, address, sizeBytes);
  else terminal.transmit(address, sizeBytes);
}

/** @c nautilus_write_port_bytes */
declare function writeDebugPort(
  port: u16,
  address: usize,
  sizeBytes: usize,
): void;

export function enableInput(): void {
  if (!terminal.isPresent()) return;
  terminal.enableReceiveInterrupt();
  serveLine(serial1Line, onReceive);
  openLine(serial1Line);
}

/** kernel/thread/input.ts. @c nautilus_input */
declare function inputReceived(): void;

/** @interrupt */
function onReceive(vector: u32, frame: usize): void {
  receiveInterrupt();
  inputReceived();
}

/**
 * While the ring is full the device keeps what it has, which stops the
 * sender; `readByte` then fetches it. @interrupt
 */
function receiveInterrupt(): void {
  while (putCount - takenCount < ringBytes && terminal.hasReceived())
    putReceived(terminal.receive());
}

function putReceived(byte: u8): void {
  received.bytes[putCount % ringBytes] = byte;
  putCount++;
}

/** Also asks the device, so that input works where its interrupt does not. */
export function readByte(): i32 {
  const wereEnabled = disableAndSave();
  if (putCount === takenCount) receiveInterrupt();
  let byte = inputNone;
  if (putCount !== takenCount) {
    byte = i32(received.bytes[takenCount % ringBytes]);
    takenCount++;
  }
  restore(wereEnabled);
  return byte;
}

export function beginEditing(): void {}

export function endEditing(): void {}

/** Nobody edits or echoes lines on a serial line but we. */
export function isInteractive(): boolean {
  return true;
}
