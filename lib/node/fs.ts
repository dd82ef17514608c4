// Module "node:fs": the three standard streams. There are no files.

import { Error } from "../builtins/error.ts";
import { readInputText } from "../runtime/input.ts";
import { writeText } from "../runtime/output.ts";

type Utf8 = "utf8" | "utf-8";

/** All of standard input: `readFileSync(0, "utf8")`. */
export function readFileSync(
  path: number | string,
  options: Utf8 | { readonly encoding: Utf8 },
): string {
  if (path === 0 || path === "/dev/stdin") return readInputText();
  if (typeof path === "number") {
    throw new Error("EBADF: bad file descriptor, read");
  }
  throw new Error("ENOENT: no such file or directory, open '" + path + "'");
}

/** To standard output (1) or standard error (2); gives the number of bytes. */
export function writeSync(descriptor: number, text: string): number {
  if (descriptor !== 1 && descriptor !== 2) {
    throw new Error("EBADF: bad file descriptor, write");
  }
  return writeText(u32(descriptor), text);
}

export function existsSync(path: string): boolean {
  return path === "/dev/stdin";
}

const fs = { readFileSync, writeSync, existsSync };

export default fs;
