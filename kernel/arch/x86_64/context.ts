// Contexts of threads, and the words that belong to the running CPU.

import { addressOf, asm } from "machine";
import { localApicId } from "./local-apic.ts";
import { writeMsr } from "./registers.ts";
import { useVectorCounts } from "./vectors.ts";
export {
  forkFrame,
  forkContext,
  localLastWord,
  localSecondWord,
  localWord,
  prepareFiber,
  prepareFork,
  prepareStack,
  savedChain,
  savedInstruction,
  setLocalLastWord,
  switchContext,
  switchFiber,
} from "./switching.ts";

const msrGsBase: u32 = 0xc000_0101;

/** Of the boot CPU; the others: see processors.ts. */
export function setLocalBase(address: usize): void {
  setGsBase(address);
  useVectorCounts(0, localApicId());
}

export function setGsBase(address: usize): void {
  writeMsr(msrGsBase, u64(address));
}

/** Before portable code has a place for the boot CPU's words. @layout @size 64 */
class EarlyWords {
  words!: FixedArray<usize, 8>;
}
const early = new EarlyWords();

/** Early in the boot: what is asked of these words is 0 then. */
export function beginEarly(): void {
  setGsBase(addressOf(early));
}

// The arch's words: how deep in interrupts this CPU is (gs:16), what
// clock-offset.ts adds to its counter (gs:24), where it counts vectors (gs:32).

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
