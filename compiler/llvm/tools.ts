// Finding LLVM 19's programs and running them.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Target } from "../targets/target.ts";

export type ToolName = "clang" | "ld.lld" | "llvm-symbolizer";

const llvmVersion = 19;

/** Said when something of LLVM is missing or refuses our input. */
export class ToolError extends Error {}

export interface ToolRun {
  readonly seconds: number;
  /** The most memory the program had at once; 0 if it was too quick to see. */
  readonly peakBytes: number;
  readonly output: string;
}

const found = new Map<ToolName, string>();

/** The full path of a tool. Debian's names carry the version. */
export function findTool(name: ToolName): string {
  const known = found.get(name);
  if (known !== undefined) return known;
  const folders = [
    ...(process.env["PATH"] ?? "").split(delimiter),
    `/usr/lib/llvm-${llvmVersion}/bin`,
  ];
  for (const folder of folders) {
    const path = join(folder, `${name}-${llvmVersion}`);
    if (existsSync(path)) return remember(name, path);
  }
  const plain = join(`/usr/lib/llvm-${llvmVersion}/bin`, name);
  if (existsSync(plain)) return remember(name, plain);
  throw new ToolError(
    `${name}-${llvmVersion} was not found; install LLVM ${llvmVersion} ` +
      `(Debian: apt-get install clang-${llvmVersion} lld-${llvmVersion} llvm-${llvmVersion})`,
  );
}

function remember(name: ToolName, path: string): string {
  found.set(name, path);
  return path;
}

/** Runs a tool to its end; fails with what it printed. */
export function runTool(
  name: ToolName,
  parameters: readonly string[],
  input?: string,
): Promise<ToolRun> {
  const path = findTool(name);
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(path, parameters, { stdio: ["pipe", "pipe", "pipe"] });
    const watch = watchMemory(child);
    let output = "";
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) =>
      reject(new ToolError(`${path} cannot be run: ${error.message}`)),
    );
    // A tool that rejects its command line closes its input early.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    child.on("close", (code, signal) => {
      const peakBytes = watch();
      if (code === 0) {
        const seconds = (performance.now() - started) / 1000;
        resolve({ seconds, peakBytes, output });
        return;
      }
      const how = signal === null ? `failed (${code})` : `died of ${signal}`;
      reject(new ToolError(`${name} ${how}:\n${output.trim()}`));
    });
  });
}

/** Samples the child's peak memory until called. */
function watchMemory(child: ChildProcess): () => number {
  let peakBytes = 0;
  const sample = (): void => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      const kilobytes = /^VmHWM:\s*(\d+)/m.exec(status)?.[1];
      peakBytes = Math.max(peakBytes, Number(kilobytes ?? 0) * 1024);
    } catch {
      // It ended between two samples, or this is no Linux.
    }
  };
  const timer = setInterval(sample, 40);
  return () => {
    clearInterval(timer);
    return peakBytes;
  };
}

export interface CompileStep {
  readonly target: Target;
  readonly mode: "release" | "development";
  readonly outputFile: string;
  /** Assembly instead of an object: for reading. */
  readonly assembly?: boolean;
}

/** What decides the object besides the text. */
export function llvmFlags({
  target,
  mode,
}: Pick<CompileStep, "target" | "mode">): string[] {
  return [
    ...commonFlags(target),
    mode === "release" ? "-O2" : "-O0",
    "-ffunction-sections",
    "-fdata-sections",
    "-Wno-override-module",
  ];
}

/** LLVM text to an object file. */
export async function compileLlvm(
  text: string,
  step: CompileStep,
): Promise<ToolRun> {
  const run = await runTool(
    "clang",
    [
      ...llvmFlags(step),
      step.assembly === true ? "-S" : "-c",
      "-x",
      "ir",
      "-",
      "-o",
      step.outputFile,
    ],
    text,
  );
  // LLVM drops all of it with a warning only: no backtrace would name a file.
  if (run.output.includes("invalid debug info")) {
    throw new ToolError(`clang found wrong debug information:\n${run.output}`);
  }
  return run;
}

/** A `.S` file, preprocessed, to an object file. */
export function assemble(
  sourceFile: string,
  target: Target,
  outputFile: string,
): Promise<ToolRun> {
  const here = process.cwd();
  return runTool("clang", [
    ...commonFlags(target),
    "-c",
    "-g0",
    `-ffile-prefix-map=${here}=.`,
    sourceFile,
    "-o",
    outputFile,
  ]);
}

/** Those of everything made for a target. */
export function commonFlags(target: Target): string[] {
  return [
    `--target=${target.triple}`,
    ...target.clangFlags,
    "-fno-ident",
    "-Wa,--noexecstack",
  ];
}
