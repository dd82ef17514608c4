// Names of functions: each function value's code has a number and the address of
// a string in front of it (docs/object-model.md).

import { addressOf, load, objectAt } from "machine";

const codeOffset: usize = 8;
const captureOffset: usize = 16;
const adapterKind: u64 = 1;
const boundKind: u64 = 2;

/** What console.log shows between brackets: "Function: add", "class B extends A". */
export function describeFunction(value: object): string {
  const code: usize = load<usize>(addressOf(value) + codeOffset);
  const kind: u64 = load<u64>(code - 16);
  if (kind === adapterKind || kind === boundKind) {
    const inner = objectAt<object>(
      load<usize>(addressOf(value) + captureOffset),
    );
    if (kind === adapterKind) return describeFunction(inner);
    return "Function: bound " + functionName(inner);
  }
  const text: usize = load<usize>(code - 8);
  return text === 0 ? "Function (anonymous)" : objectAt<string>(text);
}

/** `f.name`. */
export function functionName(value: object): string {
  const text = describeFunction(value);
  if (text.startsWith("Function: ")) return text.slice(10);
  if (!text.startsWith("class ") || text.startsWith("class (")) return "";
  const end = text.indexOf(" ", 6);
  return end < 0 ? text.slice(6) : text.slice(6, end);
}
