// `nautilus debug`: gdb on the image, stopped at the program's first line.

import { join } from "node:path";
import { exitCode, UserError } from "../errors.ts";
import { rootFolder } from "../paths.ts";
import { startChild } from "../run/child.ts";
import type { RunOptions, Target } from "../targets/target.ts";
import { ensureTools, toolPath } from "../tools/ensure.ts";
import { compilerTools, debuggerTool } from "../tools/table.ts";
import { buildToRun } from "./build.ts";
import {
  entryFileOf,
  runOptionsOf,
  targetOf,
  type BuildFlags,
  type Invocation,
  type MachineFlags,
} from "./options.ts";

export interface DebugFlags extends BuildFlags, MachineFlags {
  readonly gdbArg?: readonly string[];
}

/** The file whose first line with code is the place to stop at. */
function firstFile(entryFile: string | null): string {
  return entryFile ?? join(rootFolder, "kernel", "main.ts");
}

export async function debugCommand(
  program: string | undefined,
  flags: DebugFlags,
  invocation: Invocation,
): Promise<number> {
  const entryFile = entryFileOf(program);
  const options = runOptionsOf(entryFile, flags, invocation);
  const target = targetOf(flags);
  target.checkOptions(options);
  ensureTools([...compilerTools, ...target.debugTools]);
  const built = await buildToRun(entryFile, flags);
  if (built === null) return exitCode.failure;

  return debugImage(
    target,
    built.outputFile,
    firstFile(entryFile),
    options,
    flags.gdbArg ?? [],
  );
}

/** Runs gdb on an image, stopped at the first line of this source file. */
export async function debugImage(
  target: Target,
  imageFile: string,
  sourceFile: string,
  options: RunOptions,
  gdbArguments: readonly string[],
): Promise<number> {
  const session = await target.startDebug(imageFile, options);
  const commands = [
    "set confirm off",
    "set pagination off",
    // An image names its sources from the checkout's root.
    `directory ${rootFolder}`,
    ...session.gdbCommands,
    `tbreak ${sourceFile}:1`,
    session.startCommand,
  ];
  const words = commands.flatMap((command) => ["-ex", command]);
  const gdb = startChild(
    toolPath(debuggerTool),
    ["-quiet", "-nx", ...words, ...gdbArguments, imageFile],
    { stdio: "inherit" },
  );
  // Ctrl-C stops the program being debugged; gdb sees to it.
  const ignore = (): void => {};
  process.on("SIGINT", ignore);
  try {
    return await new Promise<number>((resolve, reject) => {
      gdb.once("error", (error) =>
        reject(new UserError(`gdb cannot be started: ${error.message}`)),
      );
      gdb.once("close", (status) => resolve(status ?? exitCode.environment));
    });
  } finally {
    process.off("SIGINT", ignore);
    session.stop();
  }
}
