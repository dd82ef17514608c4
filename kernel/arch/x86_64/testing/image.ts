// Images to test: the kernel with its shell, or with a program.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile } from "../../../../compiler/compile.ts";

export interface TestImage {
  readonly file: string;
  readonly symbols: ReadonlyMap<string, bigint>;
}

export function buildShellImage(
  mode: "release" | "development" = "release",
): Promise<TestImage> {
  return buildImage(null, mode);
}

export async function buildImage(
  entryFile: string | null,
  mode: "release" | "development" = "release",
): Promise<TestImage> {
  const folder = mkdtempSync(join(tmpdir(), "nautilus-arch-test-"));
  const file = join(folder, "nautilus.elf");
  mkdirSync(join(folder, "build"));
  const result = await compile({
    entryFile,
    target: "x86_64",
    profile: "safe",
    mode,
    outputFile: file,
    buildDirectory: join(folder, "build"),
  });
  if (!result.ok)
    throw new Error(
      result.diagnostics
        .map(({ code, message }) => `${code} ${message}`)
        .join("\n"),
    );
  return { file, symbols: readSymbols(file) };
}

function readSymbols(file: string): Map<string, bigint> {
  const symbols = new Map<string, bigint>();
  for (const line of execFileSync("llvm-nm-19", [file], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  }).split("\n")) {
    const match = /^([0-9a-f]+) \w (\S+)$/.exec(line);
    if (match !== null) symbols.set(match[2]!, BigInt(`0x${match[1]!}`));
  }
  return symbols;
}

export function symbolAddress(image: TestImage, name: string): bigint {
  const address = image.symbols.get(name);
  if (address === undefined) throw new Error(`the image has no symbol ${name}`);
  return address;
}
