// The kernel's own `bench` command, run in an image of the kernel with its shell.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { TargetName } from "../../compiler/targets/index.ts";

export type Profile = "safe" | "fast";

const outputRoot = fileURLToPath(
  new URL("../../build/bench/primitives", import.meta.url),
);

/** The kernel with its shell, in release mode; throws when it does not compile. */
export async function buildShell(
  target: TargetName,
  profile: Profile,
): Promise<string> {
  const buildDirectory = path.join(outputRoot, `${target}-${profile}`);
  fs.mkdirSync(buildDirectory, { recursive: true });
  const outputFile = path.join(buildDirectory, "shell");
  const { compile } = await import("../../compiler/compile.ts");
  const result = await compile({
    entryFile: null,
    target,
    profile,
    mode: "release",
    outputFile,
    buildDirectory,
  });
  if (result.ok) return outputFile;
  const [first] = result.diagnostics;
  throw new Error(`the kernel does not compile: ${first?.message}`);
}

/** Counts per operation by name, from what command `bench` printed. */
export function parseCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split(/\r?\n/)) {
    const found = /^(\S.*?) {2,}(\d+\.\d)$/.exec(line);
    if (found !== null) counts.set(found[1]!, Number(found[2]));
  }
  if (counts.size === 0) throw new Error(`no counts in:\n${text}`);
  return counts;
}

/** What a program printed; throws when it did not end by itself. */
export function outputOf(program: string, words: readonly string[]): string {
  const { stdout, signal, error } = spawnSync(program, words, {
    encoding: "utf8",
    timeout: 300_000,
    maxBuffer: 1 << 26,
  });
  if (error !== undefined) throw error;
  if (signal !== null) throw new Error(`${program} ended with ${signal}`);
  return stdout;
}
