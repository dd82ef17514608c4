// Processors with and without what a kernel may use: models and flags of QEMU's,
// and Bochs for x2APIC, the deadline timer and AVX-512, which QEMU does not emulate.

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { after, before, test } from "node:test";
import { bochsMissing, runInBochs } from "./testing/bochs.ts";
import { buildImage, type TestImage } from "./testing/image.ts";
import { VirtualMachine } from "./testing/machine.ts";

let image: TestImage;

before(async () => {
  image = await buildImage(null);
});

after(() => {
  rmSync(dirname(image.file), { recursive: true, force: true });
});

/** Boots two CPUs of that model, runs threads on them, and breaks W^X. */
async function bootModel(cpuModel: string, cpus = 2): Promise<void> {
  const machine = VirtualMachine.start({
    imageFile: image.file,
    cpuModel,
    commandLine: 'shell="selftest threads" shell="fault write"',
    extraArguments: ["-smp", String(cpus), "-accel", "tcg,thread=single"],
  });
  try {
    await machine.waitForExit(60_000);
    assert.match(machine.terminal, /PASS threads/, machine.log);
    if (cpus > 1) assert.match(machine.log, /processors: 2 of 2 CPUs run/);
    // The image's code is not writable, with or without the flag.
    assert.match(machine.errors, /write of address 0x[0-9a-f]+: not writable/);
  } finally {
    await machine.stop();
  }
}

const models = [
  ...["qemu64", "qemu64,-nx", "qemu64,+pdpe1gb", "qemu64,-pge,-pat,-mtrr"],
  ...["kvm64", "core2duo", "EPYC", "max"],
  ...["max,-pdpe1gb", "max,-xsave", "max,-nx", "max,-smep,-smap,-umip"],
  ...["max,-fsgsbase,-pge", "Nehalem,-nx"],
];

for (const model of models) test(`boots on ${model}`, () => bootModel(model));

/** Threads with different vector registers, on a processor that has so many bytes in each. */
async function keepVectors(cpuModel: string, state: string): Promise<void> {
  const machine = VirtualMachine.start({
    imageFile: image.file,
    cpuModel,
    commandLine: 'shell=regs shell="selftest vectors"',
    extraArguments: ["-smp", "2", "-accel", "tcg,thread=single"],
  });
  try {
    await machine.waitForExit(60_000);
    assert.match(machine.terminal, /PASS vectors/, machine.log);
    assert.ok(machine.terminal.includes(vectorLine(state)), machine.terminal);
  } finally {
    await machine.stop();
  }
}

function vectorLine(state: string): string {
  const [bytes, saved, method] = state.split(" ");
  return `Vectors of ${bytes} bytes; an interrupt that switches threads saves ${saved} (${method})`;
}

const vectorModels = [
  ["qemu64", "16 512 FXSAVE"],
  ["max", "32 832 XSAVE"],
  ["max,-avx", "16 576 XSAVE"],
  ["max,-xsave", "16 512 FXSAVE"], // which still has AVX in its CPUID
] as const;

for (const [model, state] of vectorModels)
  test(`keeps vector registers on ${model}`, () => keepVectors(model, state));

test("boots without a local APIC", () => bootModel("max,-apic", 1));

test("a processor that is too old says so", async () => {
  const machine = VirtualMachine.start({
    imageFile: image.file,
    cpuModel: "pentium3",
    debugPorts: false,
  });
  try {
    await machine.waitFor(
      ({ terminal }) => terminal,
      /Nautilus needs a 64-bit CPU of level x86-64-v1/,
    );
  } finally {
    await machine.stop();
  }
});

const missing = bochsMissing();

test(
  "Bochs: x2APIC and TSC-deadline, on two CPUs",
  { skip: missing === "" ? false : missing, timeout: 150_000 },
  async () => {
    const output = await runInBochs(
      {
        imageFile: image.file,
        cpuModel: "corei7_skylake_x",
        cpus: 2,
        shellCommands: [
          ...["ioapic", "selftest threads", "selftest clocks", "sleep 1000"],
          ...["burn p 500 0 1000000 300000", "sleep 20000", "threads"],
        ],
      },
      140_000,
    );
    assert.match(
      output,
      /This CPU: x2APIC 0, .* timer TSC-deadline, errors 0x00/,
    );
    assert.match(output, /PASS threads/);
    assert.match(output, /PASS clocks/);
    assert.match(output, /^ *\d+ +0 \w+ +periodic /m, output);
  },
);

test(
  "Bochs: AVX-512 registers are kept",
  { skip: missing === "" ? false : missing, timeout: 150_000 },
  async () => {
    const output = await runInBochs(
      {
        imageFile: image.file,
        cpuModel: "corei7_skylake_x",
        cpus: 2,
        shellCommands: ["regs", "selftest vectors"],
      },
      140_000,
    );
    assert.ok(output.includes(vectorLine("64 2688 XSAVE")), output);
    assert.match(output, /PASS vectors/);
  },
);

test(
  "Bochs: a processor with xAPIC and one-shot timer",
  { skip: missing === "" ? false : missing, timeout: 150_000 },
  async () => {
    const output = await runInBochs(
      {
        imageFile: image.file,
        cpuModel: "core2_penryn_t9600",
        cpus: 2,
        shellCommands: ["ioapic", "selftest threads"],
      },
      140_000,
    );
    assert.match(output, /This CPU: xAPIC 0, .* timer one-shot/);
    assert.match(output, /PASS threads/);
  },
);
