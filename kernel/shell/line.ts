// A line of input: bytes of UTF-8, edited in place.

/** Bytes a line can hold. */
export const lineCapacity: u32 = 255;

export class Line {
  length: u32 = 0;
  readonly bytes = new FixedArray<u8, 255>();

  clear(): void {
    this.length = 0;
  }

  copyFrom(other: Line): void {
    this.length = other.length;
    for (let i: u32 = 0; i < other.length; i++) this.bytes[i] = other.bytes[i];
  }

  /** Puts a byte before `at`; false when the line is full. */
  insert(at: u32, byte: u8): boolean {
    if (this.length >= lineCapacity) return false;
    for (let i: u32 = this.length; i > at; i--) {
      this.bytes[i] = this.bytes[i - 1];
    }
    this.bytes[at] = byte;
    this.length += 1;
    return true;
  }

  append(byte: u8): boolean {
    return this.insert(this.length, byte);
  }

  /** Removes `[start, end)`. */
  remove(start: u32, end: u32): void {
    const count: u32 = end - start;
    for (let i: u32 = end; i < this.length; i++) {
      this.bytes[i - count] = this.bytes[i];
    }
    this.length -= count;
  }

  equals(other: Line): boolean {
    return (
      this.length === other.length && this.startsWith(other, 0, other.length)
    );
  }

  /** True when this line begins with bytes `[start, end)` of `other`. */
  startsWith(other: Line, start: u32, end: u32): boolean {
    if (end - start > this.length) return false;
    for (let i: u32 = start; i < end; i++) {
      if (this.bytes[i - start] !== other.bytes[i]) return false;
    }
    return true;
  }

  /** Start of the character before `at`, and the one after. */
  before(at: u32): u32 {
    let i: u32 = at;
    while (i > 0) {
      i -= 1;
      if (!isContinuation(this.bytes[i])) break;
    }
    return i;
  }

  after(at: u32): u32 {
    let i: u32 = at;
    while (i < this.length) {
      i += 1;
      if (i >= this.length || !isContinuation(this.bytes[i])) break;
    }
    return i;
  }

  /** Start of the word before `at` (skipping blanks first). */
  wordBefore(at: u32): u32 {
    let i: u32 = at;
    while (i > 0 && isBlank(this.bytes[i - 1])) i -= 1;
    while (i > 0 && !isBlank(this.bytes[i - 1])) i -= 1;
    return i;
  }

  wordAfter(at: u32): u32 {
    let i: u32 = at;
    while (i < this.length && isBlank(this.bytes[i])) i += 1;
    while (i < this.length && !isBlank(this.bytes[i])) i += 1;
    return i;
  }

  /** Characters in `[start, end)`: a column each. */
  columns(start: u32, end: u32): u32 {
    let count: u32 = 0;
    for (let i: u32 = start; i < end; i++) {
      if (!isContinuation(this.bytes[i])) count += 1;
    }
    return count;
  }
}

export function isBlank(byte: u8): boolean {
  return byte <= 0x20;
}

/** The second and later bytes of a character in UTF-8. */
export function isContinuation(byte: u8): boolean {
  return (byte & 0xc0) === 0x80;
}
