// Diagnostics as a person reads them: code, place, the line with a caret, and
// what to write instead.
//
//   error NT2345: the message
//     --> examples/sums.ts:13:10
//      |
//   13 | const x = eval("1");
//      |           ^^^^
//      = help: what to write instead
//      = more: nautilus explain NT2345

import { readFileSync } from "node:fs";
import type { Diagnostic } from "../../compiler/diagnostics.ts";
import { systemCodeOf } from "../errors.ts";
import { count, plainPaint, type Paint } from "../output.ts";
import { displayPath } from "../paths.ts";

/** Longer lines are shown in part, around the place that matters. */
const maximumExcerptColumns = 160;

interface Place {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** Line and column, both from 1, of a position in UTF-16 units. */
function placeOf(source: string, position: number): Place {
  const start = Math.max(0, Math.min(position, source.length));
  const before = source.slice(0, start);
  const lineStart = before.lastIndexOf("\n") + 1;
  const lineEnd = source.indexOf("\n", lineStart);
  const text = source
    .slice(lineStart, lineEnd === -1 ? source.length : lineEnd)
    .replace(/\r$/, "")
    // A terminal would act on them.
    .replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, "\ufffd");
  return {
    line: before.split("\n").length,
    column: start - lineStart + 1,
    text,
  };
}

/** East Asian characters and emoji take two columns on a terminal. */
function columnsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  const isWide =
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0x1f300 && code <= 0x1faff);
  return isWide ? 2 : 1;
}

/** Blanks as wide as the text, tabs kept so that the terminal agrees. */
function blanksFor(text: string): string {
  return [...text]
    .map((character) =>
      character === "\t" ? "\t" : " ".repeat(columnsOf(character)),
    )
    .join("");
}

function excerpt(
  place: Place,
  length: number,
): { text: string; caret: string } {
  let { text } = place;
  let start = place.column - 1;
  if (text.length > maximumExcerptColumns) {
    const from = Math.max(0, start - maximumExcerptColumns / 2);
    text = text.slice(from, from + maximumExcerptColumns);
    start -= from;
  }
  const marked = text.slice(start, start + Math.max(1, length));
  const columns = [...marked].reduce((sum, each) => sum + columnsOf(each), 0);
  return {
    text,
    caret: blanksFor(text.slice(0, start)) + "^".repeat(Math.max(1, columns)),
  };
}

function readSource(
  file: string,
  sources: Map<string, string | null>,
): string | null {
  let source = sources.get(file);
  if (source === undefined) {
    try {
      source = readFileSync(file, "utf8").replace(/^\ufeff/, "");
    } catch (error) {
      if (systemCodeOf(error) === undefined) throw error;
      source = null;
    }
    sources.set(file, source);
  }
  return source;
}

function formatOne(
  diagnostic: Diagnostic,
  sources: Map<string, string | null>,
  paint: Paint,
): string {
  const { code, message, hint, file, start, length } = diagnostic;
  const lines = [
    `${paint(`error ${code}`, "red")}${paint(`: ${message}`, "bold")}`,
  ];
  let margin = "  ";
  if (file !== undefined) {
    const source = start === undefined ? null : readSource(file, sources);
    if (source === null || start === undefined) {
      lines.push(`${margin}${paint("-->", "blue")} ${displayPath(file)}`);
    } else {
      const place = placeOf(source, start);
      const number = String(place.line);
      margin = " ".repeat(number.length + 2);
      const { text, caret } = excerpt(place, length ?? 1);
      const where = `${displayPath(file)}:${place.line}:${place.column}`;
      lines.push(
        `${margin}${paint("-->", "blue")} ${where}`,
        paint(`${margin} |`, "blue"),
        `${paint(`  ${number} |`, "blue")} ${text}`,
        `${paint(`${margin} |`, "blue")} ${paint(caret, "red")}`,
      );
    }
  }
  const note = paint(`${margin} =`, "blue");
  if (hint !== undefined) lines.push(`${note} help: ${hint}`);
  if (code.startsWith("NT")) {
    lines.push(`${note} more: nautilus explain ${code}`);
  }
  return lines.join("\n");
}

/** All diagnostics, a blank line after each, and how many there were. */
export function formatDiagnostics(
  diagnostics: readonly Diagnostic[],
  paint: Paint = plainPaint,
): string {
  const sources = new Map<string, string | null>();
  const blocks = diagnostics.map((each) => formatOne(each, sources, paint));
  blocks.push(count(diagnostics.length, "error"));
  return `${blocks.join("\n\n")}\n`;
}
