// Builds one kernel four ways: its C twin, our two profiles, and for Node.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export type Variant = "c" | "fast" | "safe" | "node";

const benchRoot = fileURLToPath(new URL(".", import.meta.url));
const kernelsRoot = path.join(benchRoot, "kernels");
const outputRoot = path.join(benchRoot, "../build/bench");

export function kernelNames(): string[] {
  return fs.readdirSync(kernelsRoot).sort();
}

/** The command that runs it, or why there is none. */
export async function buildKernel(
  name: string,
  variant: Variant,
): Promise<string[] | { problem: string }> {
  fs.mkdirSync(outputRoot, { recursive: true });
  const outputFile = path.join(outputRoot, `${name}.${variant}`);
  switch (variant) {
    case "c":
      return buildTwin(name, outputFile);
    case "node":
      return buildForNode(name, `${outputFile}.mjs`);
    case "fast":
    case "safe":
      return buildOurs(name, variant, outputFile);
  }
}

function buildTwin(
  name: string,
  outputFile: string,
): string[] | { problem: string } {
  const source = path.join(kernelsRoot, name, "kernel.c");
  const flags = ["-std=c17", "-O2", "-static", "-o", outputFile, source, "-lm"];
  const { status, stderr } = spawnSync("clang-19", flags, { encoding: "utf8" });
  return status === 0 ? [outputFile] : { problem: stderr };
}

function buildForNode(name: string, outputFile: string): string[] {
  const source = path.join(kernelsRoot, name, "kernel.ts");
  const { outputText } = ts.transpileModule(fs.readFileSync(source, "utf8"), {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
    },
  });
  fs.writeFileSync(outputFile, outputText);
  return [process.execPath, outputFile];
}

async function buildOurs(
  name: string,
  profile: "fast" | "safe",
  outputFile: string,
): Promise<string[] | { problem: string }> {
  const buildDirectory = path.join(outputRoot, "objects", `${name}-${profile}`);
  fs.mkdirSync(buildDirectory, { recursive: true });
  try {
    const { compile } = await import("../compiler/compile.ts");
    const result = await compile({
      entryFile: path.join(kernelsRoot, name, "kernel.ts"),
      target: "host",
      profile,
      mode: "release",
      outputFile,
      buildDirectory,
    });
    if (result.ok) return [result.outputFile ?? outputFile];
    const [first] = result.diagnostics;
    return { problem: `does not compile: ${first?.code} ${first?.message}` };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
