// `nautilus run`: builds and runs; the program's exit code is ours.

import { exitCode } from "../errors.ts";
import { say } from "../output.ts";
import { ensureTools } from "../tools/ensure.ts";
import { compilerTools } from "../tools/table.ts";
import { buildToRun, sayPhases, summaryLine } from "./build.ts";
import {
  entryFileOf,
  runOptionsOf,
  targetOf,
  type BuildFlags,
  type Invocation,
  type MachineFlags,
} from "./options.ts";

export async function runCommand(
  program: string | undefined,
  flags: BuildFlags & MachineFlags,
  invocation: Invocation,
): Promise<number> {
  const entryFile = entryFileOf(program);
  const options = runOptionsOf(entryFile, flags, invocation);
  const target = targetOf(flags);
  target.checkOptions(options);
  ensureTools([...compilerTools, ...target.runTools]);
  const built = await buildToRun(entryFile, flags);
  if (built === null) return exitCode.failure;
  if (options.verbose) {
    sayPhases(built);
    say(summaryLine(built, flags));
  }
  return target.run(built.outputFile, options);
}
