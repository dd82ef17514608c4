// Compiled worlds, kept by the content of everything that went into them: a
// program's build compiles the program alone, and one after a change of the
// kernel compiles the kernel alone (design L4).

import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

const maximumWorlds = 60;

export interface WorldBuild {
  readonly objectFiles: readonly string[];
  readonly inputFiles: readonly string[];
}

/** What is written beside the objects. */
interface Manifest {
  readonly objectCount: number;
  readonly inputFiles: readonly string[];
  /** Of the input files outside the folders that are part of the key. */
  readonly hashes: Readonly<Record<string, string>>;
}

export interface WorldKey {
  readonly kind: "kernel" | "application";
  /** Whatever else decides the result. */
  readonly options: readonly string[];
}

export class WorldCache {
  private readonly folder: string;
  private readonly key: string;
  private readonly sources: readonly string[];

  constructor(
    private readonly root: string,
    { kind, options }: WorldKey,
  ) {
    this.folder = path.join(root, "build/cache/worlds");
    this.sources =
      kind === "kernel" ? ["compiler", "kernel", "lib"] : ["compiler", "lib"];
    const hash = createHash("sha256");
    for (const option of [kind, ...options]) hash.update(`${option}\0`);
    // Work on how programs are lowered needs no new kernel each time: any one
    // compiled under the same name will do (HACKING.md).
    const fixed = kind === "kernel" ? process.env.NAUTILUS_KERNEL : undefined;
    if (fixed !== undefined) hash.update(fixed);
    else for (const name of this.sources) hashFolder(root, name, hash);
    this.key = hash.digest("hex").slice(0, 32);
  }

  private file(ending: string): string {
    return path.join(this.folder, `${this.key}.${ending}`);
  }

  /** The world compiled before from the same sources and options. */
  find(): WorldBuild | null {
    const manifest = this.manifest();
    if (manifest === null) return null;
    for (const [file, hash] of Object.entries(manifest.hashes))
      if (!existsSync(file) || hashFile(file) !== hash) return null;
    const objectFiles = Array.from(
      { length: manifest.objectCount },
      (_, index) => this.file(`${index}.o`),
    );
    if (!objectFiles.every((file) => existsSync(file))) return null;
    return { objectFiles, inputFiles: manifest.inputFiles };
  }

  private manifest(): Manifest | null {
    if (!existsSync(this.file("json"))) return null;
    // Only keep() makes these files, whole or not at all.
    return JSON.parse(readFileSync(this.file("json"), "utf8")) as Manifest;
  }

  keep({ objectFiles, inputFiles }: WorldBuild): void {
    mkdirSync(this.folder, { recursive: true });
    this.makeRoom();
    const inKey = this.sources.map((name) => path.join(this.root, name, "/"));
    const others = inputFiles.filter(
      (file) => !inKey.some((folder) => file.startsWith(folder)),
    );
    const manifest: Manifest = {
      objectCount: objectFiles.length,
      inputFiles,
      hashes: Object.fromEntries(others.map((file) => [file, hashFile(file)])),
    };
    // Written aside and renamed: two builds at once must not see halves.
    const aside = (ending: string): string =>
      `${this.file(ending)}.${process.pid}`;
    objectFiles.forEach((file, index) => {
      copyFileSync(file, aside(`${index}.o`));
      renameSync(aside(`${index}.o`), this.file(`${index}.o`));
    });
    writeFileSync(aside("json"), JSON.stringify(manifest));
    renameSync(aside("json"), this.file("json"));
  }

  /** Removes the half made longest ago when there are too many. */
  private makeRoom(): void {
    const names = readdirSync(this.folder);
    const worlds = names.filter((name) => name.endsWith(".json"));
    if (worlds.length <= maximumWorlds) return;
    const aged = worlds.map((name) => {
      const info = statSync(path.join(this.folder, name), {
        throwIfNoEntry: false,
      });
      return { key: name.slice(0, 32), madeMs: info?.mtimeMs ?? 0 };
    });
    aged.sort((a, b) => a.madeMs - b.madeMs);
    const old = aged.slice(0, worlds.length - maximumWorlds / 2);
    const keys = new Set(old.map(({ key }) => key));
    for (const name of names)
      if (keys.has(name.slice(0, 32)))
        rmSync(path.join(this.folder, name), { force: true });
  }
}

function hashFile(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

function hashFolder(
  root: string,
  name: string,
  hash: ReturnType<typeof createHash>,
): void {
  const files: string[] = [];
  collect(path.join(root, name), files);
  for (const file of files.sort()) {
    hash.update(`${path.relative(root, file)}\0`);
    hash.update(readFileSync(file));
  }
}

function collect(folder: string, files: string[]): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) collect(name, files);
    else if (/\.(ts|S)$/.test(entry.name) && !entry.name.endsWith(".test.ts"))
      files.push(name);
  }
}
