// What a house rule is: a function from the sources to what breaks it.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A source file: its path from the checkout's root, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface Rule {
  /** A short name which can be cited. */
  readonly name: string;
  /** One text for each place that breaks the rule, `path:line: why`. */
  check(files: readonly SourceFile[]): string[];
}

/** What is made or fetched, not written; from the root. */
const skippedFolders = new Set(["node_modules", "build", "docs"]);
const sourceEndings = [".ts", ".S", ".mjs", ".js"];

/** Every source file of the checkout. */
export function readSources(root: string, below: string = ""): SourceFile[] {
  const files: SourceFile[] = [];
  const entries = readdirSync(join(root, below), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      const isSkipped = skippedFolders.has(path) || entry.name.startsWith(".");
      if (!isSkipped) files.push(...readSources(root, path));
    } else if (sourceEndings.some((ending) => entry.name.endsWith(ending))) {
      files.push({ path, text: readFileSync(join(root, path), "utf8") });
    }
  }
  return files;
}

/** Tests and what only tests use may reach across the house. */
export function isTestFile(path: string): boolean {
  return (
    path.endsWith(".test.ts") ||
    /\/testing[^/]*(\.ts$|\/)/.test(path) ||
    path.startsWith("tests/")
  );
}

export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
