// Boolean.prototype, and `Boolean(value)`.

import { isTruthy } from "../runtime/values.ts";

export function toString(this: boolean): string {
  return this ? "true" : "false";
}

export function valueOf(this: boolean): boolean {
  return this;
}

export function call<T>(value?: T): boolean {
  return isTruthy(value);
}
