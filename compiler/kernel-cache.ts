// Compiled kernels, kept by the content of everything that went into them: a
// program's build then compiles the program alone (design L4).

import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

const sourceFolders = ["compiler", "kernel", "lib"];

function collect(folder: string, files: string[]): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) collect(name, files);
    else if (/\.(ts|S)$/.test(entry.name) && !entry.name.endsWith(".test.ts"))
      files.push(name);
  }
}

export interface KernelBuild {
  readonly objectFile: string;
  readonly inputFiles: readonly string[];
}

export class KernelCache {
  private readonly folder: string;
  private readonly key: string;

  constructor(root: string, options: readonly string[]) {
    this.folder = path.join(root, "build/cache/kernel");
    const hash = createHash("sha256");
    for (const option of options) hash.update(`${option}\0`);
    // Work on how programs are lowered needs no new kernel each time: any one
    // compiled under the same name will do (HACKING.md).
    const fixed = process.env.NAUTILUS_KERNEL;
    if (fixed !== undefined) {
      this.key = hash.update(fixed).digest("hex").slice(0, 32);
      return;
    }
    const files: string[] = [];
    for (const name of sourceFolders) collect(path.join(root, name), files);
    for (const file of files.sort()) {
      hash.update(`${path.relative(root, file)}\0`);
      hash.update(readFileSync(file));
    }
    this.key = hash.digest("hex").slice(0, 32);
  }

  private file(ending: string): string {
    return path.join(this.folder, `${this.key}.${ending}`);
  }

  /** The kernel compiled before from the same sources and options. */
  find(): KernelBuild | null {
    if (!existsSync(this.file("json")) || !existsSync(this.file("o")))
      return null;
    const inputFiles = JSON.parse(
      readFileSync(this.file("json"), "utf8"),
    ) as string[];
    return { objectFile: this.file("o"), inputFiles };
  }

  keep(build: KernelBuild): void {
    mkdirSync(this.folder, { recursive: true });
    // Written aside and renamed: two builds at once must not see halves.
    const aside = (ending: string): string =>
      `${this.file(ending)}.${process.pid}`;
    copyFileSync(build.objectFile, aside("o"));
    renameSync(aside("o"), this.file("o"));
    writeFileSync(aside("json"), JSON.stringify(build.inputFiles));
    renameSync(aside("json"), this.file("json"));
  }
}
