// `nautilus image`: a disc that boots the program or the kernel.

import { statSync } from "node:fs";
import { resolve } from "node:path";
import { exitCode, UsageError } from "../errors.ts";
import { formatBytes, formatSeconds, print } from "../output.ts";
import { displayPath, outputName } from "../paths.ts";
import { ensureTools } from "../tools/ensure.ts";
import { compilerTools } from "../tools/table.ts";
import { buildToRun } from "./build.ts";
import {
  entryFileOf,
  runOptionsOf,
  targetOf,
  type BuildFlags,
  type Invocation,
  type MachineFlags,
} from "./options.ts";

export async function imageCommand(
  program: string | undefined,
  flags: BuildFlags & MachineFlags & { readonly output?: string },
  invocation: Invocation,
): Promise<number> {
  const startedMs = Date.now();
  const entryFile = entryFileOf(program);
  const options = runOptionsOf(entryFile, flags, invocation);
  const { disc } = targetOf(flags);
  if (disc === null) {
    throw new UsageError(
      `target ${flags.target} has nothing to boot; use nautilus build`,
    );
  }
  ensureTools([...compilerTools, ...disc.tools]);
  const built = await buildToRun(entryFile, flags);
  if (built === null) return exitCode.failure;
  const output = resolve(flags.output ?? `${outputName(entryFile)}.iso`);
  disc.make(built.outputFile, output, options);
  print(
    `${displayPath(output)}: ${formatBytes(statSync(output).size)}; ` +
      formatSeconds((Date.now() - startedMs) / 1000),
  );
  return exitCode.success;
}
