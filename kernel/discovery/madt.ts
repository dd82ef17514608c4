// The MADT: CPUs and interrupt controllers. ACPI specification 6.4, section 5.2.12.

import type { FirmwareBytes } from "../memory/firmware-bytes.ts";
import {
  addController,
  addCpu,
  addOverride,
  setNonMaskablePin,
  type Machine,
} from "./machine.ts";
import { Records } from "./records.ts";

const localAddressAt: usize = 36;
const flagsAt: usize = 40;
const firstRecordAt: usize = 44;
const flagLegacyController: u32 = 1;

// Kinds of records, and the length each must have at least.
const kindCpu: u8 = 0;
const kindController: u8 = 1;
const kindOverride: u8 = 2;
const kindNonMaskable: u8 = 4;
const kindLocalAddress: u8 = 5;
const kindCpuWide: u8 = 9;
const kindNonMaskableWide: u8 = 10;
const lengths: u8[] = [8, 12, 10, 8, 6, 12, 16, 16, 16, 16, 12];

const records = new Records();

const cpuEnabled: u32 = 1;
/** Stand for every CPU, in records of either width. */
const everyCpu: u32 = 0xff;
const everyCpuWide: u32 = 0xffff_ffff;
/** No CPU can have this number in a narrow record. */
const broadcastId: u32 = 0xff;

/** Says what is wrong with the table; "" when nothing is. */
export function readMadt(table: FirmwareBytes, machine: Machine): string {
  if (!table.has(0, firstRecordAt)) return "it is too short";
  machine.localControllerAddress = u64(table.u32At(localAddressAt));
  machine.hasLegacyController =
    (table.u32At(flagsAt) & flagLegacyController) !== 0;
  const problem = readRecords(table, machine, false);
  // Pins name CPUs, which may be listed after them.
  readRecords(table, machine, true);
  return problem;
}

function readRecords(
  table: FirmwareBytes,
  machine: Machine,
  isForPins: boolean,
): string {
  let problem = "";
  records.begin(firstRecordAt);
  while (records.next(table)) {
    const { at, kind } = records;
    if (u32(kind) >= u32(lengths.length)) continue;
    if (records.sizeBytes < usize(lengths[u32(kind)]))
      problem = "a record is too short";
    else if (isForPins) readPin(table, at, kind, machine);
    else if (!readRecord(table, at, kind, machine))
      problem = "it lists more than we can use";
  }
  return records.problem !== "" ? records.problem : problem;
}

/** False when there is no room for it. */
function readRecord(
  table: FirmwareBytes,
  at: usize,
  kind: u8,
  machine: Machine,
): boolean {
  if (kind === kindCpu) {
    const hardwareId = u32(table.u8At(at + 3));
    const flags = table.u32At(at + 4);
    if (hardwareId === broadcastId) return true;
    return addListed(machine, hardwareId, u32(table.u8At(at + 2)), flags);
  }
  if (kind === kindCpuWide) {
    const hardwareId = table.u32At(at + 4);
    const flags = table.u32At(at + 8);
    if (hardwareId === everyCpuWide) return true;
    return addListed(machine, hardwareId, table.u32At(at + 12), flags);
  }
  if (kind === kindController) {
    const id = u32(table.u8At(at + 2));
    const address = u64(table.u32At(at + 4));
    return addController(machine, id, address, table.u32At(at + 8));
  }
  if (kind === kindOverride) {
    const line = u32(table.u8At(at + 3));
    const input = table.u32At(at + 4);
    return addOverride(machine, line, input, table.u16At(at + 8));
  }
  if (kind === kindLocalAddress)
    machine.localControllerAddress = table.u64At(at + 4);
  return true;
}

function addListed(
  machine: Machine,
  hardwareId: u32,
  firmwareId: u32,
  flags: u32,
): boolean {
  if ((flags & cpuEnabled) !== 0)
    return addCpu(machine, hardwareId, firmwareId);
  machine.disabledCpuCount++;
  return true;
}

function readPin(
  table: FirmwareBytes,
  at: usize,
  kind: u8,
  machine: Machine,
): void {
  if (kind === kindNonMaskable) {
    const firmwareId = u32(table.u8At(at + 2));
    setNonMaskablePin(
      machine,
      firmwareId,
      firmwareId === everyCpu,
      table.u8At(at + 5),
    );
  } else if (kind === kindNonMaskableWide) {
    const firmwareId = table.u32At(at + 4);
    const isEvery = firmwareId === everyCpuWide;
    setNonMaskablePin(machine, firmwareId, isEvery, table.u8At(at + 8));
  }
}
