// Building the kernel with its shell, and running it: as a process and in QEMU.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Writable } from "node:stream";
import { fileURLToPath } from "node:url";

export type TargetName = "host" | "x86_64";

export interface Run {
  readonly output: string;
  /** The log and what reports wrote. */
  readonly errors: string;
  readonly exitCode: number | null;
}

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const images = new Map<TargetName, Promise<string>>();

/** The kernel with its shell, built once. */
export function shellImage(target: TargetName): Promise<string> {
  let image = images.get(target);
  if (image === undefined) images.set(target, (image = build(target)));
  return image;
}

async function build(target: TargetName): Promise<string> {
  const given = process.env[`NAUTILUS_TEST_IMAGE_${target.toUpperCase()}`];
  if (given !== undefined) return given;
  const { compile } = await import("../../compiler/compile.ts");
  const buildDirectory = join(root, "build", "kernel-tests", target);
  mkdirSync(buildDirectory, { recursive: true });
  const outputFile = join(buildDirectory, "shell");
  const result = await compile({
    entryFile: null,
    target,
    profile: "safe",
    mode: "release",
    outputFile,
    buildDirectory,
  });
  if (!result.ok) {
    const problems = result.diagnostics.map(
      ({ code, message, file }) => `${code} ${file ?? ""} ${message}`,
    );
    throw new Error(`the kernel does not compile:\n${problems.join("\n")}`);
  }
  return outputFile;
}

/** Runs commands at the shell and gives what they printed. */
export function runCommands(
  target: TargetName,
  commands: readonly string[],
): Promise<Run> {
  return target === "host"
    ? runOnHost(commands.flatMap((command) => ["--nautilus-shell", command]))
    : runInQemu(commands);
}

/** Runs the kernel as a process with these words and this input. */
export async function runOnHost(
  words: readonly string[],
  input = "",
): Promise<Run> {
  return collect(await shellImage("host"), words, [input]);
}

/** Runs the kernel in QEMU, a person typing `keys` with pauses between. */
export function typeInQemu(keys: readonly string[]): Promise<Run> {
  return runInQemu([], keys);
}

async function runInQemu(
  commands: readonly string[],
  keys: readonly string[] = [],
): Promise<Run> {
  const image = await shellImage("x86_64");
  const folder = mkdtempSync(join(tmpdir(), "nautilus-qemu-"));
  const channel = (name: string, port: string): string[] => [
    "-chardev",
    `file,id=${name},path=${join(folder, name)}`,
    "-device",
    `isa-debugcon,iobase=${port},chardev=${name}`,
  ];
  const quoted = commands.map(
    (command) => `shell="${command.replace(/["\\]/g, "\\$&")}"`,
  );
  const words = [
    ...["-M", "pc", "-accel", "tcg", "-m", "128", "-kernel", image],
    ...["-nodefaults", "-no-reboot", "-display", "none", "-serial", "stdio"],
    ...channel("log", "0xe9"),
    ...channel("errors", "0xea"),
    ...channel("exit", "0xeb"),
    ...["-device", "isa-debug-exit,iobase=0xf4"],
    ...["-append", quoted.join(" ")],
  ];
  try {
    const { output } = await collect("qemu-system-x86_64", words, keys);
    const read = (name: string) => readFileSync(join(folder, name), "utf8");
    const exit = read("exit").trim();
    return {
      output: output.replaceAll("\r", ""),
      errors: read("log") + read("errors"),
      exitCode: exit === "" ? null : Number(exit),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const timeoutMs = 30_000;

function collect(
  program: string,
  words: readonly string[],
  keys: readonly string[],
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: "pipe" });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    const timer = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
    child.stdout.on("data", (bytes: Buffer) => output.push(bytes));
    child.stderr.on("data", (bytes: Buffer) => errors.push(bytes));
    child.on("error", reject);
    child.stdin.on("error", () => {});
    typeKeys(child.stdin, keys);
    child.on("close", (exitCode) => {
      clearTimeout(timer);
      // Whole at the end: a character may come in two pieces.
      resolve({
        output: Buffer.concat(output).toString(),
        errors: Buffer.concat(errors).toString(),
        exitCode,
      });
    });
  });
}

const pauseMs = 700;

/**
 * A single text is all the input there is. Several are typed with pauses, and
 * the input stays open: QEMU 7.2 drops output once its standard input has ended
 * and the reader of its output is slow.
 */
function typeKeys(input: Writable, keys: readonly string[]): void {
  if (keys.length === 1) {
    input.end(keys[0]);
    return;
  }
  keys.forEach((text, index) =>
    setTimeout(() => input.write(text), pauseMs * (index + 1)),
  );
}
