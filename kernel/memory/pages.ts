// Pages by the number: near a node first, then from its neighbours by distance.
//
// Single pages come from the CPU's own few; the rest from the nodes. Whoever
// takes pages knows how many they are when it gives them back.

import { load, store } from "machine";
import { disableAndSave, restore } from "#arch/interrupts";
import { panic } from "../debug/panic.ts";
import { localMemory, type LocalMemory } from "./local.ts";
import { zeroFlag } from "./node.ts";
import { neighbour, node, nodeCount } from "./nodes.ts";
import {
  entryCached,
  entryNone,
  entryOf,
  entryOwned,
  kindOf,
  nodeOf,
  setEntry,
} from "./page-entries.ts";

/** How many single pages move at a time between a node and a CPU. */
const batch: u32 = 16;

/**
 * `count` contiguous pages near the running CPU, aligned to the next power of
 * two; 0 when no node has them. `zeroFlag` in the address: they hold zeroes.
 * @hot
 */
export function takePages(count: usize): usize {
  const wereEnabled = disableAndSave();
  const mine = localMemory();
  const address = count === 1 ? takePage(mine) : takeNear(mine.node, count);
  restore(wereEnabled);
  return address;
}

/** As `takePages`, near a given node. */
export function takePagesNear(from: u32, count: usize): usize {
  return takeNear(from, count);
}

/** @hot */
export function givePages(address: usize, count: usize): void {
  if (count !== 1) {
    giveHome(address, count);
    return;
  }
  const wereEnabled = disableAndSave();
  givePage(localMemory(), address);
  restore(wereEnabled);
}

/** @hot */
function takeNear(from: u32, count: usize): usize {
  for (let rank: u32 = 0; rank < nodeCount(); rank++) {
    const address = node(neighbour(from, rank)).take(count);
    if (address !== 0) return address;
  }
  return 0;
}

/** @hot */
function giveHome(address: usize, count: usize): void {
  const entry = entryOf(address);
  if (entry === entryNone) panic("pages were given back that are not memory");
  node(nodeOf(entry)).give(address, count);
}

/** @hot */
function takePage(mine: LocalMemory): usize {
  if (mine.pages === 0) refill(mine);
  const page = mine.pages;
  // The node's own pages are out: a neighbour's, which are not kept.
  if (page === 0) return takeNear(mine.node, 1);
  mine.pages = load<usize>(page);
  mine.pageCount -= 1;
  setEntry(page, mine.nodeMark | entryOwned);
  return page;
}

/** @hot */
function givePage(mine: LocalMemory, page: usize): void {
  const entry = entryOf(page);
  if (kindOf(entry) === entryCached) panic("memory was freed twice");
  if (nodeOf(entry) !== mine.node) {
    giveHome(page, 1);
    return;
  }
  setEntry(page, mine.nodeMark | entryCached);
  store<usize>(page, mine.pages);
  mine.pages = page;
  mine.pageCount += 1;
  if (mine.pageCount > mine.pageLimit) drain(mine, batch);
}

/** A few pages in one piece; single ones where memory is short. */
function refill(mine: LocalMemory): void {
  let count: u32 = batch < mine.pageLimit ? batch : 1;
  let block = node(mine.node).take(usize(count));
  if (block === 0) {
    count = 1;
    block = node(mine.node).take(1);
    if (block === 0) return;
  }
  let page: usize = block & ~zeroFlag;
  for (let i: u32 = 0; i < count; i++) {
    setEntry(page, mine.nodeMark | entryCached);
    store<usize>(page, mine.pages);
    mine.pages = page;
    page += 4096;
  }
  mine.pageCount += count;
}

/** Gives up to `count` kept pages back to their node. */
function drain(mine: LocalMemory, count: u32): void {
  for (let i: u32 = 0; i < count && mine.pages !== 0; i++) {
    const page = mine.pages;
    mine.pages = load<usize>(page);
    mine.pageCount -= 1;
    node(mine.node).give(page, 1);
  }
}

/** Gives back all single pages the running CPU keeps. */
export function drainPages(): void {
  const wereEnabled = disableAndSave();
  const mine = localMemory();
  drain(mine, mine.pageCount);
  restore(wereEnabled);
}
