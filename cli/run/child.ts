// One child process from start to end: it never outlives the command, whether
// that ends by Ctrl-C, by --timeout or by being killed.

import {
  spawn,
  type ChildProcess,
  type SpawnOptions,
} from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { exitCode, UserError } from "../errors.ts";

/** How the child ended, or why we ended it. */
export type ChildEnd =
  | { readonly kind: "exited"; readonly status: number }
  | { readonly kind: "killed"; readonly signal: NodeJS.Signals }
  | { readonly kind: "timeout" }
  | { readonly kind: "interrupted"; readonly signal: NodeJS.Signals };

const stopSignals: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/** How long a child may take to end by itself after a stop signal. */
const graceMs = 500;

/** Has the system kill the child should this process die without a word. */
const parentDeathTool = "/usr/bin/setpriv";
const parentDeathArguments = ["--pdeathsig", "KILL", "--"];

/** The exit code a shell gives to a process that died of this signal. */
export function signalExitCode(signal: NodeJS.Signals): number {
  return 128 + (constants.signals[signal] ?? 0);
}

/** Starts a program which dies with this process. */
export function startChild(
  program: string,
  programArguments: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  return existsSync(parentDeathTool)
    ? spawn(
        parentDeathTool,
        [...parentDeathArguments, program, ...programArguments],
        options,
      )
    : spawn(program, programArguments, options);
}

/** Ends a child: politely first, then for certain. */
export function stopChild(
  child: ChildProcess,
  signal: NodeJS.Signals = "SIGTERM",
): void {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  setTimeout(() => child.kill("SIGKILL"), graceMs).unref();
}

/**
 * Waits for the child and for everything it wrote. Signals to this process
 * are passed on to it; `timeoutSeconds` null waits for ever.
 */
export function superviseChild(
  child: ChildProcess,
  timeoutSeconds: number | null,
): Promise<ChildEnd> {
  return new Promise((resolve, reject) => {
    let stopped: ChildEnd | null = null;
    const timer =
      timeoutSeconds === null
        ? null
        : setTimeout(() => {
            stopped ??= { kind: "timeout" };
            child.kill("SIGKILL");
          }, timeoutSeconds * 1000);

    const onSignal = (signal: NodeJS.Signals): void => {
      stopped ??= { kind: "interrupted", signal };
      stopChild(child, signal);
    };
    for (const signal of stopSignals) process.on(signal, onSignal);

    const finish = (): void => {
      if (timer !== null) clearTimeout(timer);
      for (const signal of stopSignals) process.off(signal, onSignal);
    };
    child.once("error", (error) => {
      finish();
      reject(
        new UserError(`${child.spawnfile} cannot be started: ${error.message}`),
      );
    });
    child.once("close", (status, signal) => {
      finish();
      if (stopped !== null) resolve(stopped);
      else if (signal !== null) resolve({ kind: "killed", signal });
      else resolve({ kind: "exited", status: status ?? exitCode.failure });
    });
  });
}
