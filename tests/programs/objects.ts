// Object files of test programs, kept from one target's run to the next: what
// an application compiles to is the same on all of them.

import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import type { CompileOptions } from "../../compiler/compile.ts";
import { collectSources } from "../oracle/node.ts";
import { buildRoot, repositoryRoot } from "../oracle/repository.ts";

const objectsRoot = path.join(buildRoot, "programs", "objects");

let compilerHash: string | null = null;

/** Of everything an object is made from beside the program itself. */
function hashOfCompiler(): string {
  if (compilerHash !== null) return compilerHash;
  const hash = createHash("sha256").update(`${ts.version}\n`);
  for (const folder of ["compiler", "lib"]) {
    const root = path.join(repositoryRoot, folder);
    for (const name of fs
      .readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .sort()) {
      hash.update(`${folder}/${name}\0`);
      hash.update(fs.readFileSync(path.join(root, name)));
    }
  }
  compilerHash = hash.digest("hex").slice(0, 16);
  forgetOthers(compilerHash);
  return compilerHash;
}

/** Objects of a compiler that has changed since are of no use. */
function forgetOthers(current: string): void {
  fs.mkdirSync(objectsRoot, { recursive: true });
  for (const name of fs.readdirSync(objectsRoot)) {
    if (name === current) continue;
    fs.rmSync(path.join(objectsRoot, name), { recursive: true, force: true });
  }
}

/** Where the object file of a program belongs; whether it is there or not. */
export function objectFileOf(
  entryFile: string,
  { profile, mode }: Pick<CompileOptions, "profile" | "mode">,
): string {
  const folder = path.join(objectsRoot, hashOfCompiler());
  const hash = createHash("sha256").update(`${profile} ${mode}\n`);
  for (const [file, text] of collectSources(entryFile)) {
    hash.update(`${path.relative(repositoryRoot, file)}\0${text}\0`);
  }
  return path.join(folder, `${hash.digest("hex").slice(0, 24)}.o`);
}
