// What each CPU keeps for itself of the memory: lists it uses without a lock,
// with interrupts off.

import { addressOf, load, offsetOf, store } from "machine";
import { beginLocal, bootPlace, localMemoryObject } from "../cpu/context.ts";
import { nearestWithMemory } from "./nodes.ts";
import { sizeClassCount, sizeClasses } from "./size-classes.ts";

/** Single pages a CPU keeps at most. */
const pagesKept: u32 = 32;

/** @layout */
export class LocalMemory {
  /** Free objects of each size class, linked through their first word. */
  objects!: FixedArray<usize, 24>;
  /** How many more of each it may keep; below 0, some go back to their slabs. */
  objectRoom!: FixedArray<i32, 24>;
  objectLimits!: FixedArray<i32, 24>;
  /** Stacks of each size class, linked through their highest word. */
  stacks!: FixedArray<usize, 10>;
  stackCounts!: FixedArray<u32, 10>;
  /** Where this CPU's node stands in page entries. */
  nodeMark!: u32;
  /** The node this CPU takes memory from first. */
  node!: u32;
  /** Objects of other nodes, to be given back together. */
  remoteObjects!: usize;
  remoteCount!: u32;
  /** Single pages, linked through their first word. */
  pageCount!: u32;
  pages!: usize;
  pageLimit!: u32;
  /** Ranks of the spinlocks it holds, a bit each (kernel/cpu/lock-ranks.ts). */
  heldRanks!: u32;
}

const bootMemory = new LocalMemory();

class Locals {
  readonly all = new FixedArray<LocalMemory | null, 256>();
  count: u32 = 0;
}
const locals = new Locals();

/** The running CPU's; interrupts are off, or the CPU may change. @inline */
export function localMemory(): LocalMemory {
  return localMemoryObject<LocalMemory>();
}

/** From here on the boot CPU has its own. */
export function beginLocalMemory(): void {
  bootPlace.setMemory(bootMemory);
  beginLocal();
}

/**
 * The first free object of a size class, and room for more of them. Classes
 * come from tables that hold no others: not checked again. @inline
 */
export function firstObject(mine: LocalMemory, sizeClass: u32): usize {
  return load<usize>(objectPlace(mine, sizeClass));
}

/** @inline */
export function setFirstObject(
  mine: LocalMemory,
  sizeClass: u32,
  object: usize,
): void {
  store<usize>(objectPlace(mine, sizeClass), object);
}

/** Counts objects in (negative) or out of a list; gives the room that is left. @inline */
export function changeRoom(mine: LocalMemory, sizeClass: u32, count: i32): i32 {
  const place: usize =
    addressOf(mine) +
    offsetOf<LocalMemory>("objectRoom") +
    usize(sizeClass) * 4;
  const room: i32 = load<i32>(place) + count;
  store<i32>(place, room);
  return room;
}

/** @inline */
function objectPlace(mine: LocalMemory, sizeClass: u32): usize {
  return (
    addressOf(mine) + offsetOf<LocalMemory>("objects") + usize(sizeClass) * 8
  );
}

/** How many objects of a class are on the list. */
export function keptObjects(mine: LocalMemory, sizeClass: u32): u32 {
  return u32(mine.objectLimits[sizeClass] - mine.objectRoom[sizeClass]);
}

/** From here on a CPU keeps what is customary, or nothing: what comes goes on at once. */
export function setKeeping(mine: LocalMemory, keeps: boolean): void {
  for (let i: u32 = 0; i < sizeClassCount; i++) {
    const limit: i32 = keeps ? i32(sizeClasses.batch[i]) * 2 : 0;
    mine.objectRoom[i] += limit - mine.objectLimits[i];
    mine.objectLimits[i] = limit;
  }
  mine.pageLimit = keeps ? pagesKept : 0;
}

/** The boot CPU's, when nothing but the first node is known. */
export function initialiseLocalMemory(node: u32): void {
  setKeeping(bootMemory, true);
  setNode(bootMemory, node);
  locals.all[0] = bootMemory;
  locals.count = 1;
}

/** Sets up what CPU number `cpu` keeps; `node` is near it. @allocates */
export function addLocalMemory(cpu: u32, node: u32): void {
  const added = new LocalMemory();
  setKeeping(added, true);
  setNode(added, nearestWithMemory(node));
  locals.all[cpu] = added;
  if (cpu >= locals.count) locals.count = cpu + 1;
}

function setNode(mine: LocalMemory, node: u32): void {
  mine.node = node;
  mine.nodeMark = node << 8;
}

/** The running CPU takes from its own node from here on; it keeps nothing yet. */
export function settleLocalMemory(node: u32): void {
  setNode(localMemory(), nearestWithMemory(node));
}

export function localCount(): u32 {
  return locals.count;
}

/** Where that lies: those of two CPUs must not overlap. */
export function localMemoryAddress(cpu: u32): usize {
  return addressOf(localMemoryOf(cpu));
}

/** Of any CPU that has been added: for statistics, and for one that has stopped. */
export function localMemoryOf(cpu: u32): LocalMemory {
  const found = locals.all[cpu];
  return found === null ? bootMemory : found;
}
