// An inner node.

import { Node } from "./node.ts";

export class Folder extends Node {
  readonly children: Node[] = [];
  add(child: Node): this {
    child.parent = this;
    this.children.push(child);
    return this;
  }
  folder(name: string): Folder {
    const made = new Folder(name);
    this.add(made);
    return made;
  }
  size(): number {
    return this.children.reduce((sum, child) => sum + child.size(), 0);
  }
}
