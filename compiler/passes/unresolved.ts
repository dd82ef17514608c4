// The instructions that layout resolves. While functions are still being added
// they are asked for again and again, so each function is looked through once.

import type { Block, Instruction, IrModule } from "../ir/ir.ts";

export class Unresolved {
  /** By a function's blocks: one that is lowered anew gets others. */
  private readonly known = new WeakMap<
    readonly Block[],
    readonly Instruction[]
  >();

  constructor(private readonly module: IrModule) {}

  *instructions(): Iterable<Instruction> {
    for (const { blocks } of [...this.module.functions.values()]) {
      let found = this.known.get(blocks);
      if (found === undefined) {
        found = blocks.flatMap(({ instructions }) =>
          instructions.filter(
            ({ attributes }) => attributes.payload !== undefined,
          ),
        );
        this.known.set(blocks, found);
      }
      yield* found;
    }
  }
}
