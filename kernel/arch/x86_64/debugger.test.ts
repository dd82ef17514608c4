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

interface Place {
  readonly file: string;
  readonly functionName: string;
  readonly statement: string;
}

/** The last thing this function does: all its locals are set. */
const inMemory: Place = {
  file: "kernel/memory/memory.ts",
  functionName: "mapEverything",
  statement: "paging.initialise(place, end);",
};

/** An inner loop: in release mode calls are inlined and leave no line. */
const inPaging: Place = {
  file: "kernel/arch/x86_64/paging.ts",
  functionName: "fill",
  statement: "store<u64>(to, entry);",
};

/** Counted from 1, as gdb does. */
function lineOf({ file, statement }: Place): number {
  const lines = readFileSync(join(root, file), "utf8").split("\n");
  const index = lines.findIndex((line) => line.includes(statement));
  assert.notEqual(index, -1, `${file} has no longer "${statement}"`);
  return index + 1;
}

/** Boots with the processor stopped, and lets gdb run to the breakpoint. */
async function stopAt(
  place: Place,
  mode: "release" | "development",
): Promise<string> {
  const image = await buildShellImage(mode);
  const machine = VirtualMachine.start({
    imageFile: image.file,
    extraArguments: ["-S"],
  });
  try {
    return machine.debug(
      [
        `break ${place.file}:${lineOf(place)}`,
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

function assertBacktrace(answer: string, place: Place): void {
  const frames = part(answer, "backtrace");
  const line = `#0 .*${place.functionName}.*${place.file}:${lineOf(place)}`;
  assert.match(frames, new RegExp(line), answer);
  assert.match(frames, /mapEverything.*kernel\/memory\/memory\.ts:\d+/);
  assert.match(frames, /initialise.*kernel\/memory\/memory\.ts:\d+/);
  assert.match(frames, /main.*kernel\/main\.ts:\d+/);
}

test("release: stops on the line and shows the backtrace", async () => {
  assertBacktrace(await stopAt(inPaging, "release"), inPaging);
});

test("development: the backtrace and every local", async () => {
  const answer = await stopAt(inMemory, "development");
  assertBacktrace(answer, inMemory);
  const locals = new Map(
    [...part(answer, "locals").matchAll(/^(\w+) = (\d+)/gm)].map(
      ([, name, value]) => [name, Number(value)] as const,
    ),
  );
  assert.deepEqual([...locals.keys()].sort(), ["place", "tablesSize"]);
  // What they must be: whole pages of tables within the machine's 128 MB.
  const place = locals.get("place")!;
  const tablesSize = locals.get("tablesSize")!;
  assert.ok(place > 0 && place % 4096 === 0 && place < 128 << 20, answer);
  assert.ok(tablesSize > 0 && tablesSize % 4096 === 0, answer);
});
