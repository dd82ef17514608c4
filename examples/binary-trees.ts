// Builds and counts many binary trees: a test of allocation.

interface Tree {
  readonly left: Tree | null;
  readonly right: Tree | null;
}

function grow(depth: number): Tree {
  if (depth === 0) return { left: null, right: null };
  return { left: grow(depth - 1), right: grow(depth - 1) };
}

function count(tree: Tree | null): number {
  if (tree === null) return 0;
  return 1 + count(tree.left) + count(tree.right);
}

const shallowest = 4;
const deepest = 12;

console.log(
  `stretch tree of depth ${deepest + 1}\t check: ${count(grow(deepest + 1))}`,
);

const longLived = grow(deepest);
for (let depth = shallowest; depth <= deepest; depth += 2) {
  const rounds = 2 ** (deepest - depth + shallowest);
  let nodes = 0;
  for (let round = 0; round < rounds; round++) nodes += count(grow(depth));
  console.log(`${rounds}\t trees of depth ${depth}\t check: ${nodes}`);
}
console.log(`long lived tree of depth ${deepest}\t check: ${count(longLived)}`);
