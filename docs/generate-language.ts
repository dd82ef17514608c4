// Writes docs/language.md: what compiles and what is refused, from the tests
// themselves and from the declarations of the library.
//
//   node --import tsx docs/generate-language.ts [--keep-refusals]
//
// Compiling all that is refused takes a minute; the flag leaves it as it was.

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../compiler/diagnostics.ts";
import { refusedRow, tagline } from "../tests/errors/language-page.ts";
import { caseNames, casesDirectory, diagnose } from "../tests/errors/run.ts";
import { discoverPrograms, programsRoot } from "../tests/programs/discover.ts";
import { missingFromLibrary } from "./missing-from-library.ts";

export const pageFile = fileURLToPath(new URL("language.md", import.meta.url));

const introduction = `# What compiles

Made by \`docs/generate-language.ts\` from the tests; do not edit.

Each program named here is run on every target and must print, byte for byte, what
Node prints (programs on machine integers: what a C twin prints). Each refusal is
a test too. \`CAVEATS.md\` says where this ends.
`;

const refusedTitle = "## What is refused";

/** Folder of tests/programs, and what the page calls it; in its order. */
const areas: readonly (readonly [folder: string, title: string])[] = [
  ["language", "The language"],
  ["library", "The library"],
  ["machine", "Machine integers"],
  ["applications", "Whole programs"],
];

/** What the programs of an area show, one row each. */
function programRows(folder: string): string[] {
  return discoverPrograms()
    .filter(({ name }) => name.startsWith(`${folder}/`))
    .map(({ entryFile }) => {
      const source = fs.readFileSync(entryFile, "utf8");
      const place = path.relative(programsRoot, entryFile);
      const name = place.slice(folder.length + 1).replace(/(\/main)?\.ts$/, "");
      return `| [${name}](../tests/programs/${place}) | ${tagline(source)} |`;
    });
}

/** The part of the page that needs no compiler. */
export function compilingPart(): string {
  const sections = areas.map(([folder, title]) =>
    [`## ${title}`, "", "| program | shows |", "|---|---|"]
      .concat(programRows(folder))
      .join("\n"),
  );
  return [introduction, ...sections].join("\n\n").replace(/\n{3,}/g, "\n\n");
}

/** Names of JavaScript's library that we declare only to refuse them. */
export function libraryPart(): string {
  return [
    "## Names of JavaScript's library that are refused",
    "",
    "| name | why, what instead |",
    "|---|---|",
    ...missingFromLibrary().map(
      ({ name, text }) => `| \`${name}\` | ${text} |`,
    ),
    "",
  ].join("\n");
}

async function refusedPart(): Promise<string> {
  const rows: string[] = [];
  for (const name of caseNames()) {
    const file = path.join(casesDirectory, name);
    const diagnostics: readonly Diagnostic[] = await diagnose(file);
    rows.push(refusedRow(name, fs.readFileSync(file, "utf8"), diagnostics));
  }
  return [
    refusedTitle,
    "",
    "`nautilus explain CODE` says more; codes that begin with TS are TypeScript's own.",
    "",
    "| what | code | what the compiler says |",
    "|---|---|---|",
    ...rows,
  ].join("\n");
}

/** The refusals as the page has them now. */
function keptPart(): string {
  const page = fs.readFileSync(pageFile, "utf8");
  const start = page.indexOf(refusedTitle);
  return page.slice(start, page.indexOf("\n\n## ", start));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const keep = process.argv.includes("--keep-refusals");
  const refused = keep ? keptPart() : await refusedPart();
  const parts = [compilingPart(), refused, libraryPart()];
  fs.writeFileSync(pageFile, parts.join("\n\n"));
}
