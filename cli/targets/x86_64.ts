// Target x86_64: the image boots in QEMU, by PVH, or from a disc, by GRUB and
// multiboot2. The ports are the kernel's contract with whoever runs it.

import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  utimesSync,
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

const discTools: readonly Tool[] = [
  {
    name: "grub-mkrescue",
    executable: "grub-mkrescue",
    debianPackage: "grub-common",
    purpose: "makes the disc",
  },
  {
    name: "GRUB for PC",
    executable: "/usr/lib/grub/i386-pc/multiboot2.mod",
    debianPackage: "grub-pc-bin",
    purpose: "boots the disc",
  },
  {
    name: "xorriso",
    executable: "xorriso",
    debianPackage: "xorriso",
    purpose: "writes the disc's file system",
  },
  {
    name: "mtools",
    executable: "mformat",
    debianPackage: "mtools",
    purpose: "grub-mkrescue asks for it",
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

/** The whole QEMU command line for an image. */
export function emulatorArguments(
  imageFile: string,
  consolePath: string,
  options: RunOptions,
): string[] {
  const machine = oneOf("--machine", options.machine ?? "pc", machines);
  const accelerator = oneOf(
    "--accel",
    options.accelerator ?? "tcg",
    accelerators,
  );
  const commandLine = formatCommandLine(options);
  return [
    ...["-M", machine, "-accel", accelerator],
    ...["-smp", String(options.cpus ?? defaultCpus)],
    ...["-m", options.memory ?? defaultMemory],
    ...["-nodefaults", "-no-user-config", "-no-reboot", "-display", "none"],
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
  const machine = startEmulator(command);
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

/** The times on the disc: fixed, so that the same image makes the same disc. */
const discDate = new Date("2020-01-01T00:00:00Z");

/** GRUB quotes the words again, in just the way the kernel undoes. */
function grubConfiguration(words: readonly string[]): string {
  // Single quotes are taken literally, but for the quote itself.
  const line = words
    .map((word) => ` '${word.replaceAll("'", "'\\''")}'`)
    .join("");
  return [
    "set timeout=0",
    "menuentry nautilus {",
    `  multiboot2 /boot/nautilus.elf${line}`,
    "  boot",
    "}",
    "",
  ].join("\n");
}

async function makeDisc(
  imageFile: string,
  discFile: string,
  options: RunOptions,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "nautilus-disc-"));
  try {
    const boot = join(folder, "boot");
    const image = join(boot, "nautilus.elf");
    const configuration = join(boot, "grub", "grub.cfg");
    mkdirSync(join(boot, "grub"), { recursive: true });
    copyFileSync(imageFile, image);
    writeFileSync(configuration, grubConfiguration(commandLineWords(options)));
    for (const path of [image, configuration, join(boot, "grub"), boot]) {
      utimesSync(path, discDate, discDate);
    }
    const made = spawnSync(
      "grub-mkrescue",
      [
        ...["-d", "/usr/lib/grub/i386-pc", "-o", discFile],
        ...["--fonts=", "--themes=", "--locales="],
        ...["--install-modules=multiboot2 normal iso9660 biosdisk"],
        folder,
      ],
      {
        encoding: "utf8",
        env: {
          ...process.env,
          SOURCE_DATE_EPOCH: String(discDate.getTime() / 1000),
        },
      },
    );
    if (made.status !== 0) {
      throw new UserError(
        `grub-mkrescue failed: ${made.error?.message ?? made.stderr.trim()}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const x86_64Target: Target = {
  name: "x86_64",
  runTools: [emulatorTool],
  debugTools: [debuggerTool, emulatorTool],
  run: (imageFile, options) =>
    runEmulator(emulatorCommand(imageFile, options), options),
  startDebug,
  disc: { tools: discTools, make: makeDisc },
};
