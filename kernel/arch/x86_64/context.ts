// Contexts of threads, and the words that belong to the running CPU.

import { addressOf, asm } from "machine";
import { writeMsr } from "./registers.ts";
export {
  localLastWord,
  localSecondWord,
  localWord,
  prepareFiber,
  prepareStack,
  savedChain,
  savedInstruction,
  setLocalLastWord,
  switchContext,
  switchFiber,
} from "./switching.ts";

const msrGsBase: u32 = 0xc000_0101;

export function setLocalBase(address: usize): void {
  writeMsr(msrGsBase, u64(address));
}

/** Before portable code has a place for the boot CPU's words. @layout @size 64 */
class EarlyWords {
  words!: FixedArray<usize, 8>;
}
const early = new EarlyWords();

/** Early in the boot: what is asked of these words is 0 then. */
export function beginEarly(): void {
  setLocalBase(addressOf(early));
}

// The arch's words: how deep in interrupts this CPU is, and what clock-offset.ts
// adds to its counter.

/** @interrupt */
export function enterInterrupt(): void {
  asm("incq %gs:16", "~{memory}");
}

/** @interrupt */
export function leaveInterrupt(): void {
  asm("decq %gs:16", "~{memory}");
}

export function isInInterrupt(): boolean {
  return asm<usize>("movq %gs:16, $0", "=r,~{memory}") !== 0;
}
