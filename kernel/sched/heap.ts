// A priority queue of entities: a leftist tree (Crane, 1972) through links in
// the entities, so that every operation takes O(log n) in the worst case.

import type { Entity } from "./entity.ts";

export class EntityHeap {
  /** The entity with the least key; among equals, the one that came first. */
  first: Entity | null = null;
  count: u32 = 0;
  private nextOrder: u64 = 0;

  /** `entity` stands in no heap. */
  insert(entity: Entity, key: u64): void {
    entity.key = key;
    entity.order = this.nextOrder;
    this.nextOrder += 1;
    entity.rank = 1;
    entity.left = null;
    entity.right = null;
    entity.parent = null;
    this.first = meld(this.first, entity);
    this.count += 1;
  }

  /** `entity` stands in this heap. */
  remove(entity: Entity): void {
    const parent = entity.parent;
    const rest = meld(detached(entity.left), detached(entity.right));
    if (rest !== null) rest.parent = parent;
    if (parent === null) {
      this.first = rest;
    } else {
      if (parent.left === entity) parent.left = rest;
      else parent.right = rest;
      rebalance(parent);
    }
    entity.left = null;
    entity.right = null;
    entity.parent = null;
    this.count -= 1;
  }

  removeFirst(): Entity | null {
    const first = this.first;
    if (first !== null) this.remove(first);
    return first;
  }
}

function detached(entity: Entity | null): Entity | null {
  if (entity !== null) entity.parent = null;
  return entity;
}

function isBefore(a: Entity, b: Entity): boolean {
  return a.key < b.key || (a.key === b.key && a.order < b.order);
}

/** One tree of two, both without parents. */
function meld(a: Entity | null, b: Entity | null): Entity | null {
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
      other.parent = at;
      break;
    }
    if (isBefore(other, right)) {
      at.right = other;
      other.parent = at;
      at = other;
      other = right;
    } else {
      at = right;
    }
  }
  // … and puts the taller child to the left on the way back.
  let up: Entity | null = at;
  while (up !== null) {
    settle(up);
    up = up.parent;
  }
  return root;
}

/** After a child of `entity` has changed: ranks above it, as far as they do. */
function rebalance(entity: Entity): void {
  let at: Entity | null = entity;
  while (at !== null) {
    const rank = at.rank;
    settle(at);
    if (at.rank === rank) return;
    at = at.parent;
  }
}

function settle(entity: Entity): void {
  const left = entity.left;
  const right = entity.right;
  const leftRank: u32 = left === null ? u32(0) : left.rank;
  const rightRank: u32 = right === null ? u32(0) : right.rank;
  if (leftRank < rightRank) {
    entity.left = right;
    entity.right = left;
    entity.rank = leftRank + 1;
  } else {
    entity.rank = rightRank + 1;
  }
}
