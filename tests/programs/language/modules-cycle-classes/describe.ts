// Uses both classes, closing the cycle.

import { Folder } from "./folder.ts";
import { File } from "./file.ts";
import type { Node } from "./node.ts";

export function describe(node: Node, depth = 0): string {
  const pad = "  ".repeat(depth);
  if (node instanceof File) return `${pad}${node.name} ${node.size()}`;
  if (node instanceof Folder) {
    const inner = node.children.map((child) => describe(child, depth + 1));
    return [`${pad}${node.name}/`, ...inner].join("\n");
  }
  return pad + "?";
}
