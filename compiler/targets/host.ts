// Facts about a static Linux process without libc, on x86-64.
import type { Target } from "./target.ts";
import { x86 } from "./x86.ts";

export const host: Target = {
  name: "host",
  archFolder: "host",
  ...x86,
  image: {
    loadAddress: 0x400000,
    pageBytes: 4096,
    entrySymbol: "_start",
    emulation: "elf_x86_64",
    bootHeaders: false,
  },
};
