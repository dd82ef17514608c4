// Who may import "machine", the one door to raw memory (HACKING.md).

import path from "node:path";
import ts from "typescript";
import { CompileError } from "../diagnostics.ts";
import type { LoadedProgram } from "../load/program.ts";

const openFolders = [
  "kernel/arch/",
  "kernel/cpu/",
  "kernel/memory/",
  "kernel/machines/",
];
const registersEnding = "registers.ts";

/** The file as the repository names it, with `/` between folders. */
export function mayOpenDoor(relativeFile: string): boolean {
  if (openFolders.some((folder) => relativeFile.startsWith(folder)))
    return true;
  const isOurs = /^(kernel|drivers|runtimes)\//.test(relativeFile);
  return isOurs && relativeFile.endsWith(registersEnding);
}

export function checkDoor(
  file: ts.SourceFile,
  { root }: LoadedProgram,
): CompileError[] {
  const relative = path.relative(root, file.fileName).replaceAll("\\", "/");
  if (mayOpenDoor(relative)) return [];
  const isKernel = relative.startsWith("kernel/");
  return file.statements.flatMap((statement) => {
    if (
      !ts.isImportDeclaration(statement) &&
      !ts.isExportDeclaration(statement)
    )
      return [];
    const from = statement.moduleSpecifier;
    if (from === undefined || !ts.isStringLiteral(from)) return [];
    if (from.text !== "machine") return [];
    return [
      new CompileError(
        "NT3001",
        'the module "machine" is closed to this file',
        from,
        isKernel
          ? `raw memory belongs in ${openFolders.join(", ")} or a file named *${registersEnding}: call a function there`
          : "a program uses typed arrays and DataView, or calls C with `/** @c */`",
      ),
    ];
  });
}
