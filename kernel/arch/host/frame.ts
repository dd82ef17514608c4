// Saved registers: a frame is Linux's ucontext (x86-64).
//
//   0 flags  8 link  16 signal stack (24 bytes)
//   40 r8 … r15  104 rdi rsi rbp rbx rdx rax rcx rsp  168 rip  176 eflags
//   184 selectors  192 error code  200 trap number  208 mask  216 cr2

import { addressOf, framePointer, load } from "machine";
import { guardedLoad, guardedValue } from "./guarded.ts";
import { isStackGuard } from "./start.ts";

const offsetBase: usize = 120;
const offsetStack: usize = 160;
const offsetInstruction: usize = 168;
const offsetErrorCode: usize = 192;
const offsetTrap: usize = 200;
const offsetFaultAddress: usize = 216;
const pageFault: u32 = 14;

class Captured {
  readonly context = new FixedArray<u64, 32>();
  signal: u32 = 0;
}
const captured = new Captured();

interface Register {
  readonly name: string;
  readonly offset: usize;
}

const registers: Register[] = [
  { name: "rax", offset: 144 },
  { name: "rbx", offset: 128 },
  { name: "rcx", offset: 152 },
  { name: "rdx", offset: 136 },
  { name: "rsi", offset: 112 },
  { name: "rdi", offset: 104 },
  { name: "rbp", offset: 120 },
  { name: "rsp", offset: 160 },
  { name: "r8", offset: 40 },
  { name: "r9", offset: 48 },
  { name: "r10", offset: 56 },
  { name: "r11", offset: 64 },
  { name: "r12", offset: 72 },
  { name: "r13", offset: 80 },
  { name: "r14", offset: 88 },
  { name: "r15", offset: 96 },
  { name: "rip", offset: 168 },
  { name: "rflags", offset: 176 },
];

interface Trap {
  readonly number: u32;
  readonly name: string;
  readonly mnemonic: string;
}

const unknownTrap: Trap = {
  number: 0xffff_ffff,
  name: "unknown exception",
  mnemonic: "?",
};

/** Intel SDM volume 3, table 6-1, as far as Linux passes them on. */
const traps: Trap[] = [
  { number: 0, name: "divide error", mnemonic: "#DE, SIGFPE" },
  { number: 1, name: "debug exception", mnemonic: "#DB, SIGTRAP" },
  { number: 3, name: "breakpoint", mnemonic: "#BP, SIGTRAP" },
  { number: 4, name: "overflow", mnemonic: "#OF, SIGSEGV" },
  { number: 6, name: "invalid opcode", mnemonic: "#UD, SIGILL" },
  { number: 12, name: "stack fault", mnemonic: "#SS, SIGBUS" },
  { number: 13, name: "general protection fault", mnemonic: "#GP, SIGSEGV" },
  { number: 14, name: "page fault", mnemonic: "#PF, SIGSEGV" },
  { number: 16, name: "x87 floating-point error", mnemonic: "#MF, SIGFPE" },
  { number: 17, name: "alignment check", mnemonic: "#AC, SIGBUS" },
  { number: 19, name: "SIMD floating-point error", mnemonic: "#XM, SIGFPE" },
];

/** Fills a ucontext with the caller's registers. @c nautilus_host_capture */
declare function capture(context: usize): void;

export function captureFrame(): usize {
  const context = addressOf(captured.context);
  capture(context);
  return context;
}

/** Called by the signal handler before the frame is reported. */
export function rememberSignal(signal: u32, information: usize): void {
  captured.signal = signal;
}

export function frameInstruction(frame: usize): usize {
  return load<usize>(frame + offsetInstruction);
}

export function registerCount(): u32 {
  return u32(registers.length);
}

export function registerName(index: u32): string {
  return registers[index].name;
}

export function registerValue(frame: usize, index: u32): u64 {
  return load<u64>(frame + registers[index].offset);
}

export function registersPerLine(): u32 {
  return 4;
}

export function instructionPointer(frame: usize): usize {
  return load<usize>(frame + offsetInstruction);
}

export function stackPointer(frame: usize): usize {
  return load<usize>(frame + offsetStack);
}

export function basePointer(frame: usize): usize {
  return load<usize>(frame + offsetBase);
}

function trapOf(frame: usize): Trap {
  const number = exceptionNumber(frame);
  for (let i: u32 = 0; i < u32(traps.length); i++) {
    if (traps[i].number === number) return traps[i];
  }
  return unknownTrap;
}

export function exceptionName(frame: usize): string {
  return trapOf(frame).name;
}

export function exceptionMnemonic(frame: usize): string {
  return trapOf(frame).mnemonic;
}

export function exceptionNumber(frame: usize): u32 {
  return u32(load<u64>(frame + offsetTrap));
}

export function exceptionErrorCode(frame: usize): u64 {
  return load<u64>(frame + offsetErrorCode);
}

export function hasFaultAddress(frame: usize): boolean {
  return exceptionNumber(frame) === pageFault;
}

export function faultAddress(frame: usize): usize {
  return load<usize>(frame + offsetFaultAddress);
}

export function faultAccess(frame: usize): string {
  const code = exceptionErrorCode(frame);
  if ((code & 16) !== 0) return "execution";
  return (code & 2) !== 0 ? "write" : "read";
}

export function faultReason(frame: usize): string {
  const address = faultAddress(frame);
  if (isStackGuard(address)) return "the guard below the stack: it overflowed";
  if (address < 4096) return "page 0 (null)";
  return (exceptionErrorCode(frame) & 1) !== 0
    ? "the page does not allow it"
    : "nothing is mapped there";
}

// [chain] holds the caller's chain address, [chain + 8] the return address.

export function callerChain(chain: usize): usize {
  return guardedLoad(chain, 8) ? usize(guardedValue()) : 0;
}

export function callerReturnAddress(chain: usize): usize {
  return guardedLoad(chain + 8, 8) ? usize(guardedValue()) : 0;
}

/** @inline */
export function currentChain(): usize {
  return framePointer();
}
