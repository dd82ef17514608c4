// Target host: the image is a Linux process in this terminal.

import { UsageError, UserError, exitCode } from "../errors.ts";
import { say } from "../output.ts";
import { signalExitCode, startChild, superviseChild } from "../run/child.ts";
import { saveTerminal } from "../run/terminal.ts";
import { debuggerTool } from "../tools/table.ts";
import type { RunOptions, Target } from "./target.ts";

/** As kernel/arch/host/cpus.ts has it. */
const mostCpus = 64;

/** Options that only make sense where a machine is emulated. */
function refuseMachineOptions(options: RunOptions): void {
  if (options.cpus !== null && options.cpus > mostCpus)
    throw new UsageError(`--cpus is at most ${mostCpus} with --target host`);
  const given: readonly (readonly [string, boolean])[] = [
    ["--machine", options.machine !== null],
    ["--accel", options.accelerator !== null],
    ["--qemu-arg", options.emulatorArguments.length > 0],
  ];
  for (const [flag, isGiven] of given) {
    if (!isGiven) continue;
    throw new UsageError(
      `${flag} describes an emulated machine; with --target host the image ` +
        "is a process of this one",
    );
  }
}

/** The kernel's options, then the program's own arguments. */
export function imageArguments(options: RunOptions): readonly string[] {
  const { shellCommands, cpus, memory, verbose, programArguments } = options;
  return [
    ...shellCommands.map((line) => `--nautilus-shell=${line}`),
    ...(cpus === null ? [] : [`--nautilus-cpus=${cpus}`]),
    ...(memory === null ? [] : [`--nautilus-memory=${memory}`]),
    ...(verbose ? ["--nautilus-log"] : []),
    ...(programArguments.length === 0 ? [] : ["--", ...programArguments]),
  ];
}

/** How the kernel's shell asks for a new start (BSD's EX_TEMPFAIL). */
const startAgain = 75;

async function run(imageFile: string, options: RunOptions): Promise<number> {
  const restoreTerminal = options.isShell ? saveTerminal() : () => {};
  try {
    for (;;) {
      const code = await runOnce(imageFile, options);
      const isInteractive = options.isShell && process.stdin.isTTY;
      if (code !== startAgain || !isInteractive) return code;
    }
  } finally {
    restoreTerminal();
  }
}

async function runOnce(
  imageFile: string,
  options: RunOptions,
): Promise<number> {
  const child = startChild(imageFile, imageArguments(options), {
    stdio: "inherit",
  });
  const end = await superviseChild(child, options.timeoutSeconds);
  switch (end.kind) {
    case "exited":
      return end.status;
    case "interrupted":
      return signalExitCode(end.signal);
    case "killed":
      say(`the program was ended by ${end.signal}`);
      return signalExitCode(end.signal);
    case "timeout":
      throw new UserError(
        `the program did not end within ${options.timeoutSeconds} s ` +
          "(--timeout) and was stopped",
        exitCode.timeout,
      );
  }
}

export const hostTarget: Target = {
  name: "host",
  runTools: [],
  debugTools: [debuggerTool],
  checkOptions: refuseMachineOptions,
  run,
  startDebug: (imageFile, options) => {
    const words = imageArguments(options).map(quoteForGdb).join(" ");
    return Promise.resolve({
      gdbCommands: words === "" ? [] : [`set args ${words}`],
      startCommand: "run",
      stop: () => {},
    });
  },
  disc: null,
};

/** gdb hands its arguments to a shell. */
function quoteForGdb(text: string): string {
  return `'${text.replace(/'/g, "'\\''")}'`;
}
