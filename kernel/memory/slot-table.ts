// The slots in which starting CPUs find their stacks (see the arch contract).

import { store } from "machine";
import { kernelAllocate } from "./heap.ts";

const slotSizeBytes: usize = 16;

export class SlotTable {
  private readonly start: usize;

  constructor(count: u32) {
    this.start = kernelAllocate(usize(count) * slotSizeBytes);
  }

  address(): usize {
    return this.start;
  }

  set(slot: u32, stackTop: usize, localBase: usize): void {
    const at = this.start + usize(slot) * slotSizeBytes;
    store<usize>(at, stackTop);
    store<usize>(at + 8, localBase);
  }
}
