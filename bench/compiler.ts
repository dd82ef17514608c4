// What the compiler costs: the whole kernel afresh, nothing changed, and one line
// changed. In a copy of the checkout, so that nothing built before helps.

import { spawn } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

export interface Build {
  readonly name: string;
  readonly wallSeconds: number;
  readonly processorSeconds: number;
  /** Of the compiler itself; clang is a process of its own. */
  readonly peakMegabytes: number;
  /** What was compiled; 0 where a cache answered. */
  readonly sourceLines: number;
  readonly irLines: number;
  /** Wall time on an idle machine with two cores. */
  readonly ceilingSeconds: number | null;
}

interface Step {
  readonly name: string;
  readonly ceilingSeconds: number | null;
  readonly words: readonly string[];
  /** Relative to the checkout: gets one line more at its top before the build. */
  readonly changed?: string;
}

const shell = ["build", "-o", "bench-compiler.elf"];
const program = ["build", "examples/nbody.ts", "-o", "bench-compiler.elf"];
const development = ["--mode", "development"];

/** In this order: each finds in the caches what those before it left. */
const steps: readonly Step[] = [
  { name: "the kernel, cold", ceilingSeconds: 10, words: shell },
  { name: "nothing changed", ceilingSeconds: 0.5, words: shell },
  {
    name: "development, cold",
    ceilingSeconds: null,
    words: [...shell, ...development],
  },
  {
    name: "a line of the kernel",
    ceilingSeconds: 3,
    words: [...shell, ...development],
    changed: "kernel/shell/shell.ts",
  },
  {
    name: "a program, cold",
    ceilingSeconds: null,
    words: [...program, ...development],
  },
  {
    name: "a line of a program",
    ceilingSeconds: 3,
    words: [...program, ...development],
    changed: "examples/nbody.ts",
  },
];

export async function measureCompiler(
  progress: (text: string) => void,
): Promise<Build[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "nautilus-bench-"));
  try {
    const checkout = path.join(folder, "checkout");
    copyCheckout(checkout);
    // Bundles the command and the compiler, which no build of a user's does.
    await run(checkout, ["check", "examples/hello.ts"]);
    const builds: Build[] = [];
    for (const step of steps) {
      progress(step.name);
      if (step.changed !== undefined) {
        const file = path.join(checkout, step.changed);
        writeFileSync(file, `// A line more.\n${readFileSync(file, "utf8")}`);
      }
      builds.push({ ...step, ...(await run(checkout, step.words)) });
    }
    return builds;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function copyCheckout(to: string): void {
  const skipped = ["build", "node_modules", ".git", "tests"].map((name) =>
    path.join(root, name),
  );
  cpSync(root, to, {
    recursive: true,
    preserveTimestamps: true,
    filter: (file) => !skipped.includes(file),
  });
  symlinkSync(path.join(root, "node_modules"), path.join(to, "node_modules"));
}

/** Lets bash say what a command took: elapsed, user and system seconds. */
const timingScript = 'TIMEFORMAT="%3R %3U %3S"; time "$@"';

type Measured = Omit<Build, "name" | "ceilingSeconds">;

function run(checkout: string, words: readonly string[]): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const command = [path.join(checkout, "nautilus"), ...words];
    const child = spawn("bash", ["-c", timingScript, "bash", ...command], {
      cwd: checkout,
      env: { ...process.env, LC_ALL: "C" },
    });
    let output = "";
    let errors = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    const peak = watchMemory(child.pid!);
    child.on("error", reject);
    child.on("close", (status) => {
      const peakMegabytes = peak();
      const said = errors.trimEnd().split("\n");
      const [wallSeconds = NaN, user = NaN, system = NaN] =
        said.pop()?.split(" ").map(Number) ?? [];
      if (status !== 0) {
        const why = [output, ...said].join("\n");
        return reject(new Error(`${words.join(" ")} failed:\n${why}`));
      }
      const count = (what: string): number =>
        Number(new RegExp(`(\\d+) lines of ${what}`).exec(output)?.[1] ?? 0);
      resolve({
        wallSeconds,
        processorSeconds: user + system,
        peakMegabytes,
        sourceLines: count("TypeScript"),
        irLines: count("IR"),
      });
    });
  });
}

/** Samples the peak memory of what `parent` runs until called. */
function watchMemory(parent: number): () => number {
  let peakKilobytes = 0;
  const timer = setInterval(() => {
    try {
      const children = `/proc/${parent}/task/${parent}/children`;
      const child = readFileSync(children, "utf8").trim().split(" ")[0];
      const status = readFileSync(`/proc/${child}/status`, "utf8");
      const kilobytes = /^VmHWM:\s*(\d+)/m.exec(status)?.[1];
      peakKilobytes = Math.max(peakKilobytes, Number(kilobytes ?? 0));
    } catch {
      // It ended between two samples.
    }
  }, 20);
  return () => {
    clearInterval(timer);
    return peakKilobytes / 1024;
  };
}

/** The kernel afresh, for every 10,000 lines of its source and of its IR. */
export function perTenThousand([cold]: readonly Build[]): string {
  if (cold === undefined) return "";
  const per = (lines: number): string =>
    ((cold.wallSeconds * 10_000) / lines).toFixed(2);
  return (
    `the kernel, cold: ${per(cold.sourceLines)} s per 10,000 of ${cold.sourceLines} lines of TypeScript, ` +
    `${per(cold.irLines)} s per 10,000 of ${cold.irLines} lines of IR`
  );
}

export function compilerTable(builds: readonly Build[]): string {
  const head = `${"build".padEnd(22)}${["wall, s", "processor, s", "ceiling, s", "peak, MB"].map((each) => each.padStart(13)).join("")}`;
  const rows = builds.map((build) => {
    const cells = [
      build.wallSeconds.toFixed(2),
      build.processorSeconds.toFixed(2),
      build.ceilingSeconds === null ? "-" : String(build.ceilingSeconds),
      build.peakMegabytes.toFixed(0),
    ];
    return `${build.name.padEnd(22)}${cells.map((cell) => cell.padStart(13)).join("")}`;
  });
  return [head, ...rows, perTenThousand(builds)].join("\n");
}

export function compilerViolations(builds: readonly Build[]): string[] {
  return builds.flatMap(({ name, wallSeconds, ceilingSeconds }) =>
    ceilingSeconds !== null && wallSeconds > ceilingSeconds
      ? [`${name}: ${wallSeconds.toFixed(2)} s, ceiling ${ceilingSeconds} s`]
      : [],
  );
}
