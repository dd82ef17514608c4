// The base class: knows nothing of the others at evaluation time.

import type { Folder } from "./folder.ts";
import { describe } from "./describe.ts";

export abstract class Node {
  parent: Folder | null = null;
  constructor(readonly name: string) {}
  abstract size(): number;
  toString(): string {
    return describe(this);
  }
}
