// Control flow facts: order, predecessors, and who dominates whom.
//
// The dominator tree follows K. Cooper, T. Harvey, K. Kennedy, "A Simple, Fast
// Dominance Algorithm" (2001): two fingers climb towards the root.
import type { Block, IrFunction } from "./ir.ts";

export class ControlFlow {
  /** Reachable blocks, each before its successors except on back edges. */
  readonly order: readonly Block[];
  private readonly indexes = new Map<Block, number>();
  private readonly predecessorLists = new Map<Block, Block[]>();
  private readonly parents: number[];
  /** Interval of the dominator tree's walk, for answering in O(1). */
  private readonly first: number[];
  private readonly last: number[];

  constructor(irFunction: IrFunction) {
    this.order = reversePostorder(irFunction.entry);
    this.order.forEach((block, index) => this.indexes.set(block, index));
    for (const block of this.order) {
      for (const edge of block.terminator.edges) {
        const list = this.predecessorLists.get(edge.block);
        if (list === undefined) this.predecessorLists.set(edge.block, [block]);
        else list.push(block);
      }
    }
    this.parents = this.findParents();
    this.first = new Array<number>(this.order.length).fill(0);
    this.last = new Array<number>(this.order.length).fill(0);
    this.numberTree();
  }

  isReachable(block: Block): boolean {
    return this.indexes.has(block);
  }

  /** One entry for each edge from a reachable block. */
  predecessors(block: Block): readonly Block[] {
    return this.predecessorLists.get(block) ?? [];
  }

  /** The closest block every path to `block` passes; null for the entry. */
  immediateDominator(block: Block): Block | null {
    const index = this.indexOf(block);
    return index === 0 ? null : this.order[this.parents[index]!]!;
  }

  /** Whether every path to `lower` passes `upper`; both reachable. */
  dominates(upper: Block, lower: Block): boolean {
    const above = this.indexOf(upper);
    const below = this.indexOf(lower);
    return (
      this.first[above]! <= this.first[below]! &&
      this.last[below]! <= this.last[above]!
    );
  }

  private indexOf(block: Block): number {
    const index = this.indexes.get(block);
    if (index === undefined) throw new Error("block is not reachable");
    return index;
  }

  private findParents(): number[] {
    const parents = new Array<number>(this.order.length).fill(-1);
    parents[0] = 0;
    for (let changed = true; changed;) {
      changed = false;
      for (let index = 1; index < this.order.length; index++) {
        let parent = -1;
        for (const predecessor of this.predecessors(this.order[index]!)) {
          const other = this.indexOf(predecessor);
          if (parents[other] === -1) continue;
          parent = parent === -1 ? other : meet(parents, parent, other);
        }
        if (parents[index] === parent) continue;
        parents[index] = parent;
        changed = true;
      }
    }
    return parents;
  }

  private numberTree(): void {
    const children = this.order.map((): number[] => []);
    for (let index = 1; index < this.order.length; index++) {
      children[this.parents[index]!]!.push(index);
    }
    let clock = 0;
    const stack = [0];
    const entered = new Set<number>();
    while (stack.length > 0) {
      const index = stack.at(-1)!;
      if (entered.has(index)) {
        this.last[index] = clock++;
        stack.pop();
      } else {
        entered.add(index);
        this.first[index] = clock++;
        stack.push(...children[index]!);
      }
    }
  }
}

function meet(parents: readonly number[], left: number, right: number): number {
  while (left !== right) {
    if (left > right) left = parents[left]!;
    else right = parents[right]!;
  }
  return left;
}

function reversePostorder(entry: Block): Block[] {
  const order: Block[] = [];
  const seen = new Set<Block>([entry]);
  const stack = [{ block: entry, next: 0 }];
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    const edge = top.block.terminator.edges[top.next++];
    if (edge === undefined) {
      order.push(top.block);
      stack.pop();
    } else if (!seen.has(edge.block)) {
      seen.add(edge.block);
      stack.push({ block: edge.block, next: 0 });
    }
  }
  return order.reverse();
}
