// What the compiler calls for values whose type is known only at run time.

import { bitsOf } from "machine";
import { equalStrings } from "./strings.ts";
import { numberToString, stringToNumber } from "./numbers.ts";
import { throwTypeError } from "./errors.ts";

/** `String(value)`. */
export function valueToString(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberToString(value);
  if (typeof value === "boolean") return value ? "true" : "false";
  if (value === undefined) return "undefined";
  if (value === null) return "null";
  return objectToString(value);
}

function objectToString(value: object): string {
  return value.toString();
}

/** `typeof value`. */
export function typeofValue(value: unknown): string {
  return typeof value;
}
