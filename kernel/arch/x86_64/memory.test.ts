// The kernel's memory on virtual PCs: nodes, sizes from 8 MB to 64 GB, what an
// allocation costs, and the heap against its model.

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { after, before, test } from "node:test";
import { buildShellImage, type TestImage } from "./testing/image.ts";
import { VirtualMachine, type MachineOptions } from "./testing/machine.ts";

let image: TestImage;

before(async () => {
  image = await buildShellImage();
});

after(() => {
  rmSync(dirname(image.file), { recursive: true, force: true });
});

/** What the commands print before the machine is off. */
async function run(
  commands: readonly string[],
  options: Partial<MachineOptions> = {},
): Promise<VirtualMachine> {
  const machine = VirtualMachine.start({
    imageFile: image.file,
    commandLine: commands.map((command) => `shell="${command}"`).join(" "),
    ...options,
  });
  try {
    await machine.waitForExit();
    assert.equal(machine.exitCodeText, "0\n", machine.terminal);
    return machine;
  } finally {
    await machine.stop();
  }
}

/** Memory the host need not have. */
function unreserved(memory: string): Partial<MachineOptions> {
  return {
    machine: "q35",
    memory,
    extraArguments: [
      ...["-object", `memory-backend-ram,id=ram,size=${memory},reserve=off`],
      ...["-machine", "memory-backend=ram"],
    ],
  };
}

const seed = 1 + (Date.now() % 1_000_000);

for (const memory of ["8M", "64G"]) {
  test(`the heap keeps to its model in ${memory}`, async () => {
    const command = `memtest 50000 ${seed}`;
    const { terminal } = await run([command], unreserved(memory));
    assert.match(terminal, /operations: nothing is wrong\n/);
  });
}

/** Nodes of 64, 48 and 32 MB; the last has no CPUs, and is near the second. */
const threeNodes = [
  ...["-smp", "2"],
  ...[64, 48, 32].flatMap((size, node) => [
    "-object",
    `memory-backend-ram,id=m${node},size=${size}M`,
    "-numa",
    `node,nodeid=${node},memdev=m${node}${node < 2 ? `,cpus=${node}` : ""}`,
  ]),
  ...["-numa", "dist,src=0,dst=1,val=21"],
  ...["-numa", "dist,src=0,dst=2,val=31"],
  ...["-numa", "dist,src=1,dst=2,val=15"],
];

test("each node's memory is its own, and all of it is used", async () => {
  const { terminal } = await run(
    ["meminfo detail", `memtest 50000 ${seed}`, "meminfo detail"],
    { memory: "144M", extraArguments: threeNodes },
  );
  assert.match(terminal, /operations: nothing is wrong\n/);
  const lines = [
    ...terminal.matchAll(/^node (\d) +(\d+) KB of (\d+) KB free/gm),
  ];
  assert.equal(lines.length, 6, terminal);
  const total = lines.map((line) => Number(line[3]));
  assert.equal(total[1], 48 * 1024);
  // Less what the firmware keeps at the end.
  assert.ok(total[2]! > 31 * 1024 && total[2]! <= 32 * 1024, terminal);
});

/** Counts per operation; an instruction counts one. */
const ceilings: Readonly<Record<string, number>> = {
  "allocate and free 64 bytes": 60,
  "as above, 256 at a time": 130,
  "allocate and free a page": 800,
  "stack of 16 KB, warm": 40,
  "copy of 1 MB": 200_000,
  "clearing 1 MB": 200_000,
  "spinlock pair": 10,
  "spinlock pair, interrupts saved": 16,
};

test("what memory costs, in instructions", async () => {
  const { terminal } = await run(["bench"], {
    machine: "microvm",
    extraArguments: [
      ...["-accel", "tcg,thread=single"],
      ...["-icount", "shift=0,sleep=off"],
    ],
  });
  for (const [name, ceiling] of Object.entries(ceilings)) {
    const line = new RegExp(`^${name} +(\\d+\\.\\d)`, "m").exec(terminal);
    assert.ok(line !== null, `${name} is not measured:\n${terminal}`);
    assert.ok(Number(line[1]) <= ceiling, `${name}: ${line[1]}`);
  }
});
