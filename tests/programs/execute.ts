// Runs a compiled image: as a Linux process, or under QEMU.

import fs from "node:fs";
import path from "node:path";
import { formatCommandLine } from "../../cli/run/command-line.ts";
import type { Given } from "../oracle/node.ts";
import { runProcess } from "../oracle/process.ts";

export type Target = "host" | "x86_64";

export interface Execution {
  stdout: Buffer;
  stderr: string;
  /** Null: it did not end by itself; `problem` says how it ended. */
  exitCode: number | null;
  problem: string | null;
}

const hostTimeoutSeconds = 20;
const qemuTimeoutSeconds = 60;

export function execute(
  target: Target,
  imageFile: string,
  machine: string,
  given: Given = { words: [], input: "" },
): Promise<Execution> {
  return target === "host"
    ? executeOnHost(imageFile, given)
    : executeUnderQemu(imageFile, machine, given);
}

async function executeOnHost(
  imageFile: string,
  { words, input }: Given,
): Promise<Execution> {
  const result = await runProcess(imageFile, ["--", ...words], {
    timeoutSeconds: hostTimeoutSeconds,
    input,
  });
  let problem: string | null = null;
  if (result.timedOut) problem = `still running after ${hostTimeoutSeconds} s`;
  else if (result.exitCode === null) problem = `ended by ${result.signal}`;
  return {
    stdout: result.stdout,
    stderr: result.stderr.toString(),
    exitCode: result.exitCode,
    problem,
  };
}

/** How the end of input reaches a machine: Ctrl-D. */
const endOfInput = "\x04";

/**
 * COM1 is the program's input and output; the debug consoles carry the kernel's log,
 * standard error and the exit code, which isa-debug-exit itself would mangle.
 */
async function executeUnderQemu(
  imageFile: string,
  machine: string,
  { words, input }: Given,
): Promise<Execution> {
  const channel = (name: string): string => `${imageFile}.${name}.txt`;
  const args = ["-M", machine, "-accel", "tcg", "-m", "512"];
  args.push("-kernel", imageFile, "-nodefaults", "-no-reboot");
  args.push("-display", "none");
  if (words.length > 0) {
    const line = { shellCommands: [], programArguments: words };
    args.push("-append", formatCommandLine(line));
  }
  // A "pipe" of two files: no reader that could be slow, so no byte is lost.
  fs.writeFileSync(`${imageFile}.console.in`, input + endOfInput);
  fs.writeFileSync(`${imageFile}.console.out`, "");
  args.push("-chardev", `pipe,id=out,path=${imageFile}.console`);
  args.push("-serial", "chardev:out");
  const ports = { log: "0xe9", stderr: "0xea", exit: "0xeb" };
  for (const [name, port] of Object.entries(ports)) {
    fs.rmSync(channel(name), { force: true });
    args.push("-chardev", `file,id=${name},path=${channel(name)}`);
    args.push("-device", `isa-debugcon,iobase=${port},chardev=${name}`);
  }
  args.push("-device", "isa-debug-exit,iobase=0xf4,iosize=0x04");
  const result = await runProcess("qemu-system-x86_64", args, {
    timeoutSeconds: qemuTimeoutSeconds,
    cwd: path.dirname(imageFile),
  });
  const read = (name: string): Buffer =>
    fs.existsSync(channel(name))
      ? fs.readFileSync(channel(name))
      : Buffer.alloc(0);
  const exitText = read("exit").toString().trim();
  const exitCode = /^\d+$/.test(exitText) ? Number(exitText) : null;
  let problem: string | null = null;
  if (result.timedOut) problem = `still running after ${qemuTimeoutSeconds} s`;
  else if (exitCode === null) {
    problem = `QEMU ended (${result.exitCode}) without an exit code ${result.stderr}`;
  }
  return {
    stdout: fs.readFileSync(`${imageFile}.console.out`),
    stderr: `${read("stderr")}${problem === null ? "" : read("log")}`,
    exitCode,
    problem,
  };
}
