// Guests for tests of the command: a few lines of assembly each, which speak
// the kernel's channels and do nothing else.

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunOptions } from "./target.ts";

/** How an image is run when a test has nothing to add. */
export const plainOptions: RunOptions = {
  isShell: false,
  programArguments: [],
  shellCommands: [],
  cpus: null,
  memory: null,
  machine: null,
  accelerator: null,
  emulatorArguments: [],
  timeoutSeconds: null,
  verbose: false,
};

/** What every guest begins with: multiboot2 header, PVH note, stack, macros. */
const prologue = `
.section .multiboot2, "a"
  .balign 8
  .long 0xe85250d6, 0, 24, 0x100000000 - (0xe85250d6 + 24)
  .long 0, 8
.section .note.Xen, "a", @note
  .long 4, 4, 18
  .asciz "Xen"
  .long _start
.section .bss
  .skip 4096
stack_end:
.section .rodata
.macro say port, text
  .section .rodata
0: .ascii "\\text"
1: .section .text
  movl $0b, %esi
  movl $1b - 0b, %ecx
  movw $\\port, %dx
  cld
  rep outsb
.endm
.section .text
.globl _start
_start:
  .code32
  movl $stack_end, %esp
`;

const powerOff = `
  movw $0xf4, %dx
  outb %al, %dx
2: hlt
  jmp 2b
`;

export const guests = {
  /** Speaks on every channel and ends with exit code 42. */
  speaker: `
    say 0xe9, "log line\\n"
    say 0x3f8, "out\\n"
    say 0xea, "err\\n"
    say 0xeb, "42\\n"
    ${powerOff}`,
  /** Sends its console input back until Ctrl-D; exit code 0. */
  echo: `
    say 0xe9, "up\\n"
  3: movw $0x3fd, %dx
    inb %dx, %al
    testb $1, %al
    jz 3b
    movw $0x3f8, %dx
    inb %dx, %al
    cmpb $4, %al
    je 4f
    outb %al, %dx
    jmp 3b
  4: say 0xeb, "0\\n"
    ${powerOff}`,
  /** Prints its command line, as PVH hands it over. */
  commandLine: `
    movl 24(%ebx), %esi
    movw $0x3f8, %dx
  5: lodsb
    testb %al, %al
    jz 6f
    outb %al, %dx
    jmp 5b
  6: say 0xeb, "0\\n"
    ${powerOff}`,
  /** A triple fault, after a last word. */
  crasher: `
    say 0xe9, "about to crash\\n"
    pushl $0
    pushl $0
    lidt (%esp)
    ud2`,
  endless: "7: jmp 7b",
  /** Says an exit code, but never switches off. */
  lingerer: `say 0xeb, "7\\n"\n8: jmp 8b`,
  /** 64 KiB on the console, as fast as it will take them. */
  talker: `
    movl $0x10000, %ecx
    movw $0x3f8, %dx
  9: movb %cl, %al
    outb %al, %dx
    loop 9b
    say 0xeb, "0\\n"
    ${powerOff}`,
} as const;

/** Assembles and links a guest in the folder; the image's path. */
export function makeGuest(
  folder: string,
  name: keyof typeof guests,
  options: readonly string[] = [],
): string {
  const source = join(folder, `${name}.s`);
  const object = join(folder, `${name}.o`);
  const image = join(folder, `${name}.elf`);
  writeFileSync(source, `${prologue}${guests[name]}\n`);
  const steps: readonly (readonly [string, readonly string[]])[] = [
    [
      "clang-19",
      [...options, "--target=x86_64-unknown-none", "-c", source, "-o", object],
    ],
    ["ld.lld-19", ["-m", "elf_x86_64", "-Ttext=0x100000", object, "-o", image]],
  ];
  for (const [program, words] of steps) {
    const result = spawnSync(program, words, { encoding: "utf8" });
    if (result.status !== 0) throw new Error(result.stderr);
  }
  return image;
}
