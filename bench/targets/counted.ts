// The machine on which the kernel's primitives are counted, by name and by its
// dear instructions.

/** What the compiler calls it. */
export const countedTarget = "x86_64" as const;

export const emulator = "qemu-system-x86_64";

/**
 * One virtual CPU whose time-stamp counter counts instructions. Repeatable to
 * 0.1 %.
 */
export const countingMachine: readonly string[] = [
  ...["-M", "microvm", "-smp", "1", "-m", "1024"],
  ...["-accel", "tcg,thread=single", "-icount", "shift=0,sleep=off"],
  ...["-nodefaults", "-no-reboot", "-display", "none", "-serial", "stdio"],
  ...["-device", "isa-debug-exit,iobase=0xf4"],
];

/** Reads the counter. */
export const stampInstruction = "rdtsc";

/** Instructions that are dear on a processor, as llvm-objdump writes them. */
export const dearInstructions: readonly [
  RegExp,
  "locked" | "msr" | "vector" | "cr3",
][] = [
  [/^lock|^xchg[a-z]*\s.*\(/, "locked"],
  [/^wrmsr/, "msr"],
  [/^f?x(save|rstor)/, "vector"],
  [/^mov\w*\s.*%cr3$|^invlpg/, "cr3"],
];
