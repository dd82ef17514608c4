// Commands about what the machine is made of: numa, mtrrs, cputopotest.

import { hardwareId } from "#arch/cpu";
import * as memoryTypes from "#arch/memory-types";
import * as topology from "#arch/topology";
import { out } from "../console/writer.ts";
import { machine } from "../discovery/discover.ts";
import { nodeLimit } from "../discovery/machine.ts";
import { textLength } from "../memory/text.ts";
import {
  lastProblem,
  lastSubject,
  readDamagedTables,
  setsToldOf,
} from "../selftest/discovery.ts";
import type { Arguments } from "./arguments.ts";
import { type Column, left, listing, right } from "./listing.ts";

/** Columns of distances that fit beside their row's number. */
const distanceColumns: u32 = 16;

const nodeColumns: Column[] = [
  right("node", "node", 4),
  right("firmwareId", "firmware id", 11),
];
const cpuColumns: Column[] = [right("cpu", "cpu", 4), right("node", "node", 4)];
const rangeColumns: Column[] = [
  right("node", "node", 4),
  right("start", "start", 18),
  right("sizeBytes", "bytes", 16),
];
const distanceTableColumns: Column[] = [
  right("from", "from", 4),
  right("to", "to", 4),
  right("distance", "distance", 8),
];

/** The facts of `numa` for tools. */
function listNodes(): void {
  listing.section("nodes", nodeColumns);
  for (let node: u32 = 0; node < machine.nodeCount; node++)
    listing.decimal(u64(node)).decimal(u64(machine.nodeFirmwareId[node])).row();
  listing.section("cpus", cpuColumns);
  for (let cpu: u32 = 0; cpu < machine.cpuCount; cpu++)
    listing.decimal(u64(cpu)).decimal(u64(machine.cpuNode[cpu])).row();
  listing.section("memory", rangeColumns);
  for (let i: u32 = 0; i < machine.rangeCount; i++) {
    listing.decimal(u64(machine.rangeNode[i]));
    listing.hex(machine.rangeStart[i], 16);
    listing.decimal(machine.rangeSizeBytes[i]).row();
  }
  listing.section("distances", distanceTableColumns);
  for (let from: u32 = 0; from < machine.nodeCount; from++)
    for (let to: u32 = 0; to < machine.nodeCount; to++) {
      const distance = machine.distance[from * nodeLimit + to];
      listing.decimal(u64(from)).decimal(u64(to)).decimal(u64(distance)).row();
    }
}

/** numa [--json] */
export function numa(words: Arguments): void {
  if (!listing.begin(words)) return;
  if (listing.isJson) listNodes();
  else printNodes();
  listing.end();
}

function printNodes(): void {
  out.decimal(u64(machine.nodeCount));
  out.text(machine.nodeCount === 1 ? " node" : " nodes");
  if (!machine.hasNodes) out.text(" (the firmware names none)");
  out.text(", ").decimal(u64(machine.cpuCount));
  out.text(machine.cpuCount === 1 ? " CPU" : " CPUs");
  if (machine.disabledCpuCount > 0)
    out.text(" and ").decimal(u64(machine.disabledCpuCount)).text(" disabled");
  out.line();
  for (let node: u32 = 0; node < machine.nodeCount; node++) printNode(node);
  for (let to: u32 = 0; to < machine.nodeCount; to += distanceColumns)
    printDistances(to);
}

function printNode(node: u32): void {
  out.text("Node ").decimal(u64(node)).text(": CPUs");
  let isAny = false;
  let cpu: u32 = 0;
  while (cpu < machine.cpuCount) {
    if (u32(machine.cpuNode[cpu]) !== node) {
      cpu++;
      continue;
    }
    const first = cpu;
    while (cpu < machine.cpuCount && u32(machine.cpuNode[cpu]) === node) cpu++;
    out.text(isAny ? "," : " ").decimal(u64(first));
    if (cpu - first > 1) out.text("-").decimal(u64(cpu - 1));
    isAny = true;
  }
  out.text(isAny ? "" : " none").line();
  for (let i: u32 = 0; i < machine.rangeCount; i++) {
    if (u32(machine.rangeNode[i]) !== node) continue;
    const start = machine.rangeStart[i];
    const size = machine.rangeSizeBytes[i];
    out
      .text("  0x")
      .hex(start, 16)
      .text(" - 0x")
      .hex(start + size, 16);
    out
      .decimalPadded(size >> 20, 10, 0x20)
      .text(" MB")
      .line();
  }
}

/** A table of the distances to up to 16 nodes, beginning with `first`. */
function printDistances(first: u32): void {
  let end = first + distanceColumns;
  if (end > machine.nodeCount) end = machine.nodeCount;
  out.text(machine.hasDistances ? "Distances" : "Distances (assumed)").line();
  out.text("      to");
  for (let to = first; to < end; to++) out.decimalPadded(u64(to), 4, 0x20);
  out.line();
  for (let from: u32 = 0; from < machine.nodeCount; from++) {
    out.text("from").decimalPadded(u64(from), 4, 0x20);
    for (let to = first; to < end; to++) {
      const distance = machine.distance[from * nodeLimit + to];
      out.decimalPadded(u64(distance), 4, 0x20);
    }
    out.line();
  }
}

/** Where ranges of different types overlap, the first of these counts: Intel SDM volume 3, 11.11.4.1. */
const stricter = ["uncached", "write-through"];

/** mt address */
export function mt(words: Arguments): void {
  const address = words.takeHexadecimal("address", ~u64(0));
  if (!words.end()) return;
  const missing = memoryTypes.memoryTypesMissing();
  if (textLength(missing) !== 0) {
    out.text(missing).line();
    return;
  }
  out
    .text("Mem[0x")
    .hex(address, 16)
    .text("] is ")
    .text(typeAt(address))
    .line();
}

/** Ranges of fixed places count before all others. */
function typeAt(address: u64): string {
  let found = "";
  for (let i: u32 = 0; i < memoryTypes.memoryTypeCount(); i++) {
    if (!memoryTypes.memoryTypeIsUsed(i)) continue;
    const start = memoryTypes.memoryTypeStart(i);
    const size = memoryTypes.memoryTypeSizeBytes(i);
    if (address < start || address - start >= size) continue;
    const name = memoryTypes.memoryTypeName(i);
    if (memoryTypes.memoryTypeIsFixed(i)) return name;
    if (found === "" || isStricter(name, found)) found = name;
  }
  return found === "" ? memoryTypes.defaultMemoryType() : found;
}

function isStricter(name: string, than: string): boolean {
  for (let i: u32 = 0; i < u32(stricter.length); i++) {
    if (than === stricter[i]) return false;
    if (name === stricter[i]) return true;
  }
  return false;
}

const typeColumns: Column[] = [
  left("kind", "kind", 8),
  right("start", "start", 18),
  right("sizeBytes", "bytes", 16),
  left("type", "type", 16),
];

/** mtrrs [--json] */
export function mtrrs(words: Arguments): void {
  if (!listing.begin(words)) return;
  const missing = memoryTypes.memoryTypesMissing();
  const isThere: boolean = textLength(missing) === 0;
  if (listing.isJson) listing.section("ranges", typeColumns);
  if (!isThere && !listing.isJson) out.text(missing).line();
  if (isThere && listing.isJson) listTypes();
  if (isThere && !listing.isJson) printTypes();
  listing.end();
}

/** Every range, and the default as one of no size. */
function listTypes(): void {
  listing.text("default").hex(0, 16).decimal(0);
  listing.text(memoryTypes.defaultMemoryType()).row();
  for (let i: u32 = 0; i < memoryTypes.memoryTypeCount(); i++) {
    if (!memoryTypes.memoryTypeIsUsed(i)) continue;
    listing.text(memoryTypes.memoryTypeIsFixed(i) ? "fixed" : "variable");
    listing.hex(memoryTypes.memoryTypeStart(i), 16);
    listing.decimal(memoryTypes.memoryTypeSizeBytes(i));
    listing.text(memoryTypes.memoryTypeName(i)).row();
  }
}

function printTypes(): void {
  out.text("Default: ").text(memoryTypes.defaultMemoryType()).line();
  const count = memoryTypes.memoryTypeCount();
  let at: u32 = 0;
  while (at < count) {
    const first = at;
    at++;
    if (!memoryTypes.memoryTypeIsUsed(first)) continue;
    const isFixed = memoryTypes.memoryTypeIsFixed(first);
    const name = memoryTypes.memoryTypeName(first);
    const start = memoryTypes.memoryTypeStart(first);
    let end = start + memoryTypes.memoryTypeSizeBytes(first);
    // Neighbours of one type are one line.
    while (
      isFixed &&
      at < count &&
      memoryTypes.memoryTypeIsFixed(at) &&
      memoryTypes.memoryTypeName(at) === name
    ) {
      end += memoryTypes.memoryTypeSizeBytes(at);
      at++;
    }
    out.text(isFixed ? "fixed     0x" : "variable  0x").hex(start, 16);
    out.text(" - 0x").hex(end, 16).text("  ").text(name).line();
  }
}

/** firmwaretest [sets [seed]] */
export function firmwaretest(words: Arguments): void {
  let sets: u64 = 10_000;
  let seed: u64 = 1;
  if (words.hasMore()) sets = words.takeDecimal("sets", 1_000_000_000);
  if (words.hasMore()) seed = words.takeDecimal("seed", 0xffff_ffff);
  if (!words.end()) return;
  const problem = readDamagedTables(seed, sets);
  if (problem === "") out.text("PASS ");
  else out.text("FAIL: ").text(problem).text("; ");
  out.decimal(sets).text(" damaged sets of tables (seed ").decimal(seed);
  out.text("), of ").decimal(setsToldOf()).text(" something was said").line();
  if (problem === "") return;
  out.text("last said of ").text(lastSubject()).text(": ");
  out.text(lastProblem()).line();
}

const placeColumns: Column[] = [
  right("cpu", "cpu", 3),
  right("hardwareId", "hardware id", 12),
  right("node", "node", 5),
  right("package", "package", 8),
  right("core", "core", 6),
  right("thread", "thread", 7),
];
const verdictColumns: Column[] = [
  right("packages", "packages", 8),
  right("cores", "cores", 8),
  right("threads", "threads", 8),
  left("source", "source", 20),
  left("problem", "problem", 40),
];

/** cputopotest [--json]: shows where each CPU is, and checks that it makes sense. */
export function cputopotest(words: Arguments): void {
  if (!listing.begin(words)) return;
  if (listing.isJson) listPlaces();
  else printPlaces();
  listing.end();
}

function listPlaces(): void {
  listing.section("cpus", placeColumns);
  for (let cpu: u32 = 0; cpu < machine.cpuCount; cpu++) {
    const id = machine.cpuHardwareId[cpu];
    listing.decimal(u64(cpu)).decimal(u64(id));
    listing.decimal(u64(machine.cpuNode[cpu]));
    listing.decimal(u64(topology.packageOf(id)));
    listing.decimal(u64(topology.coreOf(id)));
    listing.decimal(u64(topology.threadOf(id))).row();
  }
  listing.section("sums", verdictColumns);
  listing.decimal(u64(countOf(true))).decimal(u64(countOf(false)));
  listing.decimal(u64(machine.cpuCount));
  listing.text(topology.topologySource()).text(topologyProblem()).row();
}

function printPlaces(): void {
  out.text("CPU  hardware id  node  package   core  thread").line();
  for (let cpu: u32 = 0; cpu < machine.cpuCount; cpu++) {
    const id = machine.cpuHardwareId[cpu];
    out.decimalPadded(u64(cpu), 3, 0x20).decimalPadded(u64(id), 13, 0x20);
    out.decimalPadded(u64(machine.cpuNode[cpu]), 6, 0x20);
    out.decimalPadded(u64(topology.packageOf(id)), 9, 0x20);
    out.decimalPadded(u64(topology.coreOf(id)), 7, 0x20);
    out.decimalPadded(u64(topology.threadOf(id)), 8, 0x20).line();
  }
  out.decimal(u64(countOf(true))).text(" packages, ");
  out.decimal(u64(countOf(false))).text(" cores, ");
  out.decimal(u64(machine.cpuCount)).text(" threads (");
  out.text(topology.topologySource()).text(")").line();
  const problem = topologyProblem();
  if (problem === "") out.text("PASS").line();
  else out.text("FAIL: ").text(problem).line();
}

function isSamePlace(a: u32, b: u32, onlyPackage: boolean): boolean {
  const first = machine.cpuHardwareId[a];
  const second = machine.cpuHardwareId[b];
  if (topology.packageOf(first) !== topology.packageOf(second)) return false;
  return onlyPackage || topology.coreOf(first) === topology.coreOf(second);
}

/** How many packages, or cores, the CPUs are in. */
function countOf(packages: boolean): u32 {
  let count: u32 = 0;
  for (let cpu: u32 = 0; cpu < machine.cpuCount; cpu++) {
    let earlier: u32 = 0;
    while (earlier < cpu && !isSamePlace(earlier, cpu, packages)) earlier++;
    if (earlier === cpu) count++;
  }
  return count;
}

function topologyProblem(): string {
  if (machine.cpuHardwareId[0] !== hardwareId())
    return "the running CPU is not number 0";
  for (let cpu: u32 = 0; cpu < machine.cpuCount; cpu++) {
    if (machine.cpuNode[cpu] >= u8(machine.nodeCount))
      return "a CPU is on a node that is not there";
    for (let other: u32 = cpu + 1; other < machine.cpuCount; other++) {
      if (!isSamePlace(cpu, other, false)) continue;
      const first = machine.cpuHardwareId[cpu];
      const second = machine.cpuHardwareId[other];
      if (topology.threadOf(first) === topology.threadOf(second))
        return "two CPUs are in one place";
    }
  }
  return "";
}
