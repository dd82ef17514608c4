// Everything that is refused before lowering, for every file that is not the
// library's own.

import path from "node:path";
import ts from "typescript";
import type { CompileError } from "../diagnostics.ts";
import type { LoadedProgram } from "../load/program.ts";
import { checkDocTags } from "./doc-tags.ts";
import { checkDoor } from "./door.ts";
import { checkProvided } from "./provided.ts";
import { checkSyntax } from "./syntax.ts";

type FileCheck = (file: ts.SourceFile, loaded: LoadedProgram) => CompileError[];

/** What the text alone shows; TypeScript may have complaints beside these. */
export const checkText = (loaded: LoadedProgram): CompileError[] =>
  checkFiles(loaded, [checkSyntax, checkDocTags, checkDoor]);

/** What must be known to have sound types first. */
export const checkUses = (loaded: LoadedProgram): CompileError[] =>
  checkFiles(loaded, [checkProvided]);

function checkFiles(
  loaded: LoadedProgram,
  checks: readonly FileCheck[],
): CompileError[] {
  const library = path.join(loaded.root, "lib") + path.sep;
  return loaded.program
    .getSourceFiles()
    .filter(
      (file) => !file.isDeclarationFile && !file.fileName.startsWith(library),
    )
    .flatMap((file) => checks.flatMap((check) => check(file, loaded)));
}
