// The order of names in `{ a, ...source, b }`. It is that of the result's
// shape, except where a source remembers another order, or where what a source
// could have had and did not is set by a later piece.

import type ts from "typescript";
import { integer, type Operand } from "../../ir/ir.ts";
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
  /** The names of each source that code copied; null for names. */
  private readonly declared: (readonly string[] | null)[] = [];
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
    this.push(convert(this.context, text, unknownType, this.node), null);
  }

  /** A name that is given unless its value is absent. */
  maybe(name: string, value: Typed): void {
    const { context, node } = this;
    const text = typedString(context, name);
    const piece = context.emit("select", "val", [
      isSentinel(context, value, ["absent"]),
      convert(context, undefinedValue, unknownType, node),
      convert(context, text, unknownType, node),
    ]);
    this.push(piece, null);
  }

  /** A name is given again: where it was absent so far, it comes last. */
  again(earlier: LiteralProperty | undefined): void {
    if (earlier === undefined || !earlier.optional || earlier.value === null)
      return;
    const absent = isSentinel(this.context, earlier.value, ["absent"]);
    this.conditions.push(absent);
  }

  /** What a source has beyond the declared names is copied at the end. */
  source(
    object: Operand,
    declared: readonly string[],
    mayRemember: "no" | "maybe" | "yes",
  ): void {
    const { context, node } = this;
    const typed = { value: object, type: objectType };
    this.push(convert(context, typed, unknownType, node), declared);
    if (mayRemember === "yes") this.conditions.push(integer("i1", 1));
    if (mayRemember === "maybe")
      this.conditions.push(context.callRuntime("hasLate", [object]).value);
  }

  private push(piece: Operand, declared: readonly string[] | null): void {
    this.pieces.push(piece);
    this.declared.push(declared);
  }

  /** Gives the new object the order of what it was made from. */
  finish(object: Operand, omitted: readonly string[]): void {
    const { context, node, conditions } = this;
    if (conditions.length === 0) return;
    const { builder } = context;
    const differs = builder.newBlock("spread.order");
    const done = builder.newBlock("spread.done");
    const isCertain = conditions.some(({ kind }) => kind === "integer");
    const any = isCertain
      ? integer("i1", 1)
      : conditions.reduce((a, b) => context.emit("or", "i1", [a, b]));
    builder.conditional(any, differs, done);
    builder.startBlock(differs);
    const list = (names: readonly string[]): Operand =>
      arrayOfValues(
        context,
        arrayOf(unknownType),
        names.map((name) =>
          convert(context, typedString(context, name), unknownType, node),
        ),
      );
    const declared = this.declared.map((names) => {
      const array: Typed =
        names === null
          ? undefinedValue
          : { value: list(names), type: arrayOf(unknownType) };
      return convert(context, array, unknownType, node);
    });
    context.callRuntime("copyOrder", [
      object,
      arrayOfValues(context, arrayOf(unknownType), this.pieces),
      arrayOfValues(context, arrayOf(unknownType), declared),
      list(omitted),
    ]);
    builder.branch(done);
    builder.startBlock(done);
  }
}
