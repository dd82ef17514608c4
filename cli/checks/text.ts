// Rules about a file's text alone: its first line, its length, the names of
// machines, and comments that silence the type checker.

import { machineNames } from "../targets/machine-names.ts";
import { isTestFile, lineOf, type Rule, type SourceFile } from "./rule.ts";

/** Every place where the pattern occurs, as `path:line: why`. */
function places(
  { path, text }: SourceFile,
  pattern: RegExp,
  why: (found: string) => string,
): string[] {
  return [...text.matchAll(pattern)].map(
    (match) => `${path}:${lineOf(text, match.index)}: ${why(match[0])}`,
  );
}

export const taglineRule: Rule = {
  name: "tagline-first",
  check: (files) =>
    files
      .filter(({ text }) => !/^(#!.*\n)?(\/\/|\/\*|#) *\S/.test(text))
      .map(({ path }) => `${path}:1: the first line must say what the file is`),
};

/** Where a machine may be called by its name. */
const machineFolders = /(^|\/)(arch|machines|targets)\//;

export const machineNamesRule: Rule = {
  name: "machines-named-in-their-folders",
  check: (files) =>
    files
      .filter(({ path }) => !machineFolders.test(path) && !isTestFile(path))
      .flatMap((file) =>
        places(
          file,
          machineNames,
          (name) => `${name} belongs in arch/, machines/ or targets/`,
        ),
      ),
};

// Written so that this file does not break its own rule.
const silencers = new RegExp(`@ts-(?:${["ignore", "nocheck"].join("|")})`, "g");

export const silencersRule: Rule = {
  name: "plain-typescript",
  check: (files) =>
    files.flatMap((file) =>
      places(file, silencers, (found) => `${found} hides an error; fix it`),
    ),
};

const mostLines = 500;

/** Told, not failed: a file may have a reason to be long. */
export function longFiles(files: readonly SourceFile[]): string[] {
  return files
    .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
    .filter(({ lines }) => lines > mostLines)
    .map(({ path, lines }) => `${path}: ${lines} lines, over ${mostLines}`);
}
