// Object files, kept by the content of what they are made from: a piece of a
// world in development mode, an assembly file. What makes them is part of it.

import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from "node:fs";
import path from "node:path";
import { findTool } from "./llvm/tools.ts";

const maximumObjects = 2000;

/** A tool's bytes cannot change without its size or time, short of malice. */
function toolIdentity(): string {
  const tool = findTool("clang");
  const { size, mtimeMs } = statSync(tool);
  return `${tool} ${size} ${mtimeMs}`;
}

/** `root` is the repository. */
export class ObjectCache {
  private readonly folder: string;
  private hasRoom = false;

  constructor(root: string) {
    this.folder = path.join(root, "build/cache/objects");
  }

  /**
   * Puts the object of `content` into `outputFile`: the one kept, or the one
   * `make` puts there, which is kept then.
   */
  async provide(
    content: readonly (string | Uint8Array)[],
    outputFile: string,
    make: () => Promise<unknown>,
  ): Promise<void> {
    const kept = path.join(this.folder, `${keyOf(content)}.o`);
    if (take(kept, outputFile)) return;
    await make();
    this.makeRoom();
    // Written aside and renamed: two builds at once must not see halves.
    const aside = `${kept}.${process.pid}`;
    copyFileSync(outputFile, aside);
    renameSync(aside, kept);
  }

  /** Removes the half longest unused when there are too many. */
  private makeRoom(): void {
    if (this.hasRoom) return;
    this.hasRoom = true;
    mkdirSync(this.folder, { recursive: true });
    const names = readdirSync(this.folder);
    if (names.length <= maximumObjects) return;
    const aged = names.map((name) => {
      const file = path.join(this.folder, name);
      const info = statSync(file, { throwIfNoEntry: false });
      return { file, usedMs: info?.mtimeMs ?? 0 };
    });
    aged.sort((a, b) => a.usedMs - b.usedMs);
    for (const { file } of aged.slice(0, names.length - maximumObjects / 2))
      rmSync(file, { force: true });
  }
}

function take(kept: string, outputFile: string): boolean {
  if (!existsSync(kept)) return false;
  try {
    copyFileSync(kept, outputFile);
    const now = new Date();
    utimesSync(kept, now, now);
    return true;
  } catch {
    // Another build made room.
    return false;
  }
}

function keyOf(content: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256").update(toolIdentity());
  for (const part of content) hash.update(`\0${part.length}\0`).update(part);
  return hash.digest("hex").slice(0, 32);
}
