// The build cache: what was built from which bytes, so that an unchanged build
// never loads the compiler.
//
//   build/cache/images/KEY/manifest.json   the inputs and what the build reported
//   build/cache/images/KEY/image           the file it made
//
// KEY hashes what is not a file of the program: the options, the compiler and
// the tools. One manifest is kept per key, the latest.

import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  copyFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../compiler/diagnostics.ts";
import { systemCodeOf } from "../errors.ts";
import {
  compareInput,
  hashBytes,
  recordInput,
  timeStepMs,
  type InputRecord,
} from "./inputs.ts";

const formatVersion = 1;
const maximumEntries = 1000;

/** What a build said besides making its file. */
export interface BuildReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly irLines: number;
  readonly sourceLines: number;
}

interface Manifest {
  readonly formatVersion: number;
  readonly inputs: readonly InputRecord[];
  readonly imageSha256: string;
  readonly report: BuildReport;
}

export interface CacheHit {
  readonly imageFile: string;
  readonly report: BuildReport;
}

/** A name for everything that decides a build besides its input files. */
export function cacheKey(parts: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1));
  return hashBytes(JSON.stringify([formatVersion, sorted])).slice(0, 32);
}

export class BuildCache {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** The build with this key, if every input still has the same bytes. */
  lookup(key: string): CacheHit | null {
    const manifest = this.readManifest(key);
    if (manifest === null) return null;
    const states = manifest.inputs.map(compareInput);
    if (states.includes("changed")) return null;

    const imageFile = this.imageFile(key);
    if (!this.imageIsWhole(imageFile, manifest.imageSha256)) return null;
    if (states.includes("touched")) {
      this.writeManifest(key, {
        ...manifest,
        inputs: manifest.inputs.map((input, index) =>
          states[index] === "touched" ? recordInput(input.file) : input,
        ),
      });
    }
    return { imageFile, report: manifest.report };
  }

  /**
   * Keeps a build that began at `startedMs`. Null if an input was written
   * since: it may not be what the compiler read.
   */
  store(
    key: string,
    imageFile: string,
    inputFiles: readonly string[],
    report: BuildReport,
    startedMs: number,
  ): CacheHit | null {
    const inputs = [...new Set(inputFiles)].sort().map(recordInput);
    const surelyBeforeMs = startedMs - timeStepMs;
    if (inputs.some(({ changedMs }) => changedMs >= surelyBeforeMs))
      return null;

    mkdirSync(join(this.folder, key), { recursive: true });
    const kept = this.imageFile(key);
    const fresh = `${kept}.${process.pid}`;
    copyFileSync(imageFile, fresh);
    const imageSha256 = hashBytes(readFileSync(fresh));
    renameSync(fresh, kept);
    this.writeManifest(key, { formatVersion, inputs, imageSha256, report });
    this.prune();
    return { imageFile: kept, report };
  }

  private imageFile(key: string): string {
    return join(this.folder, key, "image");
  }

  private manifestFile(key: string): string {
    return join(this.folder, key, "manifest.json");
  }

  private imageIsWhole(imageFile: string, sha256: string): boolean {
    try {
      return hashBytes(readFileSync(imageFile)) === sha256;
    } catch (error) {
      if (systemCodeOf(error) === "ENOENT") return false;
      throw error;
    }
  }

  private readManifest(key: string): Manifest | null {
    try {
      const text = readFileSync(this.manifestFile(key), "utf8");
      // Only writeManifest makes these files, whole or not at all.
      const manifest = JSON.parse(text) as Manifest;
      return manifest.formatVersion === formatVersion ? manifest : null;
    } catch (error) {
      if (systemCodeOf(error) === "ENOENT") return null;
      if (error instanceof SyntaxError) return null;
      throw error;
    }
  }

  private writeManifest(key: string, manifest: Manifest): void {
    const file = this.manifestFile(key);
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, JSON.stringify(manifest));
    renameSync(fresh, file);
  }

  /** Removes the entries longest unchanged when there are too many. */
  private prune(): void {
    const keys = readdirSync(this.folder);
    if (keys.length <= maximumEntries) return;
    const aged = keys.map((key) => {
      const info = statSync(this.manifestFile(key), { throwIfNoEntry: false });
      return { key, modifiedMs: info?.mtimeMs ?? 0 };
    });
    aged.sort((a, b) => a.modifiedMs - b.modifiedMs);
    for (const { key } of aged.slice(0, keys.length - maximumEntries / 2)) {
      rmSync(join(this.folder, key), { recursive: true, force: true });
    }
  }
}
