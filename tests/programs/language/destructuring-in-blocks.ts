// Names of patterns in blocks and loops at the top of a module, captured by closures.

const pairs = [5, 6];
{
  const [first = 2, second] = pairs;
  const add = (x: number) => (y: number) => x + y + first * second!;
  console.log(add(1)(2));
}

for (const selected of [1, 2]) {
  const [a = 1, b = 2] = pairs;
  const sums = [1, a, selected].reduce(
    (sum, x) => sum + pairs.reduce((inner, y) => inner + y * b, x),
    32 << b,
  );
  console.log(sums);
}

// Each round has its own names, also those of patterns.
const readers: (() => string)[] = [];
for (let i = 0; i < 3; i++) {
  const [low, high] = [i, i * 10];
  const {
    name,
    size: [width],
  } = { name: `n${i}`, size: [i + 0.5] };
  readers.push(() => `${low} ${high} ${name} ${width}`);
}
for (const [key, { deep }] of [
  ["x", { deep: 1 }],
  ["y", { deep: 2 }],
] as [string, { deep: number }][]) {
  readers.push(() => key + deep);
}
console.log(readers.map((read) => read()).join(", "));

// Reassigned ones are shared by the closures of one round.
const counters: { up: () => number; read: () => number }[] = [];
for (const start of [10, 20]) {
  let [count, step] = [start, start / 10];
  counters.push({ up: () => (count += step), read: () => count });
}
counters[0]!.up();
counters[1]!.up();
counters[1]!.up();
console.log(counters.map(({ read }) => read()));

try {
  const { length } = pairs;
  throw new Error(`has ${[1].map(() => length).join()}`);
} catch (error) {
  const { message } = error as Error;
  console.log((() => (() => message)())());
}

switch (pairs.length) {
  case 2: {
    const [, last] = pairs;
    function showLast(): string {
      return `last ${last}`;
    }
    console.log(showLast());
  }
}

// Functions of a block see its names, also before they are set.
{
  console.log(later(1));
  const [one, two] = pairs;
  const plain = pairs.length;
  function later(x: number): string {
    if (x === 1) return "early";
    return `${one} ${two} ${plain}`;
  }
  console.log(later(2));
}

function withVars(values: number[]): string {
  const show = (): string => `${head} ${tail} ${inner}`;
  const before = show();
  var [head, ...tail] = values;
  if (values.length > 2) {
    var { length: inner } = tail;
  }
  return `${before} ${show()}`;
}
console.log(withVars([1, 2, 3]), withVars([1, 2]));
