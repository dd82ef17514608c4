// The kernel's command line, the same text on every way to boot:
//
//   shell="meminfo" shell="cpuid" -- first "second with spaces"
//
// Options come before `--`, the program's arguments after it. A word with
// anything but plain characters stands in double quotes, where \" and \\ are
// a quote and a backslash; nothing else is special.

import { UsageError } from "../errors.ts";

export interface KernelCommandLine {
  readonly shellCommands: readonly string[];
  readonly programArguments: readonly string[];
}

const plainWord = /^[A-Za-z0-9_./:=+,@%^-]+$/;

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

function word(text: string): string {
  if (text.includes("\0")) {
    throw new UsageError("an argument cannot contain the character NUL");
  }
  return plainWord.test(text) ? text : quote(text);
}

/** The words before quoting, for a loader that quotes them itself (GRUB). */
export function commandLineWords(line: KernelCommandLine): string[] {
  const words = line.shellCommands.map((text) => `shell=${text}`);
  if (line.programArguments.length > 0) {
    words.push("--", ...line.programArguments);
  }
  return words;
}

export function formatCommandLine(line: KernelCommandLine): string {
  const words = line.shellCommands.map((text) => `shell=${quote(text)}`);
  if (line.programArguments.length > 0) {
    words.push("--", ...line.programArguments.map(word));
  }
  return words.join(" ");
}
