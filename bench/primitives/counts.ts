// Counts the instructions of the kernel's primitives in both profiles, and the
// dear ones among them: locked operations, writes to devices and to model
// registers, vector state, page tables.

import fs from "node:fs";
import { fileURLToPath } from "node:url";
import { buildShell, outputOf, parseCounts, type Profile } from "./image.ts";
import {
  countedTarget,
  countingMachine,
  emulator,
} from "../targets/counted.ts";
import { bounds } from "./table.ts";
import { dearNames, traceDear, type Dear } from "./trace.ts";

export interface PrimitiveCount {
  readonly name: string;
  readonly safe: number;
  readonly fast: number;
  readonly ceiling: number | null;
  readonly original: number | null;
  /** Per operation, in profile `safe`; null where tracing takes too long. */
  readonly dear: Dear | null;
}

export async function countPrimitives(
  filter: string,
  progress: (text: string) => void,
): Promise<PrimitiveCount[]> {
  progress("building the kernel, twice");
  const safeImage = await buildShell(countedTarget, "safe");
  const fastImage = await buildShell(countedTarget, "fast");
  const safe = count(safeImage, filter);
  const fast = count(fastImage, filter);
  const dear = await traceDear(safeImage, [...safe.keys()], progress);
  return [...safe].map(([name, counted]) => ({
    name,
    safe: counted,
    fast: fast.get(name) ?? NaN,
    ceiling: bounds[name]?.ceiling ?? null,
    original: bounds[name]?.original ?? null,
    dear: dear.get(name) ?? null,
  }));
}

function count(image: string, filter: string): Map<string, number> {
  const command = `shell="bench ${filter}"`;
  const words = [...countingMachine, "-kernel", image, "-append", command];
  return parseCounts(outputOf(emulator, words));
}

export function countsTable(counts: readonly PrimitiveCount[]): string {
  const cell = (value: number | null, width = 9): string =>
    (value === null ? "-" : String(value)).padStart(width);
  const rows = counts.map(
    ({ name, safe, fast, ceiling, original, dear }) =>
      name.padEnd(38) +
      [safe, fast, ceiling, original].map((value) => cell(value)).join("") +
      dearNames.map((each) => cell(dear?.[each] ?? null, 8)).join(""),
  );
  const heads =
    "instructions".padEnd(38) +
    ["safe", "fast", "ceiling", "C orig."].map((h) => h.padStart(9)).join("") +
    dearNames.map((each) => each.padStart(8)).join("");
  return [heads, ...rows].join("\n");
}

const savedFile = fileURLToPath(
  new URL("../results/primitives.json", import.meta.url),
);

/** Writes what is committed beside the code it measures. */
export function saveCounts(counts: readonly PrimitiveCount[]): void {
  fs.writeFileSync(savedFile, JSON.stringify(counts, null, 2) + "\n");
}

/** More than this over the committed count is a regression. */
const tolerance = 1.02;

/** What is above its ceiling, or above what was committed. */
export function countViolations(counts: readonly PrimitiveCount[]): string[] {
  const known = fs.existsSync(savedFile)
    ? (JSON.parse(fs.readFileSync(savedFile, "utf8")) as PrimitiveCount[])
    : [];
  return counts.flatMap(({ name, safe, fast, ceiling }) => {
    const said: string[] = [];
    if (ceiling !== null && safe > ceiling) {
      said.push(`${name}: ${safe} instructions, the ceiling is ${ceiling}`);
    }
    const before = known.find((each) => each.name === name);
    if (before !== undefined && safe > before.safe * tolerance + 1) {
      said.push(`${name}: ${safe} instructions, before ${before.safe}`);
    }
    if (before !== undefined && fast > before.fast * tolerance + 1) {
      said.push(`${name}: ${fast} instructions in fast, before ${before.fast}`);
    }
    return said;
  });
}
