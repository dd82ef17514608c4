// `nautilus explain CODE`: what a diagnostic means and what to do about it.

import { loadDiagnosticTable } from "../build/compiler.ts";
import { exitCode, UsageError } from "../errors.ts";
import { paintFor, print } from "../output.ts";

const lineColumns = 78;

/** Breaks each paragraph into lines; lines of code (indented) stay whole. */
export function wrap(text: string, columns: number = lineColumns): string {
  const wrapped = text.split("\n").map((line) => {
    if (/^\s/.test(line)) return line;
    const lines = [""];
    for (const word of line.split(" ")) {
      const last = lines[lines.length - 1] ?? "";
      if (last === "") lines[lines.length - 1] = word;
      else if (last.length + 1 + word.length <= columns) {
        lines[lines.length - 1] = `${last} ${word}`;
      } else lines.push(word);
    }
    return lines.join("\n");
  });
  return wrapped.join("\n");
}

export async function explainCommand(
  code: string | undefined,
): Promise<number> {
  const table = await loadDiagnosticTable();
  const paint = paintFor(process.stdout);
  if (code === undefined) {
    for (const [name, info] of Object.entries(table)) {
      print(`${paint(name, "bold")}  ${info.title}`);
    }
    return exitCode.success;
  }
  const wanted = code.toUpperCase();
  if (/^TS\d+$/.test(wanted)) {
    print(
      wrap(
        `${wanted} is a diagnostic of TypeScript itself: any editor shows it, ` +
          "and its message is the explanation.",
      ),
    );
    return exitCode.success;
  }
  const info = table[wanted];
  if (info === undefined) {
    throw new UsageError(
      `there is no diagnostic ${code}; nautilus explain lists them all`,
    );
  }
  print(`${paint(wanted, "bold")}: ${info.title}\n`);
  print(wrap(info.explanation));
  return exitCode.success;
}
