// Many small trees: allocation and pointer chasing.

class Tree {
  constructor(
    readonly left: Tree | null,
    readonly right: Tree | null,
  ) {}
}

function grow(depth: number): Tree {
  if (depth === 0) return new Tree(null, null);
  return new Tree(grow(depth - 1), grow(depth - 1));
}

function count(tree: Tree | null): number {
  return tree === null ? 0 : 1 + count(tree.left) + count(tree.right);
}

let total = 0;
for (let round = 0; round < 100; round++) total += count(grow(14));
console.log(total);
