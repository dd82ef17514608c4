// The readers of firmware's tables: right tables are read right; of tables that
// were damaged something is said, and what is left makes sense. A reader that
// hangs or faults hangs or kills the test.

import {
  cpuLimit,
  controllerLimit,
  Machine,
  nodeLimit,
  overrideLimit,
  rangeLimit,
} from "../discovery/machine.ts";
import { readMachine } from "../discovery/read.ts";
import { isCancelled } from "../console/input.ts";
import { lowAreaAddress } from "../memory/low-area.ts";
import { FirmwareTables } from "./firmware-tables.ts";
import { Random } from "./random.ts";

const setsDefault: u64 = 500;
/** The CPU that runs, by hardware id: listed in every right set. */
const runningId: u32 = 0;

const tables = new FirmwareTables();
const machine = new Machine();
const random = new Random();

class Outcome {
  complaints: u64 = 0;
  /** Sets about which something was said. */
  told: u64 = 0;
  lastSubject: string = "";
  lastProblem: string = "";
}
const outcome = new Outcome();

function count(subject: string, problem: string): void {
  outcome.complaints += 1;
  outcome.lastSubject = subject;
  outcome.lastProblem = problem;
}

function findMultiprocessor(): usize {
  return tables.multiprocessorPointer();
}

export function tablesAreReadDefensively(seed: u64): string {
  return readDamagedTables(seed, setsDefault);
}

/** How many of the last run's damaged sets were complained about. */
export function setsToldOf(): u64 {
  return outcome.told;
}

/** What was last complained about: the table, and why. */
export function lastSubject(): string {
  return outcome.lastSubject;
}

export function lastProblem(): string {
  return outcome.lastProblem;
}

/** Reads `sets` sets of tables right, and damaged; says what is wrong. */
export function readDamagedTables(seed: u64, sets: u64): string {
  outcome.told = 0;
  for (let i: u64 = 0; i < sets && !isCancelled(); i++) {
    tables.write(lowAreaAddress(), seed + i);
    if (i % 16 === 0) {
      const problem = readRightTables();
      if (problem !== "") return problem;
    }
    random.start(seed + i);
    damage();
    outcome.complaints = 0;
    read(tables.rootPointer());
    if (outcome.complaints > 0) outcome.told += 1;
    const problem = senseless();
    if (problem !== "") return problem;
  }
  return "";
}

function read(rootPointer: usize): void {
  readMachine(machine, rootPointer, findMultiprocessor, runningId, count);
}

/** By ACPI, then, as if there were none, by the multiprocessor tables. */
function readRightTables(): string {
  outcome.complaints = 0;
  read(tables.rootPointer());
  if (outcome.complaints > 0) return "right tables were complained about";
  if (machine.nodeCount !== tables.nodeCount)
    return "the number of nodes is wrong";
  for (let cpu: u32 = 0; cpu < machine.cpuCount; cpu++)
    if (u32(machine.cpuNode[cpu]) !== cpu % tables.nodeCount)
      return "a CPU is on the wrong node";
  if (machine.rangeCount !== tables.nodeCount) return "memory is missing";
  if (!machine.hasDistances) return "distances are missing";
  const problem = wrongCpus();
  if (problem !== "") return problem;
  read(0);
  if (outcome.complaints > 0) return "right MP tables were complained about";
  return wrongCpus();
}

function wrongCpus(): string {
  if (machine.cpuCount !== tables.cpuCount)
    return "the number of CPUs is wrong";
  for (let cpu: u32 = 0; cpu < machine.cpuCount; cpu++) {
    if (machine.cpuHardwareId[cpu] !== cpu * 2) return "a CPU's id is wrong";
    if (machine.cpuNonMaskablePin[cpu] !== 1) return "a CPU's pin is wrong";
  }
  if (machine.controllerCount !== tables.controllerCount)
    return "the number of controllers is wrong";
  if (machine.overrideCount !== 1 || machine.overrideInput[0] !== 2)
    return "an override is wrong";
  return "";
}

/** A few bytes or lengths changed, most times with the checksums made right. */
function damage(): void {
  const times = 1 + random.below(6);
  for (let i: u64 = 0; i < times; i++) {
    const part = u32(random.below(u64(tables.partsWritten())));
    const start = tables.partStart(part);
    const size = tables.partSize(part);
    const at = start + usize(random.below(u64(size)));
    const kind = random.below(6);
    if (kind === 0) set(at, u8(random.below(256)));
    else if (kind === 1)
      set(at, tables.area.byteAt(at) ^ (u8(1) << u8(random.below(8))));
    else if (kind === 2) set(at, 0);
    else if (kind === 3) set(at, 0xff);
    // A table's length, or what lies there in a record.
    else if (kind === 4) set(start + 4, u8(random.below(256)));
    else
      for (let end = at; end < at + 4 && end < start + size; end++)
        set(end, u8(random.below(256)));
  }
  if (random.below(4) !== 0) tables.repairChecksums();
}

function set(at: usize, value: u8): void {
  tables.area.setByteAt(at, value);
}

/** What no tables may make of a machine; "" when all is well. */
function senseless(): string {
  const m = machine;
  if (m.cpuCount === 0 || m.cpuCount > cpuLimit) return "the number of CPUs";
  if (m.cpuHardwareId[0] !== runningId) return "the running CPU is not first";
  if (m.nodeCount === 0 || m.nodeCount > nodeLimit)
    return "the number of nodes";
  if (m.rangeCount > rangeLimit) return "the number of ranges";
  if (m.controllerCount > controllerLimit) return "the number of controllers";
  if (m.overrideCount > overrideLimit) return "the number of overrides";
  for (let cpu: u32 = 0; cpu < m.cpuCount; cpu++) {
    if (u32(m.cpuNode[cpu]) >= m.nodeCount) return "a CPU's node";
    for (let other: u32 = 0; other < cpu; other++)
      if (m.cpuHardwareId[other] === m.cpuHardwareId[cpu])
        return "two CPUs of one id";
  }
  return senselessNodes();
}

function senselessNodes(): string {
  const m = machine;
  for (let i: u32 = 0; i < m.rangeCount; i++) {
    const start = m.rangeStart[i];
    const end = start + m.rangeSizeBytes[i];
    if (end <= start) return "a range wraps";
    if (u32(m.rangeNode[i]) >= m.nodeCount) return "a range's node";
    for (let j: u32 = 0; j < i; j++) {
      const otherStart = m.rangeStart[j];
      if (start < otherStart + m.rangeSizeBytes[j] && otherStart < end)
        return "two ranges overlap";
    }
  }
  for (let from: u32 = 0; from < m.nodeCount; from++)
    for (let to: u32 = 0; to < m.nodeCount; to++) {
      const distance = m.distance[from * nodeLimit + to];
      if (from === to ? distance !== 10 : distance <= 10) return "a distance";
    }
  return "";
}
