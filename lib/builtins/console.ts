// console.log and its relatives.

import { writeErrorLine, writeLine } from "../runtime/output.ts";

/** `console.log(text)`: one string is printed as it is. */
export function logText(text: string): void {
  writeLine(text);
}

/** `console.error(text)`. */
export function errorText(text: string): void {
  writeErrorLine(text);
}
