// One emulated machine from power-on to its exit code.
//
//   console   the program's standard input and output, byte for byte
//   log       the kernel's log: standard error, when asked for
//   errors    the program's standard error
//   exit      the exit code as decimal text and a newline

import type { ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";
import { exitCode, UserError } from "../errors.ts";
import { clearProgress, printError, writeAll } from "../output.ts";
import type { RunOptions } from "../targets/target.ts";
import {
  drain,
  holdOpen,
  openConsolePipes,
  type ConsolePipes,
} from "./channels.ts";
import {
  signalExitCode,
  startChild,
  stopChild,
  superviseChild,
  type ChildEnd,
} from "./child.ts";
import { connectKeyboard } from "./keyboard.ts";

/** The descriptors, in the emulator, of the channels beside the console. */
export const channelDescriptors = { log: 3, errors: 4, exit: 5 } as const;

/** How much of the log is kept to be shown if the machine dies. */
const lastWordsBytes = 4096;
/** What QEMU says when its accelerator gave up. */
const internalError = "internal error";
/** How long a machine may take to end once it has told its exit code. */
const exitGraceMs = 1000;

export interface EmulatorCommand {
  readonly program: string;
  /** The arguments, given the path of the console's pipes. */
  arguments(consolePath: string): readonly string[];
}

/** What a machine said on its channels. */
interface Heard {
  log: Buffer;
  exitText: string;
  emulatorText: string;
  outputClosed: boolean;
}

function pipeAt(child: ChildProcess, descriptor: number): Readable {
  const stream = child.stdio[descriptor];
  if (stream === null || stream === undefined || !("read" in stream)) {
    throw new Error(`descriptor ${descriptor} is not a pipe`);
  }
  return stream;
}

/** Listens to everything the machine says; resolves when it is silent. */
function listen(
  child: ChildProcess,
  pipes: ConsolePipes,
  heard: Heard,
  options: RunOptions,
  onFirstByte: () => void,
): { console: Promise<void> } {
  const console = drain(pipes.output, (bytes) => {
    onFirstByte();
    clearProgress();
    if (writeAll(1, bytes)) return;
    // Nobody reads our output any more (`| head`).
    heard.outputClosed = true;
    stopChild(child);
  });
  const { log, errors, exit } = channelDescriptors;
  pipeAt(child, log).on("data", (bytes: Buffer) => {
    onFirstByte();
    if (options.verbose) printError(bytes);
    heard.log = Buffer.concat([heard.log, bytes]).subarray(-lastWordsBytes);
  });
  pipeAt(child, errors).on("data", (bytes: Buffer) => printError(bytes));
  pipeAt(child, exit).on("data", (bytes: Buffer) => {
    heard.exitText += bytes.toString("latin1");
    if (heard.exitText.includes("\n")) {
      setTimeout(() => stopChild(child), exitGraceMs).unref();
    }
  });
  for (const descriptor of [1, 2]) {
    pipeAt(child, descriptor).on("data", (bytes: Buffer) => {
      heard.emulatorText += bytes.toString("utf8");
      // It would stand still for ever, for somebody to look at.
      if (heard.emulatorText.includes(internalError)) stopChild(child);
    });
  }
  return { console };
}

/** The exit code the program reported, or null if it never did. */
export function parseExitCode(text: string): number | null {
  const match = /^(-?\d+)\r?\n/.exec(text);
  // As a process's: what does not fit a byte loses its upper bits.
  return match === null ? null : Number(match[1]) & 0xff;
}

function showLastWords(heard: Heard, options: RunOptions): void {
  if (options.verbose || heard.log.length === 0) return;
  const lines = heard.log.toString("utf8").trimEnd().split("\n").slice(-30);
  printError(`the kernel's log ends:\n  ${lines.join("\n  ")}\n`);
}

/** Turns the end of the emulator into an exit code or a clear sentence. */
function conclude(end: ChildEnd, heard: Heard, options: RunOptions): number {
  if (end.kind === "interrupted") return signalExitCode(end.signal);
  if (heard.outputClosed) return signalExitCode("SIGPIPE");
  const code = parseExitCode(heard.exitText);
  if (code !== null) return code;

  showLastWords(heard, options);
  if (end.kind === "timeout") {
    throw new UserError(
      `the program did not end within ${options.timeoutSeconds} s ` +
        "(--timeout) and its machine was stopped",
      exitCode.timeout,
    );
  }
  const said = heard.emulatorText.trim();
  if (said.includes(internalError)) {
    throw new UserError(`QEMU gave up; it said:\n${firstLines(said)}`);
  }
  if (end.kind === "killed") {
    throw new UserError(`QEMU was ended by ${end.signal}`);
  }
  if (end.status !== 0 || said !== "") {
    throw new UserError(
      `QEMU stopped with status ${end.status} before the program ended` +
        (said === "" ? "" : `; it said:\n${said}`),
    );
  }
  throw new UserError(
    "the machine was reset or switched off before the program ended",
  );
}

/** Enough to say what is wrong: a dump of registers follows. */
function firstLines(text: string): string {
  return text.split("\n").slice(0, 4).join("\n");
}

/** Runs the machine to its end; the result is the program's exit code. */
export async function runEmulator(
  command: EmulatorCommand,
  options: RunOptions,
): Promise<number> {
  const pipes = openConsolePipes();
  const release = holdOpen(pipes.path);
  let disconnectKeyboard = (): void => {};
  try {
    const child = startChild(command.program, command.arguments(pipes.path), {
      stdio: ["ignore", "pipe", "pipe", "pipe", "pipe", "pipe"],
    });
    const keyboard = connectKeyboard(pipes.input, {
      raw: options.isShell,
      leave: () => {
        printError("\n");
        stopChild(child, "SIGINT");
      },
    });
    disconnectKeyboard = keyboard.disconnect;
    const heard: Heard = {
      log: Buffer.alloc(0),
      exitText: "",
      emulatorText: "",
      outputClosed: false,
    };
    const { console } = listen(child, pipes, heard, options, keyboard.open);
    const end = await superviseChild(child, options.timeoutSeconds);
    release();
    await console;
    keyboard.disconnect();
    return keyboard.hasLeft()
      ? exitCode.success
      : conclude(end, heard, options);
  } finally {
    disconnectKeyboard();
    release();
    pipes.close();
  }
}

/** A machine that runs beside a debugger; only what it says is of interest. */
export function startEmulator(
  command: EmulatorCommand,
  options: RunOptions,
): {
  child: ChildProcess;
  stop(): void;
} {
  const pipes = openConsolePipes();
  const release = holdOpen(pipes.path);
  const child = startChild(command.program, command.arguments(pipes.path), {
    stdio: ["ignore", "pipe", "pipe", "pipe", "pipe", "pipe"],
    // Its own session: Ctrl-C in the terminal is for the debugger.
    detached: true,
  });
  void drain(pipes.output, (bytes) => writeAll(1, bytes));
  const { log, errors, exit } = channelDescriptors;
  for (const descriptor of [1, 2, errors, ...(options.verbose ? [log] : [])]) {
    pipeAt(child, descriptor).on("data", (bytes: Buffer) => printError(bytes));
  }
  for (const descriptor of [exit, ...(options.verbose ? [] : [log])]) {
    pipeAt(child, descriptor).resume();
  }
  return {
    child,
    stop() {
      child.kill("SIGKILL");
      release();
      pipes.close();
    },
  };
}
