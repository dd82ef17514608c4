// A leaf.

import { Node } from "./node.ts";

export class File extends Node {
  constructor(
    name: string,
    private readonly bytes: number,
  ) {
    super(name);
  }
  size(): number {
    return this.bytes;
  }
}
