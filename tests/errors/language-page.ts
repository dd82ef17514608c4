// The rows of docs/language.md about what is refused: made from the cases, and
// compared with what the compiler says of them.

import fs from "node:fs";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../../compiler/diagnostics.ts";

const pageFile = fileURLToPath(
  new URL("../../docs/language.md", import.meta.url),
);

/** The comment a test program begins with, as one line of a table. */
export function tagline(source: string): string {
  const lines: string[] = [];
  for (const line of source.split("\n")) {
    const match = /^\/\/ ?(.*)$/.exec(line);
    if (match === null || match[1]!.startsWith("@")) break;
    lines.push(match[1]!.trim());
  }
  return inTable(lines.join(" "));
}

function inTable(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("|", "\\|").trim();
}

/** `name` is the file's in tests/errors/cases. */
export function refusedRow(
  name: string,
  source: string,
  diagnostics: readonly Diagnostic[],
): string {
  const [first] = diagnostics;
  const message = first?.message.split("\n")[0] ?? "nothing yet (a defect)";
  const hint = first?.hint === undefined ? "" : `: ${first.hint}`;
  const link = `[${tagline(source)}](../tests/errors/cases/${name})`;
  return `| ${link} | ${first?.code ?? ""} | ${inTable(message + hint)} |`;
}

/** Null when the page has the row. */
export function pageProblem(row: string): string | null {
  if (fs.readFileSync(pageFile, "utf8").includes(row)) return null;
  return "docs/language.md is stale: node --import tsx docs/generate-language.ts";
}
