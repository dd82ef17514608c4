// Things in the order of their times: a leftist tree (Crane, 1972) through links
// in the things themselves, so that nothing is allocated and every operation
// takes O(log n) in the worst case.

/** What can stand in a heap, in one at a time. */
export class HeapNode {
  key: u64 = 0;
  /** Equal keys leave in the order in which they came. */
  order: u64 = 0;
  rank: u32 = 0;
  left: HeapNode | null = null;
  right: HeapNode | null = null;
  /** Not "parent": threads, which stand in heaps, have one of that name. */
  above: HeapNode | null = null;
}

export class DeadlineHeap {
  /** Who has the least key; among equals, who came first. */
  first: HeapNode | null = null;
  count: u32 = 0;
  private nextOrder: u64 = 0;

  /** `node` stands in no heap. */
  insert(node: HeapNode, key: u64): void {
    node.key = key;
    node.order = this.nextOrder;
    this.nextOrder += 1;
    node.rank = 1;
    node.left = null;
    node.right = null;
    node.above = null;
    this.first = meld(this.first, node);
    this.count += 1;
  }

  /** `node` stands in this heap. */
  remove(node: HeapNode): void {
    const parent = node.above;
    const rest = meld(detached(node.left), detached(node.right));
    if (rest !== null) rest.above = parent;
    if (parent === null) {
      this.first = rest;
    } else {
      if (parent.left === node) parent.left = rest;
      else parent.right = rest;
      rebalance(parent);
    }
    node.left = null;
    node.right = null;
    node.above = null;
    this.count -= 1;
  }

  removeFirst(): HeapNode | null {
    const first = this.first;
    if (first !== null) this.remove(first);
    return first;
  }
}

function detached(node: HeapNode | null): HeapNode | null {
  if (node !== null) node.above = null;
  return node;
}

function isBefore(a: HeapNode, b: HeapNode): boolean {
  return a.key < b.key || (a.key === b.key && a.order < b.order);
}

/** One tree of two, both without parents. */
function meld(a: HeapNode | null, b: HeapNode | null): HeapNode | null {
  if (a === null) return b;
  if (b === null) return a;
  const root = isBefore(b, a) ? b : a;
  let at = root;
  let other = root === a ? b : a;
  // Merges the two right spines, which are short, downwards …
  for (;;) {
    const right = at.right;
    if (right === null) {
      at.right = other;
      other.above = at;
      break;
    }
    if (isBefore(other, right)) {
      at.right = other;
      other.above = at;
      at = other;
      other = right;
    } else {
      at = right;
    }
  }
  // … and puts the taller child to the left on the way back.
  let up: HeapNode | null = at;
  while (up !== null) {
    settle(up);
    up = up.above;
  }
  return root;
}

/** After a child of `node` has changed: ranks above it, as far as they do. */
function rebalance(node: HeapNode): void {
  let at: HeapNode | null = node;
  while (at !== null) {
    const rank = at.rank;
    settle(at);
    if (at.rank === rank) return;
    at = at.above;
  }
}

function settle(node: HeapNode): void {
  const left = node.left;
  const right = node.right;
  const leftRank: u32 = left === null ? u32(0) : left.rank;
  const rightRank: u32 = right === null ? u32(0) : right.rank;
  if (leftRank < rightRank) {
    node.left = right;
    node.right = left;
    node.rank = leftRank + 1;
  } else {
    node.rank = rightRank + 1;
  }
}
