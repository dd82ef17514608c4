// Many generated programs as one: written out, run under Node, taken apart.

import fs from "node:fs";
import path from "node:path";
import { runUnderNode } from "../oracle/node.ts";
import { buildRoot, repositoryRoot } from "../oracle/repository.ts";
import { splitOutput } from "../programs/subject.ts";
import { sourceOf, type RandomProgram } from "./program.ts";

const helpersFile = path.join(repositoryRoot, "tests/fuzz/helpers.ts");
export const fuzzRoot = path.join(buildRoot, "fuzz");

/** What each program printed; null where its output is not complete. */
export type Outputs = readonly (Buffer | null)[];

/** Changes a program's source: how miscompilations are planted. */
export type Rewrite = (source: string) => string;

const markerOf = (index: number): string => `=====@@ program ${index} @@=====`;

/** Writes the programs, markers between them, and an entry; returns the entry. */
export function writeBatch(
  name: string,
  programs: readonly RandomProgram[],
  rewrite: Rewrite = (source) => source,
): string {
  const directory = path.join(fuzzRoot, name);
  fs.rmSync(directory, { recursive: true, force: true });
  fs.mkdirSync(directory, { recursive: true });
  const write = (file: string, text: string): void => {
    fs.writeFileSync(path.join(directory, file), text);
  };
  write("helpers.ts", fs.readFileSync(helpersFile, "utf8"));
  const imports = programs.flatMap((program, index) => {
    write(`marker${index}.ts`, marker(index));
    write(`program${index}.ts`, rewrite(sourceOf(program)));
    return [`import "./marker${index}.ts";`, `import "./program${index}.ts";`];
  });
  write(`marker${programs.length}.ts`, marker(programs.length));
  imports.push(`import "./marker${programs.length}.ts";`);
  write("main.ts", ["// Generated.", ...imports, ""].join("\n"));
  return path.join(directory, "main.ts");
}

function marker(index: number): string {
  return `// Generated.\nconsole.log("${markerOf(index)}");\nexport {};\n`;
}

export function takeApart(stdout: Buffer, count: number): Outputs {
  return splitOutput(stdout, count).whole;
}

/** Runs the programs in one Node process. */
export async function nodeOutputs(
  name: string,
  programs: readonly RandomProgram[],
  rewrite?: Rewrite,
): Promise<Outputs> {
  const entry = writeBatch(name, programs, rewrite);
  const { stdout, stderr, exitCode } = await runUnderNode(entry);
  const outputs = takeApart(stdout, programs.length);
  if (exitCode !== 0 && rewrite === undefined) {
    const first = outputs.indexOf(null);
    const seed = programs[first]?.seed;
    throw new Error(`the program of seed ${seed} fails in Node:\n${stderr}`);
  }
  return outputs;
}
