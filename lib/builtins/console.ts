// console.log and its relatives: one write per call.

import { formatArguments } from "../runtime/inspect-format.ts";
import { inspect } from "../runtime/inspect.ts";
import { writeErrorLine, writeLine } from "../runtime/output.ts";
import { valueToString } from "../runtime/values.ts";

/** What `console.group` puts in front of each line. */
let indentation: string = "";
const groupIndentation = "  ";

function indented(text: string): string {
  if (indentation === "") return text;
  return indentation + text.replaceAll("\n", "\n" + indentation);
}

export function log(...data: unknown[]): void {
  writeLine(indented(formatArguments(data)));
}

/** One string is printed as it is: small programs need no more than this. */
export function logText(text: string): void {
  writeLine(indented(text));
}

export function info(...data: unknown[]): void {
  writeLine(indented(formatArguments(data)));
}

export function debug(...data: unknown[]): void {
  writeLine(indented(formatArguments(data)));
}

export function error(...data: unknown[]): void {
  writeErrorLine(indented(formatArguments(data)));
}

export function errorText(text: string): void {
  writeErrorLine(indented(text));
}

export function warn(...data: unknown[]): void {
  writeErrorLine(indented(formatArguments(data)));
}

export function assert(condition: boolean = false, ...data: unknown[]): void {
  if (condition) return;
  if (data.length === 0) {
    writeErrorLine(indented("Assertion failed"));
    return;
  }
  data[0] = "Assertion failed: " + valueToString(data[0]);
  writeErrorLine(indented(formatArguments(data)));
}

export function dir(item?: unknown): void {
  const defaultDepth: u32 = 2;
  writeLine(indented(inspect(item, defaultDepth)));
}

export function group(...data: unknown[]): void {
  if (data.length > 0) writeLine(indented(formatArguments(data)));
  indentation = indentation + groupIndentation;
}

export function groupEnd(): void {
  const left = indentation.length - groupIndentation.length;
  indentation = left > 0 ? indentation.slice(0, left) : "";
}

/** Calls of `count` by label. */
const labels: string[] = [];
const counts: number[] = [];

export function count(label: string = "default"): void {
  let index = labels.indexOf(label);
  if (index < 0) {
    index = labels.length;
    labels.push(label);
    counts.push(0);
  }
  counts[index] = counts[index] + 1;
  writeLine(indented(label + ": " + String(counts[index])));
}

export function countReset(label: string = "default"): void {
  const index = labels.indexOf(label);
  if (index >= 0) counts[index] = 0;
}
