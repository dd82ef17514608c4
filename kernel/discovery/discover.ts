// What the machine is made of: asked of its firmware once, at boot.
//
// ACPI's tables first; where they name no CPU, the older multiprocessor tables;
// where those are missing too, it is one CPU and one node. Whatever cannot be
// believed is told in a line of the log and left out: the kernel goes on.

import * as boot from "#arch/boot";
import { hardwareId } from "#arch/cpu";
import { logEntry } from "../console/log.ts";
import { FirmwareBytes } from "../memory/firmware-bytes.ts";
import {
  nameMadt,
  nameSlit,
  nameSrat,
  readTableList,
  showByName,
} from "./acpi.ts";
import { addNode, assumeDistances, Machine, putFirst } from "./machine.ts";
import { readMadt } from "./madt.ts";
import { readMultiprocessorTables } from "./multiprocessor.ts";
import { readSlit } from "./slit.ts";
import { readSrat } from "./srat.ts";

export const machine = new Machine();

const table = new FirmwareBytes();

/** Fills `machine`. Nothing is allocated. */
export function initialise(): void {
  const rootPointer = boot.rootPointer();
  if (rootPointer !== 0) complain("ACPI", readTableList(rootPointer));
  readCpus();
  if (!putFirst(machine, hardwareId()) && machine.cpuCount > 1)
    complain("CPUs", "the running one is not listed");
  readNodes();
  logEntry("discovery")
    .decimal(u64(machine.cpuCount))
    .text(machine.cpuCount === 1 ? " CPU, " : " CPUs, ")
    .decimal(u64(machine.nodeCount))
    .text(machine.nodeCount === 1 ? " node, " : " nodes, ")
    .decimal(u64(machine.controllerCount))
    .text(" interrupt controllers")
    .line();
}

function readCpus(): void {
  complain("MADT", showByName(table, nameMadt));
  if (table.sizeBytes() !== 0) complain("MADT", readMadt(table, machine));
  if (machine.cpuCount > 0) return;
  machine.controllerCount = 0;
  machine.overrideCount = 0;
  const pointer = boot.multiprocessorPointer();
  if (pointer === 0) return;
  complain("MP table", readMultiprocessorTables(pointer, machine));
}

function readNodes(): void {
  complain("SRAT", showByName(table, nameSrat));
  if (table.sizeBytes() !== 0) complain("SRAT", readSrat(table, machine));
  if (machine.nodeCount === 0) addNode(machine, 0);
  assumeDistances(machine);
  if (!machine.hasNodes) return;
  complain("SLIT", showByName(table, nameSlit));
  if (table.sizeBytes() !== 0) complain("SLIT", readSlit(table, machine));
}

function complain(subject: string, problem: string): void {
  if (problem !== "")
    logEntry("discovery").text(subject).text(": ").text(problem).line();
}
