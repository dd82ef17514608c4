// The order of a CPU's own loads and stores, as others and its interrupts see it.

import { asm } from "machine";

/**
 * The compiler moves no load or store over this; the processor may. An interrupt
 * of this CPU sees what stands before it done, and nothing of what stands behind.
 * @inline
 */
export function keepOrder(): void {
  asm("", "~{memory}");
}
