// The compiler as the command sees it: a function, loaded only when needed,
// and an identity that changes whenever its output might.

import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { CompileOptions, CompileResult } from "../../compiler/compile.ts";
import { hashBytes } from "../cache/inputs.ts";
import { rootFolder, toolsFolder } from "../paths.ts";
import { compilerTools } from "../tools/table.ts";
import { findTool } from "../tools/tool.ts";
import { compilerBundle } from "./bundle.ts";
import { loadScript } from "./script.ts";

export interface Compiler {
  /** Differs between any two compilers that could build different bytes. */
  identity(): Promise<string>;
  compile(options: CompileOptions): Promise<CompileResult>;
}

/** A tool's bytes cannot change without its size or time, short of malice. */
function toolIdentity(path: string | null): string {
  if (path === null) return "missing";
  const info = statSync(path);
  return `${path} ${info.size} ${info.mtimeMs}`;
}

function packageFile(name: string): string {
  return join(rootFolder, "node_modules", name, "package.json");
}

export const realCompiler: Compiler = {
  async identity() {
    const bundleFile = await compilerBundle("compile.ts");
    return hashBytes(
      [
        hashBytes(readFileSync(bundleFile)),
        hashBytes(readFileSync(packageFile("typescript"))),
        // Its import map decides which files a program is made of.
        hashBytes(readFileSync(join(rootFolder, "package.json"))),
        ...compilerTools.map((tool) => toolIdentity(findTool(tool))),
      ].join("\n"),
    );
  },
  async compile(options) {
    const bundleFile = await compilerBundle("compile.ts");
    const compiler = loadScript(
      bundleFile,
      join(toolsFolder, "compile"),
    ) as typeof import("../../compiler/compile.ts");
    return compiler.compile(options);
  },
};

/** The table of diagnostics, which loads without the rest of the compiler. */
export async function loadDiagnosticTable(): Promise<
  Readonly<Record<string, { title: string; explanation: string }>>
> {
  const bundleFile = await compilerBundle("diagnostics.ts");
  const loaded = createRequire(import.meta.url)(
    bundleFile,
  ) as typeof import("../../compiler/diagnostics.ts");
  return loaded.diagnosticTable;
}
