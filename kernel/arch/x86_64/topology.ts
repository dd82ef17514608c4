// How CPUs are built into cores and packages: their APIC ids are fields, and
// CPUID says how wide each is. Intel SDM volume 3, section 9.9; AMD APM volume
// 3, appendix E.5 (leaves 0x80000008 and 0x8000001e).
//
// All CPUs of a machine are alike in this: the boot CPU's answer holds for all.

import { askCpuid, Identification } from "./registers.ts";

const leafTopology: u32 = 0x0b;
const leafTopologyNew: u32 = 0x1f;
const leafCaches: u32 = 0x04;
const leafAmdSizes: u32 = 0x8000_0008;
const leafAmdTopology: u32 = 0x8000_001e;

const levelThread: u32 = 1;
const levelsAtMost: u32 = 8;

const featureManyThreads: u32 = 1 << 28; // leaf 1, edx
const featureAmdTopology: u32 = 1 << 22; // leaf 0x80000001, ecx
/** "Auth" and "Hygo", the first letters of AMD's and Hygon's name. */
const vendorAmd: u32 = 0x6874_7541;
const vendorHygon: u32 = 0x6f67_7948;

const answer = new Identification();
let source = "";
let threadBits: u32 = 0;
/** Bits below the package's number. */
let packageBits: u32 = 0;

/** Where the answers come from, for whoever looks. */
export function topologySource(): string {
  find();
  return source;
}

export function packageOf(hardwareId: u32): u32 {
  find();
  return packageBits < 32 ? hardwareId >> packageBits : 0;
}

/** Within its package. */
export function coreOf(hardwareId: u32): u32 {
  find();
  return (hardwareId & lowBits(packageBits)) >> threadBits;
}

/** Within its core. */
export function threadOf(hardwareId: u32): u32 {
  find();
  return hardwareId & lowBits(threadBits);
}

function lowBits(count: u32): u32 {
  return count < 32 ? (u32(1) << count) - 1 : 0xffff_ffff;
}

/** Asks CPUID when first needed. */
function find(): void {
  if (source !== "") return;
  askCpuid(0, 0, answer);
  const highest = answer.eax;
  const isAmd = answer.ebx === vendorAmd || answer.ebx === vendorHygon;
  if (highest >= leafTopologyNew && fromLevels(leafTopologyNew)) {
    source = "CPUID leaf 0x1f";
  } else if (highest >= leafTopology && fromLevels(leafTopology)) {
    source = "CPUID leaf 0x0b";
  } else if (isAmd && fromAmd()) {
    source = "CPUID leaves 0x80000008 and 0x8000001e";
  } else {
    fromCounts(highest);
    source = "CPUID leaves 1 and 4";
  }
  if (threadBits > packageBits) threadBits = packageBits;
}

/** A level at a time: each says how many bits lie below the next one's number. */
function fromLevels(leaf: u32): boolean {
  threadBits = 0;
  packageBits = 0;
  for (let level: u32 = 0; level < levelsAtMost; level++) {
    askCpuid(leaf, level, answer);
    const kind = (answer.ecx >> 8) & 0xff;
    if (kind === 0 || answer.ebx === 0) return level > 0;
    packageBits = answer.eax & 0x1f;
    if (kind === levelThread) threadBits = packageBits;
  }
  return true;
}

function fromAmd(): boolean {
  askCpuid(0x8000_0000, 0, answer);
  const highest = answer.eax;
  if (highest < leafAmdSizes || highest > 0x8000_ffff) return false;
  askCpuid(leafAmdSizes, 0, answer);
  const sizeBits = (answer.ecx >> 12) & 0xf;
  packageBits = sizeBits !== 0 ? sizeBits : bitsFor((answer.ecx & 0xff) + 1);
  threadBits = 0;
  askCpuid(0x8000_0001, 0, answer);
  if ((answer.ecx & featureAmdTopology) === 0) return true;
  if (highest < leafAmdTopology) return true;
  askCpuid(leafAmdTopology, 0, answer);
  threadBits = bitsFor(((answer.ebx >> 8) & 0xff) + 1);
  return true;
}

/** The oldest way: how many threads, and cores, a package has room for. */
function fromCounts(highest: u32): void {
  askCpuid(1, 0, answer);
  if ((answer.edx & featureManyThreads) === 0) {
    threadBits = 0;
    packageBits = 0;
    return;
  }
  const threads = (answer.ebx >> 16) & 0xff;
  let cores: u32 = 1;
  if (highest >= leafCaches) {
    askCpuid(leafCaches, 0, answer);
    if ((answer.eax & 0x1f) !== 0) cores = (answer.eax >> 26) + 1;
  }
  packageBits = bitsFor(threads === 0 ? 1 : threads);
  const coreBits = bitsFor(cores);
  threadBits = packageBits > coreBits ? packageBits - coreBits : 0;
}

/** Bits that number `count` things. */
function bitsFor(count: u32): u32 {
  let bits: u32 = 0;
  while (u32(1) << bits < count) bits++;
  return bits;
}
