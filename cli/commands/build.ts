// `nautilus build` and `nautilus check`; and building on the way to another
// command.

import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { CompileOptions, CompileResult } from "../../compiler/compile.ts";
import {
  build,
  BuildError,
  makeScratch,
  type BuildRequest,
  type Built,
} from "../build/build.ts";
import { realCompiler } from "../build/compiler.ts";
import { formatDiagnostics } from "../diagnostics/print.ts";
import { summarizeImage } from "../elf/summary.ts";
import { exitCode, UsageError, UserError } from "../errors.ts";
import {
  clearProgress,
  count,
  formatSeconds,
  paintFor,
  print,
  printError,
  progress,
  say,
} from "../output.ts";
import { displayPath, outputName } from "../paths.ts";
import { ensureTools } from "../tools/ensure.ts";
import { compilerTools } from "../tools/table.ts";
import { entryFileOf, type BuildFlags } from "./options.ts";

function showDiagnostics(error: BuildError): void {
  const paint = paintFor(process.stderr);
  printError(formatDiagnostics(error.report.diagnostics, paint));
}

/** Builds, showing progress and diagnostics; null if the program is wrong. */
export async function buildShowing(
  request: BuildRequest,
): Promise<Built | null> {
  ensureTools(compilerTools);
  progress(`building ${outputName(request.entryFile)} …`);
  try {
    return await build(request, realCompiler);
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    showDiagnostics(error);
    return null;
  } finally {
    clearProgress();
  }
}

function requestOf(
  entryFile: string | null,
  flags: BuildFlags,
  outputFile: string | null,
): BuildRequest {
  const { target, profile, mode } = flags;
  return { entryFile, target, profile, mode, outputFile };
}

/** Builds for a command that runs the image from wherever it lies. */
export function buildToRun(
  entryFile: string | null,
  flags: BuildFlags,
): Promise<Built | null> {
  return buildShowing(requestOf(entryFile, flags, null));
}

/** The last line of a build: what was made, how big, how long it took. */
export function summaryLine(built: Built, flags: BuildFlags): string {
  const { report, seconds, fromCache } = built;
  const lines = fromCache
    ? "nothing changed"
    : `${count(report.sourceLines, "line")} of TypeScript, ` +
      `${count(report.irLines, "line")} of IR`;
  return (
    `${displayPath(built.outputFile)} (${flags.target}, ${flags.profile}, ` +
    `${flags.mode}): ${summarizeImage(built.outputFile)}; ` +
    `${lines}; ${formatSeconds(seconds)}`
  );
}

/** Where the time went, phase by phase, for who asked with --verbose. */
export function sayPhases({ phaseSeconds }: Built): void {
  const phases = Object.entries(phaseSeconds).map(
    ([phase, seconds]) => `${phase} ${formatSeconds(seconds)}`,
  );
  if (phases.length > 0) say(phases.join(", "));
}

interface ElfFlags extends BuildFlags {
  readonly output?: string;
  readonly explain?: string;
  readonly verbose?: boolean;
}

export async function buildCommand(
  program: string | undefined,
  flags: ElfFlags,
): Promise<number> {
  const entryFile = entryFileOf(program);
  if (flags.explain !== undefined) {
    return explainFunction(entryFile, flags, flags.explain);
  }
  const outputFile = resolve(flags.output ?? `${outputName(entryFile)}.elf`);
  if (outputFile === entryFile) {
    throw new UsageError("the output would replace the program itself");
  }
  const built = await buildShowing(requestOf(entryFile, flags, outputFile));
  if (built === null) return exitCode.failure;
  if (flags.verbose === true) sayPhases(built);
  print(summaryLine(built, flags));
  return exitCode.success;
}

/** Asks the compiler for something other than an image. */
async function compileInScratch(
  entryFile: string | null,
  flags: BuildFlags,
  wish: Pick<CompileOptions, "explain" | "checkOnly">,
): Promise<CompileResult> {
  ensureTools(wish.checkOnly === true ? [] : compilerTools);
  const { target, profile, mode } = flags;
  const scratch = makeScratch();
  try {
    return await realCompiler.compile({
      ...{ entryFile, target, profile, mode, ...wish },
      outputFile: join(scratch, "image"),
      buildDirectory: join(scratch, "objects"),
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Shows one function on its way from source to assembly. */
async function explainFunction(
  entryFile: string | null,
  flags: BuildFlags,
  functionName: string,
): Promise<number> {
  progress(`compiling ${outputName(entryFile)} …`);
  const wish = { explain: functionName };
  const result = await compileInScratch(entryFile, flags, wish);
  clearProgress();
  if (!result.ok) {
    showDiagnostics(new BuildError(result));
    return exitCode.failure;
  }
  const { explainText = "" } = result;
  if (explainText === "" || explainText.startsWith("no function named")) {
    throw new UserError(
      `there is no function ${functionName} in the image: ` +
        "it does not exist, is never called, or was inlined everywhere",
      exitCode.failure,
    );
  }
  print(explainText.trimEnd());
  return exitCode.success;
}

export async function checkCommand(
  programs: readonly string[],
  flags: BuildFlags,
): Promise<number> {
  let errors = 0;
  for (const program of programs) {
    const entryFile = entryFileOf(program);
    progress(`checking ${program} …`);
    const result = await compileInScratch(entryFile, flags, {
      checkOnly: true,
    });
    clearProgress();
    if (result.ok && result.diagnostics.length === 0) continue;
    showDiagnostics(new BuildError(result));
    errors += result.diagnostics.length;
  }
  if (errors > 0) return exitCode.failure;
  print(`${count(programs.length, "file")} checked, no errors`);
  return exitCode.success;
}
