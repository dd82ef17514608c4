// Recursion: hanoi, ackermann, permutations, subsets, queens, flood fill, power set.

function hanoi(n: number, from: string, to: string, via: string): string[] {
  if (n === 0) return [];
  return [
    ...hanoi(n - 1, from, via, to),
    from + to,
    ...hanoi(n - 1, via, to, from),
  ];
}
console.log(hanoi(3, "A", "C", "B").join(" "), hanoi(8, "A", "C", "B").length);
const ackermann = (m: number, n: number): number =>
  m === 0
    ? n + 1
    : n === 0
      ? ackermann(m - 1, 1)
      : ackermann(m - 1, ackermann(m, n - 1));
console.log(ackermann(2, 3), ackermann(3, 3));
function permutations<T>(items: T[]): T[][] {
  if (items.length <= 1) return [items];
  return items.flatMap((item, i) =>
    permutations([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [
      item,
      ...rest,
    ]),
  );
}
console.log(
  permutations(["a", "b", "c"]).map((p) => p.join("")),
  permutations([1, 2, 3, 4]).length,
);
const subsets = <T>([head, ...tail]: T[]): T[][] =>
  head === undefined ? [[]] : subsets(tail).flatMap((s) => [s, [head, ...s]]);
console.log(
  subsets([1, 2, 3])
    .map((s) => `{${s}}`)
    .join(" "),
);
function queens(size: number): number {
  const columns = new Set<number>();
  const rising = new Set<number>();
  const falling = new Set<number>();
  let first = "";
  const place = (row: number, path: number[]): number => {
    if (row === size) {
      first ||= path.join("");
      return 1;
    }
    let count = 0;
    for (let c = 0; c < size; c++) {
      if (columns.has(c) || rising.has(row + c) || falling.has(row - c))
        continue;
      columns.add(c);
      rising.add(row + c);
      falling.add(row - c);
      count += place(row + 1, [...path, c]);
      columns.delete(c);
      rising.delete(row + c);
      falling.delete(row - c);
    }
    return count;
  };
  const count = place(0, []);
  console.log(size, first, count);
  return count;
}
console.log(queens(4) + queens(5) + queens(6));
const map = ["..#..", ".##..", "..#.#", "#.#..", "....#"].map((row) =>
  row.split(""),
);
function fill(y: number, x: number): number {
  if (map[y]?.[x] !== ".") return 0;
  map[y][x] = "o";
  return 1 + fill(y - 1, x) + fill(y + 1, x) + fill(y, x - 1) + fill(y, x + 1);
}
console.log(fill(0, 0), fill(0, 4), fill(0, 0));
console.log(map.map((row) => row.join("")).join("\n"));
const ways = (amount: number, coins: number[]): number =>
  amount === 0
    ? 1
    : amount < 0 || !coins.length
      ? 0
      : ways(amount - coins[0], coins) + ways(amount, coins.slice(1));
console.log(ways(100, [50, 25, 10, 5, 1]));
const binary = (n: number): string =>
  n < 2 ? `${n}` : binary(Math.floor(n / 2)) + (n % 2);
console.log(binary(10), binary(255), binary(2 ** 40 + 1));
const depth = (n: number): number => (n === 0 ? 0 : 1 + depth(n - 1));
console.log(depth(5000));
