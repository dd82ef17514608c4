// Giving back what `new` took.

import { addressOf } from "machine";
import { kernelFree } from "./heap.ts";

/**
 * Gives an object's memory back. It came from `new` at run time, and nobody
 * uses it any more; what it refers to is not freed with it.
 */
export function freeObject(object: object): void {
  kernelFree(addressOf(object));
}
