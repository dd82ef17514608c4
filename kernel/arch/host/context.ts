// Contexts of threads, and the words that belong to the running CPU: as on the
// bare machine, but that Linux says where the words are.

import { adoptCpu } from "./cpus.ts";
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
} from "../x86_64/switching.ts";

/** Of the boot CPU; the others: see processors.ts. */
export function setLocalBase(address: usize): void {
  adoptCpu(0, address);
}
