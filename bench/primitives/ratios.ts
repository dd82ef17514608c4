// Primitives of the kernel on `host` beside what a C programmer would use
// there: pthreads, glibc, libomp. One run, the same counter, stated as ratios.
//
// Both are what one gets by default, in loops of the same shape with the calls
// not inlined but where a header or the kernel's module says so: pthread mutexes
// of the normal kind against our mutex, malloc's and our blocks of 64 bytes given
// back at once (ours are cleared, malloc's are not), both processes with a second
// thread that sleeps, since glibc leaves out locked operations without one. The
// twin is built by clang -O2, and both are the least of as many rounds.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildShell, outputOf, parseCounts } from "./image.ts";

export interface Ratio {
  readonly name: string;
  /** Counts of the time-stamp counter per operation; null: not measured. */
  readonly own: number | null;
  readonly other: number | null;
  /** How many times faster we mean to be. */
  readonly floor: number;
}

/** The name of our measure, of the one in posix.c, and the least ratio. */
const pairs: readonly [string, string, number][] = [
  ["create, start, join", "pthread create and join", 50],
  ["yield between two threads, per switch", "sched_yield, per switch", 50],
  ["condition round trip", "pthread condition variable round trip", 20],
  ["mutex lock and unlock, free", "pthread mutex, uncontended", 1.3],
  ["allocate and free 64 bytes", "malloc and free 64 bytes", 2],
  ["scalable barrier of two CPUs", "libomp barrier of two threads", 2],
];

/** Each of five rounds. */
const runs = 7;

const folder = path.dirname(fileURLToPath(import.meta.url));

function buildTwin(): string {
  const outputFile = path.join(folder, "../../build/bench/primitives/posix");
  fs.mkdirSync(path.dirname(outputFile), { recursive: true });
  const flags = ["-std=gnu17", "-O2", "-fopenmp", "-pthread"];
  const { status, stderr } = spawnSync(
    "clang-19",
    [...flags, "-o", outputFile, path.join(folder, "posix.c")],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`posix.c does not compile: ${stderr}`);
  return outputFile;
}

export async function measureRatios(
  progress: (text: string) => void,
): Promise<Ratio[]> {
  progress("building the kernel for host, and its twin");
  const image = await buildShell("host", "safe");
  const twin = buildTwin();
  const own = new Map<string, number>();
  const other = new Map<string, number>();
  // In turn, the least of all: what else the machine does hits both alike.
  for (let round = 0; round < runs; round++) {
    const ours = ["--nautilus-cpus", "2", "--nautilus-shell", "bench"];
    keepLeast(own, parseCounts(outputOf(image, ours)));
    keepLeast(other, parseCounts(outputOf(twin, [])));
  }
  return pairs.map(([name, otherName, floor]) => ({
    name,
    own: own.get(name) ?? null,
    other: other.get(otherName) ?? null,
    floor,
  }));
}

function keepLeast(
  into: Map<string, number>,
  from: ReadonlyMap<string, number>,
): void {
  for (const [name, counts] of from) {
    into.set(name, Math.min(counts, into.get(name) ?? Infinity));
  }
}

function ratioOf({ own, other }: Ratio): number | null {
  return own === null || other === null ? null : other / own;
}

export function ratiosTable(ratios: readonly Ratio[]): string {
  const cell = (value: number | null, digits: number): string =>
    (value === null ? "-" : value.toFixed(digits)).padStart(10);
  const rows = ratios.map(
    (ratio) =>
      ratio.name.padEnd(38) +
      cell(ratio.own, 1) +
      cell(ratio.other, 1) +
      cell(ratioOf(ratio), 1) +
      cell(ratio.floor, 1),
  );
  const heads = ["ours", "Linux", "ratio", "floor"];
  return [
    "counter ticks on host".padEnd(38) +
      heads.map((head) => head.padStart(10)).join(""),
    ...rows,
  ].join("\n");
}

export function ratioViolations(ratios: readonly Ratio[]): string[] {
  return ratios.flatMap((ratio) => {
    const times = ratioOf(ratio);
    if (times === null) return [`${ratio.name}: not measured`];
    if (times >= ratio.floor) return [];
    return [
      `${ratio.name}: ${times.toFixed(2)} times faster, not ${ratio.floor}`,
    ];
  });
}
