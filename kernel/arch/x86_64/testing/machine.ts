// A virtual PC under test: boots an image in QEMU, types at its terminal, reads
// its channels, asks QEMU's monitor, and lets gdb change its registers.

import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createConnection, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface MachineOptions {
  readonly imageFile: string;
  readonly machine?: "pc" | "q35" | "microvm";
  readonly memory?: string;
  readonly cpuModel?: string;
  readonly commandLine?: string;
  /** A disc instead of the image: booted by its own loader. */
  readonly discFile?: string;
  /** Without the debug ports, everything goes to the serial line. */
  readonly debugPorts?: boolean;
  readonly extraArguments?: readonly string[];
}

const pollMs = 10;

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export class VirtualMachine {
  private serialOutput = "";
  private errorOutput = "";
  private readonly child: ChildProcess;
  private readonly exited: Promise<number | null>;

  private constructor(
    private readonly folder: string,
    parameters: readonly string[],
  ) {
    this.child = spawn("qemu-system-x86_64", parameters, {
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.child.stdout!.on("data", (bytes: Buffer) => {
      this.serialOutput += bytes.toString("latin1");
    });
    this.child.stderr!.on("data", (bytes: Buffer) => {
      this.errorOutput += bytes.toString("utf8");
    });
    // Typing at a machine that has just ended is no error of the test's.
    this.child.stdin!.on("error", () => undefined);
    // "close", not "exit": what it printed last may still be in the pipe.
    this.exited = new Promise((resolve) => this.child.on("close", resolve));
    // However the tests end, no machine is left behind.
    const kill = (): void => void this.child.kill("SIGKILL");
    process.once("exit", kill);
    void this.exited.then(() => process.off("exit", kill));
  }

  static start(options: MachineOptions): VirtualMachine {
    const folder = mkdtempSync(join(tmpdir(), "nautilus-machine-"));
    return new VirtualMachine(folder, machineArguments(options, folder));
  }

  /** The serial line's output so far, as a terminal would show it. */
  get terminal(): string {
    return visibleText(this.serialOutput);
  }

  /** The kernel's log, from its debug port. */
  get log(): string {
    return this.channel("log");
  }

  /** The program's standard error, where reports go too. */
  get errors(): string {
    return this.channel("error");
  }

  get exitCodeText(): string {
    return this.channel("exit");
  }

  private get everything(): string {
    return (
      `terminal:\n${this.terminal}\nlog:\n${this.log}\n` +
      `errors:\n${this.errors}`
    );
  }

  private channel(name: string): string {
    const file = join(this.folder, name);
    return existsSync(file) ? readFileSync(file, "latin1") : "";
  }

  type(text: string): void {
    this.child.stdin!.write(text, "latin1");
  }

  /** Waits until what `read` gives matches; fails with what it did give. */
  async waitFor(
    read: (machine: VirtualMachine) => string,
    pattern: RegExp,
    timeoutMs = 15_000,
  ): Promise<RegExpMatchArray> {
    for (let waitedMs = 0; ; waitedMs += pollMs) {
      const match = read(this).match(pattern);
      if (match !== null) return match;
      const ended = this.child.exitCode !== null;
      if (ended || waitedMs > timeoutMs) {
        const why = ended ? "QEMU ended" : `nothing within ${timeoutMs} ms`;
        throw new Error(
          `${why} that matches ${pattern}; ${this.everything}\n${this.errorOutput}`,
        );
      }
      await sleep(pollMs);
    }
  }

  /** One command of QEMU's monitor and its answer, cut short if QEMU ends. */
  async monitor(command: string): Promise<string> {
    const socket = await connect(join(this.folder, "monitor"));
    let answer = "";
    socket.on("data", (bytes: Buffer) => (answer += bytes.toString("latin1")));
    let isClosed = false;
    socket.on("close", () => (isClosed = true));
    const prompts = (): number => answer.split("(qemu) ").length - 1;
    try {
      while (prompts() < 1 && !isClosed) await sleep(pollMs);
      socket.write(`${command}\n`);
      while (prompts() < 2 && !isClosed) await sleep(pollMs);
    } finally {
      socket.destroy();
    }
    const body = answer.split("(qemu) ")[1] ?? "";
    // The monitor echoes what is typed, with escapes, on its first line.
    return body.slice(body.indexOf("\n") + 1).replaceAll("\r", "");
  }

  /**
   * Runs commands in gdb, attached to the stopped machine; then it goes on. A
   * processor that had halted stays so until its next interrupt.
   */
  debug(commands: readonly string[], symbolFile?: string): string {
    const socket = join(this.folder, "gdb");
    const script = [
      "set confirm off",
      `target remote ${socket}`,
      ...commands,
      "detach",
    ];
    const run = spawnSync(
      "gdb-multiarch",
      [
        ...["-batch", "-nx"],
        ...(symbolFile === undefined ? [] : [symbolFile]),
        ...script.flatMap((command) => ["-ex", command]),
      ],
      { encoding: "utf8", timeout: 30_000 },
    );
    return `${run.stdout}${run.stderr}`;
  }

  /** QEMU's exit status; null when a signal ended it. */
  async waitForExit(timeoutMs = 15_000): Promise<number | null> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const late = `QEMU still runs after ${timeoutMs} ms`;
        reject(new Error(`${late}; ${this.everything}`));
      }, timeoutMs);
    });
    const status = await Promise.race([this.exited, late]);
    clearTimeout(timer);
    return status;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill("SIGKILL");
      await this.exited;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Without escape sequences; of a line drawn several times, the last drawing. */
function visibleText(output: string): string {
  return output
    .replace(/\x1b\[[0-9;?]*[A-Za-z]/g, "")
    .split("\n")
    .map((line) => line.replace(/\r$/, "").split("\r").at(-1))
    .join("\n");
}

async function connect(path: string): Promise<Socket> {
  for (
    let waitedMs = 0;
    !existsSync(path) && waitedMs < 5000;
    waitedMs += pollMs
  )
    await sleep(pollMs);
  return new Promise((resolve, reject) => {
    const socket = createConnection(path, () => resolve(socket));
    socket.on("error", reject);
  });
}

function machineArguments(
  options: MachineOptions,
  folder: string,
): readonly string[] {
  const port = (name: string, iobase: string): string[] => [
    ...["-chardev", `file,id=${name},path=${join(folder, name)}`],
    ...["-device", `isa-debugcon,iobase=${iobase},chardev=${name}`],
  ];
  const debugPorts =
    options.debugPorts === false
      ? []
      : [
          ...port("log", "0xe9"),
          ...port("error", "0xea"),
          ...port("exit", "0xeb"),
          ...["-device", "isa-debug-exit,iobase=0xf4"],
        ];
  const program =
    options.discFile === undefined
      ? ["-kernel", options.imageFile]
      : ["-cdrom", options.discFile];
  return [
    ...["-M", options.machine ?? "pc", "-accel", "tcg"],
    ...["-m", options.memory ?? "128M"],
    ...(options.cpuModel === undefined ? [] : ["-cpu", options.cpuModel]),
    ...["-nodefaults", "-no-user-config", "-no-reboot", "-display", "none"],
    ...["-serial", "stdio"],
    ...["-monitor", `unix:${join(folder, "monitor")},server=on,wait=off`],
    ...[
      "-chardev",
      `socket,id=gdb,path=${join(folder, "gdb")},server=on,wait=off`,
    ],
    ...["-gdb", "chardev:gdb"],
    ...debugPorts,
    ...program,
    ...(options.commandLine === undefined
      ? []
      : ["-append", options.commandLine]),
    ...(options.extraArguments ?? []),
  ];
}
