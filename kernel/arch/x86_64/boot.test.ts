// Boots the kernel on virtual PCs: loaders, machines, processors, mapping,
// exceptions, input, power.

import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync, copyFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import {
  buildShellImage,
  symbolAddress,
  type TestImage,
} from "./testing/image.ts";
import { VirtualMachine, type MachineOptions } from "./testing/machine.ts";
import {
  reachableInstructions,
  redZoneInstructions,
  vectorInstructions,
} from "./testing/code.ts";
import {
  pageAt,
  parsePages,
  writableAndExecutable,
  type MappedPage,
} from "./testing/page-table.ts";

const prompt = /nautilus> $/;
const terminal = (machine: VirtualMachine): string => machine.terminal;

let image: TestImage;

before(async () => {
  image = await buildShellImage();
});

after(() => {
  rmSync(dirname(image.file), { recursive: true, force: true });
});

/** Boots to the prompt, hands the machine over, and stops it whatever happens. */
async function withShell(
  options: Omit<MachineOptions, "imageFile">,
  body: (machine: VirtualMachine) => Promise<void>,
): Promise<void> {
  const machine = VirtualMachine.start({ imageFile: image.file, ...options });
  try {
    await machine.waitFor(terminal, prompt);
    await body(machine);
  } finally {
    await machine.stop();
  }
}

for (const machineName of ["pc", "q35", "microvm"] as const) {
  test(`boots on ${machineName}, answers, and powers off by ACPI`, async () => {
    const options = { machine: machineName, debugPorts: false };
    await withShell(options, async (machine) => {
      machine.type("cpuid\r");
      await machine.waitFor(terminal, /nautilus> cpuid[^]*nautilus> $/);
      machine.type("shutdown\r");
      assert.equal(await machine.waitForExit(), 0);
    });
  });

  test(`reboots on ${machineName}`, async () => {
    await withShell({ machine: machineName }, async (machine) => {
      machine.type("reboot\r");
      assert.equal(await machine.waitForExit(), 0); // -no-reboot: QEMU ends
    });
  });
}

for (const cpuModel of [
  "qemu64,-nx",
  "max",
  "Nehalem",
  "486",
  "qemu64,-sse2",
]) {
  test(`processor ${cpuModel}`, async () => {
    const machine = VirtualMachine.start({ imageFile: image.file, cpuModel });
    try {
      const isTooOld = cpuModel === "486" || cpuModel.endsWith("-sse2");
      await machine.waitFor(
        terminal,
        isTooOld ? /Nautilus needs a 64-bit CPU of level x86-64-v1/ : prompt,
      );
    } finally {
      await machine.stop();
    }
  });
}

/** Without the one, time is a guess; without the other, waiting is polling. */
for (const missing of ["pit=off", "pic=off", "rtc=off"]) {
  test(`microvm,${missing}: the shell answers and sleeps`, async () => {
    const extraArguments = ["-machine", missing];
    await withShell({ machine: "microvm", extraArguments }, async (machine) => {
      machine.type("sleep 100000\r");
      await machine.waitFor(terminal, /sleep 100000[^]*nautilus> $/);
      machine.type("time\r");
      await machine.waitFor(terminal, /nautilus> time[^]*nautilus> $/);
      const isGuessed = /frequency guessed/.test(machine.terminal);
      assert.equal(isGuessed, missing === "pit=off");
    });
  });
}

test("other processors stay where the firmware left them", async () => {
  await withShell({ extraArguments: ["-smp", "4"] }, async (machine) => {
    machine.type("sleep 100000\r");
    await machine.waitFor(terminal, /sleep 100000[^]*nautilus> $/);
  });
});

for (const memory of ["6M", "33M", "3500M", "6G"]) {
  test(`memory of ${memory}`, async () => {
    const extraArguments = [
      ...["-object", `memory-backend-ram,id=ram,size=${memory},reserve=off`],
      ...["-machine", "memory-backend=ram"],
    ];
    await withShell(
      { machine: "q35", memory, extraArguments },
      async (machine) => {
        assertMapping(parsePages(await machine.monitor("info tlb")));
      },
    );
  });
}

test(
  "boots from a disc by GRUB and multiboot2",
  { timeout: 60_000 },
  async () => {
    const folder = join(dirname(image.file), "disc");
    const boot = join(folder, "boot");
    mkdirSync(join(boot, "grub"), { recursive: true });
    copyFileSync(image.file, join(boot, "nautilus.elf"));
    writeFileSync(
      join(boot, "grub", "grub.cfg"),
      "set timeout=0\nmenuentry n {\n multiboot2 /boot/nautilus.elf\n boot\n}\n",
    );
    const discFile = join(dirname(image.file), "nautilus.iso");
    const made = spawnSync("grub-mkrescue", ["-o", discFile, folder]);
    assert.equal(made.status, 0, String(made.stderr));
    await withShell({ discFile, memory: "2048" }, async (machine) => {
      assert.match(machine.log, /multiboot2/);
      machine.type("shutdown\r");
      await machine.waitForExit();
      assert.equal(machine.exitCodeText, "0\n");
    });
  },
);

/** What design K3 promises of every page. */
function assertMapping(pages: readonly MappedPage[]): void {
  assert.ok(pages.length > 100, `only ${pages.length} pages`);
  assert.deepEqual(writableAndExecutable(pages), []);
  assert.equal(pageAt(pages, 0n), undefined, "page 0 is mapped");
  const guards = [...image.symbols.keys()].filter((name) =>
    name.endsWith("_stack_guard"),
  );
  assert.equal(guards.length, 4);
  for (const guard of guards) {
    const address = symbolAddress(image, guard);
    assert.equal(pageAt(pages, address), undefined, `${guard} is mapped`);
    const above = pageAt(pages, address + 0x1000n);
    assert.ok(above?.writable, `the stack above ${guard} is not writable`);
  }
  const text = pageAt(pages, symbolAddress(image, "__text_start"));
  assert.ok(text?.executable);
  const readOnly = pageAt(pages, symbolAddress(image, "__rodata_start"));
  assert.deepEqual([readOnly?.writable, readOnly?.executable], [false, false]);
  assert.ok(pageAt(pages, 0xfee0_0000n)?.uncached, "the local APIC is cached");
  assert.equal(pageAt(pages, 0xfd_0000_0000n), undefined);
}

test("W^X, unmapped page 0, stack guards, uncached devices", async () => {
  await withShell({}, async (machine) => {
    assertMapping(parsePages(await machine.monitor("info tlb")));
  });
});

/** Each must make `assertMapping` fail. */
const mappingDefects: readonly (readonly [
  string,
  (pages: readonly MappedPage[]) => MappedPage[],
])[] = [
  ["page 0 is there", (pages) => [pageLike(0n), ...pages]],
  [
    "a stack has no guard",
    (pages) => [
      pageLike(symbolAddress(image, "nautilus_nmi_stack_guard")),
      ...pages,
    ],
  ],
  [
    "code may be written",
    (pages) =>
      pages.map((page) =>
        page.executable ? { ...page, writable: true } : page,
      ),
  ],
  [
    "devices are cached",
    (pages) => pages.map((page) => ({ ...page, uncached: false })),
  ],
  [
    "constants may be written",
    (pages) => pages.map((page) => ({ ...page, writable: true })),
  ],
];

function pageLike(address: bigint): MappedPage {
  return {
    address,
    sizeBytes: 0x1000n,
    writable: true,
    executable: false,
    uncached: false,
  };
}

test("the check of the mapping sees each planted defect", async () => {
  await withShell({}, async (machine) => {
    const pages = parsePages(await machine.monitor("info tlb"));
    assertMapping(pages);
    for (const [name, plant] of mappingDefects)
      assert.throws(() => assertMapping(plant(pages)), name);
  });
});

test("the check of W^X sees a processor that cannot have it", async () => {
  await withShell({ cpuModel: "qemu64,-nx" }, async (machine) => {
    const pages = parsePages(await machine.monitor("info tlb"));
    assert.notDeepEqual(writableAndExecutable(pages), []);
  });
});

/** What the report of each `fault` command must say. */
const faults: readonly (readonly [string, RegExp, RegExp])[] = [
  [
    "read",
    /Page fault \(#PF[^]*read of address 0x0000000000000008: page 0/,
    /readNull \(kernel\/memory\/provoke\.ts:\d+\)/,
  ],
  [
    "write",
    /Page fault \(#PF[^]*write of address 0x[0-9a-f]{16}: not writable/,
    /writeText \(kernel\/memory\/provoke\.ts:\d+\)/,
  ],
  [
    "stack",
    /Double fault \(#DF[^]*guard page below the stack/,
    /useStack \(kernel\/memory\/provoke\.ts:\d+\)/,
  ],
  [
    "index",
    /PANIC: index 4 is out of range: the length is 4/,
    /indexPastEnd \(kernel\/memory\/provoke\.ts:\d+\)/,
  ],
];

for (const [name, what, where] of faults) {
  test(`fault ${name}: reported with function, file and line`, async () => {
    await withShell({}, async (machine) => {
      machine.type(`fault ${name}\r`);
      await machine.waitForExit();
      const report = machine.errors;
      assert.match(report, what);
      assert.match(report, where);
      assert.match(report, /main \(kernel\/main\.ts:\d+\)/);
      assert.equal(machine.exitCodeText, "70\n");
    });
  });
}

/** Faults no shell command makes: gdb bends the registers of the idle CPU. */
const bentRegisters: readonly (readonly [string, readonly string[], RegExp])[] =
  [
    [
      "a jump to page 0",
      ["set $rip = 0"],
      /execute of address 0x0{16}: page 0/,
    ],
    [
      "a jump into data",
      ["set $rip = (char *)&nautilus_boot_stack_top - 64"],
      /execute of address 0x[0-9a-f]+: not executable/,
    ],
    ["a lost stack", ["set $rsp = 8"], /Double fault \(#DF/],
  ];

for (const [name, commands, expected] of bentRegisters) {
  test(`${name} is reported`, async () => {
    await withShell({}, async (machine) => {
      machine.debug(commands, image.file);
      machine.type("x"); // wakes it
      await machine.waitForExit();
      assert.match(machine.errors, expected);
      assert.equal(machine.exitCodeText, "70\n");
    });
  });
}

test("a non-maskable interrupt is reported, on its own stack", async () => {
  await withShell({}, async (machine) => {
    await machine.monitor("nmi");
    await machine.waitForExit();
    assert.match(machine.errors, /Non-maskable interrupt \(NMI, vector 2/);
  });
});

test("interrupts touch no vector register", () => {
  // What a fatal report does afterwards is nobody's concern.
  const report = [
    "nautilus_exception",
    "nautilus_overflow",
    "kernel.debug.panic.endFatalReport",
  ];
  // Those who serve vectors, and what timers call.
  const served = /\.(onShot|onReceive|onKick|onError|endWait)\.value$/;
  const trap = reachableInstructions(
    image.file,
    "nautilus_trap",
    report,
    served,
  );
  assert.ok(trap.length > 50, `only ${trap.length} instructions`);
  assert.deepEqual(vectorInstructions(trap), []);
  // The check sees them where they are: in the copying of a report.
  const all = reachableInstructions(image.file, "memcpy", []);
  assert.notDeepEqual(vectorInstructions(all), []);
});

test("nothing is kept below the stack pointer", () => {
  assert.deepEqual(redZoneInstructions(image.file), []);
});

test("what is typed before the boot is not lost", async () => {
  const machine = VirtualMachine.start({ imageFile: image.file });
  try {
    machine.type("help\r");
    await machine.waitFor(
      terminal,
      /nautilus> help[^]*shutdown[^]*nautilus> $/,
    );
  } finally {
    await machine.stop();
  }
});

test("a long paste arrives whole", async () => {
  await withShell({}, async (machine) => {
    // 3 KB: more than the ring holds.
    const numbers = Array.from({ length: 300 }, (_, index) => 1000 + index);
    machine.type(numbers.map((number) => `echo ${number}\r`).join(""));
    await machine.waitFor(terminal, /\n1299\nnautilus> $/);
    const answers = machine.terminal.match(/^\d{4}$/gm) ?? [];
    assert.deepEqual(answers.map(Number), numbers);
  });
});

test("commands of the command line run, then the machine is off", async () => {
  const machine = VirtualMachine.start({
    imageFile: image.file,
    commandLine: 'shell="meminfo" shell="rdmsr 0xc0000080"',
  });
  try {
    await machine.waitForExit();
    assert.equal(machine.exitCodeText, "0\n");
    // EFER: no-execute, long mode active and enabled.
    assert.match(machine.terminal, /0xc0000080\] = 0x0{13}d00/);
  } finally {
    await machine.stop();
  }
});

test("time passes as on the host", async () => {
  await withShell({}, async (machine) => {
    const start = Date.now();
    machine.type("delay 1000000\r");
    await machine.waitFor(terminal, /delay 1000000[^]*nautilus> $/);
    const elapsedMs = Date.now() - start;
    assert.ok(elapsedMs > 900 && elapsedMs < 5000, `${elapsedMs} ms`);
  });
});
