// Options shared by several commands, each declared once, and their values
// checked where they are read.

import { Option } from "commander";
import type { CompileOptions } from "../../compiler/compile.ts";
import { UsageError } from "../errors.ts";
import { resolveProgram } from "../paths.ts";
import { defaultTarget, targetNames, targets } from "../targets/index.ts";
import type { RunOptions, Target, TargetName } from "../targets/target.ts";

/** What commander hands over for the options below. */
export interface BuildFlags {
  readonly target: TargetName;
  readonly profile: CompileOptions["profile"];
  readonly mode: CompileOptions["mode"];
}

export interface MachineFlags {
  readonly cpus?: number;
  readonly memory?: string;
  readonly machine?: string;
  readonly accel?: string;
  readonly timeout?: number;
  readonly command?: readonly string[];
  readonly qemuArg?: readonly string[];
  readonly verbose?: boolean;
}

/** Words after `--` on our command line, which commander never sees. */
export interface Invocation {
  readonly programArguments: readonly string[];
}

function wholeNumber(flag: string, least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least) return value;
    throw new UsageError(
      `${flag} takes a whole number, at least ${least}; not ${text}`,
    );
  };
}

function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value) && value > 0) return value;
  throw new UsageError(`--timeout takes seconds, more than 0; not ${text}`);
}

function memorySize(text: string): string {
  if (/^[1-9]\d*[KMGT]$/i.test(text)) return text.toUpperCase();
  throw new UsageError(`--memory takes a size such as 256M or 2G; not ${text}`);
}

function collect(text: string, previous: readonly string[] = []): string[] {
  return [...previous, text];
}

export function targetOption(): Option {
  return new Option("--target <name>", "what to build for")
    .choices(targetNames)
    .default(defaultTarget);
}

export function profileOption(): Option {
  return new Option(
    "--profile <name>",
    "safe keeps the checks of bounds, null and division; fast drops them",
  )
    .choices(["safe", "fast"])
    .default("safe");
}

export function modeOption(initial: CompileOptions["mode"]): Option {
  return new Option(
    "--mode <name>",
    "release optimises; development builds fast and shows every local to gdb",
  )
    .choices(["release", "development"])
    .default(initial);
}

export function machineOptions(): Option[] {
  return [
    new Option("--cpus <n>", "processors of the machine").argParser(
      wholeNumber("--cpus", 1),
    ),
    new Option("--memory <size>", "memory of the machine: 256M, 2G").argParser(
      memorySize,
    ),
    new Option(
      "--machine <name>",
      "the machine QEMU emulates: pc, q35, microvm",
    ),
    new Option("--accel <name>", "how QEMU runs it: tcg, kvm"),
    new Option(
      "--qemu-arg <word>",
      "one more word for QEMU (repeatable)",
    ).argParser(collect),
  ];
}

export function timeoutOption(): Option {
  return new Option(
    "--timeout <seconds>",
    "stop a program that takes longer",
  ).argParser(seconds);
}

export function commandOption(): Option {
  return new Option(
    "--command <line>",
    "run this at the shell, then power off (repeatable)",
  ).argParser(collect);
}

/** The program's path, checked, or null for the kernel with its shell. */
export function entryFileOf(program: string | undefined): string | null {
  return program === undefined ? null : resolveProgram(program);
}

export function targetOf(flags: BuildFlags): Target {
  return targets[flags.target];
}

/** How to run an image, from the flags; refuses what makes no sense together. */
export function runOptionsOf(
  entryFile: string | null,
  flags: MachineFlags,
  invocation: Invocation,
): RunOptions {
  const { programArguments } = invocation;
  const shellCommands = flags.command ?? [];
  if (entryFile === null && programArguments.length > 0) {
    throw new UsageError("arguments after -- are for a program; name one");
  }
  if (entryFile !== null && shellCommands.length > 0) {
    throw new UsageError(
      "--command is for the shell, which a program replaces",
    );
  }
  return {
    isShell: entryFile === null,
    programArguments,
    shellCommands,
    cpus: flags.cpus ?? null,
    memory: flags.memory ?? null,
    machine: flags.machine ?? null,
    accelerator: flags.accel ?? null,
    emulatorArguments: flags.qemuArg ?? [],
    timeoutSeconds: flags.timeout ?? null,
    verbose: flags.verbose ?? false,
  };
}
