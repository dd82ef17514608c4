// Runs a child process to its end, with a time limit, and keeps its output.

import { spawn } from "node:child_process";

export interface ProcessResult {
  stdout: Buffer;
  stderr: Buffer;
  /** Null when a signal ended it; `signal` then names it. */
  exitCode: number | null;
  signal: string | null;
  timedOut: boolean;
  seconds: number;
}

export interface ProcessOptions {
  timeoutSeconds: number;
  cwd?: string;
  /** The output is cut (and the process killed) beyond this size. */
  maximumOutputBytes?: number;
  /** Standard input; empty when not given. */
  input?: string;
}

/** The environment has nothing that changes output. */
export function runProcess(
  command: string,
  args: string[],
  options: ProcessOptions,
): Promise<ProcessResult> {
  const env = { ...process.env };
  delete env["NODE_OPTIONS"];
  delete env["FORCE_COLOR"];
  const limitBytes = options.maximumOutputBytes ?? 64 * 1024 * 1024;
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(command, args, {
      cwd: options.cwd,
      env,
      stdio: [options.input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    });
    // One that ends without reading its input closes the pipe.
    child.stdin?.on("error", () => {});
    child.stdin?.end(options.input);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let sizeBytes = 0;
    let timedOut = false;
    const keep = (into: Buffer[]) => (chunk: Buffer) => {
      into.push(chunk);
      sizeBytes += chunk.length;
      if (sizeBytes > limitBytes) child.kill("SIGKILL");
    };
    child.stdout?.on("data", keep(stdout));
    child.stderr?.on("data", keep(stderr));
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill("SIGKILL");
    }, options.timeoutSeconds * 1000);
    child.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on("close", (exitCode, signal) => {
      clearTimeout(timer);
      resolve({
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr),
        exitCode,
        signal,
        timedOut,
        seconds: Number(process.hrtime.bigint() - start) / 1e9,
      });
    });
  });
}
