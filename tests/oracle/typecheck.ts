// Type-checks test programs with stock strict tsc, all in one ts.Program.

import path from "node:path";
import ts from "typescript";
import { repositoryRoot } from "./repository.ts";

const configFile = path.join(repositoryRoot, "tests/programs/tsconfig.json");
const globals = ["console", "process"].map((name) =>
  path.join(repositoryRoot, "tests/oracle/globals", `${name}.d.ts`),
);

/** One line per error, `file:line: TSnnnn message`; empty when all is well. */
export function typeCheck(entryFiles: string[]): string[] {
  const config = ts.getParsedCommandLineOfConfigFile(configFile, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic(diagnostic) {
      throw new Error(
        ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"),
      );
    },
  });
  if (config === undefined) throw new Error(`cannot read ${configFile}`);
  const program = ts.createProgram([...entryFiles, ...globals], config.options);
  return ts.getPreEmitDiagnostics(program).map(describe);
}

function describe(diagnostic: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
  const { file, start } = diagnostic;
  if (file === undefined || start === undefined) return message;
  const { line } = file.getLineAndCharacterOfPosition(start);
  const name = path.relative(repositoryRoot, file.fileName);
  return `${name}:${line + 1}: TS${diagnostic.code} ${message}`;
}
