// The oracle: what Node prints and how it exits, for a TypeScript program.
//
// Each file is transpiled alone by stock `typescript` (no type information can
// change what runs), laid out under build/oracle/<content hash>/ and run by a
// fresh node. Results are cached under the same hash, never committed.

import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { runProcess } from "./process.ts";
import { buildRoot, repositoryRoot } from "./repository.ts";

export interface Outcome {
  stdout: Buffer;
  stderr: string;
  exitCode: number;
}

const oracleRoot = path.join(buildRoot, "oracle");

/** Part of every hash: change it when what the oracle does changes. */
const oracleVersion = "3";

const transpileOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  rewriteRelativeImportExtensions: true,
  useDefineForClassFields: true,
};

/** What Node 20 lacks for downlevelled `using` declarations. */
const prelude = `
Symbol.dispose ??= Symbol("Symbol.dispose");
globalThis.SuppressedError ??= class SuppressedError extends Error {
  constructor(error, suppressed, message) {
    super(message);
    this.name = "SuppressedError";
    this.error = error;
    this.suppressed = suppressed;
  }
};
`;

/** The entry and every file it imports by a relative path, in discovery order. */
export function collectSources(entryFile: string): Map<string, string> {
  const sources = new Map<string, string>();
  const pending = [path.resolve(entryFile)];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (sources.has(file)) continue;
    const text = fs.readFileSync(file, "utf8");
    sources.set(file, text);
    for (const imported of ts.preProcessFile(text).importedFiles) {
      if (imported.fileName.startsWith(".")) {
        pending.push(path.resolve(path.dirname(file), imported.fileName));
      }
    }
  }
  return sources;
}

/** What a program is given. */
export interface Given {
  words: string[];
  input: string;
}

const nothingGiven: Given = { words: [], input: "" };

function hashOf(sources: Map<string, string>, given: Given): string {
  const hash = createHash("sha256");
  hash.update(`${oracleVersion} ${ts.version} ${process.version}\n`);
  for (const [file, text] of [...sources].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    hash.update(`${path.relative(repositoryRoot, file)}\0${text}\0`);
  }
  if (given.words.length > 0 || given.input !== "")
    hash.update(JSON.stringify(given));
  return hash.digest("hex").slice(0, 24);
}

/** Writes the program as JavaScript into `directory`; returns its entry. */
function transpileInto(
  directory: string,
  entryFile: string,
  sources: Map<string, string>,
): string {
  const outputOf = (file: string): string =>
    path.join(
      directory,
      path.relative(repositoryRoot, file).replace(/\.ts$/, ".js"),
    );
  for (const [file, text] of sources) {
    const output = outputOf(file);
    const { outputText } = ts.transpileModule(text, {
      fileName: file,
      compilerOptions: transpileOptions,
    });
    fs.mkdirSync(path.dirname(output), { recursive: true });
    fs.writeFileSync(output, outputText);
  }
  fs.writeFileSync(path.join(directory, "package.json"), '{"type":"module"}');
  fs.writeFileSync(path.join(directory, "prelude.mjs"), prelude);
  return outputOf(path.resolve(entryFile));
}

interface CachedOutcome {
  stdoutBase64: string;
  stderr: string;
  exitCode: number;
}

/** Runs the program under Node, or answers from the content-addressed cache. */
export async function runUnderNode(
  entryFile: string,
  given: Given = nothingGiven,
): Promise<Outcome> {
  const sources = collectSources(entryFile);
  const directory = path.join(oracleRoot, hashOf(sources, given));
  const resultFile = path.join(
    directory,
    `${path.basename(path.dirname(entryFile))}-${path.basename(entryFile)}.json`,
  );
  if (fs.existsSync(resultFile)) {
    const cached: CachedOutcome = JSON.parse(
      fs.readFileSync(resultFile, "utf8"),
    );
    return {
      stdout: Buffer.from(cached.stdoutBase64, "base64"),
      stderr: cached.stderr,
      exitCode: cached.exitCode,
    };
  }
  const entry = transpileInto(directory, entryFile, sources);
  const result = await runProcess(
    process.execPath,
    ["--import", path.join(directory, "prelude.mjs"), entry, ...given.words],
    { timeoutSeconds: 60, input: given.input },
  );
  if (result.exitCode === null) {
    throw new Error(`node did not finish ${entryFile} (${result.signal})`);
  }
  const outcome: Outcome = {
    stdout: result.stdout,
    stderr: result.stderr.toString(),
    exitCode: result.exitCode,
  };
  const cached: CachedOutcome = {
    stdoutBase64: outcome.stdout.toString("base64"),
    stderr: outcome.stderr,
    exitCode: outcome.exitCode,
  };
  fs.writeFileSync(resultFile, JSON.stringify(cached));
  return outcome;
}
