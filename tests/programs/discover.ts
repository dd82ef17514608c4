// Finds the test programs: one file each, or a folder with a main.ts.

import fs from "node:fs";
import path from "node:path";
import { repositoryRoot } from "../oracle/repository.ts";

export interface TestProgram {
  /** `<area>/<name>`: what filters match and reports print. */
  name: string;
  entryFile: string;
  /** A program on machine integers, which Node cannot run: its C twin. */
  twinFile: string | null;
  /** Its first lines ask for an image of its own (`// @alone`). */
  alone: boolean;
  /** What its first lines pass to it: `// @arguments one two`. */
  words: string[];
  /** Its standard input: the file beside it that ends in `.input`, or empty. */
  input: string;
}

export const programsRoot = path.join(repositoryRoot, "tests/programs");

/** Every program whose name contains one of the comma-separated filters. */
export function discoverPrograms(filter?: string): TestProgram[] {
  const found: TestProgram[] = [];
  for (const area of fs.readdirSync(programsRoot, { withFileTypes: true })) {
    if (area.isDirectory()) visit(path.join(programsRoot, area.name), found);
  }
  found.sort((a, b) => (a.name < b.name ? -1 : 1));
  if (filter === undefined) return found;
  const wanted = filter.split(",");
  return found.filter((program) =>
    wanted.some((part) => program.name.includes(part)),
  );
}

function visit(directory: string, found: TestProgram[]): void {
  if (fs.existsSync(path.join(directory, "main.ts"))) {
    found.push(describe(path.join(directory, "main.ts"), directory));
    return;
  }
  for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
    const full = path.join(directory, entry.name);
    if (entry.isDirectory()) visit(full, found);
    else if (entry.name.endsWith(".ts") && !entry.name.endsWith(".d.ts")) {
      found.push(describe(full, full.slice(0, -".ts".length)));
    }
  }
}

function describe(entryFile: string, nameFile: string): TestProgram {
  const twinFile = `${nameFile}.c`;
  const head = fs.readFileSync(entryFile, "utf8").split("\n", 3).join("\n");
  const given = /^\/\/ @arguments (.*)$/m.exec(head)?.[1];
  const words = given?.trim().split(/\s+/) ?? [];
  const inputFile = `${nameFile}.input`;
  const hasInput = fs.existsSync(inputFile);
  return {
    name: path.relative(programsRoot, nameFile),
    entryFile,
    twinFile: fs.existsSync(twinFile) ? twinFile : null,
    alone: head.includes("@alone") || words.length > 0 || hasInput,
    words,
    input: hasInput ? fs.readFileSync(inputFile, "utf8") : "",
  };
}
