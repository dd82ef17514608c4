// The source file of each function and object, as the image's debug
// information tells it.

import { spawnSync } from "node:child_process";
import { isAbsolute, relative } from "node:path";
import { UserError } from "../errors.ts";
import { rootFolder } from "../paths.ts";
import { toolPath } from "../tools/ensure.ts";
import { symbolizerTool } from "../tools/table.ts";
import type { Piece } from "./attribute.ts";

/** Paths in the checkout are shown from its root, and as such in the image. */
function tidy(file: string): string {
  if (!isAbsolute(file)) return file.replace(/^\.\//, "");
  const fromRoot = relative(rootFolder, file);
  return fromRoot.startsWith("..") ? file : fromRoot;
}

/**
 * The file in one answer. For code the frames go from the innermost inlined
 * one to the function itself, for data there is one; the place is on the last
 * line either way: `FILE:LINE:COLUMN` or `FILE:LINE`, `??` where unknown.
 */
export function fileInAnswer(answer: string): string {
  const last = answer.trimEnd().split("\n").at(-1) ?? "";
  const file = /^(.*?):(?:\d+|\?)(?::\d+)?$/.exec(last)?.[1] ?? "";
  return file.startsWith("??") ? "" : file;
}

/** The file of each piece, "" where the image does not tell. */
export function filesOf(imageFile: string, pieces: readonly Piece[]): string[] {
  const asked = pieces.map((piece) => {
    if (piece.kind !== "function" && piece.kind !== "object") return null;
    const kind = piece.class === "code" ? "CODE" : "DATA";
    return `${kind} 0x${piece.address.toString(16)}`;
  });
  const questions = asked.filter((question) => question !== null);
  if (questions.length === 0) return pieces.map(() => "");

  const result = spawnSync(toolPath(symbolizerTool), [`--obj=${imageFile}`], {
    input: `${questions.join("\n")}\n`,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (result.status !== 0) {
    throw new UserError(
      `llvm-symbolizer failed: ${result.error?.message ?? result.stderr.trim()}`,
    );
  }
  // A blank line ends each answer.
  const answers = result.stdout.split("\n\n").map(fileInAnswer);
  let next = 0;
  return asked.map((question) =>
    question === null ? "" : tidy(answers[next++] ?? ""),
  );
}
