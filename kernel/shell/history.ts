// Lines typed before, most recent last. A line typed again moves to the end.

import { Line, lineCapacity } from "./line.ts";

/** Lines that are kept. */
export const historyCapacity: u32 = 32;

export class History {
  private used: u32 = 0;
  /** Slots in the order of their last use, oldest first. */
  private readonly order = new FixedArray<u32, 32>();
  private readonly lengths = new FixedArray<u32, 32>();
  /** 32 slots of `lineCapacity` bytes. */
  private readonly bytes = new FixedArray<u8, 8160>();

  count(): u32 {
    return this.used;
  }

  /** Copies line `age` (0 is the most recent) to `line`; the caller keeps it below `count`. */
  read(age: u32, line: Line): void {
    const slot = this.order[this.used - 1 - age];
    line.clear();
    for (let i: u32 = 0; i < this.lengths[slot]; i++) {
      line.append(this.bytes[slot * lineCapacity + i]);
    }
  }

  add(line: Line): void {
    let position: u32 = 0;
    while (position < this.used && !this.holds(this.order[position], line)) {
      position += 1;
    }
    let slot: u32 = this.used;
    if (position < this.used) {
      slot = this.order[position];
    } else if (this.used < historyCapacity) {
      this.used += 1;
    } else {
      // The oldest makes room.
      position = 0;
      slot = this.order[0];
    }
    this.moveToEnd(position, slot);
    this.lengths[slot] = line.length;
    for (let i: u32 = 0; i < line.length; i++) {
      this.bytes[slot * lineCapacity + i] = line.bytes[i];
    }
  }

  private moveToEnd(position: u32, slot: u32): void {
    for (let i: u32 = position; i + 1 < this.used; i++) {
      this.order[i] = this.order[i + 1];
    }
    this.order[this.used - 1] = slot;
  }

  private holds(slot: u32, line: Line): boolean {
    if (this.lengths[slot] !== line.length) return false;
    for (let i: u32 = 0; i < line.length; i++) {
      if (this.bytes[slot * lineCapacity + i] !== line.bytes[i]) return false;
    }
    return true;
  }
}
