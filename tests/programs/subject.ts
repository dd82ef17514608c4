// The subject: our compiler and what its images do, one program or many at once.
//
// A batch is one image whose entry imports a marker module, a program, the next
// marker, the next program, …: ES evaluation order prints each program's output
// behind its marker.

import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { CompileOptions } from "../../compiler/compile.ts";
import type { Given } from "../oracle/node.ts";
import { buildRoot } from "../oracle/repository.ts";
import type { Problem } from "./compile-worker.ts";
import type { CompilerProcess } from "./compiler-process.ts";
import type { TestProgram } from "./discover.ts";
import { execute, type Target } from "./execute.ts";
import { objectFileOf } from "./objects.ts";

export interface SubjectOptions {
  target: Target;
  profile: CompileOptions["profile"];
  mode: CompileOptions["mode"];
  /** QEMU's `-M`, on x86_64. */
  machine: string;
}

export type Verdict =
  | { kind: "ran"; stdout: Buffer; exitCode: number; stderr: string }
  | { kind: "refused"; problems: Problem[] }
  | { kind: "broken"; stdout: Buffer; detail: string };

const markerOf = (index: number): string => `=====@@ program ${index} @@=====`;

function outputDirectory(options: SubjectOptions): string {
  const { target, profile, mode } = options;
  return path.join(buildRoot, "programs", `${target}-${profile}-${mode}`);
}

/** Compiles `entryFile` and runs the image. */
async function compileAndRun(
  name: string,
  entryFile: string,
  options: SubjectOptions,
  compiler: CompilerProcess,
  given: Given = { words: [], input: "" },
): Promise<Verdict> {
  const directory = outputDirectory(options);
  const outputFile = path.join(directory, name.replaceAll("/", "."));
  const buildDirectory = path.join(directory, "objects", name);
  fs.mkdirSync(buildDirectory, { recursive: true });
  fs.rmSync(outputFile, { force: true });
  const { target, profile, mode, machine } = options;
  const reply = await compiler.compile({
    entryFile,
    target,
    profile,
    mode,
    outputFile,
    buildDirectory,
    applicationObject: objectFileOf(entryFile, options),
  });
  if (!reply.ok || reply.outputFile === null) {
    return { kind: "refused", problems: reply.problems };
  }
  const ran = await execute(target, reply.outputFile, machine, given);
  fs.rmSync(buildDirectory, { recursive: true, force: true });
  if (ran.exitCode === null || ran.problem !== null) {
    const detail = `${ran.problem}\n${ran.stderr}`.trim();
    return { kind: "broken", stdout: ran.stdout, detail };
  }
  const { stdout, exitCode, stderr } = ran;
  return { kind: "ran", stdout, exitCode, stderr };
}

export function runOne(
  program: TestProgram,
  options: SubjectOptions,
  compiler: CompilerProcess,
): Promise<Verdict> {
  const { name, entryFile } = program;
  return compileAndRun(name, entryFile, options, compiler, program);
}

/**
 * Runs many in one image. When it does not compile, the programs whose own
 * files are to blame are refused; when one ends it early, that one gets what
 * it printed. Null for the others, of which nothing is known.
 */
export async function runBatch(
  programs: TestProgram[],
  options: SubjectOptions,
  compiler: CompilerProcess,
): Promise<(Verdict | null)[]> {
  const entryFile = writeBatch(programs);
  const name = `batch-${path.basename(path.dirname(entryFile))}`;
  const verdict = await compileAndRun(name, entryFile, options, compiler);
  if (verdict.kind === "refused") {
    return programs.map((program) => blame(program, verdict.problems));
  }
  const { whole, begun } = splitOutput(verdict.stdout, programs.length);
  return programs.map((_, index): Verdict | null => {
    const stdout = whole[index];
    if (stdout) return { kind: "ran", stdout, exitCode: 0, stderr: "" };
    return begun?.index === index ? { ...verdict, stdout: begun.stdout } : null;
  });
}

function blame(program: TestProgram, problems: Problem[]): Verdict | null {
  const folder = path.dirname(program.entryFile);
  const isFolder = path.basename(program.entryFile) === "main.ts";
  const own = problems.filter(({ file }) =>
    isFolder ? file?.startsWith(folder) : file === program.entryFile,
  );
  return own.length === 0 ? null : { kind: "refused", problems: own };
}

/** Writes the modules of one batch; returns the entry. */
export function writeBatch(programs: TestProgram[]): string {
  const names = programs.map(({ name }) => name).join("\n");
  const hash = createHash("sha256").update(names).digest("hex").slice(0, 12);
  const directory = path.join(buildRoot, "programs", "batches", hash);
  fs.mkdirSync(directory, { recursive: true });
  const lines = ["// Generated: many test programs in one image."];
  const writeMarker = (index: number): void => {
    const text = `// Generated.\nconsole.log("${markerOf(index)}");\nexport {};\n`;
    fs.writeFileSync(path.join(directory, `marker-${index}.ts`), text);
    lines.push(`import "./marker-${index}.ts";`);
  };
  programs.forEach(({ entryFile }, index) => {
    writeMarker(index);
    lines.push(`import "${path.relative(directory, entryFile)}";`);
  });
  writeMarker(programs.length);
  const entryFile = path.join(directory, "main.ts");
  fs.writeFileSync(entryFile, lines.join("\n") + "\n");
  return entryFile;
}

/** What a batch printed, cut at its markers. */
export interface BatchOutput {
  /** What each program printed; null when it did not come to its end. */
  whole: (Buffer | null)[];
  /** The program that was the last to begin and did not come to its end. */
  begun: { index: number; stdout: Buffer } | null;
}

export function splitOutput(stdout: Buffer, count: number): BatchOutput {
  const whole: (Buffer | null)[] = [];
  let begun: BatchOutput["begun"] = null;
  for (let index = 0; index < count; index++) {
    const marker = `${markerOf(index)}\n`;
    const at = stdout.indexOf(marker);
    const end = stdout.indexOf(`${markerOf(index + 1)}\n`);
    const start = at + Buffer.byteLength(marker);
    whole.push(at < 0 || end < 0 ? null : stdout.subarray(start, end));
    if (at >= 0 && end < 0) begun = { index, stdout: stdout.subarray(start) };
  }
  return { whole, begun };
}
