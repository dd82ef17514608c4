// The rule of layers: imports point one way, as the design's house says.

import { posix } from "node:path";
import { isTestFile, lineOf, type Rule, type SourceFile } from "./rule.ts";

/**
 * Two houses that share nothing: what runs in an image, and what runs on
 * Node. In each, a file imports from its own layer or those before it.
 */
const houses: readonly (readonly (readonly string[])[])[] = [
  [
    ["lib"],
    ["kernel/config.ts"],
    ["kernel/arch"],
    [
      "kernel/memory",
      "kernel/discovery",
      "kernel/time",
      "kernel/cpu",
      "kernel/interrupt",
      "kernel/console",
      "kernel/debug",
    ],
    ["kernel/thread", "kernel/sched", "kernel/task", "kernel/fiber"],
    ["kernel/sync"],
    ["kernel/group"],
    ["kernel/api.ts"],
    ["drivers"],
    ["kernel/machines"],
    ["kernel/device", "kernel/fs", "kernel/net"],
    ["kernel/application"],
    ["kernel/bench"],
    ["kernel/shell", "kernel/selftest"],
    ["kernel/main.ts"],
    ["runtimes"],
    ["examples"],
  ],
  [
    ["compiler/diagnostics.ts", "compiler/targets"],
    ["compiler/load"],
    ["compiler/check"],
    ["compiler/ir"],
    ["compiler/lower"],
    ["compiler/passes"],
    ["compiler/llvm"],
    ["compiler/link"],
    ["compiler"],
    ["cli"],
    ["bench", "tests"],
  ],
];

/** The words with which portable kernel code names the machine it runs on. */
const archPrefix = "#arch/";
const archFolder = "kernel/arch";
const archContract = "kernel/arch/contract";

interface Layer {
  readonly house: number;
  readonly rank: number;
  readonly name: string;
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** The layer with the longest matching name, or null. */
function layerOf(path: string): Layer | null {
  let found: Layer | null = null;
  houses.forEach((layers, house) =>
    layers.forEach((names, rank) => {
      for (const name of names) {
        if (!isWithin(path, name)) continue;
        if (found === null || name.length > found.name.length) {
          found = { house, rank, name };
        }
      }
    }),
  );
  return found;
}

const topFolders = new Set(
  houses.flat(2).map((name) => name.split("/")[0] ?? ""),
);

const importPattern =
  /(?:^|\n)\s*(?:import|export)\b[^;"'`]*?["']([^"'\n]+)["']|\bimport\(\s*["']([^"'\n]+)["']/g;

interface Import {
  readonly specifier: string;
  readonly line: number;
}

function importsOf(text: string): Import[] {
  return [...text.matchAll(importPattern)].map((match) => {
    const specifier = match[1] ?? match[2] ?? "";
    const offset = match.index + match[0].lastIndexOf(specifier);
    return { specifier, line: lineOf(text, offset) };
  });
}

/** What an import brings in, from the root; null: a package of Node's. */
function targetPath(file: string, specifier: string): string | null {
  if (specifier.startsWith(archPrefix)) return archFolder;
  if (!specifier.startsWith(".")) return null;
  return posix.normalize(posix.join(posix.dirname(file), specifier));
}

function judge(from: Layer, path: string, target: string): string | null {
  const to = layerOf(target);
  if (to === null) return null;
  if (to.house !== from.house) {
    return `imports ${target}: images and tools share no code`;
  }
  if (to.rank > from.rank) {
    return (
      `imports ${target}: ${from.name} lies below ${to.name}; define an ` +
      "interface here and have the higher layer hand itself over"
    );
  }
  const isConcreteArch =
    target.startsWith(`${archFolder}/`) && !target.startsWith(archContract);
  if (isConcreteArch && from.name !== archFolder) {
    return `imports ${target}: portable code names the machine as ${archPrefix}*`;
  }
  return null;
}

function checkFile({ path, text }: SourceFile): string[] {
  const from = layerOf(path);
  if (from === null) {
    const folder = path.split("/")[0] ?? "";
    // A file of the root, or of a folder outside both houses.
    if (!topFolders.has(folder)) return [];
    return [`${path}:1: no layer is named for it in cli/checks/layers.ts`];
  }
  return importsOf(text).flatMap(({ specifier, line }) => {
    const target = targetPath(path, specifier);
    const why = target === null ? null : judge(from, path, target);
    return why === null ? [] : [`${path}:${line}: ${why}`];
  });
}

export const layersRule: Rule = {
  name: "imports-point-one-way",
  check: (files) =>
    files
      .filter(({ path }) => path.endsWith(".ts") && !isTestFile(path))
      .flatMap(checkFile),
};
