// The numbered metadata nodes at the end of an LLVM module.
import { escapeBytes } from "./text.ts";

export class MetadataTable {
  private readonly nodes: string[] = [];
  private readonly known = new Map<string, string>();
  private readonly named = new Map<string, string[]>();
  private readonly aliasTags = new Map<string, string>();

  /** The node `text`, made at most once; the answer is its `!number`. */
  unique(text: string): string {
    const found = this.known.get(text);
    if (found !== undefined) return found;
    const id = this.reserve();
    this.define(id, text);
    this.known.set(text, id);
    return id;
  }

  /** A number for a node that refers to itself, defined later. */
  reserve(): string {
    this.nodes.push("!{}");
    return `!${this.nodes.length - 1}`;
  }

  define(id: string, text: string): void {
    this.nodes[Number(id.slice(1))] = text;
  }

  distinct(text: string): string {
    const id = this.reserve();
    this.define(id, `distinct ${text}`);
    return id;
  }

  list(items: readonly string[]): string {
    return this.unique(`!{${items.join(", ")}}`);
  }

  addNamed(name: string, id: string): void {
    const ids = this.named.get(name);
    if (ids === undefined) this.named.set(name, [id]);
    else ids.push(id);
  }

  branchWeights(first: number, second: number): string {
    return this.unique(`!{!"branch_weights", i32 ${first}, i32 ${second}}`);
  }

  /**
   * The access tag of an alias class. The tree is flat: classes are siblings,
   * so that two of them never overlap.
   */
  aliasTag(alias: string): string {
    const found = this.aliasTags.get(alias);
    if (found !== undefined) return found;
    const root = this.unique(`!{!"nautilus"}`);
    const type = this.unique(`!{!"${escapeBytes(alias)}", ${root}, i64 0}`);
    const tag = this.unique(`!{${type}, ${type}, i64 0}`);
    this.aliasTags.set(alias, tag);
    return tag;
  }

  print(): string[] {
    const lines = [...this.named].map(
      ([name, ids]) => `!${name} = !{${ids.join(", ")}}`,
    );
    this.nodes.forEach((text, index) => lines.push(`!${index} = ${text}`));
    return lines;
  }
}
