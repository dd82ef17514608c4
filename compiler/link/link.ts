// Objects and C archives to one static ELF image.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runTool, ToolError } from "../llvm/tools.ts";
import type { Target } from "../targets/target.ts";
import { makeDataObject } from "./data-object.ts";
import { linkerScript, symbolTableSection } from "./script.ts";
import { buildSymbolTable, packSymbolTable } from "./symbol-table.ts";

export interface LinkStep {
  readonly target: Target;
  /** Object files and archives, in link order. */
  readonly objectFiles: readonly string[];
  /** For intermediate files. */
  readonly buildDirectory: string;
  readonly outputFile: string;
  /** Symbols that are another name of a symbol in the objects. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Also write a map of what went where. */
  readonly mapFile?: string;
}

/** Links; fails with what the linker found missing. */
export async function link(step: LinkStep): Promise<void> {
  const { target, buildDirectory } = step;
  mkdirSync(buildDirectory, { recursive: true });
  mkdirSync(dirname(step.outputFile), { recursive: true });
  const scriptFile = join(buildDirectory, `${target.name}.ld`);
  writeFileSync(scriptFile, linkerScript(target));
  const parameters = [
    "-m",
    target.image.emulation,
    "-static",
    "--gc-sections",
    "--build-id=none",
    "--no-rosegment",
    "-z",
    "max-page-size=4096",
    "-z",
    "noexecstack",
    "--fatal-warnings",
    "--error-limit=40",
    ...Object.entries(step.aliases ?? {}).map(
      ([name, of]) => `--defsym=${name}=${of}`,
    ),
    "-T",
    scriptFile,
    ...(step.mapFile === undefined ? [] : [`-Map=${step.mapFile}`]),
    ...step.objectFiles,
    "-o",
    step.outputFile,
  ];
  await runLinker(parameters);
  // Code does not move when the table is added behind it, so the table made
  // from the first image is right for the second.
  const table = packSymbolTable(
    buildSymbolTable(readFileSync(step.outputFile)),
  );
  const tableFile = join(buildDirectory, "symbols.o");
  writeFileSync(tableFile, makeDataObject(symbolTableSection, table));
  await runLinker([...parameters, tableFile]);
}

async function runLinker(parameters: readonly string[]): Promise<void> {
  try {
    await runTool("ld.lld", parameters);
  } catch (error) {
    throw error instanceof ToolError
      ? new ToolError(explainLinkError(error.message))
      : error;
  }
}

/** Names the missing symbols first: they are nearly always the reason. */
export function explainLinkError(message: string): string {
  const missing = new Set<string>();
  for (const match of message.matchAll(/undefined symbol: (\S+)/g)) {
    missing.add(match[1]!);
  }
  if (missing.size === 0) return message;
  return `nothing defines ${[...missing].join(", ")}\n${message}`;
}
