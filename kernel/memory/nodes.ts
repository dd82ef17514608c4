// The nodes of the machine: pieces of memory that are near some CPUs and
// farther from others, as discovery found them. A node may have no memory, or
// no CPUs; memory that nobody claims is node 0's.

import { machine } from "../discovery/discover.ts";
import { nodeLimit } from "../discovery/machine.ts";
import { Node } from "./node.ts";
import { pageSizeBytes } from "./page-entries.ts";

/** The first node with memory is static: the heap that makes the others starts in it. */
const firstNode = new Node();

class Nodes {
  readonly all = new FixedArray<Node | null, 64>();
}
const nodes = new Nodes();

/** All nodes from each, nearest first: of node n from [n * nodeLimit] on. @layout */
class Neighbours {
  order!: FixedArray<u8, 4096>;
}
const neighbours = new Neighbours();

export function nodeCount(): u32 {
  return machine.nodeCount;
}

/** The node an address is near. */
export function nodeOfAddress(address: usize): u32 {
  for (let i: u32 = 0; i < machine.rangeCount; i++) {
    if (address >= startOf(i) && address < endOf(i)) {
      return u32(machine.rangeNode[i]);
    }
  }
  return 0;
}

/** Where what is said of `address` ends, at most `end`. */
export function nodeBoundary(address: usize, end: usize): usize {
  let boundary: usize = end;
  for (let i: u32 = 0; i < machine.rangeCount; i++) {
    const start = startOf(i);
    if (start > address && start < boundary) boundary = start;
    const stop = endOf(i);
    if (stop > address && stop < boundary) boundary = stop;
  }
  return boundary;
}

/** A page that is only partly in a range is not in it at its end. */
function startOf(range: u32): usize {
  return usize(machine.rangeStart[range]) & ~(pageSizeBytes - 1);
}

function endOf(range: u32): usize {
  const end = machine.rangeStart[range] + machine.rangeSizeBytes[range];
  return usize(end) & ~(pageSizeBytes - 1);
}

/** Makes node `first`, from whose memory the others are made. */
export function makeFirstNode(first: u32): void {
  firstNode.setNumber(first);
  nodes.all[first] = firstNode;
  for (let i: u32 = 0; i < nodeCount(); i++) orderNeighbours(i);
}

/** Makes the other nodes, empty. The heap works in the first. */
export function makeOtherNodes(): void {
  for (let i: u32 = 0; i < nodeCount(); i++) {
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
  return u32(neighbours.order[from * nodeLimit + rank]);
}

/** The nearest node that has memory at all. */
export function nearestWithMemory(from: u32): u32 {
  for (let rank: u32 = 0; rank < nodeCount(); rank++) {
    const id = neighbour(from, rank);
    if (node(id).pagesTotal() !== 0) return id;
  }
  return from;
}

/** Sorts the nodes by distance from one; equally far ones by number. */
function orderNeighbours(from: u32): void {
  const row: u32 = from * nodeLimit;
  for (let i: u32 = 0; i < nodeCount(); i++) {
    let place: u32 = i;
    while (
      place > 0 &&
      isNearer(from, i, u32(neighbours.order[row + place - 1]))
    ) {
      neighbours.order[row + place] = neighbours.order[row + place - 1];
      place -= 1;
    }
    neighbours.order[row + place] = u8(i);
  }
}

/** The node itself is nearest even where a table says otherwise. */
function isNearer(from: u32, one: u32, other: u32): boolean {
  if (one === from) return true;
  if (other === from) return false;
  const row: u32 = from * nodeLimit;
  return machine.distance[row + one] < machine.distance[row + other];
}
