// Facts about the freestanding 64-bit PC.
import type { Target } from "./target.ts";

export const x86DataLayout =
  "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128";

/** Keeps every register wider than 64 bits out of interrupt context. */
export const x86NoVectorFeatures =
  "-mmx,-sse,-sse2,-sse3,-ssse3,-sse4.1,-sse4.2,-avx,-avx2,-x87,+soft-float";

export const x86_64: Target = {
  name: "x86_64",
  archFolder: "x86_64",
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
    loadAddress: 0x100000,
    pageBytes: 4096,
    entrySymbol: "_start",
    emulation: "elf_x86_64",
    bootHeaders: true,
  },
};
