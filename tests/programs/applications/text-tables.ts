// Text formatting: tables, wrapping, roman numerals, number words, justified columns.
type Align = "left" | "right" | "center" | ((s: string, w: number) => string);
interface Column<T> {
  readonly title: string;
  readonly get: (row: T) => string | number | boolean | null | undefined;
  readonly align?: Align;
  readonly max?: number;
}
const aligners: Record<
  Extract<Align, string>,
  (s: string, w: number) => string
> = {
  left: (s, w) => s.padEnd(w),
  right: (s, w) => s.padStart(w),
  center(s, w) {
    const gap = w - s.length;
    return " ".repeat(gap >> 1) + s + " ".repeat(gap - (gap >> 1));
  },
};
function table<T>(rows: Iterable<T>, ...columns: Column<T>[]): string {
  const cells = [...rows].map((r) =>
    columns.map((c) => {
      const v = c.get(r);
      const s =
        v === null || v === undefined
          ? "—"
          : typeof v === "number"
            ? v.toLocaleString("en-US")
            : `${v}`;
      return c.max !== undefined && s.length > c.max
        ? s.slice(0, c.max - 1) + "…"
        : s;
    }),
  );
  const widths = columns.map((c, i) =>
    Math.max(c.title.length, ...cells.map((r) => r[i]!.length)),
  );
  const line = (parts: readonly string[], left = "│", mid = "│", right = "│") =>
    left + parts.join(mid) + right;
  const rule = (l: string, m: string, r: string) =>
    line(
      widths.map((w) => "─".repeat(w + 2)),
      l,
      m,
      r,
    );
  const fmt = (text: string, i: number, a: Align = "left") =>
    " " + (typeof a === "function" ? a : aligners[a])(text, widths[i]!) + " ";
  return [
    rule("┌", "┬", "┐"),
    line(columns.map((c, i) => fmt(c.title, i, "center"))),
    rule("├", "┼", "┤"),
    ...cells.map((r) => line(r.map((s, i) => fmt(s, i, columns[i]!.align)))),
    rule("└", "┴", "┘"),
  ].join("\n");
}
const planets = [
  { name: "Mercury", km: 4879, moons: 0, rings: false },
  { name: "Jupiter", km: 142984, moons: 95, rings: true },
  {
    name: "Haumea (dwarf planet)",
    km: 1560.5,
    moons: 2,
    rings: true,
    note: null,
  },
];
console.log(
  table(
    planets,
    { title: "Planet", get: (p) => p.name, max: 12 },
    { title: "Ø km", get: (p) => p.km, align: "right" },
    { title: "Moons", get: ({ moons }) => moons || null, align: "center" },
    {
      title: "Rings",
      get: (p) => p.rings,
      align: (s, w) => (s === "true" ? "yes" : "no").padEnd(w, "."),
    },
  ),
);
function wrap(text: string, width: number): string[] {
  return text.split(" ").reduce<string[]>((lines, word) => {
    const last = lines[lines.length - 1];
    if (last === undefined || last.length + 1 + word.length > width)
      lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
    return lines;
  }, []);
}
function justify(lines: string[], width: number): string[] {
  return lines.map((line, i) => {
    const words = line.split(" ");
    if (i === lines.length - 1 || words.length === 1) return line;
    let gap = width - words.join("").length;
    let out = "";
    words.forEach((w, j) => {
      out += w;
      const left = words.length - 1 - j;
      if (left > 0) {
        const n = Math.ceil(gap / left);
        out += " ".repeat(n);
        gap -= n;
      }
    });
    return out;
  });
}
const lorem =
  "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness";
console.log(
  justify(wrap(lorem, 26), 26)
    .map((l) => `|${l}|`)
    .join("\n"),
);
const numerals = Object.entries({
  M: 1000,
  CM: 900,
  D: 500,
  CD: 400,
  C: 100,
  XC: 90,
  L: 50,
  XL: 40,
  X: 10,
  IX: 9,
  V: 5,
  IV: 4,
  I: 1,
});
const toRoman = (n: number) =>
  numerals.reduce((s, [r, v]) => {
    while (n >= v) {
      s += r;
      n -= v;
    }
    return s;
  }, "");
const fromRoman = (s: string) => {
  let total = 0;
  for (let i = 0; i < s.length;) {
    const [r, v] = numerals.find(([r]) => s.startsWith(r, i))!;
    total += v;
    i += r.length;
  }
  return total;
};
console.log(
  [1994, 2024, 3999, 4, 49]
    .map((n) => `${n}=${toRoman(n)}=${fromRoman(toRoman(n))}`)
    .join(" "),
);
const ones =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = [
  "",
  "",
  "twenty",
  "thirty",
  "forty",
  "fifty",
  "sixty",
  "seventy",
  "eighty",
  "ninety",
];
function words(n: number): string {
  if (n < 0) return `minus ${words(-n)}`;
  if (n < 20) return ones[n]!;
  if (n < 100)
    return tens[Math.floor(n / 10)]! + (n % 10 ? `-${ones[n % 10]}` : "");
  for (const [unit, name] of [
    [1e9, "billion"],
    [1e6, "million"],
    [1e3, "thousand"],
    [100, "hundred"],
  ] as [number, string][])
    if (n >= unit)
      return `${words(Math.trunc(n / unit))} ${name}${n % unit ? (n % unit < 100 ? " and " : " ") + words(n % unit) : ""}`;
  throw new Error();
}
for (const n of [0, 13, 42, 100, 342, 1001, 12345, 1e6 + 7, -999999, 2 ** 31])
  console.log(words(n));
const title = (s: string) =>
  s
    .split(" ")
    .map(([h, ...t]) => (h ?? "").toUpperCase() + t.join("").toLowerCase())
    .join(" ");
const camel = (s: string) =>
  s
    .split(/* dash */ "-")
    .map((p, i) => (i ? p[0]!.toUpperCase() + p.slice(1) : p))
    .join("");
const kebab = (s: string) =>
  [...s]
    .map((c) => (c !== c.toLowerCase() ? "-" + c.toLowerCase() : c))
    .join("");
console.log(
  title("hELLO wORLD of ts"),
  camel("border-top-left-radius"),
  kebab("backgroundColorMix"),
);
function bytes(n: number, digits = 1): string {
  const u = ["B", "KB", "MB", "GB"];
  let i = 0;
  while (n >= 1024 && i < u.length - 1) {
    n /= 1024;
    i++;
  }
  return `${i ? n.toFixed(digits) : n} ${u[i]}`;
}
console.log(
  [0, 1023, 1024, 1536, 1e6, 5e9, 1e15].map((n) => bytes(n)),
  bytes(1234567, 3),
);
console.log(
  (1234.5678).toFixed(2),
  (0.000001234).toString(),
  (1e21).toString(),
  (255).toString(36),
  (-7.5).toString(2),
  (1.005).toFixed(2),
  (25).toExponential(),
  (0.1 + 0.2).toPrecision(3),
  Number("0x1f"),
  parseInt("12px"),
  parseFloat(".5e1x"),
  (1e-7).toFixed(10),
);
const tag = (strings: TemplateStringsArray, ...vals: (string | number)[]) =>
  strings.raw
    .map(
      (s, i) => s + (i < vals.length ? `<${typeof vals[i]}:${vals[i]}>` : ""),
    )
    .join("");
console.log(tag`a${1}b\n${"x"}${2.5}c`, tag`plain`);
console.log(
  "a-b-c".split("-", 2),
  "abc".at(-1),
  "x".codePointAt(0),
  "😀".length,
  [..."😀é"].length,
  "b".localeCompare("a"),
  "résumé".toUpperCase(),
  "  t ".trim() + "|",
  "aXbXc".replaceAll("X", "_"),
  "abcabc".lastIndexOf("c"),
  "z" > "a",
);
