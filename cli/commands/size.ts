// `nautilus size`: which file and function each byte of an image comes from.

import { statSync } from "node:fs";
import { attribute, type Piece } from "../elf/attribute.ts";
import { readElf } from "../elf/reader.ts";
import { filesOf } from "../elf/symbolize.ts";
import { imageSizes } from "../elf/summary.ts";
import { exitCode } from "../errors.ts";
import { count, formatBytes, print } from "../output.ts";
import { ensureTools } from "../tools/ensure.ts";
import { symbolizerTool } from "../tools/table.ts";
import { buildToRun } from "./build.ts";
import { entryFileOf, type BuildFlags } from "./options.ts";

const functionsShown = 20;

export interface FiledPiece extends Piece {
  readonly file: string;
}

/** Sums by a name, largest first, names in order where sums are equal. */
export function sumBy<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  bytesOf: (item: T) => number,
): { readonly name: string; readonly bytes: number; readonly items: number }[] {
  const sums = new Map<string, { bytes: number; items: number }>();
  for (const item of items) {
    const sum = sums.get(nameOf(item)) ?? { bytes: 0, items: 0 };
    sum.bytes += bytesOf(item);
    sum.items += 1;
    sums.set(nameOf(item), sum);
  }
  return [...sums]
    .map(([name, sum]) => ({ name, ...sum }))
    .sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
}

function fileLabel(piece: FiledPiece): string {
  // What belongs to no line, literals say, bears the name of its world.
  if (piece.file.includes(".")) return piece.file;
  if (piece.file !== "") return `(literals and tables of the ${piece.file})`;
  const isNamed = piece.kind === "function" || piece.kind === "object";
  return isNamed ? "(no source file)" : piece.name;
}

function row(bytes: number, total: number, text: string): string {
  const share = total === 0 ? 0 : (100 * bytes) / total;
  return (
    `${String(bytes).padStart(9)} ` +
    `${share.toFixed(1).padStart(5)}%  ${text}`
  );
}

function printTable(imageFile: string, pieces: readonly FiledPiece[]): void {
  const total = pieces.reduce((sum, { bytes }) => sum + bytes, 0);
  print(`${"bytes".padStart(9)}  share  file`);
  const byFile = sumBy(pieces, fileLabel, ({ bytes }) => bytes);
  for (const { name, bytes } of byFile) print(row(bytes, total, name));

  const named = pieces.filter(
    ({ kind }) => kind === "function" || kind === "object",
  );
  const largest = [...named]
    .sort((a, b) => b.bytes - a.bytes || a.address - b.address)
    .slice(0, functionsShown);
  print(`\n${"bytes".padStart(9)}  share  function or object, largest first`);
  for (const piece of largest) {
    print(row(piece.bytes, total, `${piece.name}  ${piece.file}`.trimEnd()));
  }
  if (named.length > largest.length) {
    print(
      `${" ".repeat(18)}… ${named.length - largest.length} more; see --json`,
    );
  }

  const sizes = imageSizes(imageFile);
  print(
    `\n${total} bytes loaded in ${count(named.length, "function")} and objects` +
      ` (${formatBytes(total)}), ${formatBytes(sizes.zeroed)} zeroed memory, ` +
      `file ${formatBytes(sizes.file)} with debug information`,
  );
}

export async function sizeCommand(
  program: string | undefined,
  flags: BuildFlags & { readonly json?: boolean },
): Promise<number> {
  ensureTools([symbolizerTool]);
  // A TypeScript program is built first; anything else is an image already.
  const isImage =
    program !== undefined &&
    !program.endsWith(".ts") &&
    statSync(program, { throwIfNoEntry: false })?.isFile() === true;
  let imageFile = isImage ? program : "";
  if (!isImage) {
    const built = await buildToRun(entryFileOf(program), flags);
    if (built === null) return exitCode.failure;
    imageFile = built.outputFile;
  }

  const pieces = attribute(readElf(imageFile));
  const files = filesOf(imageFile, pieces);
  const filed = pieces.map((piece, index) => ({
    ...piece,
    file: files[index] ?? "",
  }));
  if (flags.json === true) {
    print(
      JSON.stringify({ sizes: imageSizes(imageFile), pieces: filed }, null, 2),
    );
  } else {
    printTable(imageFile, filed);
  }
  return exitCode.success;
}
