// Long runs on 1, 2 and 4 CPUs, each checked by what the commands say and by
// the memory before and after. Not part of a usual test run: `nautilus test
// torture`, or
//
//   node --import tsx kernel/arch/x86_64/testing/torture.ts [part of a name]

import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { buildShellImage } from "./image.ts";
import { VirtualMachine } from "./machine.ts";

interface Summary {
  passed: number;
  failed: number;
  failures: string[];
}

interface Ordeal {
  readonly name: string;
  readonly commands: readonly string[];
  readonly memory?: string;
  /** CPUs that run at the same time, each in a thread of the host's, on 2 CPUs only. */
  readonly isParallel?: boolean;
  /** What is wrong with the output, or null. */
  readonly judge: (output: string) => string | null;
}

const cpuCounts = [1, 2, 4];
const timeLimitMs = 600_000;

function countOf(output: string, pattern: RegExp): number {
  return output.match(pattern)?.length ?? 0;
}

/** Every one of `count` results is a pass. */
function passes(count: number): Ordeal["judge"] {
  return (output) => {
    if (/\bFAIL\b|PANIC|lost/.test(output)) return "something failed";
    const passed = countOf(output, /\bPASS\b/g);
    return passed === count ? null : `${passed} of ${count} results`;
  };
}

/** Bytes of the heap that are in use, by each `meminfo`. */
function heapBytes(output: string): number[] {
  const rows = [...output.matchAll(/^heap +(\d+) bytes/gm)];
  return rows.map(([, bytes]) => Number(bytes));
}

const selfTestSeeds = 20;
const parallelSeeds = 5;

/** The kernel's own tests with several seeds. */
function selfTests(count: number): Pick<Ordeal, "commands" | "judge"> {
  return {
    commands: Array.from({ length: count }, (_, i) => `selftest ${i}`),
    judge: (output) => {
      const clean = countOf(output, /^0 failed$/gm);
      return clean === count ? null : `${clean} of ${count}`;
    },
  };
}

const ordeals: readonly Ordeal[] = [
  {
    name: "a million threads live and die",
    commands: [
      "threadtest 100",
      "reap",
      "meminfo",
      "threadtest 2000",
      "reap",
      "meminfo",
    ],
    judge: (output) => {
      const [before, after] = heapBytes(output);
      if (before === undefined || before !== after)
        return `${before} bytes before, ${after} after`;
      return passes(4)(output);
    },
  },
  {
    name: "futures, a hundred times",
    commands: ["futuretest 100"],
    judge: (output) =>
      /^100 rounds of \d+ futures/m.test(output) ? null : "it did not end",
  },
  {
    name: "tasks, in batches and in recursion",
    commands: ["tasktest 200"],
    judge: passes(2),
  },
  {
    name: "the kernel's own tests with other seeds",
    ...selfTests(selfTestSeeds),
  },
  {
    name: "the kernel's own tests, CPUs at the same time",
    isParallel: true,
    ...selfTests(parallelSeeds),
  },
  {
    name: "futures and tasks, CPUs at the same time",
    isParallel: true,
    commands: ["futuretest 1000", "tasktest 200", "threadtest 200"],
    judge: (output) =>
      /^1000 rounds of \d+ futures/m.test(output)
        ? passes(4)(output)
        : "it did not end",
  },
  {
    name: "ten million operations on the heap",
    commands: ["memtest 10000000 7"],
    judge: passes(1),
  },
  {
    name: "fibers on all CPUs",
    commands: ["fiberall 100"],
    judge: (output) =>
      /PANIC|FAIL|lost|wrong/.test(output) ? "something failed" : null,
  },
  {
    name: "CPUs call each other",
    commands: ["ipitest 20000"],
    judge: passes(1),
  },
  {
    name: "the world stops and goes on",
    commands: ["stop 2000"],
    judge: (output) =>
      /PANIC|FAIL|wrong/.test(output) ? "something failed" : null,
  },
];

async function suffer(
  imageFile: string,
  ordeal: Ordeal,
  cpus: number,
): Promise<string | null> {
  const threads = ordeal.isParallel === true ? "multi" : "single";
  const machine = VirtualMachine.start({
    imageFile,
    memory: ordeal.memory ?? "512M",
    commandLine: [...ordeal.commands, "version"]
      .map((command) => `shell="${command}"`)
      .join(" "),
    extraArguments: ["-smp", String(cpus), "-accel", `tcg,thread=${threads}`],
  });
  try {
    await machine.waitForExit(timeLimitMs);
    const output = machine.terminal;
    if (!/^Nautilus \d/m.test(output)) return `it ended early: ${output}`;
    const problem = ordeal.judge(output);
    return problem === null ? null : `${problem}: ${output}`;
  } catch (error) {
    return `${error instanceof Error ? error.message : error}: ${machine.terminal}`;
  } finally {
    await machine.stop();
  }
}

export async function run(filter = ""): Promise<Summary> {
  const { file } = await buildShellImage();
  const summary: Summary = { passed: 0, failed: 0, failures: [] };
  try {
    for (const cpus of cpuCounts) {
      for (const ordeal of ordeals) {
        const name = `${ordeal.name}, ${cpus} CPUs`;
        if (!name.includes(filter)) continue;
        if (ordeal.isParallel === true && cpus !== 2) continue;
        const started = performance.now();
        const problem = await suffer(file, ordeal, cpus);
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        console.log(
          `${problem === null ? "ok" : "FAILED"} ${name} ${seconds} s`,
        );
        if (problem === null) summary.passed += 1;
        else {
          summary.failed += 1;
          summary.failures.push(`${name}: ${problem}`);
        }
      }
    }
  } finally {
    rmSync(dirname(file), { recursive: true, force: true });
  }
  return summary;
}

const isMain =
  process.argv[1] !== undefined &&
  import.meta.url === pathToFileURL(process.argv[1]).href;
if (isMain) {
  const { failures } = await run(process.argv[2]);
  for (const failure of failures) console.error(failure);
  process.exitCode = failures.length === 0 ? 0 : 1;
}
