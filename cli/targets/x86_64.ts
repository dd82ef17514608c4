// Target x86_64: the image boots in QEMU, by PVH, or from a disc, by GRUB and
// multiboot2. The ports are the kernel's contract with whoever runs it.

import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError, UserError } from "../errors.ts";
import { commandLineWords, formatCommandLine } from "../run/command-line.ts";
import {
  channelDescriptors,
  runEmulator,
  startEmulator,
  type EmulatorCommand,
} from "../run/emulator.ts";
import { toolPath } from "../tools/ensure.ts";
import { debuggerTool } from "../tools/table.ts";
import type { Tool } from "../tools/tool.ts";
import type { DebugSession, RunOptions, Target } from "./target.ts";

const emulatorTool: Tool = {
  name: "QEMU",
  executable: "qemu-system-x86_64",
  debianPackage: "qemu-system-x86",
  purpose: "runs the image",
};

const grubFolder = "/usr/lib/grub/i386-pc";

const discTools: readonly Tool[] = [
  {
    name: "grub-mkimage",
    executable: "grub-mkimage",
    debianPackage: "grub-common",
    purpose: "makes the disc's boot loader",
  },
  {
    name: "GRUB for PC",
    executable: `${grubFolder}/multiboot2.mod`,
    debianPackage: "grub-pc-bin",
    purpose: "boots the disc",
  },
  {
    name: "xorriso",
    executable: "xorriso",
    debianPackage: "xorriso",
    purpose: "writes the disc",
  },
];

const machines = ["pc", "q35", "microvm"];
const accelerators = ["tcg", "kvm"];

/** Each channel's port; the console is the first serial port. */
const ports = { log: 0xe9, errors: 0xea, exit: 0xeb, powerOff: 0xf4 };

const defaultCpus = 1;
const defaultMemory = "1G";

function oneOf(
  flag: string,
  value: string,
  allowed: readonly string[],
): string {
  if (allowed.includes(value)) return value;
  throw new UsageError(`${flag} is one of ${allowed.join(", ")}; not ${value}`);
}

/** QEMU's own limit for its PC. */
const mostCpus = 255;
/** With less the firmware never gets to the image, and says nothing. */
const leastMemoryBytes = 8 * 1024 ** 2;

function sizeBytes(text: string): number {
  const shift = "KMGT".indexOf(text.slice(-1)) + 1;
  return Number(text.slice(0, -1)) * 1024 ** shift;
}

function checkOptions(options: RunOptions): void {
  const { machine, accelerator, cpus, memory } = options;
  oneOf("--machine", machine ?? "pc", machines);
  oneOf("--accel", accelerator ?? "tcg", accelerators);
  if (cpus !== null && cpus > mostCpus) {
    throw new UsageError(`--cpus is at most ${mostCpus}; not ${cpus}`);
  }
  if (memory !== null && sizeBytes(memory) < leastMemoryBytes) {
    throw new UsageError(`--memory is at least 8M; not ${memory}`);
  }
}

/** A comma ends a QEMU option's value unless it is doubled. */
function escapeOption(text: string): string {
  return text.replaceAll(",", ",,");
}

function channelArguments(name: keyof typeof channelDescriptors): string[] {
  const port = `0x${ports[name].toString(16)}`;
  return [
    ...["-chardev", `socket,id=${name},fd=${channelDescriptors[name]}`],
    ...["-device", `isa-debugcon,iobase=${port},chardev=${name}`],
  ];
}

/** A person at the shell may start the machine anew; nothing else may. */
function mayReboot(options: RunOptions): boolean {
  const hasPerson = process.stdin.isTTY === true;
  return options.isShell && options.shellCommands.length === 0 && hasPerson;
}

/** The whole QEMU command line for an image. */
export function emulatorArguments(
  imageFile: string,
  consolePath: string,
  options: RunOptions,
): string[] {
  const machine = options.machine ?? "pc";
  const accelerator = options.accelerator ?? "tcg";
  const commandLine = formatCommandLine(options);
  return [
    ...["-M", machine, "-accel", accelerator],
    ...["-smp", String(options.cpus ?? defaultCpus)],
    ...["-m", options.memory ?? defaultMemory],
    ...["-nodefaults", "-no-user-config", "-display", "none"],
    ...(mayReboot(options) ? [] : ["-no-reboot"]),
    ...["-chardev", `pipe,id=console,path=${escapeOption(consolePath)}`],
    ...["-serial", "chardev:console"],
    ...channelArguments("log"),
    ...channelArguments("errors"),
    ...channelArguments("exit"),
    ...["-device", `isa-debug-exit,iobase=0x${ports.powerOff.toString(16)}`],
    ...["-kernel", imageFile],
    ...(commandLine === "" ? [] : ["-append", commandLine]),
    ...options.emulatorArguments,
  ];
}

function emulatorCommand(
  imageFile: string,
  options: RunOptions,
  extra: readonly string[] = [],
): EmulatorCommand {
  return {
    program: toolPath(emulatorTool),
    arguments: (consolePath) => [
      ...emulatorArguments(imageFile, consolePath, options),
      ...extra,
    ],
  };
}

async function startDebug(
  imageFile: string,
  options: RunOptions,
): Promise<DebugSession> {
  const folder = mkdtempSync(join(tmpdir(), "nautilus-gdb-"));
  const socket = join(folder, "gdb");
  const command = emulatorCommand(imageFile, options, [
    ...["-S", "-chardev"],
    `socket,id=gdb,path=${escapeOption(socket)},server=on,wait=off`,
    ...["-gdb", "chardev:gdb"],
  ]);
  const machine = startEmulator(command, options);
  const stop = (): void => {
    machine.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  for (let waitedMs = 0; !existsSync(socket); waitedMs += 10) {
    if (machine.child.exitCode !== null || waitedMs > 5000) {
      stop();
      throw new UserError("QEMU did not start; its message is above");
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return {
    gdbCommands: [`target remote ${socket}`],
    startCommand: "continue",
    stop,
  };
}

/** Every time on the disc, so that the same image makes the same disc. */
const discTime = "2020010100000000";

/** What GRUB needs to find the image on a disc and start it. */
const grubModules = ["biosdisk", "iso9660", "normal", "multiboot2", "boot"];

/** GRUB quotes each word anew for the kernel, so it must get them one by one. */
function grubConfiguration(words: readonly string[]): string {
  // Between single quotes everything stands for itself, but for the quote.
  const line = words
    .map((word) => ` '${word.replaceAll("'", "'\\''")}'`)
    .join("");
  return [
    "set timeout=0",
    "menuentry nautilus {",
    `  multiboot2 /boot/nautilus.elf${line}`,
    "}",
    "",
  ].join("\n");
}

function runDiscTool(program: string, programArguments: string[]): void {
  const result = spawnSync(program, programArguments, { encoding: "utf8" });
  if (result.status === 0) return;
  throw new UserError(
    `${program} failed: ${result.error?.message ?? result.stderr.trim()}`,
  );
}

/**
 * What grub-mkrescue does for BIOS machines, except that it puts the time of
 * day and a random name on the disc.
 */
function makeDisc(
  imageFile: string,
  discFile: string,
  options: RunOptions,
): void {
  const folder = mkdtempSync(join(tmpdir(), "nautilus-disc-"));
  try {
    const grub = join(folder, "boot", "grub");
    const loader = "boot/grub/loader.img";
    mkdirSync(grub, { recursive: true });
    copyFileSync(imageFile, join(folder, "boot", "nautilus.elf"));
    writeFileSync(
      join(grub, "grub.cfg"),
      grubConfiguration(commandLineWords(options)),
    );
    runDiscTool("grub-mkimage", [
      ...["-O", "i386-pc-eltorito", "-d", grubFolder, "-p", "/boot/grub"],
      ...["-o", join(folder, loader), ...grubModules],
    ]);
    runDiscTool("xorriso", [
      ...["-as", "mkisofs", "-quiet", "-r", "-V", "NAUTILUS"],
      ...["-b", loader, "-no-emul-boot", "-boot-load-size", "4"],
      ...["-boot-info-table", "--grub2-boot-info"],
      ...["--grub2-mbr", join(grubFolder, "boot_hybrid.img")],
      `--modification-date=${discTime}`,
      ...["--set_all_file_dates", discTime],
      ...["-o", discFile, folder],
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const x86_64Target: Target = {
  name: "x86_64",
  runTools: [emulatorTool],
  debugTools: [debuggerTool, emulatorTool],
  checkOptions,
  run: (imageFile, options) =>
    runEmulator(emulatorCommand(imageFile, options), options),
  startDebug,
  disc: { tools: discTools, make: makeDisc },
};
