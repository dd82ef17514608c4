// Missing numbers of records: compared with undefined and computed with.

function patch(labels: Record<string, number>, label: string): string {
  const bytes = [0, 0];
  const target = labels[label];
  if (target === undefined) return "unknown";
  [bytes[0], bytes[1]] = [target & 0xff, target >> 8];
  return bytes.join();
}
console.log(patch({ a: 300 }, "a"), patch({ a: 300 }, "b"));
const patches = [{ at: 0, label: "x" }];
function run(labels: Record<string, number>): string {
  for (const { at, label } of patches) {
    const target = labels[label];
    if (target === undefined) return "unknown " + at;
    return String(target >> at);
  }
  return "";
}
console.log(run({}), run({ x: 3 }));
function total(prices: Record<string, number>, names: string[]): number {
  let sum = 0;
  for (const name of names) {
    const price = prices[name];
    if (price === undefined) {
      console.log("no price for", name);
      continue;
    }
    sum += (price | 0) + price * 2;
  }
  return sum;
}
console.log(total({ pen: 2.5, ink: 4 }, ["pen", "cup", "ink"]));
export {};
