// gdb on the kernel in QEMU: a breakpoint on a line of TypeScript, the
// backtrace in both modes, every local in development mode.

import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { buildShellImage } from "./testing/image.ts";
import { VirtualMachine } from "./testing/machine.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The place we stop at: the last thing this function does, all locals set. */
const file = "kernel/memory/memory.ts";
const functionName = "mapEverything";
const statement = "paging.initialise(tables, end);";

/** Counted from 1, as gdb does. */
function lineOf(text: string): number {
  const lines = readFileSync(join(root, file), "utf8").split("\n");
  const index = lines.findIndex((line) => line.includes(text));
  assert.notEqual(index, -1, `${file} has no longer "${text}"`);
  return index + 1;
}

/** Boots with the processor stopped, and lets gdb run to the breakpoint. */
async function stopThere(mode: "release" | "development"): Promise<string> {
  const image = await buildShellImage(mode);
  const machine = VirtualMachine.start({
    imageFile: image.file,
    extraArguments: ["-S"],
  });
  try {
    return machine.debug(
      [
        `break ${file}:${lineOf(statement)}`,
        "continue",
        "echo ---backtrace\\n",
        "backtrace",
        "echo ---locals\\n",
        "info locals",
        "echo ---end\\n",
        "delete",
      ],
      image.file,
    );
  } finally {
    await machine.stop();
    rmSync(dirname(image.file), { recursive: true, force: true });
  }
}

function part(answer: string, name: string): string {
  const after = answer.split(`---${name}\n`)[1];
  assert.ok(after !== undefined, answer);
  return after.split("---")[0]!;
}

function assertBacktrace(answer: string): void {
  const frames = part(answer, "backtrace");
  assert.match(frames, new RegExp(`#0 .*${functionName}.*${file}:`), answer);
  assert.match(frames, /initialise.*kernel\/memory\/memory\.ts:\d+/);
  assert.match(frames, /main.*kernel\/main\.ts:\d+/);
}

test("release: stops on the line and shows the backtrace", async () => {
  assertBacktrace(await stopThere("release"));
});

test("development: the backtrace and every local", async () => {
  const answer = await stopThere("development");
  assertBacktrace(answer);
  const locals = new Map(
    [...part(answer, "locals").matchAll(/^(\w+) = (\d+)/gm)].map(
      ([, name, value]) => [name, Number(value)] as const,
    ),
  );
  assert.deepEqual([...locals.keys()].sort(), ["end", "tables", "tablesSize"]);
  // What they must be: the end of 128 MB less what the firmware keeps, and
  // whole pages of tables in it.
  const end = locals.get("end")!;
  const tables = locals.get("tables")!;
  const tablesSize = locals.get("tablesSize")!;
  assert.ok(end > 127 << 20 && end <= 128 << 20, answer);
  assert.ok(tables > 0 && tables % 4096 === 0 && tables < end, answer);
  assert.ok(tablesSize > 0 && tablesSize % 4096 === 0, answer);
});
