// What the kernel finds out about virtual PCs, and that their devices' lines
// reach it: firmware of several kinds, with and without interrupt controllers.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { madt, srat, slit, table } from "../../testing/tables.ts";
import { firmwareArguments } from "./testing/firmware.ts";
import { buildShellImage, type TestImage } from "./testing/image.ts";
import { VirtualMachine, type MachineOptions } from "./testing/machine.ts";

let image: TestImage;
const folder = mkdtempSync(join(tmpdir(), "nautilus-discovery-"));

before(async () => {
  image = await buildShellImage();
});

after(() => {
  rmSync(dirname(image.file), { recursive: true, force: true });
  rmSync(folder, { recursive: true });
});

interface Answers {
  readonly output: string;
  readonly log: string;
}

/** Boots, runs the commands, and gives what they printed. */
async function ask(
  commands: readonly string[],
  options: Omit<MachineOptions, "imageFile"> = {},
): Promise<Answers> {
  const machine = VirtualMachine.start({
    imageFile: image.file,
    commandLine: commands.map((command) => `shell="${command}"`).join(" "),
    ...options,
  });
  try {
    await machine.waitForExit();
    return { output: machine.terminal, log: machine.log };
  } finally {
    await machine.stop();
  }
}

const memory = (id: string, size: string): string[] => [
  ...["-object", `memory-backend-ram,id=${id},size=${size}`],
];

test("CPUs, nodes and distances, a node without memory and one without CPUs", async () => {
  const { output, log } = await ask(["numa", "cputopotest"], {
    extraArguments: [
      ...["-smp", "8,sockets=2,cores=4"],
      ...memory("a", "64M"),
      ...memory("b", "64M"),
      ...["-numa", "node,cpus=0-3,memdev=a", "-numa", "node,cpus=4-7"],
      ...["-numa", "node,memdev=b"],
      ...["-numa", "dist,src=0,dst=1,val=21"],
      ...["-numa", "dist,src=0,dst=2,val=31"],
      ...["-numa", "dist,src=1,dst=2,val=17"],
    ],
  });
  assert.match(log, /discovery: 8 CPUs, 3 nodes, 1 interrupt controllers/);
  assert.match(output, /^3 nodes, 8 CPUs\nNode 0: CPUs 0-3\n/);
  assert.match(
    output,
    /Node 1: CPUs 4-7\nNode 2: CPUs none\n {2}0x0{9}4000000 /,
  );
  assert.match(
    output,
    /from {3}0 {2}10 {2}21 {2}31\nfrom {3}1 {2}21 {2}10 {2}17\n/,
  );
  assert.match(output, /\n2 packages, 8 cores, 8 threads .*\nPASS\n$/);
});

test("eight nodes, each with a CPU and memory", async () => {
  const nodes = [0, 1, 2, 3, 4, 5, 6, 7];
  const { output, log } = await ask(["numa", "selftest sharedheap"], {
    extraArguments: [
      ...["-m", "256", "-smp", "8"],
      ...nodes.flatMap((node) => [
        ...memory(`m${node}`, "32M"),
        ...["-numa", `node,cpus=${node},memdev=m${node}`],
      ]),
    ],
  });
  assert.match(log, /discovery: 8 CPUs, 8 nodes/);
  for (const node of nodes)
    assert.match(output, new RegExp(`Node ${node}: CPUs ${node}\\n {2}0x`));
  assert.match(output, /PASS sharedheap/);
});

test("threads, cores and packages", async () => {
  const { output } = await ask(["cputopotest"], {
    cpuModel: "max",
    extraArguments: ["-smp", "12,sockets=2,cores=3,threads=2"],
  });
  assert.match(output, /\n2 packages, 6 cores, 12 threads .*\nPASS\n$/);
});

test("255 CPUs, on a machine that starts with room for more", async () => {
  const { log, output } = await ask(["cputopotest"], {
    machine: "q35",
    // One after the other: 255 threads of the emulator's only get in each other's way.
    extraArguments: ["-smp", "255,maxcpus=255", "-accel", "tcg,thread=single"],
  });
  assert.match(log, /discovery: 255 CPUs/);
  assert.match(output, /\nPASS\n$/);
});

test("MP tables where there is no ACPI", async () => {
  const { output, log } = await ask(["ioapic", "numa"], {
    extraArguments: ["-no-acpi", "-smp", "4,sockets=4"],
  });
  assert.match(log, /discovery: 4 CPUs, 1 node, 1 interrupt controllers/);
  assert.match(output, /I\/O APIC 0 at 0xfec00000/);
  assert.match(output, /\n +4 +0x[0-9a-f]{2} +open /);
});

const cpuList = (count: number): number[] =>
  Array.from({ length: count }, (_, i) => madt.cpu(i, i)).flat();

const threeCpus = table("APIC", [
  ...madt.start,
  ...cpuList(3),
  ...madt.controller(0, 0xfec0_0000, 0),
  ...madt.override(0, 2, 0),
]);

test("tables of our own", async () => {
  const affinity = table("SRAT", [
    ...srat.start,
    ...[0, 1, 2].flatMap((i) => srat.cpu(i, i)),
    ...srat.memory(0, 0, 0x400_0000),
    ...srat.memory(1, 0x400_0000, 0x400_0000),
  ]);
  const distances = slit([
    [10, 11, 12],
    [11, 10, 13],
    [12, 13, 10],
  ]);
  const { output, log } = await ask(["numa"], {
    extraArguments: firmwareArguments([threeCpus, affinity, distances], folder),
  });
  assert.match(log, /discovery: 3 CPUs, 3 nodes, 1 interrupt controllers/);
  assert.match(output, /from {3}2 {2}12 {2}13 {2}10\n/);
});

/** What is wrong with the tables, and what the log says of it. */
const wrong: readonly [string, number[][], RegExp][] = [
  [
    "a checksum",
    [[...threeCpus.slice(0, -1), 1]],
    /MADT: its checksum is wrong\n[^]*discovery: 1 CPU,/,
  ],
  [
    "a controller in memory",
    [
      table("APIC", [
        ...madt.start,
        ...cpuList(1),
        ...madt.controller(0, 0x20_0000, 0),
      ]),
    ],
    /I\/O APIC at 0x00200000 lies in memory\n/,
  ],
  [
    "a controller where nothing is",
    [
      table("APIC", [
        ...madt.start,
        ...cpuList(1),
        ...madt.controller(0, 0xf000_0000, 0),
      ]),
    ],
    /I\/O APIC at 0xf0000000 does not answer\n/,
  ],
  [
    "a record without a length",
    [table("APIC", [...madt.start, ...cpuList(2), 0, 0, 0])],
    /MADT: a record has no length\n[^]*discovery: 2 CPUs/,
  ],
];

for (const [name, tables, logged] of wrong) {
  test(`${name} wrong: it is said, and the kernel goes on`, async () => {
    const { output, log } = await ask(["sleep 1000", "version"], {
      extraArguments: firmwareArguments(tables, folder),
    });
    assert.match(log, logged);
    assert.match(output, /Nautilus \d/);
  });
}

test("another SRAT than the machine's own, and garbage", async () => {
  const file = join(folder, "garbage");
  writeFileSync(
    file,
    Uint8Array.from({ length: 60 }, (_, i) => (i * 37) & 0xff),
  );
  const { output, log } = await ask(["numa"], {
    extraArguments: ["-acpitable", `sig=SRAT,data=${file}`],
  });
  assert.match(log, /discovery: SRAT: /);
  assert.match(output, /^1 node /);
});

/** Machines, and who delivers what is typed there. */
const deliveries: readonly [
  string,
  Omit<MachineOptions, "imageFile">,
  boolean,
][] = [
  ["pc", { machine: "pc" }, true],
  ["q35", { machine: "q35" }, true],
  ["microvm", { machine: "microvm" }, true],
  [
    "microvm without an 8259",
    { machine: "microvm", extraArguments: ["-machine", "pic=off"] },
    true,
  ],
  ["pc without an APIC", { cpuModel: "qemu64,-apic" }, false],
  ["pc without ACPI", { extraArguments: ["-no-acpi"] }, true],
];

for (const [name, options, byController] of deliveries) {
  test(`${name}: typing and timers interrupt`, async () => {
    const machine = VirtualMachine.start({ imageFile: image.file, ...options });
    const terminal = (of: VirtualMachine): string => of.terminal;
    try {
      await machine.waitFor(terminal, /nautilus> $/);
      machine.type("sleep 200000\r");
      await machine.waitFor(terminal, /sleep 200000\n[^]*nautilus> $/);
      machine.type("ioapic\r");
      const pattern = byController
        ? /\n +4 +0x[0-9a-f]{2} +open +edge +high +0 +([1-9]\d*)\n/
        : /This CPU: no local APIC/;
      await machine.waitFor(terminal, pattern);
      // Without an I/O APIC, line 4 is vector 0x24.
      if (byController) return;
      machine.type("int 24\r");
      await machine.waitFor(
        terminal,
        /Vector 0x24: raised 1 times, arrived 1\n/,
      );
    } finally {
      await machine.stop();
    }
  });
}

test("a vector nobody serves is told once, and is no panic", async () => {
  const { output } = await ask(["int 80 3", "int 80", "int ff", "int 1f"], {
    debugPorts: false,
  });
  const told = /interrupt: vector 0x80 was raised and nobody serves it\n/g;
  assert.equal([...output.matchAll(told)].length, 1);
  assert.match(output, /Vector 0x80: raised 3 times, arrived 3, nobody serves/);
  assert.match(output, /Vector 0xff: raised 1 times, arrived 1/);
  assert.match(output, /int: vector "1f" is an exception's/);
});

for (const cpus of ["1", "2", "4"]) {
  test(`${cpus} CPUs call each other, all at once`, async () => {
    const { output } = await ask(["selftest calls 3", "ipitest 20"], {
      extraArguments: ["-smp", cpus],
    });
    assert.match(output, /^PASS calls \(seed 3\)\n0 failed\n/);
    assert.match(output, /\nPASS\n$/);
  });
}

test("the clock is checked against the event timer, where there is one", async () => {
  const { output } = await ask(["sleep 1000000", "time"], { machine: "q35" });
  assert.match(output, /by the event timer \d+ Hz: the clock is \d{1,3} ppm /);
  const without = await ask(["time"], {
    extraArguments: ["-machine", "hpet=off"],
  });
  assert.doesNotMatch(without.output, /event timer/);
});
