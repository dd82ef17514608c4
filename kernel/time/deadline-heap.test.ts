// The heap against a sorted list, under random insertions and removals.

import assert from "node:assert/strict";
import { test } from "node:test";
import "../testing/node.ts";
import { DeadlineHeap, HeapNode } from "./deadline-heap.ts";

class Node extends HeapNode {}

/** Small, seeded, the same everywhere (Park and Miller). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed % 2147483647 || 1;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

function rankOf(node: HeapNode | null): number {
  return node === null ? 0 : node.rank;
}

/** Entities below `node`; checks links, order and ranks on the way. */
function check(node: HeapNode | null): number {
  if (node === null) return 0;
  for (const child of [node.left, node.right]) {
    if (child === null) continue;
    assert.equal(child.above, node);
    assert.ok(child.key >= node.key);
  }
  assert.ok(rankOf(node.left) >= rankOf(node.right));
  assert.equal(node.rank, rankOf(node.right) + 1);
  return 1 + check(node.left) + check(node.right);
}

for (const seed of [1, 2, 3, 4]) {
  test(`a heap and a sorted list agree (seed ${seed})`, () => {
    const random = randomFrom(seed);
    const heap = new DeadlineHeap();
    const list: Node[] = [];
    for (let step = 0; step < 5000; step++) {
      const action = random(5);
      if (action < 3 || list.length === 0) {
        const node = new Node();
        heap.insert(node, random(50));
        list.push(node);
        list.sort((a, b) => a.key - b.key || a.order - b.order);
      } else if (action === 3) {
        assert.equal(heap.removeFirst(), list.shift());
      } else {
        const [node] = list.splice(random(list.length), 1);
        heap.remove(node!);
      }
      assert.equal(heap.first, list[0] ?? null);
      if (step % 50 === 0) assert.equal(check(heap.first), list.length);
      assert.equal(heap.count, list.length);
    }
  });
}
