// The tools that serve every target; a target adds its own in targets/.

import type { Tool } from "./tool.ts";

/** What compiling anything takes. */
export const compilerTools: readonly Tool[] = [
  {
    name: "clang",
    executable: "clang-19",
    debianPackage: "clang-19",
    purpose: "turns LLVM text into object code",
  },
  {
    name: "lld",
    executable: "ld.lld-19",
    debianPackage: "lld-19",
    purpose: "links the image",
  },
  {
    name: "llvm",
    executable: "llvm-objdump-19",
    debianPackage: "llvm-19",
    purpose: "optimises, disassembles and names code",
  },
];

/** Names the file a function comes from, for `nautilus size`. */
export const symbolizerTool: Tool = {
  name: "llvm-symbolizer",
  executable: "llvm-symbolizer-19",
  debianPackage: "llvm-19",
  purpose: "finds the source file of each function",
};

/** Any one version of gdb serves every target. */
export const debuggerTool: Tool = {
  name: "gdb",
  executable: "gdb-multiarch",
  debianPackage: "gdb-multiarch",
  purpose: "debugs the image",
};

/** What barriers are compared with: `nautilus bench`. */
export const openMpTool: Tool = {
  name: "libomp",
  executable: "/usr/lib/llvm-19/lib/libomp.so",
  debianPackage: "libomp-19-dev",
  purpose: "is what our barriers are measured against",
};
