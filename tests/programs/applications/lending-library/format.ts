// Tables of text.
import type { Listing } from "./catalogue.ts";
export const WIDTH = 36;
export const pad = (s: string, n: number) =>
  s.length > n ? s.slice(0, n - 1) + "…" : s.padEnd(n);
export function table(rows: readonly Listing[]) {
  return rows
    .map(
      ({ label, by = "-", days }) =>
        `${pad(label, WIDTH)}|${pad(by, 5)}|${String(days).padStart(3)}`,
    )
    .join("\n");
}
export default (s: string) => `<${s}>`;
