// The nodes of the machine: pieces of memory that are near some CPUs and
// farther from others.
//
// Discovery declares nodes, their memory and their distances before
// `memory.initialise`; nothing here allocates until then. Where nobody declares
// any, all memory is one node. A node may have no memory, or no CPUs.

import { Node } from "./node.ts";
import { pageSizeBytes } from "./page-entries.ts";

export const nodesMaximum: u32 = 32;
const rangesMaximum: u32 = 64;
/** SLIT's units: 10 is here, and 20 is what is assumed of elsewhere. */
const distanceHere: u8 = 10;
const distanceUnknown: u8 = 20;

class Declared {
  nodeCount: u32 = 0;
  /** What the firmware calls each node. */
  readonly names = new FixedArray<u32, 32>();
  /** From row to column; 0 where nothing was said. */
  readonly distances = new FixedArray<u8, 1024>();
  rangeCount: u32 = 0;
  readonly starts = new FixedArray<usize, 64>();
  readonly ends = new FixedArray<usize, 64>();
  readonly owners = new FixedArray<u32, 64>();
}
const declared = new Declared();

/** The first node with memory is static: the heap that makes the others starts in it. */
const firstNode = new Node();

class Nodes {
  readonly all = new FixedArray<Node | null, 32>();
}
const nodes = new Nodes();

/** All nodes from each, nearest first. */
class Fallbacks {
  readonly order = new FixedArray<u8, 1024>();
}
const fallbacks = new Fallbacks();

/** Declares a node by the firmware's name for it; gives its number, `nodesMaximum` when there are too many. */
export function addNode(name: u32): u32 {
  for (let i: u32 = 0; i < declared.nodeCount; i++) {
    if (declared.names[i] === name) return i;
  }
  if (declared.nodeCount === nodesMaximum) return nodesMaximum;
  declared.names[declared.nodeCount] = name;
  declared.nodeCount += 1;
  return declared.nodeCount - 1;
}

/** Says that `[start, end)` is near a node; later words win. */
export function addNodeMemory(node: u32, start: usize, end: usize): void {
  if (node >= declared.nodeCount || end <= start) return;
  const at = declared.rangeCount;
  if (at === rangesMaximum) return;
  declared.starts[at] = start & ~(pageSizeBytes - 1);
  declared.ends[at] = end & ~(pageSizeBytes - 1);
  declared.owners[at] = node;
  declared.rangeCount += 1;
}

/** In SLIT's units. */
export function setNodeDistance(from: u32, to: u32, distance: u8): void {
  if (from >= nodesMaximum || to >= nodesMaximum) return;
  declared.distances[from * nodesMaximum + to] = distance;
}

export function nodeCount(): u32 {
  return declared.nodeCount;
}

export function nodeName(node: u32): u32 {
  return declared.names[node];
}

export function nodeDistance(from: u32, to: u32): u8 {
  const said = declared.distances[from * nodesMaximum + to];
  if (said !== 0) return said;
  return from === to ? distanceHere : distanceUnknown;
}

/** The node an address was declared to be near; 0 where nothing was said. */
export function nodeOfAddress(address: usize): u32 {
  let i: u32 = declared.rangeCount;
  while (i > 0) {
    i -= 1;
    if (address >= declared.starts[i] && address < declared.ends[i]) {
      return declared.owners[i];
    }
  }
  return 0;
}

/** Where the declaration that holds at `address` changes next, at most `end`. */
export function nodeBoundary(address: usize, end: usize): usize {
  let boundary: usize = end;
  for (let i: u32 = 0; i < declared.rangeCount; i++) {
    const start = declared.starts[i];
    if (start > address && start < boundary) boundary = start;
    const stop = declared.ends[i];
    if (stop > address && stop < boundary) boundary = stop;
  }
  return boundary;
}

/** Makes node `first`, from whose memory the others are made. */
export function makeFirstNode(first: u32): void {
  if (declared.nodeCount === 0) addNode(0);
  firstNode.setNumber(first);
  nodes.all[first] = firstNode;
  for (let i: u32 = 0; i < declared.nodeCount; i++) orderNeighbours(i);
}

/** Makes the other nodes, empty. The heap works in the first. */
export function makeOtherNodes(): void {
  for (let i: u32 = 0; i < declared.nodeCount; i++) {
    if (nodes.all[i] !== null) continue;
    const made = new Node();
    made.setNumber(i);
    nodes.all[i] = made;
  }
}

export function node(id: u32): Node {
  const found = nodes.all[id];
  // While the others are being made, their memory is not there yet.
  return found === null ? firstNode : found;
}

/** The node to try in place `rank` (0: itself) for memory near `from`. */
export function neighbour(from: u32, rank: u32): u32 {
  return u32(fallbacks.order[from * nodesMaximum + rank]);
}

/** Sorts the nodes by distance from one; equally far ones by number. */
function orderNeighbours(from: u32): void {
  const row: u32 = from * nodesMaximum;
  for (let i: u32 = 0; i < declared.nodeCount; i++) {
    // The node itself comes first even where a table says otherwise.
    let place: u32 = i;
    while (place > 0 && isNearer(from, i, fallbacks.order[row + place - 1])) {
      fallbacks.order[row + place] = fallbacks.order[row + place - 1];
      place -= 1;
    }
    fallbacks.order[row + place] = u8(i);
  }
}

function isNearer(from: u32, one: u32, other: u8): boolean {
  if (one === from) return true;
  if (u32(other) === from) return false;
  return nodeDistance(from, one) < nodeDistance(from, u32(other));
}
