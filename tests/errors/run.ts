// Checks the diagnostics: each file in cases/ must be refused, on the lines and
// with the words it says itself.
//
//   node --import tsx tests/errors/run.ts [filter]

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { CompileOptions } from "../../compiler/compile.ts";
import type { Diagnostic } from "../../compiler/diagnostics.ts";
import { buildRoot } from "../oracle/repository.ts";
import { compareDiagnostics } from "./expectations.ts";
import { pageProblem, refusedRow } from "./language-page.ts";

export interface RunSummary {
  passed: number;
  failed: number;
  failures: string[];
}

export const casesDirectory = fileURLToPath(new URL("cases", import.meta.url));

export function caseNames(): string[] {
  const names = fs.readdirSync(casesDirectory).sort();
  return names.filter((name) => name.endsWith(".ts"));
}

export async function run(filter = ""): Promise<RunSummary> {
  const names = caseNames().filter((name) => name.includes(filter));
  const failures: string[] = [];
  for (const name of names) {
    const problems = await check(path.join(casesDirectory, name));
    if (problems.length === 0) continue;
    failures.push([`errors/${name}:`, ...problems].join("\n    "));
  }
  const failed = failures.length;
  return { passed: names.length - failed, failed, failures };
}

async function check(file: string): Promise<string[]> {
  const source = fs.readFileSync(file, "utf8");
  try {
    const diagnostics = await diagnose(file);
    const problems = compareDiagnostics(source, file, diagnostics);
    const row = refusedRow(path.basename(file), source, diagnostics);
    const stale = problems.length === 0 ? pageProblem(row) : null;
    return stale === null ? problems : [stale];
  } catch (error) {
    const text = error instanceof Error ? error.stack : undefined;
    return [`the compiler threw: ${text ?? String(error)}`];
  }
}

export async function diagnose(
  entryFile: string,
): Promise<readonly Diagnostic[]> {
  const { compile } = await import("../../compiler/compile.ts");
  const buildDirectory = path.join(buildRoot, "errors");
  fs.mkdirSync(buildDirectory, { recursive: true });
  const options: CompileOptions = {
    entryFile,
    target: "host",
    profile: "safe",
    mode: "development",
    outputFile: path.join(buildDirectory, "unused"),
    buildDirectory,
    checkOnly: true,
  };
  return (await compile(options)).diagnostics;
}

async function main(): Promise<void> {
  const { passed, failed, failures } = await run(process.argv[2]);
  for (const failure of failures) console.log(failure);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
