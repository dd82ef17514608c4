// The 256 vectors: who serves each, and which are free.
//
//   0x00–0x1f  exceptions
//   0x20–0x2f  the 8259's lines
//   0x30–0xef  handed out: lines of I/O APICs, messages of devices
//   0xf0–0xff  the kernel's own, above every device
//
// Among vectors that wait, the processor takes the highest group of 16 first.

import { addressOf, asm, objectAt } from "machine";

/**
 * Serves an interrupt, interrupts off; the controller is told afterwards that
 * it is over. `frame` is the address of the interrupted registers.
 */
export type VectorHandler = (vector: u32, frame: usize) => void;

export const firstFreeVector: u32 = 0x30;
export const lastFreeVector: u32 = 0xef;

export const vectorTimer: u32 = 0xf0;
export const vectorError: u32 = 0xf1;
export const vectorCrossCall: u32 = 0xfb;
export const vectorKick: u32 = 0xfc;
export const vectorSpurious: u32 = 0xff;

interface VectorName {
  readonly vector: u32;
  readonly name: string;
}

const names: VectorName[] = [
  { vector: vectorTimer, name: "timer" },
  { vector: vectorError, name: "APIC error" },
  { vector: vectorCrossCall, name: "call" },
  { vector: vectorKick, name: "kick" },
  { vector: vectorSpurious, name: "spurious" },
];

class Handlers {
  readonly of = new FixedArray<VectorHandler | null, 256>();
}
const handlers = new Handlers();

/** How often each vector was raised on one CPU. @layout */
class VectorCounts {
  counts!: FixedArray<u64, 256>;
}
const bootCounts = new VectorCounts();

/** A layout has no header: all zeroes, it takes no room in the image. @layout */
class VectorStates {
  isTaken!: FixedArray<boolean, 256>;
  /** Of each CPU, the boot CPU's first: where its counts lie, and whose they are. */
  countsAt!: FixedArray<usize, 256>;
  hardwareIds!: FixedArray<u32, 256>;
}
const vectors = new VectorStates();

/**
 * Takes `count` consecutive vectors (1 to 32, a power of two, aligned to it:
 * what message-signalled interrupts ask for) and gives the first; 0: none free.
 */
export function takeVectors(count: u32): u32 {
  let first: u32 = (lastFreeVector + 1) & ~(count - 1);
  while (first >= firstFreeVector + count) {
    first -= count;
    let isFree = true;
    for (let i: u32 = 0; i < count; i++)
      if (vectors.isTaken[first + i]) isFree = false;
    if (!isFree) continue;
    for (let i: u32 = 0; i < count; i++) vectors.isTaken[first + i] = true;
    return first;
  }
  return 0;
}

export function releaseVectors(first: u32, count: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    vectors.isTaken[first + i] = false;
    handlers.of[first + i] = null;
  }
}

/** From here on `handler` serves that vector. */
export function setVectorHandler(vector: u32, handler: VectorHandler): void {
  handlers.of[vector] = handler;
}

/** Room for the counts of a CPU that will start as the `index`-th. @allocates */
export function addVectorCounts(index: u32): void {
  vectors.countsAt[index] = addressOf(new VectorCounts());
}

/** The running CPU counts there from here on: gs:32 (see context.ts). */
export function useVectorCounts(index: u32, hardwareId: u32): void {
  if (index === 0) vectors.countsAt[0] = addressOf(bootCounts);
  vectors.hardwareIds[index] = hardwareId;
  asm("movq $0, %gs:32", "r,~{memory}", vectors.countsAt[index]);
}

/** Every interrupt, whether it turns out to be one or not. @interrupt */
export function countVector(vector: u32): void {
  asm(
    "movq %gs:32, %rax; incq (%rax, $0, 8)",
    "r,~{rax},~{flags},~{memory}",
    usize(vector),
  );
}

/** False when nobody serves it. @interrupt */
export function serveVector(vector: u32, frame: usize): boolean {
  const handler = handlers.of[vector];
  if (handler === null) return false;
  handler(vector, frame);
  return true;
}

/** How often a vector has been raised since boot. */
export function vectorCount(vector: u32): u64 {
  let sum: u64 = 0;
  for (let i: u32 = 0; i < 256 && vectors.countsAt[i] !== 0; i++)
    sum += countsOf(i).counts[vector];
  return sum;
}

/** On one CPU. */
export function vectorCountOn(hardwareId: u32, vector: u32): u64 {
  for (let i: u32 = 0; i < 256 && vectors.countsAt[i] !== 0; i++)
    if (vectors.hardwareIds[i] === hardwareId)
      return countsOf(i).counts[vector];
  return 0;
}

function countsOf(index: u32): VectorCounts {
  return objectAt<VectorCounts>(vectors.countsAt[index]);
}

/** What arrives there, in a word or two. */
export function vectorName(vector: u32): string {
  for (let i: u32 = 0; i < u32(names.length); i++)
    if (names[i].vector === vector) return names[i].name;
  if (vector < firstFreeVector) return "line";
  return vector <= lastFreeVector ? "device" : "unknown";
}

export function isServed(vector: u32): boolean {
  return handlers.of[vector] !== null;
}
