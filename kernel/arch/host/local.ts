// What belongs to the running CPU, found through %gs: one Linux thread each.
//
//   gs:0   two words of portable code (see the contract)
//   gs:16  how deep in interrupts
//   gs:24  the interrupt flag: 0 off
//   gs:32  what has been raised and not served yet, a bit each
//   gs:40  the CPU's hardware id
//   gs:48  how often it has spun
//
// Each access is one instruction: a thread may be moved between two.

import { addressOf, asm } from "machine";
import { setGsBase } from "./system-calls.ts";

export const offsetPending: usize = 32;

/** Before portable code has a place for the boot CPU's words. @layout @size 64 */
class EarlyWords {
  words!: FixedArray<usize, 8>;
}
const early = new EarlyWords();

/** First thing of all: the interrupt flag is among these words. */
export function beginEarly(): void {
  setGsBase(addressOf(early));
}

export function interruptDepth(): u32 {
  return asm<u32>("movl %gs:16, $0", "=r,~{memory}");
}

export function enterInterrupt(): void {
  asm("incl %gs:16", "~{memory}");
}

export function leaveInterrupt(): void {
  asm("decl %gs:16", "~{memory}");
}

export function flag(): u32 {
  return asm<u32>("movl %gs:24, $0", "=r,~{memory}");
}

export function setFlag(): void {
  asm("movl $$1, %gs:24", "~{memory}");
}

export function clearFlag(): void {
  asm("movl $$0, %gs:24", "~{memory}");
}

export function pending(): u32 {
  return asm<u32>("movl %gs:32, $0", "=r,~{memory}");
}

export function takePending(): u32 {
  return asm<u32>("xorl $0, $0; xchgl $0, %gs:32", "=r,~{memory}");
}

/** On the running CPU, by a signal's handler. */
export function addPending(bits: u32): void {
  asm("lock orl $0, %gs:32", "r,~{memory}", bits);
}

/** To any CPU's word; gives what it was. */
export function addPendingAt(address: usize, bits: u32): u32 {
  return asm<u32>(
    "movl (%rdi), %eax; 1: movl %eax, %ecx; orl %esi, %ecx; lock cmpxchgl %ecx, (%rdi); jne 1b",
    "={eax},{rdi},{esi},~{ecx},~{memory}",
    address,
    bits,
  );
}

export function localId(): u32 {
  return asm<u32>("movl %gs:40, $0", "=r,~{memory}");
}

export function setLocalId(id: u32): void {
  asm("movl $0, %gs:40", "r,~{memory}", id);
}

export function countSpin(): u32 {
  return asm<u32>("incl %gs:48; movl %gs:48, $0", "=r,~{memory}");
}
