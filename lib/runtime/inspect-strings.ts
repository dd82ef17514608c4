// How console.log quotes strings and measures text, exactly as Node does.

import { stringLength } from "machine";
import { numberToRadixString } from "./number-radix.ts";
import { flatten, stringOfUnit, unitAt } from "./strings.ts";

const singleQuote: u16 = 39;
const doubleQuote: u16 = 34;
const backquote: u16 = 96;
const backslash: u16 = 92;

/** In quotes, with escapes for what would not be readable. */
export function quote(text: string): string {
  const flat: string = flatten(text);
  const mark: u16 = quoteMarkFor(flat);
  const length: u32 = stringLength(flat);
  const quoteText: string = stringOfUnit(mark);
  let result: string = quoteText;
  let done: u32 = 0;
  for (let i: u32 = 0; i < length; i++) {
    const unit: u16 = unitAt(flat, i);
    if (unit >= 32 && unit < 127 && unit !== mark && unit !== backslash) {
      continue;
    }
    if (isPairAt(flat, i)) {
      i++;
      continue;
    }
    const escape: string = escapeOf(unit, mark);
    if (escape === "") continue;
    result = result + flat.slice(Number(done), Number(i)) + escape;
    done = i + 1;
  }
  return result + flat.slice(Number(done)) + quoteText;
}

/** Single quotes, unless the text has some and does without another kind. */
function quoteMarkFor(text: string): u16 {
  if (!text.includes("'")) return singleQuote;
  if (!text.includes('"')) return doubleQuote;
  if (!text.includes("`") && !text.includes("${")) return backquote;
  return singleQuote;
}

/** Whether a high and a low surrogate stand together here. */
function isPairAt(flat: string, index: u32): boolean {
  if ((unitAt(flat, index) & 0xfc00) !== 0xd800) return false;
  if (index + 1 >= stringLength(flat)) return false;
  return (unitAt(flat, index + 1) & 0xfc00) === 0xdc00;
}

/** Empty for what needs no escape. */
function escapeOf(unit: u16, mark: u16): string {
  // Only the single quote is escaped: the others are chosen when they are absent.
  if (unit === singleQuote) return mark === singleQuote ? "\\'" : "";
  if (unit === backslash) return "\\\\";
  if (unit === 8) return "\\b";
  if (unit === 9) return "\\t";
  if (unit === 10) return "\\n";
  if (unit === 12) return "\\f";
  if (unit === 13) return "\\r";
  if (unit < 32 || (unit >= 127 && unit < 160)) {
    const digits: string = numberToRadixString(Number(unit), 16).toUpperCase();
    return (unit < 16 ? "\\x0" : "\\x") + digits;
  }
  if ((unit & 0xf800) === 0xd800) {
    return "\\u" + numberToRadixString(Number(unit), 16);
  }
  return "";
}

/** Whether a property name needs no quotes. */
export function isIdentifier(name: string): boolean {
  const flat: string = flatten(name);
  const length: u32 = stringLength(flat);
  for (let i: u32 = 0; i < length; i++) {
    const unit: u16 = unitAt(flat, i);
    const lower: u16 = unit | 0x20;
    const isLetter = (lower >= 97 && lower <= 122) || unit === 95;
    const isDigit = unit >= 48 && unit <= 57;
    if (!isLetter && (i === 0 || !isDigit)) return false;
  }
  return length > 0;
}

/** Columns the text takes in a terminal. */
export function displayWidth(text: string): u32 {
  const flat: string = flatten(text);
  const length: u32 = stringLength(flat);
  let width: u32 = 0;
  for (let i: u32 = 0; i < length; i++) {
    let code: u32 = u32(unitAt(flat, i));
    if (isPairAt(flat, i)) {
      i++;
      const low: u32 = u32(unitAt(flat, i)) - 0xdc00;
      code = 0x1_0000 + ((code - 0xd800) << 10) + low;
    }
    width = width + columnsOf(code);
  }
  return width;
}

function columnsOf(code: u32): u32 {
  if (code < 0x300) return code < 32 || (code >= 127 && code < 160) ? 0 : 1;
  if (isIn(zeroWidthRanges, code)) return 0;
  return code >= 0x1100 && isIn(doubleWidthRanges, code) ? 2 : 1;
}

/** Whether one of the ranges, first and last code point each, holds the code. */
function isIn(ranges: u32[], code: u32): boolean {
  for (let i = 0; i < ranges.length; i = i + 2) {
    if (code >= ranges[i] && code <= ranges[i + 1]) return true;
  }
  return false;
}

const zeroWidthRanges: u32[] = [
  0x300, 0x36f, 0x200b, 0x200f, 0x20d0, 0x20ff, 0xfe00, 0xfe0f, 0xfe20, 0xfe2f,
  0xe0100, 0xe01ef,
];

// Unicode's EastAsianWidth.txt, in broad strokes, and the emoji blocks.
const doubleWidthRanges: u32[] = [
  0x1100, 0x115f, 0x231a, 0x231b, 0x2329, 0x232a, 0x23e9, 0x23ec, 0x2614,
  0x2615, 0x2648, 0x2653, 0x2e80, 0x303e, 0x3041, 0x3247, 0x3250, 0x4dbf,
  0x4e00, 0xa4c6, 0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10,
  0xfe19, 0xfe30, 0xfe6b, 0xff01, 0xff60, 0xffe0, 0xffe6, 0x1b000, 0x1b001,
  0x1f200, 0x1f251, 0x1f300, 0x1f64f, 0x1f680, 0x1f6ff, 0x1f900, 0x1f9ff,
  0x20000, 0x3fffd,
];
