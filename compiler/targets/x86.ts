// What holds for every target on x86-64 processors. A program's object file is
// the same for all of them: nothing of an operating system is linked.
import type { Target } from "./target.ts";

export const x86 = {
  triple: "x86_64-unknown-none-elf",
  dataLayout:
    "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128",
  cpu: "x86-64",
  pointerBytes: 8,
  truncateIntrinsic: "llvm.x86.sse2.cvttsd2si64",
  /** Keeps every register wider than 64 bits out of interrupt context. */
  noVectorFeatures:
    "-mmx,-sse,-sse2,-sse3,-ssse3,-sse4.1,-sse4.2,-avx,-avx2,-x87,+soft-float",
  features: "",
  assemblyClobbers: ["dirflag", "fpsr", "flags"],
  clangFlags: ["-mcmodel=small", "-fno-pic", "-mno-red-zone"],
} as const satisfies Partial<Target>;
