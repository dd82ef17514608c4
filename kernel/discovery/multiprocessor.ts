// The tables that came before ACPI: Intel's MultiProcessor specification 1.4,
// chapter 4. Read only where ACPI says nothing of CPUs.

import { FirmwareBytes } from "../memory/firmware-bytes.ts";
import {
  addController,
  addCpu,
  addOverride,
  setNonMaskablePin,
  type Machine,
} from "./machine.ts";

const pointerSignature: u32 = 0x5f50_4d5f; // "_MP_"
const pointerBytes: usize = 16;
const pointerTableAt: usize = 4;
const pointerDefaultAt: usize = 11;

const tableSignature: u32 = 0x504d_4350; // "PCMP"
const tableHeaderBytes: usize = 44;
const tableSizeAt: usize = 4;
const tableCountAt: usize = 34;
const tableLocalAddressAt: usize = 36;

const kindCpu: u8 = 0;
const kindBus: u8 = 1;
const kindController: u8 = 2;
const kindInterrupt: u8 = 3;
const kindLocalInterrupt: u8 = 4;
const cpuEntryBytes: usize = 20;
const otherEntryBytes: usize = 8;

const flagEnabled: u8 = 1;
const interruptVectored: u8 = 0;
const interruptNonMaskable: u8 = 1;
const everyCpu: u8 = 0xff;

/** "ISA" and "EISA", the first three and four bytes of a bus's name. */
const nameIsa: u32 = 0x0041_5349;
const nameEisa: u32 = 0x4153_4945;

/** Controllers' inputs are numbered on, this far apart: none has more. */
const inputsPerController: u32 = 256;
/** Where the default configurations have their controllers. */
const defaultController: u64 = 0xfec0_0000;
const defaultLocalController: u64 = 0xfee0_0000;

const table = new FirmwareBytes();

/** Which buses are the first PC's, by their numbers. @layout */
class OldBuses {
  isOld!: FixedArray<boolean, 256>;
}
const buses = new OldBuses();

/** Says what is wrong with the tables; "" when nothing is. */
export function readMultiprocessorTables(
  pointer: usize,
  machine: Machine,
): string {
  if (!table.show(pointer, pointerBytes)) return "the pointer is unreadable";
  if (table.u32At(0) !== pointerSignature)
    return "the pointer has no signature";
  if (table.sum(pointerBytes) !== 0) return "the pointer's checksum is wrong";
  machine.hasLegacyController = true;
  const address = usize(table.u32At(pointerTableAt));
  if (address === 0) {
    if (table.u8At(pointerDefaultAt) === 0) return "there is no table";
    assumeDefaults(machine);
    return "";
  }
  const problem = showTable(address);
  if (problem !== "") return problem;
  machine.localControllerAddress = u64(table.u32At(tableLocalAddressAt));
  return readEntries(machine);
}

/** Two CPUs and one controller, wired one to one but for the timer. */
function assumeDefaults(machine: Machine): void {
  machine.localControllerAddress = defaultLocalController;
  addCpu(machine, 0, 0);
  addCpu(machine, 1, 1);
  addController(machine, 2, defaultController, 0);
  addOverride(machine, 0, 2, 0);
}

function showTable(address: usize): string {
  if (!table.show(address, tableHeaderBytes)) return "it cannot be read";
  if (table.u32At(0) !== tableSignature) return "it has another name";
  const sizeBytes = usize(table.u16At(tableSizeAt));
  if (sizeBytes < tableHeaderBytes) return "it is too short";
  if (!table.show(address, sizeBytes)) return "not all of it can be read";
  if (table.sum(sizeBytes) !== 0) return "its checksum is wrong";
  return "";
}

function readEntries(machine: Machine): string {
  for (let bus: u32 = 0; bus < 256; bus++) buses.isOld[bus] = false;
  const count = table.u16At(tableCountAt);
  let problem = "";
  let at = tableHeaderBytes;
  for (let entry: u16 = 0; entry < count; entry++) {
    if (!table.has(at, 1)) return "it holds fewer entries than it says";
    const kind = table.u8At(at);
    if (kind > kindLocalInterrupt) return "an entry is of no known kind";
    const length = kind === kindCpu ? cpuEntryBytes : otherEntryBytes;
    if (!table.has(at, length)) return "an entry goes beyond the end";
    if (!readEntry(at, kind, machine))
      problem = "it lists more than we can use";
    at += length;
  }
  return problem;
}

/** Buses come before the interrupts that name them. False when there is no room. */
function readEntry(at: usize, kind: u8, machine: Machine): boolean {
  if (kind === kindCpu) return readCpu(at, machine);
  if (kind === kindBus) {
    const name = table.u32At(at + 2);
    buses.isOld[u32(table.u8At(at + 1))] =
      (name & 0x00ff_ffff) === nameIsa || name === nameEisa;
    return true;
  }
  if (kind === kindController) {
    if ((table.u8At(at + 3) & flagEnabled) === 0) return true;
    const firstInput = machine.controllerCount * inputsPerController;
    const address = u64(table.u32At(at + 4));
    return addController(machine, u32(table.u8At(at + 1)), address, firstInput);
  }
  if (kind === kindInterrupt) return readInterrupt(at, machine);
  readLocalInterrupt(at, machine);
  return true;
}

function readCpu(at: usize, machine: Machine): boolean {
  const hardwareId = u32(table.u8At(at + 1));
  if ((table.u8At(at + 3) & flagEnabled) === 0) {
    machine.disabledCpuCount++;
    return true;
  }
  return addCpu(machine, hardwareId, hardwareId);
}

function readInterrupt(at: usize, machine: Machine): boolean {
  if (table.u8At(at + 1) !== interruptVectored) return true;
  if (!buses.isOld[u32(table.u8At(at + 4))]) return true;
  const line = u32(table.u8At(at + 5));
  const signal = table.u16At(at + 2);
  const controllerId = u32(table.u8At(at + 6));
  for (let i: u32 = 0; i < machine.controllerCount; i++) {
    if (machine.controllerId[i] !== controllerId) continue;
    const input = machine.controllerFirstInput[i] + u32(table.u8At(at + 7));
    if (input === line && signal === 0) return true;
    return addOverride(machine, line, input, signal);
  }
  return true;
}

function readLocalInterrupt(at: usize, machine: Machine): void {
  if (table.u8At(at + 1) !== interruptNonMaskable) return;
  const target = table.u8At(at + 6);
  const pin = table.u8At(at + 7);
  setNonMaskablePin(machine, u32(target), target === everyCpu, pin);
}
