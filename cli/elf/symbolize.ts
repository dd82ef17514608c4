// The source file of each function and object, as the image's debug
// information tells it.

import { spawnSync } from "node:child_process";
import { isAbsolute, relative } from "node:path";
import { UserError } from "../errors.ts";
import { rootFolder } from "../paths.ts";
import { toolPath } from "../tools/ensure.ts";
import { symbolizerTool } from "../tools/table.ts";
import type { Piece } from "./attribute.ts";

/** What llvm-symbolizer answers, as far as we read it. */
interface Answer {
  readonly Symbol?: readonly {
    readonly FileName?: string;
    readonly StartFileName?: string;
  }[];
  readonly Data?: { readonly DeclFile?: string };
}

/** Paths in the checkout are shown from its root, and as such in the image. */
function tidy(file: string): string {
  if (!isAbsolute(file)) return file.replace(/^\.\//, "");
  const fromRoot = relative(rootFolder, file);
  return fromRoot.startsWith("..") ? file : fromRoot;
}

function fileOf(answer: Answer): string {
  // The frames go from the innermost inlined one to the function itself.
  const frame = answer.Symbol?.[answer.Symbol.length - 1];
  return frame?.StartFileName || frame?.FileName || answer.Data?.DeclFile || "";
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

  const result = spawnSync(
    toolPath(symbolizerTool),
    [`--obj=${imageFile}`, "--output-style=JSON"],
    {
      input: `${questions.join("\n")}\n`,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    },
  );
  if (result.status !== 0) {
    throw new UserError(
      `llvm-symbolizer failed: ${result.error?.message ?? result.stderr.trim()}`,
    );
  }
  const answers = result.stdout
    .trim()
    .split("\n")
    .map((line) => fileOf(JSON.parse(line) as Answer));
  let next = 0;
  return asked.map((question) =>
    question === null ? "" : tidy(answers[next++] ?? ""),
  );
}
