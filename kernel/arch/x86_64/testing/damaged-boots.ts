// Boots with damaged ACPI tables: each must reach the shell and say what it
// found. Not part of a usual test run: `nautilus test firmware`, or
//
//   node --import tsx kernel/arch/x86_64/testing/damaged-boots.ts [count [first seed]]

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  damageByte,
  generator,
  madt,
  slit,
  srat,
  table,
} from "../../../testing/tables.ts";
import { firmwareArguments } from "./firmware.ts";
import { buildShellImage } from "./image.ts";
import { VirtualMachine } from "./machine.ts";

const bootsDefault = 200;
const bootsAtOnce = 2;

interface Summary {
  passed: number;
  failed: number;
  failures: string[];
}

/** The tables of a machine like the one they are given to. */
function rightTables(): number[][] {
  const cpus = [0, 1, 2, 3];
  return [
    table("APIC", [
      ...madt.start,
      ...cpus.flatMap((i) => madt.cpu(i, i)),
      ...madt.controller(0, 0xfec0_0000, 0),
      ...madt.override(0, 2, 0),
      ...madt.override(9, 9, 13),
      ...madt.pin(0xff, 1),
    ]),
    table("SRAT", [
      ...srat.start,
      ...cpus.flatMap((i) => srat.cpu(i % 2, i)),
      ...srat.memory(0, 0, 0x400_0000),
      ...srat.memory(1, 0x400_0000, 0x400_0000),
    ]),
    slit([
      [10, 20],
      [20, 10],
    ]),
  ];
}

/** Damages tables, or the file they lie in, and mostly makes checksums right again. */
function damagedArguments(seed: number, folder: string): string[] {
  const random = generator(seed);
  const tables = rightTables();
  for (let times = random(5); times > 0; times--) {
    const one = tables[random(tables.length)]!;
    damageByte(one, random(one.length), random);
  }
  if (random(4) !== 0)
    for (const one of tables) {
      one[9] = 0;
      one[9] = -one.reduce((sum, byte) => sum + byte, 0) & 0xff;
    }
  return firmwareArguments(tables, folder, (bytes) => {
    for (let times = random(3); times > 0; times--)
      damageByte(bytes, random(bytes.length), random);
  });
}

/** QEMU's firmware reads the tables, too, and some make it hang (seed 155). */
const firmwareHangs = "QEMU's firmware did not get to the kernel";
/** Of a hundred boots; more would say that we look at the wrong thing. */
const firmwareHangsMaximum = 3;

/** Where a CPU is that has said nothing yet: not in our code, in long mode. */
async function isInFirmware(machine: VirtualMachine): Promise<boolean> {
  const registers = await machine.monitor("info registers");
  const instruction = /\b[RE]IP=([0-9a-f]+)/.exec(registers)?.[1];
  const efer = /EFER=([0-9a-f]+)/.exec(registers)?.[1];
  if (instruction === undefined || efer === undefined) return false;
  const isLong = (BigInt(`0x${efer}`) & 0x400n) !== 0n;
  const at = BigInt(`0x${instruction}`);
  // The kernel lies from 1 MB on, and takes less than 7.
  return !isLong && (at < 0x10_0000n || at >= 0x80_0000n);
}

/** Boots; what is wrong, or null. */
async function boot(imageFile: string, seed: number): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), "nautilus-damaged-"));
  const machine = VirtualMachine.start({
    imageFile,
    commandLine: 'shell="sleep 1000" shell="numa" shell="version"',
    extraArguments: ["-smp", "4", ...damagedArguments(seed, folder)],
  });
  try {
    // As slow as a loaded machine makes it.
    await machine.waitForExit(60_000);
    if (!/discovery: \d+ CPU/.test(machine.log)) return "nothing was said";
    if (!/Nautilus \d/.test(machine.terminal))
      return "the shell did not answer";
    return null;
  } catch (error) {
    // Our first line comes before we have looked at any table.
    if (machine.log === "" && (await isInFirmware(machine)))
      return firmwareHangs;
    return String(error);
  } finally {
    await machine.stop();
    rmSync(folder, { recursive: true });
  }
}

export async function runBoots(count: number, first: number): Promise<Summary> {
  const image = await buildShellImage();
  const summary: Summary = { passed: 0, failed: 0, failures: [] };
  let next = first;
  const hung: number[] = [];
  const worker = async (): Promise<void> => {
    while (next < first + count) {
      const seed = next++;
      const problem = await boot(image.file, seed);
      if (problem === null) summary.passed += 1;
      else if (problem === firmwareHangs) hung.push(seed);
      else {
        summary.failed += 1;
        summary.failures.push(`firmware/${seed}\n${problem}`);
      }
    }
  };
  await Promise.all(Array.from({ length: bootsAtOnce }, worker));
  rmSync(dirname(image.file), { recursive: true });
  if (hung.length > 0)
    console.log(`seeds ${hung.join(", ")}: ${firmwareHangs}; not counted`);
  if (hung.length * 100 > Math.max(count, 100) * firmwareHangsMaximum) {
    summary.failed += 1;
    summary.failures.push(`firmware\n${firmwareHangs} in ${hung.length} boots`);
  }
  return summary;
}

/** For `nautilus test firmware[/SEED]`. */
export function run(seed = ""): Promise<Summary> {
  return seed === "" ? runBoots(bootsDefault, 1) : runBoots(1, Number(seed));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [count = String(bootsDefault), first = "1"] = process.argv.slice(2);
  const summary = await runBoots(Number(count), Number(first));
  for (const failure of summary.failures) console.log(`FAIL ${failure}`);
  console.log(`${summary.passed} passed, ${summary.failed} failed`);
  process.exitCode = summary.failed === 0 ? 0 : 1;
}
