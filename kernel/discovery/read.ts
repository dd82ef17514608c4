// From the firmware's pointers to a filled Machine, whatever they point at.

import { FirmwareBytes } from "../memory/firmware-bytes.ts";
import {
  nameMadt,
  nameSlit,
  nameSrat,
  readTableList,
  showByName,
} from "./acpi.ts";
import {
  addNode,
  assumeDistances,
  clear,
  type Machine,
  putFirst,
} from "./machine.ts";
import { readMadt } from "./madt.ts";
import { readMultiprocessorTables } from "./multiprocessor.ts";
import { readSlit } from "./slit.ts";
import { readSrat } from "./srat.ts";

/** Is told which table could not be believed, and why. */
export type Complain = (subject: string, problem: string) => void;

const table = new FirmwareBytes();

/**
 * Fills `machine` with what the tables say and can be believed; the running CPU
 * is number 0. Pointers are 0 where there are no tables; the second one is
 * asked for (it may mean a search) only where the first leads to no CPU.
 */
export function readMachine(
  machine: Machine,
  rootPointer: usize,
  findMultiprocessorPointer: () => usize,
  runningId: u32,
  complain: Complain,
): void {
  clear(machine);
  tell(complain, "ACPI", readTableList(rootPointer));
  readCpus(machine, findMultiprocessorPointer, complain);
  const isListed = machine.cpuCount === 0 || putFirst(machine, runningId);
  if (machine.cpuCount === 0) putFirst(machine, runningId);
  if (!isListed) complain("CPUs", "the running one is not listed");
  readNodes(machine, complain);
}

function readCpus(
  machine: Machine,
  findMultiprocessorPointer: () => usize,
  complain: Complain,
): void {
  tell(complain, "MADT", showByName(table, nameMadt));
  if (table.sizeBytes() !== 0) tell(complain, "MADT", readMadt(table, machine));
  if (machine.cpuCount > 0) return;
  const pointer = findMultiprocessorPointer();
  if (pointer === 0) return;
  clear(machine);
  tell(complain, "MP table", readMultiprocessorTables(pointer, machine));
}

function readNodes(machine: Machine, complain: Complain): void {
  tell(complain, "SRAT", showByName(table, nameSrat));
  if (table.sizeBytes() !== 0) tell(complain, "SRAT", readSrat(table, machine));
  if (machine.nodeCount === 0) addNode(machine, 0);
  assumeDistances(machine);
  if (!machine.hasNodes) return;
  tell(complain, "SLIT", showByName(table, nameSlit));
  if (table.sizeBytes() !== 0) tell(complain, "SLIT", readSlit(table, machine));
}

function tell(complain: Complain, subject: string, problem: string): void {
  if (problem !== "") complain(subject, problem);
}
