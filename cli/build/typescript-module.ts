// How the bundled compiler gets TypeScript: as one script with V8's code cache.
//
// Imported in the ordinary way, Node searches its nine megabytes for the names it
// exports, and V8 compiles each function anew when it is first called. Both
// together are a good part of what a small change costs.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Plugin } from "esbuild";
import { rootFolder, toolsFolder } from "../paths.ts";

const namespace = "typescript-script";

/** The module that stands for `typescript` in the bundle. */
function moduleText(scriptFile: string, cacheFile: string): string {
  return `
    import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
    import { createRequire } from "node:module";
    import { dirname } from "node:path";
    import { Script } from "node:vm";

    const file = ${JSON.stringify(scriptFile)};
    const cacheFile = ${JSON.stringify(cacheFile)} + "-" + process.version + ".v8";
    let cachedData;
    try {
      cachedData = readFileSync(cacheFile);
    } catch {
      // The first time, or the tools were removed.
    }
    const parameters = "exports, require, module, __filename, __dirname";
    const script = new Script(
      "(function (" + parameters + ") {" + readFileSync(file, "utf8") + "\\n})",
      { filename: file, cachedData },
    );
    const made = { exports: {} };
    script
      .runInThisContext()
      .call(made.exports, made.exports, createRequire(file), made, file, dirname(file));

    // At the end it holds the functions that were needed.
    if (cachedData === undefined || script.cachedDataRejected === true) {
      process.once("exit", () => {
        try {
          const fresh = cacheFile + "." + process.pid;
          mkdirSync(dirname(cacheFile), { recursive: true });
          writeFileSync(fresh, script.createCachedData());
          renameSync(fresh, cacheFile);
        } catch {
          // A folder that cannot be written costs time, nothing else.
        }
      });
    }
    export default made.exports;
  `;
}

export const typescriptAsScript: Plugin = {
  name: "typescript-as-script",
  setup(build) {
    build.onResolve({ filter: /^typescript$/ }, () => ({
      path: "typescript",
      namespace,
    }));
    build.onLoad({ filter: /.*/, namespace }, () => {
      const fromRoot = createRequire(join(rootFolder, "package.json"));
      const description = fromRoot.resolve("typescript/package.json");
      const { version } = JSON.parse(readFileSync(description, "utf8")) as {
        version: string;
      };
      const cacheFile = join(toolsFolder, `typescript-${version}`);
      return {
        contents: moduleText(fromRoot.resolve("typescript"), cacheFile),
        loader: "js",
        resolveDir: rootFolder,
      };
    });
  },
};
