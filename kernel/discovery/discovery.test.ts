// The readers of firmware's tables under Node: what they make of right tables,
// of damaged ones, and that planted defects in them are noticed.

import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync } from "node:fs";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import "../testing/node.ts";
import {
  damageByte,
  firmware,
  generator,
  madt,
  multiprocessor,
  multiprocessorTable,
  repair,
  slit,
  srat,
  table,
  type Firmware,
} from "../testing/tables.ts";
import type * as machineModule from "./machine.ts";
import type * as readModule from "./read.ts";

type Machine = machineModule.Machine;

interface Readers {
  /** What the tables make of a machine, and the complaints. */
  read(from: Firmware, memory?: Uint8Array): [Machine, string[]];
}

const folder = dirname(fileURLToPath(import.meta.url));
const work = mkdtempSync(join(tmpdir(), "nautilus-discovery-"));
after(() => rmSync(work, { recursive: true }));

/** Reads that no honest reader of our tables needs. */
const readLimit = 200_000;

/** A change of one file's text that makes a defective twin. */
interface Defect {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** The readers as they are, or their twin: on a buffer instead of memory. */
async function load(defect?: Defect): Promise<Readers> {
  const place = mkdtempSync(join(work, "readers-"));
  mkdirSync(join(place, "discovery"));
  mkdirSync(join(place, "memory"));
  writeFileSync(join(place, "package.json"), '{ "type": "module" }');
  const bytesFile = join(place, "memory/firmware-bytes.ts");
  copyFileSync(join(folder, "../testing/firmware-bytes.ts"), bytesFile);
  for (const name of readdirSync(folder)) {
    let source = readFileSync(join(folder, name), "utf8");
    if (name === defect?.file) {
      assert.ok(source.includes(defect.from), `${name}: ${defect.from}`);
      source = source.replaceAll(defect.from, defect.to);
    }
    // Layouts come zeroed; a class of JavaScript must be told so.
    source = source
      .replace(/^( +\w+)!: FixedArray<.*>;$/gm, "$1 = [] as any;")
      .replace(/^( +\w+)!: (u\d+|boolean);$/gm, "$1 = 0 as any;");
    writeFileSync(join(place, "discovery", name), source);
  }
  const load = (path: string) =>
    import(pathToFileURL(join(place, path)).href) as Promise<unknown>;
  const { Machine } = (await load(
    "discovery/machine.ts",
  )) as typeof machineModule;
  const { readMachine } = (await load(
    "discovery/read.ts",
  )) as typeof readModule;
  const { setMemory } = (await load("memory/firmware-bytes.ts")) as {
    setMemory(bytes: Uint8Array, readLimit: number): void;
  };
  return {
    read(from, memory = from.memory) {
      const machine = new Machine();
      const complaints: string[] = [];
      setMemory(memory, readLimit);
      readMachine(
        machine,
        from.rootPointer,
        () => from.multiprocessorPointer,
        0,
        (subject, problem) => complaints.push(`${subject}: ${problem}`),
      );
      return [machine, complaints];
    },
  };
}

const readers = await load();

const cpus = (machine: Machine): number[] =>
  Array.from({ length: machine.cpuCount }, (_, i) => machine.cpuHardwareId[i]!);

test("CPUs, controllers, overrides and pins of the MADT", () => {
  const body = [
    ...madt.start,
    ...madt.pin(0xff, 1), // before the CPUs it names
    ...madt.cpu(7, 4),
    ...madt.cpu(1, 0),
    ...madt.cpu(2, 2, 0),
    ...madt.cpuWide(300, 1000),
    ...madt.cpuWide(9, 4), // listed already
    ...madt.pinWide(300, 0),
    ...madt.controller(3, 0xfec0_0000, 0),
    ...madt.controller(4, 0xfec1_0000, 24),
    ...madt.override(0, 2, 0),
    ...madt.override(9, 20, 15),
    ...madt.localAddress(0xfee1_0000),
    ...[77, 4, 1, 2], // of no known kind
  ];
  for (const isLong of [true, false]) {
    const [machine, complaints] = readers.read(
      firmware([table("APIC", body)], { isLong }),
    );
    assert.deepEqual(complaints, []);
    assert.deepEqual(cpus(machine), [0, 4, 1000]); // the running one first
    assert.equal(machine.disabledCpuCount, 1);
    assert.deepEqual(
      [0, 1, 2].map((i) => machine.cpuNonMaskablePin[i]),
      [1, 1, 0],
    );
    assert.equal(machine.controllerCount, 2);
    assert.equal(machine.controllerFirstInput[1], 24);
    assert.equal(machine.overrideCount, 2);
    assert.equal(machine.overrideInput[1], 20);
    assert.equal(machine.overrideSignal[1], 15);
    assert.equal(machine.localControllerAddress, 0xfee1_0000);
    assert.equal(machine.nodeCount, 1);
  }
});

const threeCpus = table("APIC", [
  ...madt.start,
  ...madt.cpu(0, 0),
  ...madt.cpu(1, 1),
  ...madt.cpu(2, 2),
]);

test("nodes of the SRAT, in the order of their names, and distances", () => {
  const affinity = table("SRAT", [
    ...srat.start,
    ...srat.cpu(5, 0),
    ...srat.cpuWide(2, 1),
    ...srat.cpu(9, 2, 0), // disabled: names no node
    ...srat.memory(5, 0, 0xa_0000),
    ...srat.memory(5, 0x10_0000, 0x4000_0000 - 0x10_0000),
    ...srat.memory(3, 0x1_0000_0000, 0x4000_0000),
    ...srat.memory(8, 0, 0),
  ]);
  const side = 6;
  const matrix = Array.from({ length: side }, (_, from) =>
    Array.from({ length: side }, (_, to) =>
      from === to ? 10 : 10 + from + to,
    ),
  );
  const [machine, complaints] = readers.read(
    firmware([threeCpus, affinity, slit(matrix)]),
  );
  assert.deepEqual(complaints, []);
  assert.deepEqual(
    [0, 1, 2].map((i) => machine.nodeFirmwareId[i]),
    [2, 3, 5],
  );
  assert.deepEqual(
    [0, 1, 2].map((i) => machine.cpuNode[i]),
    [2, 0, 0],
  );
  assert.equal(machine.rangeCount, 3);
  assert.deepEqual(
    [0, 1, 2].map((i) => machine.rangeNode[i]),
    [2, 2, 1],
  );
  assert.equal(machine.distance[0 * 32 + 2], 17);
  assert.equal(machine.hasDistances, true);
});

const isa = [
  multiprocessor.cpu(0),
  multiprocessor.cpu(2),
  multiprocessor.cpu(4, 0),
  multiprocessor.bus(0, "PCI"),
  multiprocessor.bus(1, "ISA"),
  multiprocessor.controller(8, 0xfec0_0000),
  multiprocessor.interrupt(0, 1, 0, 8, 2),
  multiprocessor.interrupt(0, 0, 4, 8, 16),
  multiprocessor.interrupt(0, 1, 4, 8, 4),
  multiprocessor.interrupt(3, 1, 0, 8, 0),
  multiprocessor.localInterrupt(3, 0, 0),
  multiprocessor.localInterrupt(1, 0xff, 1),
];

test("MP tables where ACPI names no CPU", () => {
  for (const tables of [[], [table("APIC", madt.start)]]) {
    const [machine, complaints] = readers.read(
      firmware(tables, { multiprocessor: multiprocessorTable(isa) }),
    );
    assert.deepEqual(complaints, []);
    assert.deepEqual(cpus(machine), [0, 2]);
    assert.equal(machine.disabledCpuCount, 1);
    assert.equal(machine.overrideCount, 1);
    assert.equal(machine.overrideLine[0], 0);
    assert.equal(machine.overrideInput[0], 2);
    assert.equal(machine.cpuNonMaskablePin[1], 1);
  }
});

/** A table as it should not be, and what is said of it. */
const wrong: readonly [string, number[][], string][] = [
  ["cut off", [[...threeCpus.slice(0, 40)]], "MADT: its checksum is wrong"],
  [
    "a record without a length",
    [table("APIC", [...madt.start, 0, 0, 0, 0])],
    "MADT: a record has no length",
  ],
  [
    "a record beyond the end",
    [table("APIC", [...madt.start, ...madt.cpu(0, 0), 0, 200])],
    "MADT: a record goes beyond the end",
  ],
  [
    "a short record",
    [table("APIC", [...madt.start, 0, 4, 0, 0, ...madt.cpu(0, 0)])],
    "MADT: a record is too short",
  ],
  ["a header and no more", [table("APIC", [])], "MADT: it is too short"],
  [
    "the running CPU missing",
    [table("APIC", [...madt.start, ...madt.cpu(1, 1)])],
    "CPUs: the running one is not listed",
  ],
  [
    "too many CPUs",
    [
      table("APIC", [
        ...madt.start,
        ...Array.from({ length: 300 }, (_, i) => madt.cpuWide(i, i)).flat(),
      ]),
    ],
    "MADT: it lists more than we can use",
  ],
  [
    "memory of two nodes",
    [
      threeCpus,
      table("SRAT", [
        ...srat.start,
        ...srat.memory(0, 0, 0x2000),
        ...srat.memory(1, 0x1000, 0x2000),
      ]),
    ],
    "SRAT: two pieces of memory overlap",
  ],
  [
    "too many nodes",
    [
      table("SRAT", [
        ...srat.start,
        ...Array.from({ length: 40 }, (_, i) => srat.cpu(i, i)).flat(),
      ]),
    ],
    "SRAT: it lists more than we can use",
  ],
  ...(
    [
      [[[10, 20]], "SLIT: its matrix is cut short"],
      [[[10]], "SLIT: a node is missing in it"],
      [[[10, 20], [20, 11]], "SLIT: a node's own distance is not 10"],
      [[[10, 9], [20, 10]], "SLIT: another node is no farther than the own"],
    ] as [number[][], string][]
  ).map(([matrix, problem]): [string, number[][], string] => [
    `distances ${JSON.stringify(matrix)}`,
    [
      threeCpus,
      table("SRAT", [...srat.start, ...srat.cpu(0, 0), ...srat.cpu(1, 1)]),
      matrix.length === 1 && matrix[0]!.length === 2
        ? table("SLIT", [2, 0, 0, 0, 0, 0, 0, 0, ...matrix.flat()])
        : slit(matrix),
    ],
    problem,
  ]),
]; // prettier-ignore

for (const [name, tables, problem] of wrong) {
  test(`${name}: ${problem}`, () => {
    const [machine, complaints] = readers.read(firmware(tables));
    assert.ok(complaints.includes(problem), complaints.join("; "));
    assert.equal(nonsenseIn(machine), "");
  });
}

/** What no tables may make of a machine; "" when all is well. */
function nonsenseIn(machine: Machine): string {
  const ids = cpus(machine);
  if (ids[0] !== 0) return "the running CPU is not first";
  if (new Set(ids).size !== ids.length || ids.length > 256) return "CPUs";
  const nodes = machine.nodeCount;
  if (nodes < 1 || nodes > 32) return "nodes";
  if (ids.some((_, i) => !(machine.cpuNode[i]! < nodes))) return "a CPU's node";
  const ranges = Array.from({ length: machine.rangeCount }, (_, i) => ({
    start: machine.rangeStart[i]! as number,
    end: machine.rangeStart[i]! + machine.rangeSizeBytes[i]!,
    node: machine.rangeNode[i]! as number,
  })).sort((a, b) => a.start - b.start);
  for (const [i, { start, end, node }] of ranges.entries()) {
    if (end <= start || node >= nodes) return "a range";
    if (i > 0 && ranges[i - 1]!.end > start) return "ranges overlap";
  }
  for (let from = 0; from < nodes; from++)
    for (let to = 0; to < nodes; to++) {
      const distance = machine.distance[from * 32 + to]!;
      if (from === to ? distance !== 10 : !(distance > 10)) return "a distance";
    }
  return "";
}

const everything = firmware(
  [
    table("APIC", [
      ...madt.start,
      ...[0, 1, 2, 3].flatMap((i) => madt.cpu(i, i)),
      ...madt.cpuWide(9, 9),
      ...madt.controller(0, 0xfec0_0000, 0),
      ...madt.override(0, 2, 0),
      ...madt.pin(0xff, 1),
    ]),
    table("SRAT", [
      ...srat.start,
      ...[0, 1, 2, 3].flatMap((i) => srat.cpu(i % 2, i)),
      ...srat.memory(0, 0, 0x1000_0000),
      ...srat.memory(1, 0x1000_0000, 0x1000_0000),
    ]),
    slit([[10, 20], [20, 10]]),
  ],
  { multiprocessor: multiprocessorTable(isa) },
); // prettier-ignore

/** Reads damaged tables; the first problem with its seed, or "". */
function readDamaged(subject: Readers, sets: number): string {
  for (let seed = 1; seed <= sets; seed++) {
    const random = generator(seed);
    const memory = everything.memory.slice();
    for (let times = 1 + random(5); times > 0; times--) {
      const part = everything.parts[random(everything.parts.length)]!;
      const at = part.at + random(part.size);
      damageByte(memory, at, random);
      if (random(4) === 0) memory[part.at + 4] = random(256);
    }
    if (random(4) !== 0) repair(memory, everything);
    try {
      const problem = nonsenseIn(subject.read(everything, memory)[0]);
      if (problem !== "") return `seed ${seed}: ${problem}`;
    } catch (error) {
      return `seed ${seed}: ${String(error)}`;
    }
  }
  return "";
}

test("20,000 damaged sets: no hang, and what is left makes sense", () => {
  assert.equal(readDamaged(readers, 20_000), "");
});

const defects: readonly Defect[] = [
  {
    name: "records without a length are passed over",
    file: "records.ts",
    from: 'if (this.sizeBytes < 2) this.problem = "a record has no length";\n    else ',
    to: "",
  },
  {
    name: "a CPU may be listed twice",
    file: "machine.ts",
    from: "if (findCpu(machine, hardwareId) !== cpuLimit) return true;",
    to: "",
  },
  {
    name: "ranges may overlap",
    file: "srat.ts",
    from: "start < otherEnd && otherStart < end",
    to: "start === otherStart && end === otherEnd",
  },
  {
    name: "any distance will do",
    file: "slit.ts",
    from: "distance < localDistance",
    to: "false",
  },
];

for (const defect of defects) {
  test(`planted: ${defect.name}`, async () => {
    assert.notEqual(readDamaged(await load(defect), 20_000), "");
  });
}
