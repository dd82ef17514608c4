// What the compiler calls when a check fails, and what happens to an error
// that nobody catches.

import {
  Error,
  RangeError,
  ReferenceError,
  SuppressedError,
  TypeError,
  unknownFrame,
} from "../builtins/error.ts";
import { framePointer, load } from "machine";
import { printCalls } from "./error-calls.ts";
import { numberToString, unsignedToString } from "./numbers.ts";
import { writeErrorLine } from "./output.ts";
import { exit } from "./system.ts";
import { valueToString } from "./values.ts";

/**
 * An element that is not there, read where `undefined` has no place.
 * @noinline
 * @cold
 */
export function throwIndexError(index: number, length: u32): never {
  throw new RangeError(
    "Index " +
      numberToString(index) +
      " is out of range: the length is " +
      unsignedToString(u64(length)),
  );
}

/**
 * A property or method `what` of something that is undefined or null.
 * @noinline
 * @cold
 */
export function throwNullError(what: string): never {
  throw new TypeError(
    "Cannot read properties of undefined (reading '" + what + "')",
  );
}

/**
 * The same where the value is at hand: the message says which of the two it is.
 * @noinline
 * @cold
 */
export function throwNullAccess(value: unknown, what: string): never {
  const is = value === null ? "null" : "undefined";
  throw new TypeError(
    "Cannot read properties of " + is + " (reading '" + what + "')",
  );
}

/**
 * A value that is undefined or null where its type says that it is not.
 * @noinline
 * @cold
 */
export function throwMissing(value: unknown, what: string): never {
  throw new TypeError(what + " is " + (value === null ? "null" : "undefined"));
}

/**
 * @noinline
 * @cold
 */
export function throwNotFunction(what: string): never {
  throw new TypeError(what + " is not a function");
}

/**
 * A variable or class reached before its declaration has run.
 * @noinline
 * @cold
 */
export function throwDeadZone(name: string): never {
  throw new ReferenceError(
    "Cannot access '" + name + "' before initialization",
  );
}

/**
 * Disposing failed while another error was on its way.
 * @noinline
 * @cold
 */
export function throwSuppressed(error: unknown, suppressed: unknown): never {
  throw new SuppressedError(
    error,
    suppressed,
    "An error was suppressed during disposal",
  );
}

/**
 * @noinline
 * @cold
 */
export function throwTypeError(message: string): never {
  throw new TypeError(message);
}

/**
 * Stands in method tables for what an object that is not of its static type
 * does not have.
 * @noinline
 * @cold
 */
export function throwMissingMethod(): void {
  throw new TypeError("the object has no such method or property");
}

/**
 * @noinline
 * @cold
 */
export function throwRangeError(message: string): never {
  throw new RangeError(message);
}

/**
 * @noinline
 * @cold
 */
export function throwStackOverflow(): never {
  throw new RangeError("Maximum call stack size exceeded");
}

/**
 * The end of a program whose error nobody caught.
 * @noinline
 * @cold
 */
export function reportUncaught(error: unknown): never {
  if (error instanceof Error) {
    const { stack } = error;
    const end = stack.length - unknownFrame.length;
    const isOurs: boolean = stack.slice(end) === unknownFrame;
    writeErrorLine("Uncaught " + (isOurs ? stack.slice(0, end) : stack));
    // The caller is what called the program's modules: nothing of the program.
    if (isOurs) printCalls(error, load<usize>(framePointer()));
  } else {
    writeErrorLine("Uncaught " + valueToString(error));
  }
  exit(1);
}
