// Where things lie in this checkout.

import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "./errors.ts";

/**
 * The checkout's root. This module runs both from its source and inside
 * the bundle in build/tools, so the root is looked for, not counted up to.
 */
function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package-lock.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("cli/ lies outside a checkout");
    folder = parent;
  }
  return folder;
}

export const rootFolder = findRoot();
export const buildFolder = join(rootFolder, "build");
export const toolsFolder = join(buildFolder, "tools");
export const cacheFolder = join(buildFolder, "cache", "images");
export const compilerFolder = join(rootFolder, "compiler");

/** The path as the user would write it from where they stand, if shorter. */
export function displayPath(file: string): string {
  const fromHere = relative(process.cwd(), file);
  return fromHere.length > 0 && fromHere.length < file.length ? fromHere : file;
}

/** The absolute path of a program named on the command line. */
export function resolveProgram(program: string): string {
  const file = resolve(program);
  const info = statSync(file, { throwIfNoEntry: false });
  if (info === undefined) throw new UsageError(`there is no file ${program}`);
  if (info.isDirectory()) {
    throw new UsageError(
      `${program} is a folder; name the TypeScript file to start`,
    );
  }
  if (!/\.(ts|mts)$/.test(file) || file.endsWith(".d.ts")) {
    throw new UsageError(`${program} is not a TypeScript file (.ts)`);
  }
  return file;
}

/** The name a program's output files get: its own without the ending. */
export function outputName(entryFile: string | null): string {
  if (entryFile === null) return "nautilus";
  return basename(entryFile).replace(/\.(ts|mts)$/, "");
}
