// Kernighan and Pike's matcher, then an NFA built from a tiny pattern language.
type Node =
  | { t: "char"; c: string }
  | { t: "any" }
  | { t: "class"; set: Set<string>; negated: boolean }
  | { t: "cat"; parts: Node[] }
  | { t: "alt"; options: Node[] }
  | { t: "repeat"; node: Node; min: number; max: number };
class PatternError extends SyntaxError {
  constructor(
    m: string,
    public index: number,
  ) {
    super(`${m} at ${index}`);
  }
}
class Parser {
  #i = 0;
  constructor(private readonly src: string) {}
  static parse(src: string): Node {
    const p = new Parser(src);
    const n = p.alt();
    if (p.#i < src.length)
      throw new PatternError("unexpected " + src[p.#i], p.#i);
    return n;
  }
  private get peek(): string | undefined {
    return this.src[this.#i];
  }
  private alt(): Node {
    const options = [this.cat()];
    while (this.peek === "|") {
      this.#i++;
      options.push(this.cat());
    }
    return options.length === 1 ? options[0]! : { t: "alt", options };
  }
  private cat(): Node {
    const parts: Node[] = [];
    while (this.peek !== undefined && this.peek !== "|" && this.peek !== ")")
      parts.push(this.repeat());
    return { t: "cat", parts };
  }
  private repeat(): Node {
    let node = this.atom();
    loop: for (;;) {
      switch (this.peek) {
        case "*":
          node = { t: "repeat", node, min: 0, max: Infinity };
          break;
        case "+":
          node = { t: "repeat", node, min: 1, max: Infinity };
          break;
        case "?":
          node = { t: "repeat", node, min: 0, max: 1 };
          break;
        default:
          break loop;
      }
      this.#i++;
    }
    return node;
  }
  private atom(): Node {
    const at = this.#i,
      c = this.src[this.#i++];
    if (c === "(") {
      const n = this.alt();
      if (this.peek !== ")") throw new PatternError("missing )", this.#i);
      this.#i++;
      return n;
    }
    if (c === ".") return { t: "any" };
    if (c === "[") return this.klass(at);
    if (c === "\\") return { t: "char", c: this.src[this.#i++] ?? "\\" };
    if (c === undefined || "*+?".includes(c))
      throw new PatternError("nothing to repeat", at);
    return { t: "char", c };
  }
  private klass(at: number): Node {
    const negated = this.peek === "^";
    if (negated) this.#i++;
    const set = new Set<string>();
    while (this.peek !== "]") {
      const lo = this.src[this.#i++];
      if (lo === undefined) throw new PatternError("missing ]", at);
      if (this.peek === "-" && this.src[this.#i + 1] !== "]") {
        const hi = this.src[this.#i + 1]!;
        this.#i += 2;
        for (let k = lo.codePointAt(0)!; k <= hi.codePointAt(0)!; k++)
          set.add(String.fromCodePoint(k));
      } else set.add(lo);
    }
    this.#i++;
    return { t: "class", set, negated };
  }
}
type Cont = (i: number) => boolean;
function match(node: Node, s: string, i: number, k: Cont): boolean {
  switch (node.t) {
    case "char":
      return s[i] === node.c && k(i + 1);
    case "any":
      return i < s.length && k(i + 1);
    case "class":
      return i < s.length && node.set.has(s[i]!) !== node.negated && k(i + 1);
    case "alt":
      return node.options.some((o) => match(o, s, i, k));
    case "cat": {
      const step = (index: number, at: number): boolean =>
        index === node.parts.length
          ? k(at)
          : match(node.parts[index]!, s, at, (next) => step(index + 1, next));
      return step(0, i);
    }
    case "repeat": {
      const go = (count: number, at: number): boolean =>
        (count < node.max &&
          match(
            node.node,
            s,
            at,
            (next) => next !== at && go(count + 1, next),
          )) ||
        (count >= node.min && k(at));
      return go(0, i);
    }
    default:
      return node satisfies never;
  }
}
function test(pattern: string, s: string): boolean {
  return match(Parser.parse(pattern), s, 0, (i) => i === s.length);
}
function search(pattern: string, s: string): [number, number] | null {
  const node = Parser.parse(pattern);
  for (let i = 0; i <= s.length; i++) {
    let end = -1;
    if (match(node, s, i, (e) => ((end = e), true))) return [i, end];
  }
  return null;
}
const table: [string, string[]][] = [
  ["a*b", ["b", "aaab", "aac", ""]],
  ["(ab|cd)+", ["ab", "abcd", "abc"]],
  ["[a-c]+[^x]?", ["abc", "abcz", "abx", "abxx"]],
  ["h.llo( w(or)?ld)?", ["hello", "hallo wld", "hello world!"]],
  ["\\*+", ["**", "a"]],
  ["", ["", "x"]],
  ["(a*)*b", ["aaaaab", "aaaa"]],
];
for (const [p, inputs] of table)
  console.log(
    p.padEnd(20),
    inputs.map((s) => `${s || "ε"}:${test(p, s) ? "yes" : "no"}`).join("  "),
  );
console.log(
  search("b+", "aabbbc"),
  search("[0-9]+", "order 1234 now"),
  search("zz", "zebra"),
);
for (const p of ["(a", "*a", "[a", "a)"])
  try {
    Parser.parse(p);
    console.log("?");
  } catch (e) {
    console.log(e instanceof PatternError ? `${e.index}: ${e.message}` : e);
  }
console.log(Parser.parse("a|[xy]+"));
