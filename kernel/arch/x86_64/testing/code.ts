// Which instructions can be reached from a function, read from the image.

import { execFileSync } from "node:child_process";

const functionPattern = /^[0-9a-f]+ <(.+)>:$/;
const branchPattern = /\b(?:call|j)\w*\s+0x[0-9a-f]+ <([^>+]+)/;

function disassemble(imageFile: string): Map<string, string[]> {
  const functions = new Map<string, string[]>();
  const text = execFileSync(
    "llvm-objdump-19",
    ["-d", "--no-show-raw-insn", imageFile],
    { encoding: "utf8", maxBuffer: 1 << 28 },
  );
  let lines: string[] = [];
  for (const line of text.split("\n")) {
    const match = functionPattern.exec(line);
    if (match !== null) functions.set(match[1]!, (lines = []));
    else if (line !== "") lines.push(line);
  }
  return functions;
}

/**
 * The instructions of `root` and of all it calls or jumps to, except through
 * `barriers`. A call by pointer reaches all functions that `byPointer` names.
 */
export function reachableInstructions(
  imageFile: string,
  root: string,
  barriers: readonly string[],
  byPointer: RegExp | null = null,
): string[] {
  const functions = disassemble(imageFile);
  const handlers = [...functions.keys()].filter(
    (name) => byPointer?.test(name) === true,
  );
  const seen = new Set(barriers);
  const waiting = [root];
  const instructions: string[] = [];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const lines = functions.get(name);
    if (lines === undefined) throw new Error(`no function ${name}`);
    for (const line of lines) {
      if (/\b(call|jmp)\w*\s+\*/.test(line)) {
        if (handlers.length === 0)
          throw new Error(`${name} calls by pointer: ${line}`);
        waiting.push(...handlers);
      }
      instructions.push(`${name}: ${line.trim()}`);
      const target = branchPattern.exec(line)?.[1];
      if (target !== undefined) waiting.push(target);
    }
  }
  return instructions;
}

/** Accesses below the stack pointer, where an interrupt's frame would land. */
export function redZoneInstructions(imageFile: string): string[] {
  return [...disassemble(imageFile).values()]
    .flat()
    .filter((line) => /-0x[0-9a-f]+\(%rsp\)/.test(line));
}

export function vectorInstructions(instructions: readonly string[]): string[] {
  return instructions.filter((line) =>
    /%([xyz]mm|mm|st)\b|%[xyz]mm\d/.test(line),
  );
}
