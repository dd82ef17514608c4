// Between the CPUs' lists of free objects and the slabs: by the batch, and home
// to the node an object belongs to.

import { load, store } from "machine";
import { disableAndSave, restore } from "#arch/interrupts";
import {
  changeRoom,
  firstObject,
  keptObjects,
  localMemory,
  type LocalMemory,
  setFirstObject,
} from "./local.ts";
import { neighbour, nodeCount } from "./nodes.ts";
import { entryOf, kindOf, nodeOf } from "./page-entries.ts";
import { sizeClassCount, sizeClasses } from "./size-classes.ts";
import { slabsOf } from "./slabs.ts";

/** Objects of other nodes a CPU keeps before it gives them back. */
const remoteMaximum: u32 = 32;

/** Fetches objects for an empty list: false when no node has any. Interrupts are off. @noinline */
export function refillObjects(mine: LocalMemory, sizeClass: u32): boolean {
  return refillNear(mine, sizeClass, mine.node);
}

/** As `refillObjects`, from a given node on. @hot */
export function refillNear(
  mine: LocalMemory,
  sizeClass: u32,
  from: u32,
): boolean {
  let wanted = sizeClasses.batch[sizeClass];
  if (mine.objectLimits[sizeClass] === 0) wanted = 1;
  for (let rank: u32 = 0; rank < nodeCount(); rank++) {
    const id = neighbour(from, rank);
    if (slabsOf(id).refill(id, sizeClass, wanted, mine) !== 0) return true;
  }
  return false;
}

/** Gives back a batch of a list that has grown too long. Interrupts are off. @noinline */
export function flushObjects(mine: LocalMemory, sizeClass: u32): void {
  giveObjects(mine, sizeClass, sizeClasses.batch[sizeClass]);
}

/** @hot */
function giveObjects(mine: LocalMemory, sizeClass: u32, most: u32): void {
  // Those of this node go together; a neighbour's, which came when there were
  // no others, each by itself.
  let chain: usize = 0;
  let count: u32 = 0;
  for (let i: u32 = 0; i < most; i++) {
    const object = firstObject(mine, sizeClass);
    if (object === 0) break;
    setFirstObject(mine, sizeClass, load<usize>(object));
    changeRoom(mine, sizeClass, 1);
    const home = nodeOf(entryOf(object));
    if (home !== mine.node) {
      slabsOf(home).give(sizeClass, object, 1);
      continue;
    }
    store<usize>(object, chain);
    chain = object;
    count += 1;
  }
  if (count !== 0) slabsOf(mine.node).give(sizeClass, chain, count);
}

/** Keeps an object of another node until there are some. Interrupts are off. */
export function keepRemote(mine: LocalMemory, object: usize): void {
  store<usize>(object, mine.remoteObjects);
  mine.remoteObjects = object;
  mine.remoteCount += 1;
  if (mine.remoteCount >= remoteMaximum || mine.pageLimit === 0) {
    giveRemote(mine);
  }
}

function giveRemote(mine: LocalMemory): void {
  let object = mine.remoteObjects;
  while (object !== 0) {
    const next = load<usize>(object);
    const entry = entryOf(object);
    slabsOf(nodeOf(entry)).give(kindOf(entry), object, 1);
    object = next;
  }
  mine.remoteObjects = 0;
  mine.remoteCount = 0;
}

/** Gives back all objects the running CPU keeps, and empty slabs. */
export function drainObjects(): void {
  const wereEnabled = disableAndSave();
  const mine = localMemory();
  for (let i: u32 = 0; i < sizeClassCount; i++) {
    giveObjects(mine, i, keptObjects(mine, i));
  }
  giveRemote(mine);
  for (let id: u32 = 0; id < nodeCount(); id++) slabsOf(id).trim();
  restore(wereEnabled);
}
