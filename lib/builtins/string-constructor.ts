// String's static members.

import { StringBuilder } from "../runtime/string-builder.ts";
import { stringOfUnit } from "../runtime/strings.ts";
import { throwRangeError } from "../runtime/errors.ts";
import { valueToString } from "../runtime/values.ts";

/** `String(value)`. */
export function call(value: unknown = ""): string {
  return valueToString(value);
}

/** A number as a unit: modulo 2^16, as JavaScript's ToUint16. */
function toUnit(code: number): u16 {
  return u16(i32(code | 0));
}

export function fromCharCode(...codes: number[]): string {
  if (codes.length === 1) return stringOfUnit(toUnit(codes[0]));
  const builder = new StringBuilder(u32(codes.length));
  for (let i = 0; i < codes.length; i++) builder.append(toUnit(codes[i]));
  return builder.finish();
}

/** One code, without an array for it. */
export function fromOneCharCode(code: number): string {
  return stringOfUnit(toUnit(code));
}

export function fromCodePoint(...codePoints: number[]): string {
  const builder = new StringBuilder(u32(codePoints.length));
  for (let i = 0; i < codePoints.length; i++) {
    const code: number = codePoints[i];
    if (!(code >= 0 && code <= 0x10ffff) || Number(u32(code)) !== code) {
      throwRangeError("Invalid code point " + String(code));
    }
    builder.appendCodePoint(u32(code));
  }
  return builder.finish();
}

/** The tag of a template whose escapes stay as they were written. */
export function raw(
  template: TemplateStringsArray,
  ...substitutions: unknown[]
): string {
  const parts: readonly string[] = template.raw;
  const builder = new StringBuilder(64);
  for (let i = 0; i < parts.length; i++) {
    builder.appendText(parts[i]);
    if (i + 1 < parts.length && i < substitutions.length) {
      builder.appendText(valueToString(substitutions[i]));
    }
  }
  return builder.finish();
}
