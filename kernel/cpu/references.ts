// Objects as words, for whoever carries nothing else: calls between CPUs, and
// what a thread's body is called with. The object must outlive its word.

import { addressOf, objectAt } from "machine";

/** @inline */
export function wordOf(object: object): usize {
  return addressOf(object);
}

/** `word` came from `wordOf` of such an object. @inline */
export function objectOf<T>(word: usize): T {
  return objectAt<T>(word);
}
