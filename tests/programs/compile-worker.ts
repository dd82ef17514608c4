// A compiler process: compiles what it is sent, one program after another.

import type { CompileOptions } from "../../compiler/compile.ts";

export interface CompileRequest {
  id: number;
  options: CompileOptions;
}

export interface CompileReply {
  id: number;
  ok: boolean;
  /** One line per diagnostic, or the compiler's own crash. */
  problems: string[];
  /** The diagnostic codes, for grouping; "crash" when the compiler threw. */
  codes: string[];
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
      problems: result.diagnostics.map(
        ({ code, message, file, start }) =>
          `${code} ${message} (${file ?? "no file"} at ${start ?? "?"})`,
      ),
      codes: result.diagnostics.map(({ code }) => code),
      outputFile: result.ok ? (result.outputFile ?? options.outputFile) : null,
    };
  } catch (error) {
    const text = error instanceof Error ? error.stack : undefined;
    return {
      id,
      ok: false,
      problems: [`the compiler threw: ${text ?? String(error)}`],
      codes: ["crash"],
      outputFile: null,
    };
  }
}
