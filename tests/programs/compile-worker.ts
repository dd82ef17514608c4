// A compiler process: compiles what it is sent, one program after another.

import fs from "node:fs";
import path from "node:path";
import type { CompileOptions } from "../../compiler/compile.ts";

export interface CompileRequest {
  id: number;
  options: CompileOptions;
}

export interface Problem {
  /** The diagnostic's code, for grouping; "crash" when the compiler threw. */
  code: string;
  text: string;
  file: string | null;
}

export interface CompileReply {
  id: number;
  ok: boolean;
  /** What was wrong, or the compiler's own crash. */
  problems: Problem[];
  outputFile: string | null;
}

process.on("message", async (request: CompileRequest) => {
  process.send?.(await serve(request));
});

async function serve({ id, options }: CompileRequest): Promise<CompileReply> {
  try {
    const { compile } = await import("../../compiler/compile.ts");
    const result = await compile(options);
    return {
      id,
      ok: result.ok,
      problems: result.diagnostics.map(({ code, message, file, start }) => ({
        code,
        text: `${code} ${message} (${place(file, start)})`,
        file: file ?? null,
      })),
      outputFile: result.ok ? (result.outputFile ?? options.outputFile) : null,
    };
  } catch (error) {
    const said = error instanceof Error ? error.stack : undefined;
    const text = `the compiler threw: ${said ?? String(error)}`;
    return {
      id,
      ok: false,
      problems: [{ code: "crash", text, file: null }],
      outputFile: null,
    };
  }
}

function place(file: string | undefined, start: number | undefined): string {
  if (file === undefined) return "no file";
  const name = path.relative(process.cwd(), file);
  if (start === undefined) return name;
  const before = fs.readFileSync(file, "utf8").slice(0, start);
  return `${name}:${before.split("\n").length}`;
}
