// Bytes to keys: control characters stand for themselves, terminals' escape
// sequences (ECMA-48; xterm, VT220 and Linux console forms) become one key.

/** No key yet: a sequence is not complete, or is one we do not know. */
export const keyNone: u32 = 0;
export const keyHome: u32 = 1; // Ctrl-A
export const keyLeft: u32 = 2; // Ctrl-B
export const keyCancel: u32 = 3; // Ctrl-C
export const keyDeleteOrEnd: u32 = 4; // Ctrl-D
export const keyEnd: u32 = 5; // Ctrl-E
export const keyRight: u32 = 6; // Ctrl-F
export const keyBackspace: u32 = 8; // Ctrl-H
export const keyTab: u32 = 9;
export const keyEnter: u32 = 10;
export const keyKillToEnd: u32 = 11; // Ctrl-K
export const keyClearScreen: u32 = 12; // Ctrl-L
export const keyReturn: u32 = 13;
export const keyDown: u32 = 14; // Ctrl-N
export const keyUp: u32 = 16; // Ctrl-P
export const keyKillToStart: u32 = 21; // Ctrl-U
export const keyKillWord: u32 = 23; // Ctrl-W
export const keyYank: u32 = 25; // Ctrl-Y
export const keyRubout: u32 = 127;
export const keyDelete: u32 = 0x101;
export const keyWordLeft: u32 = 0x102;
export const keyWordRight: u32 = 0x103;
export const keyKillWordRight: u32 = 0x104;
/** A byte of text: added to it. */
export const keyText: u32 = 0x1000;

interface Sequence {
  /** The last byte. */
  readonly final: u8;
  /** The first number before it, 0 when there is none or any will do. */
  readonly number: u32;
  readonly key: u32;
}

const controlSequences: Sequence[] = [
  { final: 0x41, number: 0, key: keyUp }, // ESC [ A
  { final: 0x42, number: 0, key: keyDown },
  { final: 0x43, number: 0, key: keyRight },
  { final: 0x44, number: 0, key: keyLeft },
  { final: 0x48, number: 0, key: keyHome },
  { final: 0x46, number: 0, key: keyEnd },
  { final: 0x7e, number: 1, key: keyHome }, // ESC [ 1 ~
  { final: 0x7e, number: 3, key: keyDelete },
  { final: 0x7e, number: 4, key: keyEnd },
  { final: 0x7e, number: 7, key: keyHome },
  { final: 0x7e, number: 8, key: keyEnd },
];

const escape: u8 = 0x1b;
const stateText: u32 = 0;
const stateEscape: u32 = 1; // after ESC
const stateControl: u32 = 2; // after ESC [
const stateShift: u32 = 3; // after ESC O

export class KeyDecoder {
  private state: u32 = stateText;
  private number: u32 = 0;
  /** Which number of the sequence is being read, and the second one (modifiers). */
  private numberIndex: u32 = 0;
  private modifier: u32 = 0;

  /** The key that `byte` completes. */
  decode(byte: u8): u32 {
    if (byte === escape) {
      this.state = stateEscape;
      return keyNone;
    }
    if (this.state <= stateText) {
      if (byte < 0x20 || (byte >= 0x7f && byte <= 0x7f)) return u32(byte);
      return keyText + u32(byte);
    }
    if (this.state <= stateEscape) return this.afterEscape(byte);
    return this.inSequence(byte);
  }

  private afterEscape(byte: u8): u32 {
    this.state = stateText;
    this.number = 0;
    this.numberIndex = 0;
    this.modifier = 0;
    // "[" and "O" start longer sequences; others are Meta with a letter.
    if (byte >= 0x5b && byte <= 0x5b) this.state = stateControl;
    else if (byte >= 0x4f && byte <= 0x4f) this.state = stateShift;
    else if (byte >= 0x62 && byte <= 0x62) return keyWordLeft;
    else if (byte >= 0x66 && byte <= 0x66) return keyWordRight;
    else if (byte >= 0x64 && byte <= 0x64) return keyKillWordRight;
    else if (byte >= 0x7f && byte <= 0x7f) return keyKillWord;
    return keyNone;
  }

  private inSequence(byte: u8): u32 {
    if (byte >= 0x30 && byte <= 0x39) {
      const digit = u32(byte - 0x30);
      if (this.numberIndex > 0) this.modifier = this.modifier * 10 + digit;
      else this.number = this.number * 10 + digit;
      return keyNone;
    }
    if (byte >= 0x3b && byte <= 0x3b) {
      this.numberIndex += 1;
      return keyNone;
    }
    // Parameters and intermediates we have no use for.
    if (byte < 0x40) return keyNone;
    this.state = stateText;
    return this.keyOf(byte);
  }

  private keyOf(final: u8): u32 {
    for (let i: u32 = 0; i < u32(controlSequences.length); i++) {
      const sequence = controlSequences[i];
      if (sequence.final !== final) continue;
      if (sequence.number > 0 && sequence.number !== this.number) continue;
      // With Ctrl (5) or Alt (3), left and right go by words.
      const byWord: boolean = this.modifier >= 3;
      if (byWord && sequence.key === keyLeft) return keyWordLeft;
      if (byWord && sequence.key === keyRight) return keyWordRight;
      return sequence.key;
    }
    return keyNone;
  }
}
