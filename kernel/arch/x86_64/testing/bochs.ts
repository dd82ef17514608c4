// A virtual PC that has what QEMU's emulation lacks (x2APIC, the deadline timer):
// Bochs 2.7. It boots a disc, its serial line ends in a file.

import { spawn, spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Debian's build has no display but a terminal's, so it is given one by script(1). */
export function bochsMissing(): string {
  for (const tool of ["bochs", "script", "grub-mkrescue"]) {
    const found = spawnSync("which", [tool]).status === 0;
    if (!found) return `${tool} is not installed`;
  }
  return "";
}

export interface BochsOptions {
  readonly imageFile: string;
  /** As `bochs --help cpu` lists them. */
  readonly cpuModel: string;
  readonly cpus: number;
  readonly shellCommands: readonly string[];
}

function makeDisc(folder: string, options: BochsOptions): string {
  const boot = join(folder, "disc", "boot");
  mkdirSync(join(boot, "grub"), { recursive: true });
  copyFileSync(options.imageFile, join(boot, "nautilus.elf"));
  const words = options.shellCommands.map((line) => `"shell=${line}"`);
  writeFileSync(
    join(boot, "grub", "grub.cfg"),
    `set timeout=0\nmenuentry n {\n multiboot2 /boot/nautilus.elf ${words.join(" ")}\n}\n`,
  );
  const file = join(folder, "disc.iso");
  const made = spawnSync("grub-mkrescue", ["-o", file, join(folder, "disc")]);
  if (made.status !== 0) throw new Error(String(made.stderr));
  return file;
}

function configuration(folder: string, options: BochsOptions): string {
  const lines = [
    "config_interface: textconfig",
    "display_library: term",
    "memory: guest=256, host=256",
    "romimage: file=/usr/share/bochs/BIOS-bochs-latest",
    "vgaromimage: file=/usr/share/bochs/VGABIOS-lgpl-latest",
    `cpu: model=${options.cpuModel}, count=${options.cpus}, ips=100000000, reset_on_triple_fault=0`,
    `ata0-master: type=cdrom, path=${makeDisc(folder, options)}, status=inserted`,
    "boot: cdrom",
    `com1: enabled=1, mode=file, dev=${join(folder, "serial")}`,
    `log: ${join(folder, "log")}`,
    "panic: action=fatal",
    "speaker: enabled=0",
    "sound: waveoutdrv=dummy",
    "clock: sync=none",
  ];
  return lines.join("\n") + "\n";
}

/** Runs shell commands until the machine is off; gives what came over the serial line. */
export async function runInBochs(
  options: BochsOptions,
  timeoutMs: number,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "nautilus-bochs-"));
  const file = (name: string) => join(folder, name);
  const read = (name: string) =>
    existsSync(file(name)) ? readFileSync(file(name), "latin1") : "";
  try {
    writeFileSync(file("bochsrc"), configuration(folder, options));
    writeFileSync(file("commands"), "c\n"); // its debugger begins at a prompt
    const command = `exec bochs -q -f ${file("bochsrc")} -rc ${file("commands")}`;
    // A group of its own, so that what script(1) starts ends with it.
    const child = spawn("script", ["-qec", command, "/dev/null"], {
      stdio: "ignore",
      detached: true,
      env: { ...process.env, TERM: "xterm" },
    });
    const timer = setTimeout(
      () => process.kill(-child.pid!, "SIGKILL"),
      timeoutMs,
    );
    await new Promise((resolve) => child.on("close", resolve));
    clearTimeout(timer);
    const isOff = read("log").includes("soft power off");
    const output = read("serial").replaceAll("\r", "");
    if (isOff) return output;
    throw new Error(`Bochs: ${output}\n${read("log").slice(-3000)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
