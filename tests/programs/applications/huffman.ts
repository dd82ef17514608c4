// Huffman coding of text: build, encode, decode, measure.

type Node = Leaf | Branch;
class Leaf {
  readonly kind = "leaf";
  constructor(
    readonly symbol: string,
    readonly weight: number,
  ) {}
}
class Branch {
  readonly kind = "branch";
  readonly weight: number;
  constructor(
    readonly zero: Node,
    readonly one: Node,
  ) {
    this.weight = zero.weight + one.weight;
  }
}

function build(text: string): Node {
  const weights = new Map<string, number>();
  for (const c of text) weights.set(c, (weights.get(c) ?? 0) + 1);
  const nodes: Node[] = [...weights]
    .map(([symbol, weight]) => new Leaf(symbol, weight))
    .sort((a, b) => b.weight - a.weight || (a.symbol < b.symbol ? -1 : 1));
  while (nodes.length > 1) {
    const one = nodes.pop()!;
    const zero = nodes.pop()!;
    const branch = new Branch(zero, one);
    let at = nodes.findIndex((node) => node.weight < branch.weight);
    if (at < 0) at = nodes.length;
    nodes.splice(at, 0, branch);
  }
  return nodes[0];
}

function codesOf(
  node: Node,
  prefix = "",
  codes: Record<string, string> = {},
): Record<string, string> {
  if (node.kind === "leaf") {
    codes[node.symbol] = prefix || "0";
  } else {
    codesOf(node.zero, prefix + "0", codes);
    codesOf(node.one, prefix + "1", codes);
  }
  return codes;
}

function decode(bits: string, root: Node): string {
  let text = "";
  let node = root;
  for (const bit of bits) {
    if (node.kind === "branch") node = bit === "0" ? node.zero : node.one;
    if (node.kind === "leaf") {
      text += node.symbol;
      node = root;
    }
  }
  return text;
}

for (const text of [
  "abracadabra",
  "the quick brown fox jumps over the lazy dog",
  "aaaa",
  "ab",
  "naïve café €",
]) {
  const root = build(text);
  const codes = codesOf(root);
  const bits = [...text].map((c) => codes[c]).join("");
  const plain = decode(bits, root);
  console.log(text, bits.length, plain === text);
  const table = Object.entries(codes).sort(
    ([a, x], [b, y]) => x.length - y.length || (a < b ? -1 : 1),
  );
  console.log(table.map(([symbol, code]) => `${symbol}=${code}`).join(" "));
}
const long = "to be or not to be that is the question ".repeat(50);
const tree = build(long);
const codes = codesOf(tree);
const size = [...long].reduce((sum, c) => sum + codes[c].length, 0);
console.log(long.length * 8, size, (size / (long.length * 8)).toFixed(4));
