// `nautilus bench`: hands over to bench/run.ts, which measures and prints.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { exitCode, UserError } from "../errors.ts";
import { rootFolder } from "../paths.ts";
import { superviseChild } from "../run/child.ts";
import { ensureTools } from "../tools/ensure.ts";
import { compilerTools } from "../tools/table.ts";

export async function benchCommand(
  pattern: string | undefined,
  flags: { readonly json?: boolean },
): Promise<number> {
  const program = join(rootFolder, "bench", "run.ts");
  if (!existsSync(program)) {
    throw new UserError("bench/run.ts is missing from this checkout");
  }
  ensureTools(compilerTools);
  const tsx = join(rootFolder, "node_modules", "tsx", "dist", "loader.mjs");
  const child = spawn(
    process.execPath,
    [
      ...["--import", pathToFileURL(tsx).href, program],
      ...(flags.json === true ? ["--json"] : []),
      ...(pattern === undefined ? [] : [pattern]),
    ],
    { cwd: rootFolder, stdio: "inherit" },
  );
  const end = await superviseChild(child, null);
  switch (end.kind) {
    case "exited":
      return end.status;
    case "interrupted":
      return exitCode.interrupted;
    default:
      throw new UserError("the benchmarks were stopped");
  }
}
