// A trie: insertion, completion, deletion, wildcards, edit distance search.

class TrieNode {
  readonly children = new Map<string, TrieNode>();
  count = 0;
  child(letter: string): TrieNode {
    let node = this.children.get(letter);
    if (node === undefined) {
      node = new TrieNode();
      this.children.set(letter, node);
    }
    return node;
  }
}
class Trie {
  private readonly root = new TrieNode();
  private total = 0;
  constructor(words: Iterable<string> = []) {
    for (const word of words) this.add(word);
  }
  get size(): number {
    return this.total;
  }
  add(word: string): this {
    let node = this.root;
    for (const letter of word) node = node.child(letter);
    if (node.count++ === 0) this.total++;
    return this;
  }
  private find(prefix: string): TrieNode | undefined {
    let node: TrieNode | undefined = this.root;
    for (const letter of prefix) {
      node = node.children.get(letter);
      if (!node) return undefined;
    }
    return node;
  }
  count(word: string): number {
    return this.find(word)?.count ?? 0;
  }
  delete(word: string): boolean {
    const remove = (node: TrieNode, index: number): boolean => {
      if (index === word.length) {
        if (node.count === 0) return false;
        node.count = 0;
        this.total--;
        return true;
      }
      const letter = word[index];
      const child = node.children.get(letter);
      if (!child || !remove(child, index + 1)) return false;
      if (child.count === 0 && child.children.size === 0)
        node.children.delete(letter);
      return true;
    };
    return remove(this.root, 0);
  }
  complete(prefix: string, limit = Infinity): string[] {
    const found: string[] = [];
    const walk = (node: TrieNode, word: string): void => {
      if (found.length >= limit) return;
      if (node.count > 0) found.push(word);
      for (const letter of [...node.children.keys()].sort()) {
        walk(node.children.get(letter)!, word + letter);
      }
    };
    const start = this.find(prefix);
    if (start) walk(start, prefix);
    return found;
  }
  match(pattern: string): string[] {
    const found: string[] = [];
    const walk = (node: TrieNode, index: number, word: string): void => {
      if (index === pattern.length) {
        if (node.count > 0) found.push(word);
        return;
      }
      const wanted = pattern[index];
      if (wanted === "*") walk(node, index + 1, word);
      for (const [letter, child] of node.children) {
        if (wanted === "*") walk(child, index, word + letter);
        else if (wanted === "?" || wanted === letter)
          walk(child, index + 1, word + letter);
      }
    };
    walk(this.root, 0, "");
    return [...new Set(found)].sort();
  }
  near(target: string, distance: number): [word: string, distance: number][] {
    const found: [string, number][] = [];
    const first = Array.from({ length: target.length + 1 }, (_, i) => i);
    const walk = (node: TrieNode, word: string, row: number[]): void => {
      const last = row[row.length - 1];
      if (node.count > 0 && last <= distance) found.push([word, last]);
      for (const [letter, child] of node.children) {
        const next = [row[0] + 1];
        for (let i = 1; i <= target.length; i++) {
          const replace = row[i - 1] + (target[i - 1] === letter ? 0 : 1);
          next.push(Math.min(next[i - 1] + 1, row[i] + 1, replace));
        }
        if (Math.min(...next) <= distance) walk(child, word + letter, next);
      }
    };
    walk(this.root, "", first);
    return found.sort(([a, da], [b, db]) => da - db || (a < b ? -1 : 1));
  }
  nodes(): number {
    const count = (node: TrieNode): number => {
      let n = 1;
      for (const child of node.children.values()) n += count(child);
      return n;
    };
    return count(this.root);
  }
}

const text = `the theme of the thesis is that there were three
thin things then thus they thought the other theory`;
const trie = new Trie(text.split("\n").join(" ").split(" "));
console.log(trie.size, trie.nodes(), trie.count("the"), trie.count("th"));
console.log(trie.complete("the"));
console.log(
  trie.complete("th", 3),
  trie.complete("zz"),
  trie.complete("").length,
);
console.log(trie.match("th??"), trie.match("*s"), trie.match("t*e*e"));
console.log(
  trie
    .near("thee", 1)
    .map(([w, d]) => `${w}:${d}`)
    .join(" "),
);
console.log(trie.near("xyz", 2).length, trie.near("is", 1)[0]);
console.log(
  trie.delete("theme"),
  trie.delete("theme"),
  trie.delete("th"),
  trie.size,
);
console.log(trie.delete("the"), trie.complete("the", 2), trie.nodes());
const empty = new Trie();
console.log(
  empty.add("").size,
  empty.count(""),
  empty.complete(""),
  empty.near("ab", 2),
);
const unicode = new Trie(["naïve", "naïf", "日本", "日本語"]);
console.log(
  unicode.complete("na"),
  unicode.complete("日"),
  unicode.match("na?ve"),
);
