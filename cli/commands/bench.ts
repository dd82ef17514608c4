// `nautilus bench`: hands over to bench/run.ts, which measures and prints.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { exitCode, UserError } from "../errors.ts";
import { rootFolder } from "../paths.ts";
import { superviseChild } from "../run/child.ts";
import { targets } from "../targets/index.ts";
import { ensureTools } from "../tools/ensure.ts";
import { compilerTools, openMpTool } from "../tools/table.ts";

interface BenchFlags {
  readonly json?: boolean;
  readonly check?: boolean;
  readonly save?: boolean;
  readonly rounds?: string;
  readonly node?: boolean;
}

export async function benchCommand(
  section: string | undefined,
  pattern: string | undefined,
  flags: BenchFlags,
): Promise<number> {
  const program = join(rootFolder, "bench", "run.ts");
  if (!existsSync(program)) {
    throw new UserError("bench/run.ts is missing from this checkout");
  }
  ensureTools([
    ...compilerTools,
    ...Object.values(targets).flatMap(({ runTools }) => runTools),
    openMpTool,
  ]);
  const tsx = join(rootFolder, "node_modules", "tsx", "dist", "loader.mjs");
  const child = spawn(
    process.execPath,
    [
      ...["--import", pathToFileURL(tsx).href, program],
      ...(flags.json === true ? ["--json"] : []),
      ...(flags.check === true ? ["--check"] : []),
      ...(flags.save === true ? ["--save"] : []),
      ...(flags.node === false ? ["--no-node"] : []),
      ...(flags.rounds === undefined ? [] : ["--rounds", flags.rounds]),
      ...[section, pattern].filter((word) => word !== undefined),
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
