// What the command needs to know about a target: how its images are run,
// packed and debugged. The facts themselves are in the files beside this one.

import type { CompileOptions } from "../../compiler/compile.ts";
import type { Tool } from "../tools/tool.ts";

export type TargetName = CompileOptions["target"];

export interface RunOptions {
  /** No program: the image is the kernel with its shell. */
  readonly isShell: boolean;
  readonly programArguments: readonly string[];
  readonly shellCommands: readonly string[];
  /** Null: the target's own default. */
  readonly cpus: number | null;
  readonly memory: string | null;
  readonly machine: string | null;
  readonly accelerator: string | null;
  readonly emulatorArguments: readonly string[];
  readonly timeoutSeconds: number | null;
  /** The kernel's log to standard error. */
  readonly verbose: boolean;
}

/** A started machine which waits for a debugger. */
export interface DebugSession {
  /** What gdb is told before anything else, a command each. */
  readonly gdbCommands: readonly string[];
  /** How the program is set going once a breakpoint is set. */
  readonly startCommand: string;
  stop(): void;
}

export interface Target {
  readonly name: TargetName;
  readonly runTools: readonly Tool[];
  readonly debugTools: readonly Tool[];
  /** Refuses options that make no sense here, before anything is built. */
  checkOptions(options: RunOptions): void;
  /** Runs an image to its end; the exit code is the program's. */
  run(imageFile: string, options: RunOptions): Promise<number>;
  startDebug(imageFile: string, options: RunOptions): Promise<DebugSession>;
  /** How a bootable disc is made; null where there is nothing to boot. */
  readonly disc: {
    readonly tools: readonly Tool[];
    make(imageFile: string, discFile: string, options: RunOptions): void;
  } | null;
}
