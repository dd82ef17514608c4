// Imports odd.ts, which imports this module: odd.ts is evaluated first.

import { isOdd, oddReport } from "./odd.ts";

export function isEven(n: number): boolean {
  return n === 0 ? true : isOdd(n - 1);
}
export const limit = 100;
export const evenLog: string[] = ["even sees " + oddReport.length];
evenLog.push("limit is set");
