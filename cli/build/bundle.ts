// Bundles a part of the compiler into build/tools when its sources changed.
// Bundled, it loads in a fraction of the time its many files take, and its
// bytes are the compiler's identity in the build cache.

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BuildFailure, Plugin } from "esbuild";
import { UserError } from "../errors.ts";
import { compilerFolder, rootFolder, toolsFolder } from "../paths.ts";
import { typescriptAsScript } from "./typescript-module.ts";

/** The newest change below a folder; removals count, by their folder's time. */
function newestChangeMs(folder: string): number {
  let newest = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      newest = Math.max(newest, newestChangeMs(path));
    } else if (!entry.name.endsWith(".test.ts")) {
      newest = Math.max(newest, statSync(path).mtimeMs);
    }
  }
  return newest;
}

/**
 * Keeps `import.meta` pointing at each source file: the compiler finds the
 * library and its target facts relative to itself.
 */
const keepSourceLocations: Plugin = {
  name: "keep-source-locations",
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const places: Readonly<Record<string, string>> = {
        url: pathToFileURL(path).href,
        filename: path,
        dirname: dirname(path),
      };
      const contents = readFileSync(path, "utf8").replace(
        /\bimport\.meta\.(url|filename|dirname)\b/g,
        (whole, name: string) => JSON.stringify(places[name] ?? whole),
      );
      return { contents, loader: "ts" };
    });
  },
};

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error;
}

async function bundle(entryFile: string, bundleFile: string): Promise<void> {
  const esbuild = await import("esbuild");
  mkdirSync(toolsFolder, { recursive: true });
  const fresh = `${bundleFile}.${process.pid}`;
  const started = new Date();
  try {
    await esbuild.build({
      entryPoints: [entryFile],
      outfile: fresh,
      bundle: true,
      platform: "node",
      target: "node20",
      format: "cjs",
      external: ["esbuild"],
      plugins: [typescriptAsScript, keepSourceLocations],
      logLevel: "silent",
    });
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    const lines = error.errors.map(({ location, text }) =>
      location === null
        ? text
        : `${location.file}:${location.line}:${location.column + 1}: ${text}`,
    );
    throw new UserError(
      `the compiler itself cannot be bundled:\n${lines.join("\n")}`,
    );
  } finally {
    await esbuild.stop();
  }
  // Edits made while it was read are newer than it.
  utimesSync(fresh, started, started);
  renameSync(fresh, bundleFile);
}

/** The bundle of a file in compiler/, made anew if any source is newer. */
export async function compilerBundle(name: string): Promise<string> {
  const entryFile = join(compilerFolder, name);
  if (!existsSync(entryFile)) {
    throw new UserError(
      `compiler/${name} is missing from this checkout; git status will show it`,
    );
  }
  const bundleFile = join(
    toolsFolder,
    `compiler-${name.replace(/ts$/, "cjs")}`,
  );
  const madeMs =
    statSync(bundleFile, { throwIfNoEntry: false })?.mtimeMs ?? -Infinity;
  const changedMs = Math.max(
    newestChangeMs(compilerFolder),
    // How it is bundled is part of what it is.
    newestChangeMs(join(rootFolder, "cli/build")),
    statSync(join(rootFolder, "package-lock.json")).mtimeMs,
  );
  if (changedMs >= madeMs) await bundle(entryFile, bundleFile);
  return bundleFile;
}
