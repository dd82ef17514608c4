// Facts about a static Linux process without libc, on x86-64.
import type { Target } from "./target.ts";
import { x86DataLayout, x86NoVectorFeatures } from "./x86_64.ts";

export const host: Target = {
  name: "host",
  archFolder: "host",
  // Nothing of Linux is linked: a program's object is the machine's (x86_64.ts).
  triple: "x86_64-unknown-none-elf",
  dataLayout: x86DataLayout,
  cpu: "x86-64",
  pointerBytes: 8,
  truncateIntrinsic: "llvm.x86.sse2.cvttsd2si64",
  noVectorFeatures: x86NoVectorFeatures,
  features: "",
  assemblyClobbers: ["dirflag", "fpsr", "flags"],
  clangFlags: ["-mcmodel=small", "-fno-pic", "-mno-red-zone"],
  image: {
    loadAddress: 0x400000,
    pageBytes: 4096,
    entrySymbol: "_start",
    emulation: "elf_x86_64",
    bootHeaders: false,
  },
};
