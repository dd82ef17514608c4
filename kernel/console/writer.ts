// Text output without allocation: pieces go into a small buffer, which is
// handed to a channel when it is full, at the end of a line, or on `flush`.
//
//   out.text("Mem[0x").hex(address, 16).text("] = ").decimal(value).line();

import * as console from "#arch/console";
import { channelError, channelLog, channelTerminal } from "../arch/contract.ts";
import { ByteBuffer } from "../memory/byte-buffer.ts";
import { textLength, textUnit } from "../memory/text.ts";
import { rememberLog } from "./log-ring.ts";

export class Writer {
  private readonly channel: u32;
  private readonly buffer = new ByteBuffer();

  constructor(channel: u32) {
    this.channel = channel;
  }

  byte(value: u8): Writer {
    if (this.buffer.isFull()) this.flush();
    this.buffer.append(value);
    return this;
  }

  /** A string, as UTF-8; half a surrogate pair becomes U+FFFD. */
  text(text: string): Writer {
    const length = textLength(text);
    for (let i: u32 = 0; i < length; i++) {
      const unit = textUnit(text, i);
      if (unit < 0x80) {
        this.byte(u8(unit));
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
      this.codePoint(codePoint);
    }
    return this;
  }

  private codePoint(value: u32): void {
    if (value < 0x800) {
      this.byte(u8(0xc0 | (value >> 6)));
    } else {
      if (value < 0x10000) {
        this.byte(u8(0xe0 | (value >> 12)));
      } else {
        this.byte(u8(0xf0 | (value >> 18)));
        this.byte(u8(0x80 | ((value >> 12) & 0x3f)));
      }
      this.byte(u8(0x80 | ((value >> 6) & 0x3f)));
    }
    this.byte(u8(0x80 | (value & 0x3f)));
  }

  /** A string and blanks up to `width` columns (a column per UTF-16 unit). */
  textPadded(text: string, width: u32): Writer {
    this.text(text);
    return this.blanksAfter(textLength(text), width);
  }

  private blanksAfter(used: u32, width: u32): Writer {
    for (let i: u32 = used; i < width; i++) this.byte(0x20);
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
    for (let i: u32 = digits; i < width; i++) this.byte(fill);
    for (let i: u32 = 0; i < digits; i++) {
      this.byte(u8(0x30 + ((value / power) % 10)));
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
    for (let i: u32 = digits; i > 0; i--) {
      const digit = u32((value >> u64(i * 4 - 4)) & 15);
      this.byte(u8(digit < 10 ? 0x30 + digit : 0x57 + digit));
    }
    return this;
  }

  /** Ends the line and hands it over. */
  line(): void {
    this.byte(0x0a);
    this.flush();
  }

  flush(): void {
    const length = this.buffer.length();
    if (length === 0) return;
    console.write(this.channel, this.buffer.address(), usize(length));
    if (this.channel !== channelTerminal) {
      rememberLog(this.buffer.address(), length);
    }
    this.buffer.clear();
  }
}

/** The terminal: the shell's output. */
export const out = new Writer(channelTerminal);
/** The kernel's log; `logEntry` starts a line of it. */
export const log = new Writer(channelLog);
/** Reports that must be seen: panics and exceptions. */
export const report = new Writer(channelError);
