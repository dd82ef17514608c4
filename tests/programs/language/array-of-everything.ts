// Arrays of booleans, tuples, closures, classes, unions, enums and arrays.

enum Suit {
  Clubs,
  Hearts,
}
class Card {
  constructor(
    readonly suit: Suit,
    readonly rank: number,
  ) {}
  get name(): string {
    return `${Suit[this.suit]}-${this.rank}`;
  }
}
const cards: Card[] = [];
for (const suit of [Suit.Hearts, Suit.Clubs]) {
  for (let rank = 1; rank <= 3; rank++) cards.push(new Card(suit, rank));
}
console.log(cards.map((c) => c.name));
cards.sort((a, b) => a.suit - b.suit || b.rank - a.rank);
console.log(cards.map((c) => c.name));
console.log(
  cards.findIndex((c) => c.rank === 2),
  cards.find((c) => c.rank === 9),
);

const bools: boolean[] = [true, false];
bools.push(!bools[0], bools[0] && bools[1]);
console.log(
  bools,
  bools.every(Boolean),
  bools.some((b) => b),
);
const fs: ((n: number) => number)[] = [(n) => n + 1, Math.sqrt, (n) => n ** 2];
console.log(
  fs.map((f) => f(9)),
  fs.reduce((n, f) => f(n), 3),
);
const suits: Suit[] = [Suit.Clubs, Suit.Hearts, Suit.Clubs];
console.log(suits, suits.filter((s) => s === Suit.Clubs).length);
const pairs: [string, Card][] = cards.map((c) => [c.name, c]);
console.log(pairs.slice(0, 2).map(([name, card]) => name + card.rank));
const unions: (string | number | null)[] = ["a", 1, null];
unions.push("b");
unions.unshift(0);
console.log(unions, unions.reverse());
const nested: (number | number[])[] = [1, [2, 3], 4, [5]];
let sum = 0;
for (const item of nested) {
  if (typeof item === "number") sum += item;
  else for (const inner of item) sum += inner * 10;
}
console.log(sum);
type Deep = (number | Deep)[];
const deep: Deep = [1, [2, [3, [4]], 5]];
const flatten = (d: Deep): number[] =>
  d.reduce<number[]>(
    (acc, x) => (typeof x === "number" ? [...acc, x] : [...acc, ...flatten(x)]),
    [],
  );
console.log(flatten(deep));
const optional: (Card | undefined)[] = [cards[0], undefined];
console.log(optional.map((c) => c?.rank ?? -1));
const maps: Map<string, number>[] = [new Map([["k", 1]]), new Map()];
console.log(maps.map((m) => m.get("k") ?? 0));
const matrix3: number[][][] = [[[1, 2], [3]], [[4]]];
console.log(
  matrix3[0][1][0],
  matrix3.length,
  matrix3.flat().length,
  matrix3[1][0][0],
);
const readonlyList: readonly string[] = ["r", "o"];
console.log(readonlyList.concat(["x"]), readonlyList.includes("o"));
const spliced = [1, 2, 3, 4, 5];
console.log(spliced.splice(1, 2, 9, 9, 9), spliced);
