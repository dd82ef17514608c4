// Times our compute kernels against their C twins and against Node.
//
// Everything is built first; then each round runs every variant of a kernel
// once, one after the other, and the minimum of all rounds counts: what else
// the machine does hits all of them alike. A time is a whole process, from
// start to exit: its processor time for C and ours, which others on the machine
// disturb least; elapsed time for Node, whose threads work ahead.

import { spawnSync } from "node:child_process";
import { buildKernel, kernelNames, type Variant } from "./build.ts";

export interface BenchOptions {
  filter: string;
  rounds: number;
  node: boolean;
}

export interface KernelResult {
  name: string;
  /** Milliseconds, the minimum over all rounds, by variant. */
  milliseconds: Partial<Record<Variant, number>>;
  /** Why there is no result, or that outputs differ. */
  problems: string[];
}

export interface BenchSummary {
  kernels: KernelResult[];
  /** Geometric means of the time over C's. */
  means: Partial<Record<Variant, number>>;
}

/** The ceilings of the geometric means over C. */
export const ceilings = { fast: 1.05, safe: 1.15 } as const;

const variants: readonly Variant[] = ["c", "fast", "safe", "node"];
const timeoutMilliseconds = 60_000;

export async function run(
  options: Partial<BenchOptions> = {},
  progress: (text: string) => void = () => {},
): Promise<BenchSummary> {
  const { filter, rounds, node } = {
    filter: "",
    rounds: 5,
    node: true,
    ...options,
  };
  const kernels: KernelResult[] = [];
  const names = kernelNames().filter((each) => each.includes(filter));
  if (names.length === 0) {
    throw new Error(
      `no compute kernel is named "${filter}"; there are ${kernelNames().join(", ")}`,
    );
  }
  for (const name of names) {
    progress(name);
    const wanted = variants.filter((each) => node || each !== "node");
    kernels.push(await measure(name, wanted, rounds));
  }
  return { kernels, means: meansOf(kernels) };
}

async function measure(
  name: string,
  wanted: readonly Variant[],
  rounds: number,
): Promise<KernelResult> {
  const result: KernelResult = { name, milliseconds: {}, problems: [] };
  const commands = new Map<Variant, string[]>();
  for (const variant of wanted) {
    const built = await buildKernel(name, variant);
    if (Array.isArray(built)) commands.set(variant, built);
    else result.problems.push(`${variant}: ${built.problem}`);
  }
  let expected: string | null = null;
  for (let round = 0; round < rounds; round++) {
    for (const [variant, command] of commands) {
      // Node is far slower: fewer rounds are enough for its place in the table.
      if (variant === "node" && round >= 2) continue;
      const { output, milliseconds, problem } = time(command, variant);
      expected ??= output;
      if (problem !== null || output !== expected) {
        const what = problem ?? `prints ${output.trim()}, C ${expected.trim()}`;
        result.problems.push(`${variant}: ${what}`);
        commands.delete(variant);
        delete result.milliseconds[variant];
        continue;
      }
      const before = result.milliseconds[variant] ?? Infinity;
      result.milliseconds[variant] = Math.min(before, milliseconds);
    }
  }
  return result;
}

/** Lets bash say what a command took: elapsed, user and system seconds. */
const timingScript = 'TIMEFORMAT="%3R %3U %3S"; time "$@"';

function time(
  command: readonly string[],
  variant: Variant,
): { output: string; milliseconds: number; problem: string | null } {
  const args = ["-c", timingScript, "bash", ...command];
  const { status, signal, stdout, stderr } = spawnSync("bash", args, {
    encoding: "utf8",
    timeout: timeoutMilliseconds,
    env: { ...process.env, LC_ALL: "C" },
  });
  const said = stderr.trimEnd().split("\n");
  const [elapsed = NaN, user = NaN, system = NaN] =
    said.pop()?.split(" ").map(Number) ?? [];
  const milliseconds = 1000 * (variant === "node" ? elapsed : user + system);
  const failed = `ended with ${signal ?? status} ${said.join("\n")}`;
  return {
    output: stdout,
    milliseconds,
    problem: status === 0 ? null : failed,
  };
}

function meansOf(
  kernels: readonly KernelResult[],
): Partial<Record<Variant, number>> {
  const means: Partial<Record<Variant, number>> = {};
  for (const variant of variants) {
    const logs = kernels.flatMap((kernel) => {
      const ratio = ratioOf(kernel, variant);
      return ratio === null ? [] : [Math.log(ratio)];
    });
    if (logs.length === 0) continue;
    means[variant] = Math.exp(logs.reduce((a, b) => a + b) / logs.length);
  }
  return means;
}

/** How long the variant takes as a multiple of C's time. */
function ratioOf(kernel: KernelResult, variant: Variant): number | null {
  const c = kernel.milliseconds.c;
  const own = kernel.milliseconds[variant];
  return c === undefined || own === undefined ? null : own / c;
}

export function table({ kernels, means }: BenchSummary): string {
  const cell = (value: number | null | undefined): string =>
    (value == null ? "-" : value.toFixed(2)).padStart(8);
  const rows = kernels.map((kernel) => {
    const c = (kernel.milliseconds.c ?? 0).toFixed(1).padStart(9);
    const ratios = variants.slice(1).map((v) => cell(ratioOf(kernel, v)));
    return `${kernel.name.padEnd(16)}${c}${ratios.join("")}`;
  });
  const heads = variants.slice(1).map((v) => v.padStart(8));
  const foot = variants.slice(1).map((v) => cell(means[v]));
  const problems = kernels.flatMap(({ name, problems }) =>
    problems.map((problem) => `${name}: ${problem}`),
  );
  return [
    `${"kernel".padEnd(16)}${"C, ms".padStart(9)}${heads.join("")}   (times C)`,
    ...rows,
    `${"geometric mean".padEnd(25)}${foot.join("")}`,
    ...problems,
  ].join("\n");
}

/** What is above its ceiling, or could not be measured. */
export function violations({ kernels, means }: BenchSummary): string[] {
  const broken = kernels.flatMap(({ name, problems }) =>
    problems.map((problem) => `${name}: ${problem}`),
  );
  const slow = (["fast", "safe"] as const).flatMap((variant) => {
    const mean = means[variant] ?? Infinity;
    if (mean <= ceilings[variant]) return [];
    return [`${variant} takes ${mean.toFixed(2)} times as long as C`];
  });
  return [...broken, ...slow];
}
