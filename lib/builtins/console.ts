// console.log and its relatives: one write per call.

import { formatArguments } from "../runtime/inspect-format.ts";
import { writeErrorLine, writeLine } from "../runtime/output.ts";

export function log(...data: unknown[]): void {
  writeLine(formatArguments(data));
}

/** One string is printed as it is: small programs need no more than this. */
export function logText(text: string): void {
  writeLine(text);
}

export function info(...data: unknown[]): void {
  writeLine(formatArguments(data));
}

export function debug(...data: unknown[]): void {
  writeLine(formatArguments(data));
}

export function error(...data: unknown[]): void {
  writeErrorLine(formatArguments(data));
}

export function errorText(text: string): void {
  writeErrorLine(text);
}

export function warn(...data: unknown[]): void {
  writeErrorLine(formatArguments(data));
}
