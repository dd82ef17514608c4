// What the compiler calls for values whose type is known only at run time.

import { addressOf, load } from "machine";
import { Error } from "../builtins/error.ts";
import { throwRangeError } from "./errors.ts";
import { numberToString, stringToNumber } from "./numbers.ts";
import { compareStrings, concatStrings, equalStrings } from "./strings.ts";

// Kinds of descriptors: docs/object-model.md.
const stringKind: u32 = 1;
const arrayKind: u32 = 2;
const functionKind: u32 = 3;

/** `String(value)`. */
export function valueToString(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberToString(value);
  if (typeof value === "boolean") return value ? "true" : "false";
  if (value === undefined) return "undefined";
  if (value === null) return "null";
  return objectToString(value as object);
}

function objectToString(value: object): string {
  const kind: u32 = kindOf(value);
  if (kind === arrayKind) return (value as unknown[]).join(",");
  if (kind === functionKind) return "function () { [native code] }";
  if (value instanceof Error) return value.toString();
  return value.toString(); // its class's own, or "[object Object]"
}

/** `Number(value)`. */
export function valueToNumber(value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value === "string") return stringToNumber(value);
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value === undefined) return 0 / 0;
  if (value === null) return 0;
  return stringToNumber(objectToString(value as object));
}

/** Whether a condition holds for the value. */
export function isTruthy(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value === value && value !== 0;
  if (typeof value === "string") return value.length > 0;
  return value !== undefined && value !== null;
}

/** The language's `===`. */
export function equalValues(a: unknown, b: unknown): boolean {
  if (typeof a === "number") return typeof b === "number" && a === b;
  if (typeof a === "boolean") return typeof b === "boolean" && a === b;
  if (typeof a === "string") {
    return typeof b === "string" && equalStrings(a, b);
  }
  if (a === undefined) return b === undefined;
  if (a === null) return b === null;
  if (typeof b !== "object" && typeof b !== "function") return false;
  if (b === null) return false;
  return addressOf(a as object) === addressOf(b as object);
}

/** The language's order: -1, 0, 1, or 2 where none holds. */
export function compareValues(a: unknown, b: unknown): i32 {
  if (typeof a === "string" && typeof b === "string") {
    return compareStrings(a, b);
  }
  const x: number = valueToNumber(a);
  const y: number = valueToNumber(b);
  if (x < y) return -1;
  if (x > y) return 1;
  return x === y ? 0 : 2;
}

/**
 * `typeof value`. It reads the descriptor itself: `typeof` on a string, object
 * or function would call this function again.
 */
export function typeofValue(value: unknown): string {
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "boolean";
  if (value === undefined) return "undefined";
  if (value === null) return "object";
  const kind: u32 = kindOf(value as object);
  if (kind === stringKind) return "string";
  return kind === functionKind ? "function" : "object";
}

/** The kind in an object's type descriptor. */
function kindOf(value: object): u32 {
  return load<u32>(usize(load<u32>(addressOf(value))));
}

/** The language's `a + b` where neither type is known to be a string's. */
export function addValues(a: unknown, b: unknown): unknown {
  if (isNumeric(a) && isNumeric(b)) return valueToNumber(a) + valueToNumber(b);
  return concatStrings(valueToString(a), valueToString(b));
}

/** Values that `+` adds: neither text nor objects, which become text. */
function isNumeric(value: unknown): boolean {
  return (
    typeof value === "number" ||
    typeof value === "boolean" ||
    value === undefined ||
    value === null
  );
}

/** A 64-bit integer as the number it is; one that no number is exactly is refused. */
export function exactUnsigned(value: u64): number {
  const number: number = Number(value);
  // 2^64 is what the largest ones would round up to.
  if (value >> 53 !== 0) {
    if (number >= 18446744073709551616 || u64(number) !== value) {
      throwInexact();
    }
  }
  return number;
}

export function exactSigned(value: i64): number {
  const number: number = Number(value);
  if (number >= 9223372036854775808 || i64(number) !== value) throwInexact();
  return number;
}

/**
 * @noinline
 * @cold
 */
function throwInexact(): never {
  throwRangeError(
    "A 64-bit integer beyond the exact numbers cannot stand among values of other types",
  );
}
