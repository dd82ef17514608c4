// The SRAT: which node each CPU and each piece of memory belongs to. ACPI
// specification 6.4, section 5.2.16.

import type { FirmwareBytes } from "../memory/firmware-bytes.ts";
import {
  addNode,
  cpuLimit,
  findCpu,
  findNode,
  nodeLimit,
  rangeLimit,
  type Machine,
} from "./machine.ts";
import { Records } from "./records.ts";

const revisionAt: usize = 8;
const firstRecordAt: usize = 48;

const kindCpu: u8 = 0;
const kindMemory: u8 = 1;
const kindCpuWide: u8 = 2;
/** The length each must have at least. */
const lengths: u8[] = [16, 40, 24];

const records = new Records();

const flagEnabled: u32 = 1;

const problemTooMany = "it lists more than we can use";

/** A record of the table, whichever its kind. */
class Affinity {
  isEnabled = false;
  /** What the firmware calls the node. */
  nodeFirmwareId: u32 = 0;
  hardwareId: u32 = 0;
  start: u64 = 0;
  sizeBytes: u64 = 0;
}
const affinity = new Affinity();

/** Says what is wrong with the table; "" when nothing is. */
export function readSrat(table: FirmwareBytes, machine: Machine): string {
  if (!table.has(0, firstRecordAt)) return "it is too short";
  // First the nodes' names, so that their order is that of the names.
  const problem = readRecords(table, machine, true);
  const secondProblem = readRecords(table, machine, false);
  machine.hasNodes = machine.nodeCount > 0;
  return problem === "" ? secondProblem : problem;
}

function readRecords(
  table: FirmwareBytes,
  machine: Machine,
  isForNodes: boolean,
): string {
  let problem = "";
  records.begin(firstRecordAt);
  while (records.next(table)) {
    if (records.kind > kindCpuWide) continue;
    const said = readRecord(table, records.at, machine, isForNodes);
    if (said !== "") problem = said;
  }
  return records.problem !== "" ? records.problem : problem;
}

function readRecord(
  table: FirmwareBytes,
  at: usize,
  machine: Machine,
  isForNodes: boolean,
): string {
  const kind = table.u8At(at);
  if (table.u8At(at + 1) < lengths[u32(kind)]) return "a record is too short";
  decode(table, at, kind);
  if (!affinity.isEnabled) return "";
  const isMemory = kind === kindMemory;
  if (isMemory && affinity.sizeBytes === 0) return "";
  if (isForNodes)
    return addNode(machine, affinity.nodeFirmwareId) ? "" : problemTooMany;
  const node = findNode(machine, affinity.nodeFirmwareId);
  if (node === nodeLimit) return ""; // said before
  if (isMemory) return addRange(machine, node);
  const cpu = findCpu(machine, affinity.hardwareId);
  if (cpu !== cpuLimit) machine.cpuNode[cpu] = u8(node);
  return "";
}

function decode(table: FirmwareBytes, at: usize, kind: u8): void {
  let flags: u32 = 0;
  if (kind === kindCpu) {
    affinity.nodeFirmwareId = u32(table.u8At(at + 2));
    // The upper three bytes were reserved, and not always zero, at first.
    if (table.u8At(revisionAt) >= 2)
      affinity.nodeFirmwareId |= (table.u32At(at + 8) >> 8) << 8;
    affinity.hardwareId = u32(table.u8At(at + 3));
    flags = table.u32At(at + 4);
  } else if (kind === kindMemory) {
    affinity.nodeFirmwareId = table.u32At(at + 2);
    affinity.start = table.u64At(at + 8);
    affinity.sizeBytes = table.u64At(at + 16);
    flags = table.u32At(at + 28);
  } else {
    affinity.nodeFirmwareId = table.u32At(at + 4);
    affinity.hardwareId = table.u32At(at + 8);
    flags = table.u32At(at + 12);
  }
  affinity.isEnabled = (flags & flagEnabled) !== 0;
}

function addRange(machine: Machine, node: u32): string {
  const start = affinity.start;
  const end = start + affinity.sizeBytes;
  if (end < start) return "memory goes beyond the end of all addresses";
  for (let i: u32 = 0; i < machine.rangeCount; i++) {
    const otherStart = machine.rangeStart[i];
    const otherEnd = otherStart + machine.rangeSizeBytes[i];
    if (start < otherEnd && otherStart < end)
      return "two pieces of memory overlap";
  }
  const range = machine.rangeCount;
  if (range === rangeLimit) return problemTooMany;
  machine.rangeStart[range] = start;
  machine.rangeSizeBytes[range] = affinity.sizeBytes;
  machine.rangeNode[range] = u8(node);
  machine.rangeCount++;
  return "";
}
