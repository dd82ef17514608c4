// Text processing by hand: word wrap, justification, Caesar, run lengths, diff.

const text =
  "The quick brown fox jumps over the lazy dog; pack my box with five dozen " +
  "liquor jugs. How vexingly quick daft zebras jump! Antidisestablishmentarianism.";

function words(source: string): string[] {
  const found: string[] = [];
  let start = -1;
  for (let i = 0; i <= source.length; i++) {
    const inWord = i < source.length && source[i] !== " ";
    if (inWord && start < 0) start = i;
    else if (!inWord && start >= 0) {
      found.push(source.slice(start, i));
      start = -1;
    }
  }
  return found;
}
function wrap(source: string, width: number): string[][] {
  const lines: string[][] = [[]];
  let used = 0;
  for (const word of words(source)) {
    const line = lines[lines.length - 1];
    if (line.length > 0 && used + 1 + word.length > width) {
      lines.push([word]);
      used = word.length;
    } else {
      used += word.length + (line.length > 0 ? 1 : 0);
      line.push(word);
    }
  }
  return lines;
}
type Align = "left" | "right" | "center" | "justify";
const aligners: {
  [A in Align]: (line: string[], width: number, last: boolean) => string;
} = {
  left: (line) => line.join(" "),
  right: (line, width) => line.join(" ").padStart(width),
  center(line, width) {
    const joined = line.join(" ");
    return " ".repeat(Math.max(0, (width - joined.length) >> 1)) + joined;
  },
  justify(line, width, last) {
    if (last || line.length === 1) return this.left(line, width, last);
    const letters = line.reduce((sum, w) => sum + w.length, 0);
    let spaces = width - letters;
    let out = line[0];
    for (let gaps = line.length - 1, i = 1; i < line.length; i++, gaps--) {
      const here = Math.ceil(spaces / gaps);
      spaces -= here;
      out += " ".repeat(here) + line[i];
    }
    return out;
  },
};
for (const align of ["left", "right", "center", "justify"] as const) {
  const lines = wrap(text, 26);
  console.log(`-- ${align}`);
  lines.forEach((line, i) =>
    console.log(`|${aligners[align](line, 26, i === lines.length - 1)}`),
  );
}

function caesar(source: string, by: number): string {
  let out = "";
  for (const c of source) {
    const code = c.charCodeAt(0);
    const base =
      code >= 97 && code <= 122 ? 97 : code >= 65 && code <= 90 ? 65 : null;
    out +=
      base === null
        ? c
        : String.fromCharCode(((((code - base + by) % 26) + 26) % 26) + base);
  }
  return out;
}
console.log(
  caesar("Hello, World!", 3),
  caesar(caesar("Hello, World!", 3), -3),
  caesar("xyz", 29),
);

function runLengths(source: string): [string, number][] {
  const runs: [string, number][] = [];
  for (const c of source) {
    const last = runs.at(-1);
    if (last && last[0] === c) last[1]++;
    else runs.push([c, 1]);
  }
  return runs;
}
const packed = runLengths("aaabccddddd");
console.log(packed.map(([c, n]) => (n > 1 ? n : "") + c).join(""));
console.log(packed.reduce((acc, [c, n]) => acc + c.repeat(n), ""));

function diff(a: string[], b: string[]): string[] {
  const lengths = Array.from({ length: a.length + 1 }, () =>
    new Array<number>(b.length + 1).fill(0),
  );
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i][j] =
        a[i] === b[j]
          ? lengths[i + 1][j + 1] + 1
          : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const out: string[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push(" " + a[i++]);
      j++;
    } else if (
      j >= b.length ||
      (i < a.length && lengths[i + 1][j] >= lengths[i][j + 1])
    ) {
      out.push("-" + a[i++]);
    } else out.push("+" + b[j++]);
  }
  return out;
}
console.log(diff([..."kitten"], [..."sitting"]).join(" "));
console.log(diff(words("a b c d"), words("b c x d e")).join(" "));

const frequency: Record<string, number> = {};
for (const c of text.toLowerCase())
  if (c >= "a" && c <= "z") frequency[c] = (frequency[c] ?? 0) + 1;
const top = Object.entries(frequency).sort(
  ([a, n], [b, m]) => m - n || (a < b ? -1 : 1),
);
console.log(
  top
    .slice(0, 6)
    .map(([c, n]) => c + n)
    .join(" "),
  top.length,
);
const isPangram = (s: string) =>
  new Set([...s.toLowerCase()].filter((c) => c >= "a" && c <= "z")).size === 26;
console.log(isPangram(text), isPangram("hello"));
