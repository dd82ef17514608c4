// Saved registers: the frame that traps.S pushes, and how reports read it.

import { addressOfSymbol, framePointer, load, objectAt } from "machine";
import { exceptionMnemonics, exceptionNames } from "./exceptions.ts";
import { guardedLoad, guardedValue } from "./guarded.ts";
import { describePage } from "./paging.ts";
import { readCr0, readCr2, readCr3, readCr4 } from "./registers.ts";

/** Laid out by traps.S; primitives.S fills one too. @layout @size 184 */
export class TrapFrame {
  r15!: u64;
  r14!: u64;
  r13!: u64;
  r12!: u64;
  r11!: u64;
  r10!: u64;
  r9!: u64;
  r8!: u64;
  rbp!: u64;
  rdi!: u64;
  rsi!: u64;
  rdx!: u64;
  rcx!: u64;
  rbx!: u64;
  rax!: u64;
  /** CR2 of a page fault, read before anything could fault again. */
  faultAddress!: u64;
  vector!: u64;
  errorCode!: u64;
  rip!: u64;
  cs!: u64;
  rflags!: u64;
  rsp!: u64;
  ss!: u64;
}

export const vectorPageFault: u64 = 14;

/** Page fault error code: Intel SDM volume 3, section 4.7. */
const errorPresent: u64 = 1;
const errorWrite: u64 = 2;
const errorFetch: u64 = 16;

/** Saves the caller's registers in a static frame. @c nautilus_capture_frame */
export declare function captureFrame(): usize;

const names = [
  "rax", "rbx", "rcx",
  "rdx", "rsi", "rdi",
  "rbp", "rsp", "r8",
  "r9", "r10", "r11",
  "r12", "r13", "r14",
  "r15", "rip", "rflags",
  "cs", "ss", "cr0",
  "cr2", "cr3", "cr4",
]; // prettier-ignore

/** Where each name's value lies in a frame; the last four are read live. */
const offsets: u32[] = [
  0x70, 0x68, 0x60,
  0x58, 0x50, 0x48,
  0x40, 0xa8, 0x38,
  0x30, 0x28, 0x20,
  0x18, 0x10, 0x08,
  0x00, 0x90, 0xa0,
  0x98, 0xb0,
]; // prettier-ignore

const firstLiveRegister: u32 = 20;

export function registerCount(): u32 {
  return 24;
}

export function registerName(index: u32): string {
  return names[index];
}

export function registerValue(frame: usize, index: u32): u64 {
  if (index < firstLiveRegister)
    return load<u64>(frame + usize(offsets[index]));
  if (index === 20) return readCr0();
  if (index === 21) return readCr2();
  if (index === 22) return readCr3();
  return readCr4();
}

export function registersPerLine(): u32 {
  return 3;
}

export function instructionPointer(frame: usize): usize {
  return usize(objectAt<TrapFrame>(frame).rip);
}

export function stackPointer(frame: usize): usize {
  return usize(objectAt<TrapFrame>(frame).rsp);
}

export function basePointer(frame: usize): usize {
  return usize(objectAt<TrapFrame>(frame).rbp);
}

export function exceptionName(frame: usize): string {
  const vector = objectAt<TrapFrame>(frame).vector;
  return vector < 32 ? exceptionNames[u32(vector)] : "Unexpected interrupt";
}

export function exceptionMnemonic(frame: usize): string {
  const vector = objectAt<TrapFrame>(frame).vector;
  return vector < 32 ? exceptionMnemonics[u32(vector)] : "INT";
}

export function exceptionNumber(frame: usize): u32 {
  return u32(objectAt<TrapFrame>(frame).vector);
}

export function exceptionErrorCode(frame: usize): u64 {
  return objectAt<TrapFrame>(frame).errorCode;
}

/**
 * A double fault on a guard page counts as having one: pushing the page
 * fault's frame failed, and CR2 still says where.
 */
export function hasFaultAddress(frame: usize): boolean {
  const trap = objectAt<TrapFrame>(frame);
  return trap.faultAddress !== 0 || trap.vector === vectorPageFault;
}

export function faultAddress(frame: usize): usize {
  return usize(objectAt<TrapFrame>(frame).faultAddress);
}

export function faultAccess(frame: usize): string {
  const trap = objectAt<TrapFrame>(frame);
  if (trap.vector !== vectorPageFault) return "access";
  if ((trap.errorCode & errorWrite) !== 0) return "write";
  // Without no-execute pages the processor does not set the fetch bit.
  const isFetch =
    (trap.errorCode & errorFetch) !== 0 || trap.rip === trap.faultAddress;
  return isFetch ? "execute" : "read";
}

export function faultReason(frame: usize): string {
  const trap = objectAt<TrapFrame>(frame);
  const address = usize(trap.faultAddress);
  if (address < 4096) return "page 0";
  if (isGuard(address, addressOfSymbol("nautilus_boot_stack_guard")))
    return "guard page below the stack";
  if (isGuard(address, addressOfSymbol("nautilus_double_fault_stack_guard")))
    return "guard page below the double fault stack";
  if (isGuard(address, addressOfSymbol("nautilus_nmi_stack_guard")))
    return "guard page below the NMI stack";
  if (isGuard(address, addressOfSymbol("nautilus_machine_check_stack_guard")))
    return "guard page below the machine check stack";
  if (trap.vector !== vectorPageFault) return "";
  if ((trap.errorCode & errorPresent) === 0) return describePage(address);
  if ((trap.errorCode & errorFetch) !== 0) return "not executable";
  return (trap.errorCode & errorWrite) !== 0 ? "not writable" : "reserved bit";
}

function isGuard(address: usize, guard: usize): boolean {
  return address >= guard && address - guard < 4096;
}

export function callerChain(chain: usize): usize {
  return guardedLoad(chain, 8) ? usize(guardedValue()) : 0;
}

export function callerReturnAddress(chain: usize): usize {
  return guardedLoad(chain + 8, 8) ? usize(guardedValue()) : 0;
}

/** @noinline */
export function currentChain(): usize {
  return framePointer();
}
