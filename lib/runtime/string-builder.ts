// Text that grows unit by unit, without a string for each step.

import {
  allocate,
  copyMemory,
  load,
  newString,
  store,
  stringIsWide,
  stringLength,
  stringUnits,
} from "machine";
import { throwRangeError } from "./errors.ts";
import { copyUnits, unitAddress } from "./strings.ts";

const longestStringUnits: u32 = 536870888;

export class StringBuilder {
  private units: usize;
  private capacity: u32;
  private length: u32 = 0;
  /** Two bytes per unit, since the first unit above 255. */
  private isWide: boolean = false;

  constructor(capacity: u32) {
    this.capacity = capacity < 16 ? 16 : capacity;
    this.units = allocate(usize(this.capacity));
  }

  append(unit: u16): void {
    if (this.length === this.capacity) this.grow(this.length + 1, this.isWide);
    if (unit > 255 && !this.isWide) this.grow(this.capacity, true);
    const slot: usize = unitAddress(this.units, this.length, this.isWide);
    if (this.isWide) store<u16>(slot, unit);
    else store<u8>(slot, u8(unit));
    this.length = this.length + 1;
  }

  /** One or two units. */
  appendCodePoint(code: u32): void {
    if (code < 0x1_0000) {
      this.append(u16(code));
    } else {
      this.append(u16(0xd800 + ((code - 0x1_0000) >> 10)));
      this.append(u16(0xdc00 + ((code - 0x1_0000) & 0x3ff)));
    }
  }

  appendText(text: string): void {
    this.appendPart(text, 0, stringLength(text));
  }

  appendPart(text: string, start: u32, end: u32): void {
    const count: u32 = end - start;
    const wide = this.isWide || stringIsWide(text);
    if (wide !== this.isWide || this.length + count > this.capacity) {
      this.grow(this.length + count, wide);
    }
    const target: usize = unitAddress(this.units, this.length, wide);
    copyUnits(text, start, target, count, wide);
    this.length = this.length + count;
  }

  /** Room for `needed` units of the width. */
  private grow(needed: u32, wide: boolean): void {
    if (needed > longestStringUnits) throwRangeError("Invalid string length");
    let capacity: u32 = this.capacity;
    while (capacity < needed) capacity = capacity * 2;
    const sizeBytes: usize = wide ? usize(capacity) * 2 : usize(capacity);
    const units: usize = allocate(sizeBytes);
    if (wide === this.isWide) {
      const used: usize = wide ? usize(this.length) * 2 : usize(this.length);
      copyMemory(units, this.units, used);
    } else {
      for (let i: usize = 0; i < usize(this.length); i++) {
        store<u16>(units + i * 2, u16(load<u8>(this.units + i)));
      }
    }
    this.units = units;
    this.capacity = capacity;
    this.isWide = wide;
  }

  finish(): string {
    if (this.length === 0) return "";
    const result: string = newString(this.length, this.isWide);
    const count: usize = usize(this.length);
    copyMemory(
      stringUnits(result),
      this.units,
      this.isWide ? count * 2 : count,
    );
    return result;
  }
}
