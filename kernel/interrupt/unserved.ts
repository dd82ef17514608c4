// Interrupts that nobody serves: told once for each vector, never fatal.

import { channelError } from "../arch/contract.ts";
import { Writer } from "../console/writer.ts";

/** Not the others' writer: one of their lines may be half written. */
const writer = new Writer(channelError);

class Told {
  readonly vectors = new FixedArray<boolean, 256>();
}
const told = new Told();

/** Called by the machine, interrupts off. @export nautilus_interrupt @interrupt */
export function onUnserved(vector: u32): void {
  if (told.vectors[vector & 255]) return;
  told.vectors[vector & 255] = true;
  writer
    .text("interrupt: vector 0x")
    .hex(u64(vector), 2)
    .text(" was raised and nobody serves it")
    .line();
}
