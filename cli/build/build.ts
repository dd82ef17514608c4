// Builds a program or the kernel: from the cache if nothing changed, by the
// compiler otherwise.

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, isAbsolute, join, relative } from "node:path";
import type { CompileOptions, CompileResult } from "../../compiler/compile.ts";
import { BuildCache, cacheKey, type BuildReport } from "../cache/cache.ts";
import {
  exitCode,
  systemCodeOf,
  systemReasonOf,
  UserError,
} from "../errors.ts";
import { buildFolder, cacheFolder, displayPath } from "../paths.ts";
import type { Compiler } from "./compiler.ts";

export type BuildRequest = Pick<
  CompileOptions,
  "entryFile" | "target" | "profile" | "mode"
> & {
  /** Where the user wants the file; null: any place will do. */
  readonly outputFile: string | null;
};

export interface Built {
  readonly outputFile: string;
  readonly report: BuildReport;
  readonly fromCache: boolean;
  readonly seconds: number;
  /** Where the compiler's time went; empty from the cache. */
  readonly phaseSeconds: Readonly<Record<string, number>>;
}

/** The program is wrong; the diagnostics say how. */
export class BuildError extends UserError {
  readonly report: BuildReport;

  constructor(report: BuildReport) {
    super("the program has errors", exitCode.failure);
    this.report = report;
  }
}

/** Longer than any build takes: what is older was left by one that was killed. */
const abandonedMs = 3_600_000;

/** A place for one run of the compiler's own files, all removed afterwards. */
export function makeScratch(
  parent: string = join(buildFolder, "scratch"),
): string {
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name);
    const info = statSync(folder, { throwIfNoEntry: false });
    if (info !== undefined && info.mtimeMs < Date.now() - abandonedMs) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return mkdtempSync(join(parent, "build-"));
}

function reportOf(result: CompileResult): BuildReport {
  const { diagnostics, irLines, sourceLines } = result;
  return { diagnostics, irLines, sourceLines };
}

/** What the compiler itself made on the way is not an input. */
function isSource(file: string): boolean {
  const path = relative(buildFolder, file);
  return path.startsWith("..") || isAbsolute(path);
}

/** Puts a finished file where it belongs, whole or not at all. */
function deliver(from: string, to: string): void {
  const fresh = `${to}.${process.pid}.part`;
  try {
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, fresh);
    renameSync(fresh, to);
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error;
    if (existsSync(fresh)) rmSync(fresh);
    const reason = systemReasonOf(error);
    throw new UserError(`cannot write ${displayPath(to)}: ${reason}`);
  }
}

/** Builds what was asked for, or throws a BuildError with the diagnostics. */
export async function build(
  request: BuildRequest,
  compiler: Compiler,
  cache: BuildCache = new BuildCache(cacheFolder),
): Promise<Built> {
  const startedMs = Date.now();
  const { outputFile: wanted, ...compileRequest } = request;
  const key = cacheKey({
    ...compileRequest,
    compiler: await compiler.identity(),
  });
  const finish = (
    made: string,
    report: BuildReport,
    phaseSeconds: Readonly<Record<string, number>> | null,
  ): Built => {
    if (wanted !== null) deliver(made, wanted);
    return {
      outputFile: wanted ?? made,
      report,
      fromCache: phaseSeconds === null,
      phaseSeconds: phaseSeconds ?? {},
      seconds: (Date.now() - startedMs) / 1000,
    };
  };

  const hit = cache.lookup(key);
  if (hit !== null) return finish(hit.imageFile, hit.report, null);

  const scratch = makeScratch();
  let isKept = false;
  try {
    const made = join(scratch, "image");
    const result = await compiler.compile({
      ...compileRequest,
      outputFile: made,
      buildDirectory: join(scratch, "objects"),
    });
    const report = reportOf(result);
    if (!result.ok) throw new BuildError(report);
    statSync(made);
    const inputs = result.inputFiles.filter(isSource);
    const stored = cache.store(key, made, inputs, report, startedMs);
    // Not stored: an input changed meanwhile, so the build serves this once.
    isKept = stored === null && wanted === null;
    const { phaseSeconds } = result;
    return finish(stored?.imageFile ?? made, report, phaseSeconds);
  } finally {
    if (!isKept) rmSync(scratch, { recursive: true, force: true });
  }
}
