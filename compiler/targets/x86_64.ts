// Facts about the freestanding 64-bit PC.
import type { Target } from "./target.ts";
import { x86 } from "./x86.ts";

export const x86_64: Target = {
  name: "x86_64",
  archFolder: "x86_64",
  ...x86,
  image: {
    loadAddress: 0x100000,
    pageBytes: 4096,
    entrySymbol: "_start",
    emulation: "elf_x86_64",
    bootHeaders: true,
  },
};
