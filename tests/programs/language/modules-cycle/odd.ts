// Evaluated while even.ts waits: its const is in the dead zone, its function is not.

import { isEven, limit } from "./even.ts";

export function isOdd(n: number): boolean {
  return n === 0 ? false : isEven(n - 1);
}
export const oddReport: string[] = [];
oddReport.push("function works: " + isEven(4));
try {
  oddReport.push("limit " + limit);
} catch (e) {
  oddReport.push("limit not yet: " + (e instanceof ReferenceError));
}
export const laterLimit = () => limit;
