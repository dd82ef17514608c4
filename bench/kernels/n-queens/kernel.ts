// Queens on a board, by bit masks: recursion and bitwise operators.

function place(
  all: number,
  columns: number,
  left: number,
  right: number,
): number {
  if (columns === all) return 1;
  let count = 0;
  for (let free = all & ~(columns | left | right); free !== 0;) {
    const queen = free & -free;
    free ^= queen;
    count += place(
      all,
      columns | queen,
      (left | queen) << 1,
      (right | queen) >> 1,
    );
  }
  return count;
}

console.log(place((1 << 14) - 1, 0, 0, 0));
