// How the bundled compiler gets TypeScript: as a script of its own, whose code
// cache outlives changes of the compiler.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Plugin } from "esbuild";
import { rootFolder, toolsFolder } from "../paths.ts";

const namespace = "typescript-script";

/** The module that stands for `typescript` in the bundle. */
function moduleText(scriptFile: string, version: string): string {
  const loader = join(rootFolder, "cli/build/script.ts");
  const words = [scriptFile, join(toolsFolder, "typescript"), version];
  return `
    import { loadScript } from ${JSON.stringify(loader)};
    export default loadScript(${words.map((word) => JSON.stringify(word)).join(", ")});
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
      return {
        contents: moduleText(fromRoot.resolve("typescript"), version),
        loader: "js",
        resolveDir: rootFolder,
      };
    });
  },
};
