// Pancake flipping: over every permutation of 1…n, how many flips of the top
// cards until card 1 is on top; prints a checksum and the longest run.

function flipsOf(cards: readonly number[], scratch: number[]): number {
  for (let i = 0; i < cards.length; i++) scratch[i] = cards[i];
  let flips = 0;
  for (let top = scratch[0]; top !== 0; top = scratch[0]) {
    for (let low = 0, high = top; low < high; low++, high--) {
      const card = scratch[low];
      scratch[low] = scratch[high];
      scratch[high] = card;
    }
    flips++;
  }
  return flips;
}

/** Makes the next permutation in rotation order; false after the last one. */
function next(cards: number[], turns: number[]): boolean {
  for (let last = 1; last < cards.length; last++) {
    const first = cards[0];
    for (let i = 0; i < last; i++) cards[i] = cards[i + 1];
    cards[last] = first;
    turns[last]++;
    if (turns[last] <= last) return true;
    turns[last] = 0;
  }
  return false;
}

function fannkuch(count: number): { checksum: number; longest: number } {
  const cards = Array.from({ length: count }, (_, index) => index);
  const turns = new Array<number>(count).fill(0);
  const scratch = [...cards];
  let checksum = 0;
  let longest = 0;
  let even = true;
  do {
    const flips = flipsOf(cards, scratch);
    longest = Math.max(longest, flips);
    checksum += even ? flips : -flips;
    even = !even;
  } while (next(cards, turns));
  return { checksum, longest };
}

const count = 9;
const { checksum, longest } = fannkuch(count);
console.log(checksum);
console.log(`Pfannkuchen(${count}) = ${longest}`);
