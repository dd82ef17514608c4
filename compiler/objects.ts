// A world's low IR, and the machine's assembly, to object files.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import type { IrModule } from "./ir/ir.ts";
import { emitModule, emitPieces, type PieceOptions } from "./llvm/emit.ts";
import { assemble, commonFlags, compileLlvm, llvmFlags } from "./llvm/tools.ts";
import type { ObjectCache } from "./object-cache.ts";
import type { Target } from "./targets/index.ts";

export interface ObjectOptions {
  readonly target: Target;
  readonly mode: "release" | "development";
  readonly buildDirectory: string;
  readonly cache: ObjectCache;
}

/** Measures a phase: synchronous work, or the wait for what was started. */
export type Clock = <T>(
  phase: string,
  work: () => T | Promise<T>,
) => Promise<T>;

export interface WorldObjects {
  readonly objectFiles: string[];
  readonly textLines: number;
}

/** The whole world as one object: LLVM sees all of it at once. */
export async function compileWhole(
  module: IrModule,
  options: ObjectOptions,
  timed: Clock,
): Promise<WorldObjects & { readonly text: string }> {
  const { target, mode, buildDirectory } = options;
  const text = await timed("llvm text", () =>
    emitModule(module, { target, mode }),
  );
  mkdirSync(buildDirectory, { recursive: true });
  writeFileSync(path.join(buildDirectory, `${module.name}.ll`), text);
  const outputFile = path.join(buildDirectory, `${module.name}.o`);
  await timed("clang", () => compileLlvm(text, { target, mode, outputFile }));
  return { objectFiles: [outputFile], textLines: countLines(text), text };
}

/**
 * The world in pieces, of which those seen before come from the cache. In release
 * they are two, compiled at the same time.
 */
export async function compilePieces(
  module: IrModule,
  options: ObjectOptions & Pick<PieceOptions, "apart" | "nameSuffix">,
  timed: Clock,
): Promise<WorldObjects> {
  const { target, mode, buildDirectory, cache } = options;
  mkdirSync(buildDirectory, { recursive: true });
  const flags = llvmFlags({ target, mode });
  const limit = new Limit(availableParallelism());
  const objectFiles: string[] = [];
  const texts = emitPieces(module, options);
  let textLines = 0;
  for (;;) {
    const next = await timed("llvm text", () => texts.next());
    if (next.done === true) break;
    const text = next.value;
    textLines += countLines(text);
    const outputFile = path.join(
      buildDirectory,
      `${module.name}.${objectFiles.length}.o`,
    );
    objectFiles.push(outputFile);
    limit.start(() =>
      cache.provide([...flags, text], outputFile, () =>
        compileLlvm(text, { target, mode, outputFile }),
      ),
    );
    // Lets what was started get its text while the next is made.
    await setImmediate();
  }
  await timed("clang", () => limit.finished());
  return { objectFiles, textLines };
}

/** All of the machine's `.S` files. Can run beside everything else. */
export async function assembleFolder(
  folder: string,
  { target, buildDirectory, cache }: ObjectOptions,
): Promise<string[]> {
  mkdirSync(buildDirectory, { recursive: true });
  return Promise.all(
    assemblyFiles(folder).map(async (file) => {
      const outputFile = path.join(buildDirectory, `${path.basename(file)}.o`);
      const text = readFileSync(file, "utf8");
      const make = (): Promise<unknown> => assemble(file, target, outputFile);
      // What others include is not looked at.
      if (/^\s*#\s*include|\.inc(lude|bin)\b/m.test(text)) await make();
      else
        await cache.provide([...commonFlags(target), text], outputFile, make);
      return outputFile;
    }),
  );
}

export function assemblyFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".S"))
    .sort()
    .map((name) => path.join(folder, name));
}

/** Runs so many things at once and no more. */
class Limit {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly all: Promise<void>[] = [];

  constructor(private readonly most: number) {}

  start(work: () => Promise<void>): void {
    const done = this.run(work);
    // Whoever waits for the end is told; until then nobody listens.
    done.catch(() => {});
    this.all.push(done);
  }

  async finished(): Promise<void> {
    await Promise.all(this.all);
  }

  private async run(work: () => Promise<void>): Promise<void> {
    if (this.running >= this.most)
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running++;
    try {
      await work();
    } finally {
      this.running--;
      this.waiting.shift()?.();
    }
  }
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1))
    lines++;
  return lines;
}
