// Error and its subclasses.

import { rememberCalls } from "../runtime/error-calls.ts";

/** What a stack trace says below its first line until frames can be named. */
export const unknownFrame = "\n    at <anonymous>";

export class Error {
  name: string;
  message: string;
  cause: unknown;
  /** Set by a program that assigns `stack`; otherwise it is made when read. */
  private assignedStack: string | undefined;

  constructor(message: string = "", options?: ErrorOptions) {
    this.name = "Error";
    this.message = message;
    this.cause = options === undefined ? undefined : options.cause;
    this.assignedStack = undefined;
    rememberCalls(this);
  }

  /** Made when read: most errors are caught and dropped. */
  get stack(): string {
    if (this.assignedStack !== undefined) return this.assignedStack;
    return this.toString() + unknownFrame;
  }

  set stack(text: string) {
    this.assignedStack = text;
  }

  toString(): string {
    if (this.name === "") return this.message;
    if (this.message === "") return this.name;
    return this.name + ": " + this.message;
  }
}

export class TypeError extends Error {
  constructor(message: string = "", options?: ErrorOptions) {
    super(message, options);
    this.name = "TypeError";
  }
}

export class RangeError extends Error {
  constructor(message: string = "", options?: ErrorOptions) {
    super(message, options);
    this.name = "RangeError";
  }
}

export class SyntaxError extends Error {
  constructor(message: string = "", options?: ErrorOptions) {
    super(message, options);
    this.name = "SyntaxError";
  }
}

export class EvalError extends Error {
  constructor(message: string = "", options?: ErrorOptions) {
    super(message, options);
    this.name = "EvalError";
  }
}

export class URIError extends Error {
  constructor(message: string = "", options?: ErrorOptions) {
    super(message, options);
    this.name = "URIError";
  }
}

export class ReferenceError extends Error {
  constructor(message: string = "", options?: ErrorOptions) {
    super(message, options);
    this.name = "ReferenceError";
  }
}

/** Several errors in one: `errors` holds them. */
export class AggregateError extends Error {
  errors: unknown[];

  constructor(
    errors: readonly unknown[],
    message: string = "",
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "AggregateError";
    this.errors = errors.slice();
  }
}

/** What a `using` block throws when its body and a dispose both threw. */
export class SuppressedError extends Error {
  error: unknown;
  suppressed: unknown;

  constructor(error: unknown, suppressed: unknown, message: string = "") {
    super(message);
    this.name = "SuppressedError";
    this.error = error;
    this.suppressed = suppressed;
  }
}
