// What a tool outside this repository is to us, and where it is found.

import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

export interface Tool {
  readonly name: string;
  /** The executable's name on PATH, or an absolute path that must exist. */
  readonly executable: string;
  /** The Debian package that carries it. */
  readonly debianPackage: string;
  /** Completes the sentence "it …". */
  readonly purpose: string;
}

/** The tool's path on this machine, or null. */
export function findTool(
  tool: Tool,
  searchPath: string = process.env["PATH"] ?? "",
): string | null {
  if (isAbsolute(tool.executable)) {
    return existsSync(tool.executable) ? tool.executable : null;
  }
  for (const folder of searchPath.split(delimiter)) {
    if (folder === "") continue;
    const candidate = join(folder, tool.executable);
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // Not in this folder: the next one.
    }
  }
  return null;
}
