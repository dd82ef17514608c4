// Memory at boot: the map, the permanent mapping, the nodes' pages, the heap.

import * as boot from "#arch/boot";
import * as paging from "#arch/paging";
import { logEntry } from "../console/log.ts";
import { machine } from "../discovery/discover.ts";
import { panic } from "../debug/panic.ts";
import { imageEnd, imageStart } from "./image.ts";
import {
  beginLocalMemory,
  initialiseLocalMemory,
  settleLocalMemory,
} from "./local.ts";
import {
  cutForGood,
  rangeCount,
  rangeEnd,
  rangeStart,
  readMemoryMap,
  sortRanges,
} from "./map.ts";
import { reserveRange, zeroFlag } from "./node.ts";
import {
  makeFirstNode,
  makeOtherNodes,
  node,
  nodeBoundary,
  nodeCount,
  nodeOfAddress,
} from "./nodes.ts";
import {
  entryBytes,
  pageShift,
  pageSizeBytes,
  placePageEntries,
} from "./page-entries.ts";
import { drainObjects } from "./objects.ts";
import { drainPages, takePages } from "./pages.ts";
import { makeNodeSlabs } from "./slabs.ts";

/** After this the heap works and every page has its final permissions. */
export function initialise(): void {
  beginLocalMemory();
  readMemoryMap(imageStart(), imageEnd());
  if (rangeCount() === 0) panic("the machine reports no usable memory");
  sortRanges();
  const start = rangeStart(0);
  const end = rangeEnd(rangeCount() - 1);
  mapEverything(end);
  // Cutting memory for the entries and tables out keeps the order.
  const entries = cutForGood(
    ((end - start) >> pageShift) * entryBytes,
    ~usize(0),
  );
  placePageEntries(entries, start, end);
  giveToNodes(start, end);
  let pages: usize = 0;
  for (let i: u32 = 0; i < nodeCount(); i++) pages += node(i).pagesTotal();
  logEntry("memory")
    .decimal(u64(pages) * 4)
    .text(" KB usable in ")
    .decimal(u64(rangeCount()))
    .text(" ranges, ")
    .decimal(u64(nodeCount()))
    .text(nodeCount() === 1 ? " node" : " nodes")
    .line();
}

function mapEverything(end: usize): void {
  const tablesSize = paging.tableSizeBytes(end);
  let place: usize = 0;
  if (tablesSize !== 0) place = cutForGood(tablesSize, boot.earlyMappedEnd());
  paging.initialise(place, end);
}

class Tables {
  bytes: u64 = 0;
}
const tables = new Tables();

/** A page for paging's tables, 0 when there is none. @export nautilus_table_page */
export function takeTable(): usize {
  const table: usize = takePages(1) & ~zeroFlag;
  if (table !== 0) tables.bytes += u64(pageSizeBytes);
  return table;
}

/** Bytes of page tables made since boot. */
export function tableBytes(): u64 {
  return tables.bytes;
}

/** The first node's memory first: the heap that makes the others needs it. */
function giveToNodes(start: usize, end: usize): void {
  const first = nodeOfAddress(rangeStart(0));
  makeFirstNode(first);
  reserveHoles(start, end);
  addMemory(first, true);
  initialiseLocalMemory(first);
  makeOtherNodes();
  makeNodeSlabs(first);
  if (nodeCount() === 1) return;
  addMemory(first, false);
  drainObjects();
  drainPages(); // what made the nodes is the first node's
  settleLocalMemory(u32(machine.cpuNode[0]));
}

/** Gives the memory of one node, or of all the others, to whom it belongs. */
function addMemory(only: u32, wanted: boolean): void {
  for (let i: u32 = 0; i < rangeCount(); i++) {
    let at = rangeStart(i);
    while (at < rangeEnd(i)) {
      const stop = nodeBoundary(at, rangeEnd(i));
      const owner = nodeOfAddress(at);
      if ((owner === only) === wanted) {
        node(owner).addRange(at, stop, boot.memoryIsZero());
      }
      at = stop;
    }
  }
}

/** What lies between the ranges looks allocated for ever. */
function reserveHoles(start: usize, end: usize): void {
  let at: usize = start;
  for (let i: u32 = 0; i < rangeCount(); i++) {
    if (rangeStart(i) > at) reserveRange(at, rangeStart(i));
    at = rangeEnd(i);
  }
  if (at < end) reserveRange(at, end);
}
