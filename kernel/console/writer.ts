// Text output without allocation: pieces go into a line, which is handed to a
// channel when it is full, at its end, or on `flush`. Threads and CPUs may print
// at the same time: see lines.ts.
//
//   out.text("Mem[0x").hex(address, 16).text("] = ").decimal(value).line();

import { channelError, channelLog, channelTerminal } from "../arch/contract.ts";
import { textLength, textUnit } from "../memory/text.ts";
import { finishLine, flushLine, ownLine, putByte } from "./lines.ts";

export class Writer {
  private readonly channel: u32;
  /** Where the latest line was: likely where the next byte goes. */
  private latest: u32 = 0;

  constructor(channel: u32) {
    this.channel = channel;
  }

  /** The running thread's line. */
  private open(): u32 {
    const line = ownLine(this.channel, this.latest);
    this.latest = line;
    return line;
  }

  byte(value: u8): Writer {
    putByte(this.open(), value);
    return this;
  }

  /** A string, as UTF-8; half a surrogate pair becomes U+FFFD. */
  text(text: string): Writer {
    const length = textLength(text);
    let line = this.open();
    for (let i: u32 = 0; i < length; i++) {
      const unit = textUnit(text, i);
      if (unit < 0x80) {
        line = putByte(line, u8(unit));
        continue;
      }
      let codePoint: u32 = unit;
      if (unit >= 0xd800 && unit < 0xe000) {
        const next: u32 = i + 1 < length ? textUnit(text, i + 1) : u32(0);
        codePoint = 0xfffd;
        if (unit < 0xdc00 && next >= 0xdc00 && next < 0xe000) {
          codePoint = 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00);
          i++;
        }
      }
      line = putCodePoint(line, codePoint);
    }
    return this;
  }

  /** A string and blanks up to `width` columns (a column per UTF-16 unit). */
  textPadded(text: string, width: u32): Writer {
    this.text(text);
    return this.blanksAfter(textLength(text), width);
  }

  private blanksAfter(used: u32, width: u32): Writer {
    let line = this.open();
    for (let i: u32 = used; i < width; i++) line = putByte(line, 0x20);
    return this;
  }

  decimal(value: u64): Writer {
    return this.decimalPadded(value, 1, 0x20);
  }

  /** At least `width` characters, filled on the left with `fill`. */
  decimalPadded(value: u64, width: u32, fill: u8): Writer {
    let digits: u32 = 1;
    let power: u64 = 1;
    while (value / power >= 10) {
      power = power * 10;
      digits += 1;
    }
    let line = this.open();
    for (let i: u32 = digits; i < width; i++) line = putByte(line, fill);
    for (let i: u32 = 0; i < digits; i++) {
      line = putByte(line, u8(0x30 + ((value / power) % 10)));
      power = power / 10;
    }
    return this;
  }

  signed(value: i64): Writer {
    if (value < 0) {
      this.byte(0x2d);
      return this.decimal(u64(0) - u64(value));
    }
    return this.decimal(u64(value));
  }

  /** At least `width` digits, zeroes in front, no prefix. */
  hex(value: u64, width: u32): Writer {
    let digits: u32 = 16;
    while (digits > 1 && digits > width && value >> u64(digits * 4 - 4) === 0) {
      digits -= 1;
    }
    let line = this.open();
    for (let i: u32 = digits; i > 0; i--) {
      const digit = u32((value >> u64(i * 4 - 4)) & 15);
      line = putByte(line, u8(digit < 10 ? 0x30 + digit : 0x57 + digit));
    }
    return this;
  }

  /** Ends the line and hands it over. */
  line(): void {
    finishLine(putByte(this.open(), 0x0a));
  }

  /** Hands over what there is of the line; what follows may be on another's. */
  flush(): void {
    flushLine(this.channel);
  }
}

function putCodePoint(line: u32, value: u32): u32 {
  let at = line;
  if (value < 0x800) {
    at = putByte(at, u8(0xc0 | (value >> 6)));
  } else {
    if (value < 0x10000) {
      at = putByte(at, u8(0xe0 | (value >> 12)));
    } else {
      at = putByte(at, u8(0xf0 | (value >> 18)));
      at = putByte(at, u8(0x80 | ((value >> 12) & 0x3f)));
    }
    at = putByte(at, u8(0x80 | ((value >> 6) & 0x3f)));
  }
  return putByte(at, u8(0x80 | (value & 0x3f)));
}

/** The terminal: the shell's output. */
export const out = new Writer(channelTerminal);
/** The kernel's log; `logEntry` starts a line of it. */
export const log = new Writer(channelLog);
/** Reports that must be seen: panics and exceptions. */
export const report = new Writer(channelError);
