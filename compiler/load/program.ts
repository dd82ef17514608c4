// Loads source files into a `ts.Program` with our own library instead of
// TypeScript's, and collects the stock diagnostics.

import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import type { Diagnostic } from "../diagnostics.ts";
import {
  builtinInterfaces,
  nodeModules,
  runtimeModules,
  supportModules,
} from "./builtins.ts";

export interface LoadedProgram {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  /** Absolute path of the repository. */
  readonly root: string;
  readonly entry: ts.SourceFile;
}

/** Modules that belong to the library, whether a program imports them or not. */
function libraryFiles(root: string, world: "kernel" | "application"): string[] {
  const types = readdirSync(path.join(root, "lib/types"))
    .filter((name) => name.endsWith(".d.ts"))
    .sort()
    .map((name) => path.join(root, "lib/types", name));
  const modules = new Set<string>(runtimeModules);
  if (world === "application") {
    for (const builtin of builtinInterfaces.values()) modules.add(builtin.file);
    for (const file of supportModules) modules.add(file);
  }
  const files = [...modules]
    .map((file) => path.join(root, file))
    .filter((file) => existsSync(file));
  return [...types, ...files];
}

/** All of the machine's folder: assembly refers to functions nobody imports. */
function archFiles(root: string, target: string): string[] {
  const folder = path.join(root, "kernel/arch", target);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .sort()
    .map((name) => path.join(folder, name));
}

/** `node:fs` and `fs` are the same module. */
function nodeModulePaths(root: string): Record<string, string[]> {
  return Object.fromEntries(
    nodeModules.flatMap((name) =>
      [name, `node:${name}`].map((specifier) => [
        specifier,
        [path.join(root, "lib/node", `${name}.ts`)],
      ]),
    ),
  );
}

function compilerOptions(root: string, target: string): ts.CompilerOptions {
  return {
    strict: true,
    noLib: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    allowImportingTsExtensions: true,
    useDefineForClassFields: true,
    customConditions: [target],
    types: [],
    paths: nodeModulePaths(root),
    skipLibCheck: true,
  };
}

export function loadProgram(
  root: string,
  entryFile: string,
  target: string,
  world: "kernel" | "application",
): LoadedProgram {
  const files = [
    ...libraryFiles(root, world),
    ...(world === "kernel" ? archFiles(root, target) : []),
    entryFile,
  ];
  const options = compilerOptions(root, target);
  // Parents are set when the checker binds, which is before anyone looks.
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram(files, options, host);
  const entry = program.getSourceFile(entryFile);
  if (entry === undefined) throw new Error(`cannot read ${entryFile}`);
  return { program, checker: program.getTypeChecker(), root, entry };
}

/** TypeScript's own complaints about the user's files, in order. */
/** TypeScript's TS1490, before an error for each byte it cannot read. */
const fileIsBinary = 1490;

export function stockDiagnostics(loaded: LoadedProgram): Diagnostic[] {
  const { program, root } = loaded;
  const library = path.join(root, "lib") + path.sep;
  const found: ts.Diagnostic[] = [
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
  ];
  for (const file of program.getSourceFiles()) {
    if (file.fileName.startsWith(library)) continue;
    const syntactic = program.getSyntacticDiagnostics(file);
    const binary = syntactic.find(({ code }) => code === fileIsBinary);
    if (binary !== undefined) {
      found.push(binary);
      continue;
    }
    found.push(...syntactic);
    found.push(...program.getSemanticDiagnostics(file));
  }
  return found.map(convertDiagnostic);
}

function convertDiagnostic(diagnostic: ts.Diagnostic): Diagnostic {
  const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n  ");
  const hint = missingModuleHint(diagnostic.code, text);
  return {
    code: `TS${diagnostic.code}`,
    // Advice about packages would not help here.
    message: text.replace(/ Do you need to install type definitions.*$/s, ""),
    ...(hint === null ? {} : { hint }),
    ...(diagnostic.file === undefined
      ? {}
      : {
          file: diagnostic.file.fileName,
          start: diagnostic.start ?? 0,
          length: diagnostic.length ?? 1,
        }),
  };
}

/** TypeScript's codes for a module that is not there. */
const missingModuleCodes = new Set([2307, 2591]);

/** For a module that is named, not given by a path. */
function missingModuleHint(code: number, text: string): string | null {
  const name = /'([^']+)'/.exec(text)?.[1] ?? ".";
  if (!missingModuleCodes.has(code) || /^[./]/.test(name)) return null;
  if (code === 2591 && !name.startsWith("node:")) return null;
  const have = nodeModules.map((module) => `node:${module}`).join(", ");
  return `packages cannot be imported, and of Node's modules there are ${have}`;
}
