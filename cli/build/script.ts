// Loads a bundle as one script, with V8's code cache beside it.
//
// Imported in the ordinary way, Node searches a big file for the names it exports,
// and V8 compiles each function anew when it is first called. Both together are a
// good part of what a small change costs.

import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";

const parameters = "exports, require, module, __filename, __dirname";

interface LoadedModule {
  exports: unknown;
}

/**
 * What a CommonJS file exports. `cacheFile` begins the names of its caches;
 * `version` differs for any two contents, of which V8 compares only the lengths.
 */
export function loadScript(
  file: string,
  cacheFile: string,
  version?: string,
): unknown {
  const text = readFileSync(file, "utf8");
  const key = version ?? createHash("sha256").update(text).digest("hex");
  const name = `${cacheFile}-${process.version}-${key.slice(0, 16)}.v8`;
  const cachedData = readCache(name);
  const script = new Script(`(function (${parameters}) {${text}\n})`, {
    filename: file,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  const made: LoadedModule = { exports: {} };
  const body = script.runInThisContext() as (...values: unknown[]) => void;
  body.call(
    made.exports,
    made.exports,
    createRequire(file),
    made,
    file,
    dirname(file),
  );
  // At the end it holds the functions that were needed.
  if (cachedData === undefined || script.cachedDataRejected === true)
    process.once("exit", () => keepCache(name, cacheFile, script));
  return made.exports;
}

function readCache(name: string): Buffer | undefined {
  try {
    return readFileSync(name);
  } catch {
    // The first time, or the tools were removed.
    return undefined;
  }
}

function keepCache(name: string, cacheFile: string, script: Script): void {
  try {
    const folder = dirname(cacheFile);
    const fresh = `${name}.${process.pid}`;
    mkdirSync(folder, { recursive: true });
    const old = readdirSync(folder).filter(
      (other) =>
        other.startsWith(`${basename(cacheFile)}-`) && other.endsWith(".v8"),
    );
    writeFileSync(fresh, script.createCachedData());
    renameSync(fresh, name);
    for (const other of old)
      if (other !== basename(name)) rmSync(join(folder, other));
  } catch {
    // A folder that cannot be written costs time, nothing else.
  }
}
