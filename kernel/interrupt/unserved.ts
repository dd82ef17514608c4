// Interrupts that nobody serves: told once for each vector, never fatal.

import { report } from "../console/writer.ts";

class Told {
  readonly vectors = new FixedArray<boolean, 256>();
}
const told = new Told();

/** Called by the machine, interrupts off. @export nautilus_interrupt @interrupt */
export function onUnserved(vector: u32): void {
  if (told.vectors[vector & 255]) return;
  told.vectors[vector & 255] = true;
  report
    .text("interrupt: vector 0x")
    .hex(u64(vector), 2)
    .text(" was raised and nobody serves it")
    .line();
}
