// What a program costs before and after itself: instructions from entry to
// exit, counted by QEMU, and bytes of the loaded image.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { buildImage, type TestImage } from "./testing/image.ts";
import { VirtualMachine, type MachineOptions } from "./testing/machine.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const instructionsLimit = 1_000_000;
const imageLimitBytes = 150 * 1024;

let image: TestImage;

before(async () => {
  image = await buildImage(join(root, "examples/hello.ts"));
});

after(() => {
  rmSync(dirname(image.file), { recursive: true, force: true });
});

/** An instruction takes a nanosecond, and the time-stamp counter shows it. */
const countInstructions = [
  ...["-accel", "tcg,thread=single"],
  ...["-icount", "shift=0,sleep=off"],
];

async function count(options: Partial<MachineOptions>): Promise<number> {
  const machine = VirtualMachine.start({
    imageFile: image.file,
    ...options,
    extraArguments: [...countInstructions, ...(options.extraArguments ?? [])],
  });
  try {
    await machine.waitForExit();
    assert.equal(machine.terminal, "Hello from Nautilus!\n");
    assert.equal(machine.exitCodeText, "0\n");
    const line = /exit: code 0 after (\d+) counts/.exec(machine.log);
    assert.ok(line !== null, machine.log);
    return Number(line[1]);
  } finally {
    await machine.stop();
  }
}

for (const machine of ["pc", "q35", "microvm"] as const) {
  test(`hello on ${machine}: under 10^6 instructions, every time the same`, async () => {
    const first = await count({ machine });
    assert.ok(first > 1000 && first < instructionsLimit, String(first));
    assert.equal(await count({ machine }), first);
  });
}

/** Memory the host need not have. */
function unreserved(memory: string): Partial<MachineOptions> {
  const ram = `memory-backend-ram,id=ram,size=${memory},reserve=off`;
  const extraArguments = ["-object", ram, "-machine", "memory-backend=ram"];
  return { machine: "q35", memory, extraArguments };
}

test("hello in 64 GB without huge pages: still under 10^6", async () => {
  const instructions = await count(unreserved("64G"));
  assert.ok(instructions < instructionsLimit, String(instructions));
});

test("with huge pages the boot does not grow with the memory", async () => {
  const cpuModel = "max";
  const small = await count({ ...unreserved("128M"), cpuModel });
  const large = await count({ ...unreserved("64G"), cpuModel });
  assert.ok(large - small < 20_000, `${small} and ${large}`);
});

test("hello's image takes at most 150 KB", () => {
  const sizes = execFileSync("llvm-size-19", ["-A", image.file], {
    encoding: "utf8",
  });
  // What is loaded: sections with an address, but those of zeroes.
  let loadedBytes = 0;
  for (const line of sizes.split("\n")) {
    const match = /^(\.\S+)\s+(\d+)\s+(\d+)$/.exec(line);
    if (match === null || match[3] === "0" || match[1] === ".bss") continue;
    loadedBytes += Number(match[2]);
  }
  assert.ok(loadedBytes > 10_000, sizes);
  assert.ok(loadedBytes <= imageLimitBytes, sizes);
});
