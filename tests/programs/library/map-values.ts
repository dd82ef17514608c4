// Maps of arrays, maps and objects; updates through get.

const groups = new Map<string, string[]>();
for (const word of ["ant", "bee", "ape", "bat", "cow", "asp"]) {
  const list = groups.get(word[0]);
  if (list) list.push(word);
  else groups.set(word[0], [word]);
}
for (const [letter, list] of groups) console.log(letter, list.join(" "));
const graph = new Map<string, Map<string, number>>();
const connect = (from: string, to: string, cost: number): void => {
  let edges = graph.get(from);
  if (edges === undefined) graph.set(from, (edges = new Map()));
  edges.set(to, cost);
};
connect("a", "b", 3);
connect("a", "c", 1);
connect("c", "b", 1);
console.log(graph.get("a")?.get("b"), graph.get("b")?.get("a"));
console.log(graph.get("c")!.size, graph.size);
const absent = new Map<string, number | undefined>([["x", undefined]]);
console.log(absent.get("x"), absent.has("x"), absent.has("y"));
const nullable = new Map<string, number | null>([
  ["x", null],
  ["y", 0],
]);
console.log(nullable.get("x"), nullable.get("y"), nullable.get("z"));
const counters = new Map([["n", { count: 0 }]]);
for (let i = 0; i < 5; i++) counters.get("n")!.count += i;
console.log(counters.get("n")?.count);
const actions = new Map<string, (n: number) => number>([
  ["double", (n) => n * 2],
  ["negate", (n) => -n],
]);
console.log(actions.get("double")?.(21), actions.get("other")?.(1));
