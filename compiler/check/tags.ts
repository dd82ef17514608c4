// Doc tags: attributes the language has no place for (HACKING.md lists them).

import ts from "typescript";
import { CompileError } from "../diagnostics.ts";

/** What a tag may stand on, and whether it takes a value. */
interface TagInfo {
  readonly on: readonly ("function" | "class" | "field" | "variable")[];
  readonly value: "none" | "optional" | "required";
}

export const knownTags: Readonly<Record<string, TagInfo>> = {
  layout: { on: ["class"], value: "none" },
  packed: { on: ["class"], value: "none" },
  size: { on: ["class"], value: "required" },
  stride: { on: ["class"], value: "required" },
  offset: { on: ["field"], value: "required" },
  export: { on: ["function", "variable"], value: "optional" },
  c: { on: ["function", "variable"], value: "optional" },
  naked: { on: ["function"], value: "none" },
  interrupt: { on: ["function"], value: "none" },
  noalloc: { on: ["function"], value: "none" },
  nosleep: { on: ["function"], value: "none" },
  abandons: { on: ["function"], value: "none" },
  allocates: { on: ["function"], value: "none" },
  sleeps: { on: ["function"], value: "none" },
  section: { on: ["function", "variable"], value: "required" },
  inline: { on: ["function"], value: "none" },
  noinline: { on: ["function"], value: "none" },
  cold: { on: ["function"], value: "none" },
  hot: { on: ["function"], value: "none" },
};

/** Documentation-only tags, meaningless to the compiler. */
const documentation = new Set([
  "param",
  "returns",
  "return",
  "throws",
  "example",
  "see",
  "deprecated",
  "template",
  "typeParam",
  "remarks",
  "internal",
  "default",
  "defaultValue",
  "since",
  "author",
  "license",
  "link",
  "private",
  "public",
  "readonly",
  "override",
  "type",
  "property",
  "typedef",
  "callback",
  "file",
  "fileoverview",
  "module",
  "implementation",
  "unsupported",
  "todo",
  "note",
]);

export type Tags = ReadonlyMap<string, string>;
const cache = new WeakMap<ts.Node, Tags>();
const none: Tags = new Map();

/** What a node is to a tag; null where none may stand. */
export function carrierOf(
  node: ts.Node,
): "function" | "class" | "field" | "variable" | null {
  if (ts.isFunctionLike(node)) return "function";
  if (ts.isClassLike(node)) return "class";
  if (ts.isPropertyDeclaration(node)) return "field";
  if (ts.isVariableStatement(node) || ts.isVariableDeclaration(node))
    return "variable";
  return null;
}

/**
 * The tags on a declaration, at the start of a line of its doc comment or
 * after its text: `/** Never blocks. @interrupt *\/`.
 */
export function tagsOf(node: ts.Node): Tags {
  let tags = cache.get(node);
  if (tags === undefined) {
    const comments = commentsOf(node);
    tags = comments.length === 0 ? none : readTags(node, comments);
    cache.set(node, tags);
  }
  return tags;
}

function commentsOf(node: ts.Node): readonly ts.JSDoc[] {
  const own = (node as ts.Node & { jsDoc?: readonly ts.JSDoc[] }).jsDoc;
  if (own !== undefined) return own;
  // `const x = …` carries its comment on the statement.
  return ts.isVariableDeclaration(node)
    ? ((node.parent.parent as ts.Node & { jsDoc?: readonly ts.JSDoc[] })
        .jsDoc ?? [])
    : [];
}

export interface WrittenTag {
  readonly name: string;
  readonly value: string;
}

/** Every `@word` of a doc comment outside of code spans. */
export function tagsInText(comment: string): WrittenTag[] {
  const text = comment.replace(/`[^`]*`/g, (code) => " ".repeat(code.length));
  const found: WrittenTag[] = [];
  for (const match of text.matchAll(
    /(?<=^|[\s*])@([A-Za-z]+)(?:[ \t]+([^\s@]+))?/g,
  )) {
    const value = (match[2] ?? "").replace(/\*\/$/, "");
    found.push({ name: match[1]!, value: value === "*" ? "" : value });
  }
  return found;
}

function readTags(node: ts.Node, comments: readonly ts.JSDoc[]): Tags {
  const kind = carrierOf(node);
  const tags = new Map<string, string>();
  for (const comment of comments) {
    for (const { name, value } of tagsInText(comment.getText())) {
      const info = knownTags[name];
      if (info === undefined || kind === null || !info.on.includes(kind))
        continue;
      if (info.value === "required" && value === "") {
        throw new CompileError(
          "NT1004",
          `the doc tag \`@${name}\` needs a value`,
          node,
        );
      }
      tags.set(name, info.value === "none" ? "" : value);
    }
  }
  return tags;
}

export function isKnownTag(name: string): boolean {
  return name in knownTags || documentation.has(name);
}
