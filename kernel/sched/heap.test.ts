// The heap against a sorted list, under random insertions and removals.

import assert from "node:assert/strict";
import { test } from "node:test";
import "../testing/node.ts";
import { Entity } from "./entity.ts";
import { EntityHeap } from "./heap.ts";

/** Small, seeded, the same everywhere (Park and Miller). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed % 2147483647 || 1;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

function rankOf(entity: Entity | null): number {
  return entity === null ? 0 : entity.rank;
}

/** Entities below `entity`; checks links, order and ranks on the way. */
function check(entity: Entity | null): number {
  if (entity === null) return 0;
  for (const child of [entity.left, entity.right]) {
    if (child === null) continue;
    assert.equal(child.parent, entity);
    assert.ok(child.key >= entity.key);
  }
  assert.ok(rankOf(entity.left) >= rankOf(entity.right));
  assert.equal(entity.rank, rankOf(entity.right) + 1);
  return 1 + check(entity.left) + check(entity.right);
}

for (const seed of [1, 2, 3, 4]) {
  test(`a heap and a sorted list agree (seed ${seed})`, () => {
    const random = randomFrom(seed);
    const heap = new EntityHeap();
    const list: Entity[] = [];
    for (let step = 0; step < 5000; step++) {
      const action = random(5);
      if (action < 3 || list.length === 0) {
        const entity = new Entity();
        heap.insert(entity, random(50));
        list.push(entity);
        list.sort((a, b) => a.key - b.key || a.order - b.order);
      } else if (action === 3) {
        assert.equal(heap.removeFirst(), list.shift());
      } else {
        const [entity] = list.splice(random(list.length), 1);
        heap.remove(entity!);
      }
      assert.equal(heap.first, list[0] ?? null);
      if (step % 50 === 0) assert.equal(check(heap.first), list.length);
      assert.equal(heap.count, list.length);
    }
  });
}
