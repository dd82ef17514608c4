// The 16550 UART behind I/O ports. National Semiconductor PC16550D data sheet,
// section 8.
//
// The first serial line is this arch's console, so the driver lives here; a
// 16550 behind memory would share the constants and nothing else.

import { load } from "machine";
import { readPort8, writePort8 } from "./registers.ts";

// Registers, as offsets from the first port.
const registerData: u16 = 0; // receive, transmit; divisor low
const registerInterruptEnable: u16 = 1; // divisor high
const registerFifoControl: u16 = 2; // read: interrupt identification
const registerLineControl: u16 = 3;
const registerModemControl: u16 = 4;
const registerLineStatus: u16 = 5;
const registerScratch: u16 = 7;

const enableReceived: u8 = 0x01;
const fifoEnable: u8 = 0x01;
const fifoWorks: u8 = 0xc0; // in interrupt identification
const line8BitsNoParity: u8 = 0x03;
const lineDivisorAccess: u8 = 0x80;
const modemReady: u8 = 0x0b; // DTR, RTS, and OUT2: lets interrupts out
const modemLoopBack: u8 = 0x10;
const statusReceived: u8 = 0x01;
const statusTransmitEmpty: u8 = 0x20;
const statusAbsent: u8 = 0xff;

/** 115200 baud. */
const divisor: u8 = 1;
const fifoBytes: u32 = 16;

export class Uart16550 {
  /** How many bytes fit when the transmitter is empty; 0: there is no UART. */
  private transmitBytes: u32 = 0;

  constructor(readonly port: u16) {}

  /** The byte that had arrived before `initialise`; -1: none. */
  earlyByte: i32 = -1;

  /** Finds the device and sets it up with its interrupts off. */
  initialise(): void {
    if (!this.answers()) return;
    this.write(registerInterruptEnable, 0);
    this.write(registerLineControl, lineDivisorAccess);
    this.write(registerData, divisor);
    this.write(registerInterruptEnable, 0);
    this.write(registerLineControl, line8BitsNoParity);
    // Switching the FIFO on empties it: what was typed (or piped) ahead is
    // taken out first, in loop-back, where no further byte arrives meanwhile.
    this.write(registerModemControl, modemLoopBack);
    const isEarly = (this.read(registerLineStatus) & statusReceived) !== 0;
    if (isEarly) this.earlyByte = i32(this.read(registerData));
    this.write(registerFifoControl, fifoEnable);
    this.write(registerModemControl, modemReady);
    const hasFifo = (this.read(registerFifoControl) & fifoWorks) === fifoWorks;
    this.transmitBytes = hasFifo ? fifoBytes : 1;
  }

  /** The scratch register keeps what is written, and the status is not all ones. */
  private answers(): boolean {
    this.write(registerScratch, 0x5a);
    if (this.read(registerScratch) !== 0x5a) return false;
    this.write(registerScratch, 0xa5);
    if (this.read(registerScratch) !== 0xa5) return false;
    return this.read(registerLineStatus) !== statusAbsent;
  }

  isPresent(): boolean {
    return this.transmitBytes !== 0;
  }

  hasFifo(): boolean {
    return this.transmitBytes > 1;
  }

  /** Writes all bytes, waiting for the transmitter. @interrupt */
  transmit(address: usize, sizeBytes: usize): void {
    if (this.transmitBytes === 0) return;
    let room: u32 = 0;
    for (let i: usize = 0; i < sizeBytes; i++) {
      if (room === 0) {
        this.waitForTransmitter();
        room = this.transmitBytes;
      }
      writePort8(this.port, load<u8>(address + i));
      room--;
    }
  }

  private waitForTransmitter(): void {
    const status = this.port + registerLineStatus;
    while ((readPort8(status) & statusTransmitEmpty) === 0);
  }

  /** True when a byte waits to be received. @interrupt */
  hasReceived(): boolean {
    if (this.transmitBytes === 0) return false;
    return (this.read(registerLineStatus) & statusReceived) !== 0;
  }

  /** @interrupt */
  receive(): u8 {
    return this.read(registerData);
  }

  enableReceiveInterrupt(): void {
    if (this.transmitBytes !== 0)
      this.write(registerInterruptEnable, enableReceived);
  }

  private read(register: u16): u8 {
    return readPort8(this.port + register);
  }

  private write(register: u16, value: u8): void {
    writePort8(this.port + register, value);
  }
}
