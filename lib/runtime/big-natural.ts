// A natural number of any size up to a capacity: for the exact digits of a
// double, and for reading text that lies close to halfway between two doubles.

import { allocate, load, store } from "machine";

export class BigNatural {
  /** 32-bit limbs, the lowest first. */
  private readonly limbs: usize;
  /** Without leading zeros; zero has none. */
  private count: u32;

  constructor(value: u64, capacityBits: u32) {
    // One limb more for the bits that a shift pushes out at the top.
    this.limbs = allocate(usize(capacityBits / 32 + 4) * 4);
    this.count = 0;
    if (value !== 0) {
      store<u64>(this.limbs, value);
      this.count = value >> 32 === 0 ? 1 : 2;
    }
  }

  isZero(): boolean {
    return this.count === 0;
  }

  /** this = this * factor + addend */
  multiplyAdd(factor: u32, addend: u32): void {
    let carry: u64 = u64(addend);
    for (let i: u32 = 0; i < this.count; i++) {
      const slot: usize = this.limbs + usize(i) * 4;
      carry = carry + u64(load<u32>(slot)) * u64(factor);
      store<u32>(slot, u32(carry));
      carry = carry >> 32;
    }
    if (carry === 0) return;
    store<u32>(this.limbs + usize(this.count) * 4, u32(carry));
    this.count = this.count + 1;
  }

  multiplyByPowerOfFive(exponent: u32): void {
    let left: u32 = exponent;
    // 5^13 is the largest power that fits a limb.
    for (; left >= 13; left = left - 13) this.multiplyAdd(1220703125, 0);
    for (; left > 0; left--) this.multiplyAdd(5, 0);
  }

  shiftLeft(bits: u32): void {
    if (this.count === 0) return;
    const whole: u32 = bits / 32;
    const part: u64 = u64(bits % 32);
    store<u32>(this.limbs + usize(this.count) * 4, 0);
    // From the top, so that nothing is overwritten before it was read.
    for (let i: u32 = this.count + 1; i > 0; i--) {
      const slot: usize = this.limbs + usize(i - 1) * 4;
      const high: u64 = u64(load<u32>(slot));
      const low: u64 = i > 1 ? u64(load<u32>(slot - 4)) : 0;
      const shifted: u64 = ((high << 32) | low) << part;
      store<u32>(slot + usize(whole) * 4, u32(shifted >> 32));
    }
    for (let i: u32 = 0; i < whole; i++) {
      store<u32>(this.limbs + usize(i) * 4, 0);
    }
    this.count = this.count + whole + 1;
    this.dropLeadingZeros();
  }

  private dropLeadingZeros(): void {
    while (
      this.count > 0 &&
      load<u32>(this.limbs + usize(this.count - 1) * 4) === 0
    ) {
      this.count = this.count - 1;
    }
  }

  /** this = floor(this / divisor); gives the remainder. */
  divide(divisor: u32): u32 {
    let remainder: u64 = 0;
    for (let i: u32 = this.count; i > 0; i--) {
      const slot: usize = this.limbs + usize(i - 1) * 4;
      const value: u64 = (remainder << 32) | u64(load<u32>(slot));
      store<u32>(slot, u32(value / u64(divisor)));
      remainder = value % u64(divisor);
    }
    this.dropLeadingZeros();
    return u32(remainder);
  }

  /** Negative, 0 or positive as this is less than, equal to or above `other`. */
  compare(other: BigNatural): i32 {
    if (this.count !== other.count) return this.count < other.count ? -1 : 1;
    for (let i: u32 = this.count; i > 0; i--) {
      const mine: u32 = load<u32>(this.limbs + usize(i - 1) * 4);
      const its: u32 = load<u32>(other.limbs + usize(i - 1) * 4);
      if (mine !== its) return mine < its ? -1 : 1;
    }
    return 0;
  }
}
