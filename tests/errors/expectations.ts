// What a case file expects: `// error: TEXT, TEXT` at the end of the line that
// causes the diagnostic; each TEXT must occur in its code, message or hint.

import type { Diagnostic } from "../../compiler/diagnostics.ts";

export interface Expectation {
  /** From 1. */
  line: number;
  fragments: string[];
}

const marker = /\/\/ error: (.+)$/;

export function readExpectations(source: string): Expectation[] {
  return source.split("\n").flatMap((text, index) => {
    const match = marker.exec(text);
    if (match === null) return [];
    const fragments = match[1]!.split(",").map((part) => part.trim());
    return [{ line: index + 1, fragments }];
  });
}

/** What is wrong with the diagnostics of one file; empty when all is well. */
export function compareDiagnostics(
  source: string,
  file: string,
  diagnostics: readonly Diagnostic[],
): string[] {
  const expected = readExpectations(source);
  const problems: string[] = [];
  if (expected.length === 0) problems.push("the case expects no error at all");
  const found = diagnostics.map((diagnostic) => ({
    line: lineOf(source, file, diagnostic),
    text: describe(diagnostic),
  }));
  for (const { line, fragments } of expected) {
    const here = found.filter((each) => each.line === line);
    if (here.some(({ text }) => includesAll(text, fragments))) continue;
    const said = here.map(({ text }) => text).join("; ") || "nothing";
    problems.push(
      `line ${line}: expected ${fragments.join(", ")}; got ${said}`,
    );
  }
  for (const { line, text } of found) {
    if (expected.some((each) => each.line === line)) continue;
    problems.push(`${line === null ? "no line" : `line ${line}`}: ${text}`);
  }
  return problems;
}

function describe({ code, message, hint }: Diagnostic): string {
  return [code, message, ...(hint === undefined ? [] : [hint])].join(" ");
}

function includesAll(text: string, fragments: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return fragments.every((each) => lower.includes(each.toLowerCase()));
}

/** Null for a diagnostic that names no place, or another file. */
function lineOf(
  source: string,
  file: string,
  { file: where, start }: Diagnostic,
): number | null {
  if (where !== file || start === undefined) return null;
  return source.slice(0, start).split("\n").length;
}
