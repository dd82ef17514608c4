// Markdown to HTML without regular expressions.
type Inline =
  | { kind: "text"; text: string }
  | { kind: "strong" | "em"; children: Inline[] }
  | { kind: "code"; text: string }
  | { kind: "link"; href: string; children: Inline[] };
type Block =
  | { type: "heading"; level: 1 | 2 | 3 | 4 | 5 | 6; content: Inline[] }
  | { type: "paragraph"; content: Inline[] }
  | { type: "list"; ordered: boolean; items: Inline[][] }
  | { type: "code"; lang?: string; lines: string[] }
  | { type: "quote"; blocks: Block[] }
  | { type: "rule" };
const escapes: Record<string, string> = {
  "<": "&lt;",
  ">": "&gt;",
  "&": "&amp;",
  '"': "&quot;",
};
const escape = (s: string) => [...s].map((c) => escapes[c] ?? c).join("");
function parseInline(src: string): Inline[] {
  const out: Inline[] = [];
  let text = "";
  const flush = () => {
    if (text) {
      out.push({ kind: "text", text });
      text = "";
    }
  };
  for (let i = 0; i < src.length; i++) {
    const c = src[i]!;
    const pair = (mark: string): string | null => {
      if (!src.startsWith(mark, i)) return null;
      const end = src.indexOf(mark, i + mark.length);
      return end > i + mark.length ? src.slice(i + mark.length, end) : null;
    };
    let inner: string | null;
    if (c === "\\" && i + 1 < src.length) {
      text += src[++i];
    } else if ((inner = pair("`")) !== null) {
      flush();
      out.push({ kind: "code", text: inner });
      i += inner.length + 1;
    } else if ((inner = pair("**")) !== null) {
      flush();
      out.push({ kind: "strong", children: parseInline(inner) });
      i += inner.length + 3;
    } else if ((inner = pair("*")) !== null) {
      flush();
      out.push({ kind: "em", children: parseInline(inner) });
      i += inner.length + 1;
    } else if (c === "[" && src.includes("](", i)) {
      const mid = src.indexOf("](", i),
        end = src.indexOf(")", mid);
      flush();
      out.push({
        kind: "link",
        href: src.slice(mid + 2, end),
        children: parseInline(src.slice(i + 1, mid)),
      });
      i = end;
    } else text += c;
  }
  flush();
  return out;
}
function isOrdered(line: string) {
  let i = 0;
  while (line[i]! >= "0" && line[i]! <= "9") i++;
  return i > 0 && line.startsWith(". ", i);
}
function parse(lines: string[]): Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length;) {
    const line = lines[i]!;
    if (line.trim() === "") {
      i++;
      continue;
    }
    if (line.startsWith("```")) {
      const body: string[] = [];
      for (i++; i < lines.length && !lines[i]!.startsWith("```"); i++)
        body.push(lines[i]!);
      i++;
      blocks.push({
        type: "code",
        lines: body,
        ...(line.length > 3 && { lang: line.slice(3) }),
      });
      continue;
    }
    const hashes = line.length - line.split("").findIndex((c) => c !== "#");
    const level = line.length - hashes;
    if (level > 0 && level <= 6 && line[level] === " ") {
      blocks.push({
        type: "heading",
        level: level as 1,
        content: parseInline(line.slice(level + 1)),
      });
      i++;
      continue;
    }
    if (line === "---") {
      blocks.push({ type: "rule" });
      i++;
      continue;
    }
    if (line.startsWith("> ")) {
      const inner: string[] = [];
      while (i < lines.length && lines[i]!.startsWith("> "))
        inner.push(lines[i++]!.slice(2));
      blocks.push({ type: "quote", blocks: parse(inner) });
      continue;
    }
    const ordered = isOrdered(line);
    if (ordered || line.startsWith("- ")) {
      const items: Inline[][] = [];
      for (
        ;
        i < lines.length &&
        (ordered ? isOrdered(lines[i]!) : lines[i]!.startsWith("- "));
        i++
      )
        items.push(parseInline(lines[i]!.slice(lines[i]!.indexOf(" ") + 1)));
      blocks.push({ type: "list", ordered, items });
      continue;
    }
    const para: string[] = [];
    while (i < lines.length && lines[i]!.trim() !== "") para.push(lines[i++]!);
    blocks.push({ type: "paragraph", content: parseInline(para.join(" ")) });
  }
  return blocks;
}
const renderInline = (nodes: Inline[]): string =>
  nodes
    .map((n) => {
      switch (n.kind) {
        case "text":
          return escape(n.text);
        case "code":
          return `<code>${escape(n.text)}</code>`;
        case "link":
          return `<a href="${escape(n.href)}">${renderInline(n.children)}</a>`;
        default:
          return `<${n.kind}>${renderInline(n.children)}</${n.kind}>`;
      }
    })
    .join("");
const renderers: { [B in Block as B["type"]]: (block: B) => string } = {
  heading: ({ level, content }) =>
    `<h${level}>${renderInline(content)}</h${level}>`,
  paragraph: (b) => `<p>${renderInline(b.content)}</p>`,
  list: ({ ordered, items }) => {
    const t = ordered ? "ol" : "ul";
    return [
      `<${t}>`,
      ...items.map((i) => `  <li>${renderInline(i)}</li>`),
      `</${t}>`,
    ].join("\n");
  },
  code: ({ lang = "text", lines }) =>
    `<pre class="${lang}">${lines.map(escape).join("\n")}</pre>`,
  quote: ({ blocks }) => `<blockquote>\n${render(blocks)}\n</blockquote>`,
  rule: () => "<hr>",
};
function render(blocks: Block[]): string {
  return blocks
    .map((b) => (renderers[b.type] as (b: Block) => string)(b))
    .join("\n");
}
const doc = `# Title & *more*

Some **bold with *nested*** text,
and \`a < b\` code. See [the *docs*](http://x.y/?a=1&b="2").

- one
- two \\*not em\\*
1. first
2. second

> quoted
> ## inside

\`\`\`ts
const x = 1 < 2;
\`\`\`
---
#nothing`;
const tree = parse(doc.split("\n"));
console.log(render(tree));
console.log(tree.map((b) => b.type));
console.log(tree[1]);
