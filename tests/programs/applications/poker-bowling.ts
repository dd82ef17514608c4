// Poker hands ranking and bowling scores.

const suits = ["♠", "♥", "♦", "♣"] as const;
type Suit = (typeof suits)[number];
const ranks = "23456789TJQKA";
interface Card {
  readonly rank: number;
  readonly suit: Suit;
}
type Hand = readonly [Card, Card, Card, Card, Card];

const card = (text: string): Card => {
  const rank = ranks.indexOf(text[0]) + 2;
  const suit = suits["SHDC".indexOf(text[1])];
  if (rank < 2 || suit === undefined) throw new Error(`bad card: ${text}`);
  return { rank, suit };
};
const hand = (text: string): Hand => {
  const cards = text.split(" ").map(card);
  if (cards.length !== 5)
    throw new Error(`a hand has 5 cards, not ${cards.length}`);
  return cards as unknown as Hand;
};

enum Rank {
  HighCard,
  Pair,
  TwoPair,
  Three,
  Straight,
  Flush,
  FullHouse,
  Four,
  StraightFlush,
}
interface Score {
  rank: Rank;
  kickers: number[];
}

function evaluate(h: Hand): Score {
  const counts = new Map<number, number>();
  for (const { rank } of h) counts.set(rank, (counts.get(rank) ?? 0) + 1);
  const groups = [...counts].sort(([ra, ca], [rb, cb]) => cb - ca || rb - ra);
  const shape = groups.map(([, c]) => c).join("");
  const kickers = groups.map(([r]) => r);
  const flush = h.every((c) => c.suit === h[0].suit);
  const wheel = kickers.join() === "14,5,4,3,2";
  const straight =
    shape === "11111" && (kickers[0] - kickers[4] === 4 || wheel);
  const top = wheel ? [5, 4, 3, 2, 1] : kickers;
  if (straight && flush) return { rank: Rank.StraightFlush, kickers: top };
  switch (shape) {
    case "41":
      return { rank: Rank.Four, kickers };
    case "32":
      return { rank: Rank.FullHouse, kickers };
    case "311":
      return { rank: Rank.Three, kickers };
    case "221":
      return { rank: Rank.TwoPair, kickers };
    case "2111":
      return { rank: Rank.Pair, kickers };
  }
  if (flush) return { rank: Rank.Flush, kickers };
  if (straight) return { rank: Rank.Straight, kickers: top };
  return { rank: Rank.HighCard, kickers };
}

function compareHands(a: Hand, b: Hand): number {
  const x = evaluate(a),
    y = evaluate(b);
  if (x.rank !== y.rank) return x.rank - y.rank;
  for (const [i, k] of x.kickers.entries())
    if (k !== y.kickers[i]) return k - y.kickers[i];
  return 0;
}

const texts = [
  "2H 3D 5S 9C KD",
  "2C 2H 4S 8C AH",
  "2H 4H 4C 3D 4S",
  "TS JS QS KS AS",
  "5H 5D 5S 9C 9D",
  "AH 2D 3S 4C 5D",
  "KH KD 7S 7C 2D",
  "8H 8D 8S 8C 3D",
  "2D 9D 6D KD JD",
];
const hands = texts.map((text) => ({ text, hand: hand(text) }));
hands.sort((a, b) => compareHands(b.hand, a.hand));
for (const { text, hand: h } of hands) {
  const { rank, kickers } = evaluate(h);
  console.log(
    `${text.padEnd(16)}${Rank[rank].padStart(14)}  ${kickers.map((k) => ranks[k - 2] ?? "?").join("")}`,
  );
}
console.log(
  compareHands(hand("2H 2D 3S 4C 5D"), hand("2S 2C 3H 4D 5C")),
  h5(hand("2H 2D 3S 4C 5D")),
);
function h5([first, , third, ...rest]: Hand): string {
  return `${first.rank}${first.suit} ${third.rank} +${rest.length}`;
}
for (const bad of ["2H", "1H 2H 3H 4H 5H", "2X 2H 3H 4H 5H"]) {
  try {
    hand(bad);
  } catch (e) {
    console.log((e as Error).message);
  }
}

// Bowling
type Frame =
  | { kind: "strike" }
  | { kind: "spare"; first: number }
  | { kind: "open"; first: number; second: number };
function parseGame(rolls: string): number[] {
  const out: number[] = [];
  for (const c of rolls) {
    if (c === "X") out.push(10);
    else if (c === "/") out.push(10 - (out.at(-1) ?? 0));
    else if (c === "-") out.push(0);
    else if (c !== " ") out.push(Number(c));
  }
  return out;
}
function frames(rolls: readonly number[]): { frame: Frame; score: number }[] {
  const out: { frame: Frame; score: number }[] = [];
  let i = 0;
  for (let n = 0; n < 10; n++) {
    const [a, b = 0, c = 0] = rolls.slice(i, i + 3);
    if (a === 10) {
      out.push({ frame: { kind: "strike" }, score: 10 + b + c });
      i += 1;
    } else if (a + b === 10) {
      out.push({ frame: { kind: "spare", first: a }, score: 10 + c });
      i += 2;
    } else {
      out.push({ frame: { kind: "open", first: a, second: b }, score: a + b });
      i += 2;
    }
  }
  return out;
}
const mark = (f: Frame): string => {
  switch (f.kind) {
    case "strike":
      return " X";
    case "spare":
      return `${f.first}/`;
    case "open":
      return `${f.first || "-"}${f.second || "-"}`;
  }
};
for (const game of [
  "XXXXXXXXXXXX",
  "9-9-9-9-9-9-9-9-9-9-",
  "5/5/5/5/5/5/5/5/5/5/5",
  "X7/9-X-88/-6XXX81",
]) {
  const fs = frames(parseGame(game));
  let total = 0;
  const running = fs.map(({ score }) => (total += score));
  console.log(
    fs.map(({ frame }) => mark(frame)).join("|"),
    running.map((r) => String(r).padStart(3)).join(" "),
    total,
  );
}
console.log(frames(parseGame("X7/9-X-88/-6XXX81")).slice(0, 3));
export {};
