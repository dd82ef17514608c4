// The order of names in `{ a, ...source, b }`. It is that of the result's
// shape, except where a source remembers another order, or where what a source
// could have had and did not is set by a later piece.

import type ts from "typescript";
import type { Operand } from "../../ir/ir.ts";
import { arrayOfValues } from "../arrays/array-literals.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { typedString } from "../expressions/text.ts";
import { convert, isSentinel } from "../types/convert.ts";
import { undefinedValue } from "../types/sentinels.ts";
import { arrayOf, objectType, unknownType } from "../types/types.ts";
import type { LiteralProperty } from "./build-objects.ts";

export class SpreadOrder {
  /** Names and sources, as the program has them. */
  private readonly pieces: Operand[] = [];
  /** i1: whether the shape's order is not the right one. */
  private readonly conditions: Operand[] = [];

  constructor(
    private readonly context: FunctionContext,
    private readonly node: ts.Node,
  ) {}

  get mayDiffer(): boolean {
    return this.conditions.length > 0;
  }

  property(name: string): void {
    const text = typedString(this.context, name);
    this.pieces.push(convert(this.context, text, unknownType, this.node));
  }

  /** A name that is given unless its value is absent. */
  maybe(name: string, value: Typed): void {
    const { context, node } = this;
    const text = typedString(context, name);
    this.pieces.push(
      context.emit("select", "val", [
        isSentinel(context, value, ["absent"]),
        convert(context, undefinedValue, unknownType, node),
        convert(context, text, unknownType, node),
      ]),
    );
  }

  /** A name is given again: where it was absent so far, it comes last. */
  again(earlier: LiteralProperty | undefined): void {
    if (earlier === undefined || !earlier.optional || earlier.value === null)
      return;
    const absent = isSentinel(this.context, earlier.value, ["absent"]);
    this.conditions.push(absent);
  }

  source(object: Operand, mayRemember: boolean): void {
    const { context, node } = this;
    const typed = { value: object, type: objectType };
    this.pieces.push(convert(context, typed, unknownType, node));
    if (mayRemember)
      this.conditions.push(context.callRuntime("hasLate", [object]).value);
  }

  /** Gives the new object the order of what it was made from. */
  finish(object: Operand, omitted: readonly string[]): void {
    const { context, node, conditions } = this;
    if (conditions.length === 0) return;
    const { builder } = context;
    const differs = builder.newBlock("spread.order");
    const done = builder.newBlock("spread.done");
    const any = conditions.reduce((a, b) => context.emit("or", "i1", [a, b]));
    builder.conditional(any, differs, done);
    builder.startBlock(differs);
    const list = arrayOf(unknownType);
    const names = omitted.map((name) =>
      convert(context, typedString(context, name), unknownType, node),
    );
    context.callRuntime("copyOrder", [
      object,
      arrayOfValues(context, list, this.pieces),
      arrayOfValues(context, list, names),
    ]);
    builder.branch(done);
    builder.startBlock(done);
  }
}
