// Pancake flips over all permutations: short loops over small integer arrays.

function fannkuch(count: number): void {
  const cards = new Int32Array(count);
  const scratch = new Int32Array(count);
  const turns = new Int32Array(count);
  for (let i = 0; i < count; i++) cards[i] = i;
  let checksum = 0;
  let longest = 0;
  let sign = 1;
  for (;;) {
    if (cards[0] !== 0) {
      for (let i = 0; i < count; i++) scratch[i] = cards[i];
      let flips = 0;
      for (let top = scratch[0]; top !== 0; top = scratch[0]) {
        for (let low = 0, high = top; low < high; low++, high--) {
          const card = scratch[low];
          scratch[low] = scratch[high];
          scratch[high] = card;
        }
        flips++;
      }
      if (flips > longest) longest = flips;
      checksum += sign * flips;
    }
    sign = -sign;
    let last = 1;
    for (; last < count; last++) {
      const first = cards[0];
      for (let i = 0; i < last; i++) cards[i] = cards[i + 1];
      cards[last] = first;
      turns[last]++;
      if (turns[last] <= last) break;
      turns[last] = 0;
    }
    if (last === count) break;
  }
  console.log(checksum, longest);
}

fannkuch(10);
