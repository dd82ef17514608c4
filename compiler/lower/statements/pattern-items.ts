// What an array pattern takes apart: elements of an array by index, or items
// of any other iterable, pulled only as far as the pattern needs.

import type ts from "typescript";
import { integer } from "../../ir/ir.ts";
import { appendOne } from "../arrays/array-literals.ts";
import {
  arrayElementOrUndefined,
  arraySlice,
  arrayTypeOf,
  newArray,
} from "../arrays/arrays.ts";
import { SsaVariable } from "../builder.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert, sentinelOperand } from "../types/convert.ts";
import { closeAndRethrow, collectedType } from "./iteration.ts";
import { arrayOf, irTypeOf, optional, type Type } from "../types/types.ts";
import { walkOf, type Walk } from "./walks.ts";

export interface PatternItems {
  /** The next item; undefined when there is none. */
  take(node: ts.Node, index: number): Typed;
  /** Passes over an item. */
  skip(): void;
  /** All that is left, in an array of `type`. */
  takeRest(index: number, type: Type): Typed;
  /** Lowers the pattern's elements: around them the iterator is closed. */
  within(body: () => void): void;
}

export function patternItems(
  context: FunctionContext,
  source: Typed,
  node: ts.Node,
): PatternItems {
  return arrayTypeOf(source.type) !== null
    ? new ArrayItems(context, source)
    : new PulledItems(context, source, node as ts.Expression);
}

class ArrayItems implements PatternItems {
  constructor(
    private readonly context: FunctionContext,
    private readonly array: Typed,
  ) {}

  take(node: ts.Node, index: number): Typed {
    return arrayElementOrUndefined(
      this.context,
      this.array,
      integer("i64", index),
      node,
      tupleElement(this.array.type, index),
    );
  }

  skip(): void {}

  takeRest(index: number, type: Type): Typed {
    return arraySlice(this.context, this.array, index, type);
  }

  within(body: () => void): void {
    body();
  }
}

/** A tuple's element that is always there. */
function tupleElement(type: Type, index: number): Type | null {
  if (type.kind !== "tuple") return null;
  if (type.restIndex >= 0 && index >= type.restIndex) return null;
  return type.elements[index] ?? null;
}

class PulledItems implements PatternItems {
  private readonly walk: Walk;
  private readonly itemType: Type;
  /** Nothing more is to be had: the end was reached, or the iterator threw. */
  private readonly ended = new SsaVariable("ended", "i1");

  constructor(
    private readonly context: FunctionContext,
    source: Typed,
    private readonly node: ts.Expression,
  ) {
    this.walk = walkOf(context, source, node);
    this.itemType = collectedType(context, source, node);
    context.builder.write(this.ended, integer("i1", 0));
  }

  take(node: ts.Node): Typed {
    const { context } = this;
    const { builder } = context;
    const type = optional(this.itemType);
    const result = new SsaVariable("item", irTypeOf(type));
    builder.write(result, sentinelOperand(context, type, "undefined"));
    this.pull(() =>
      builder.write(result, convert(context, this.walk.item(), type, node)),
    );
    return { value: builder.read(result), type };
  }

  skip(): void {
    this.pull(() => void this.walk.item());
  }

  /** One step of the iterator; `use` is lowered where there is an item. */
  private pull(use: () => void): void {
    const { builder } = this.context;
    const [more, item, join] = ["pattern.next", "pattern.item", "pattern"].map(
      (label) => builder.newBlock(label),
    );
    builder.conditional(builder.read(this.ended), join!, more!);
    builder.startBlock(more!);
    builder.write(this.ended, integer("i1", 1));
    builder.conditional(this.walk.hasNext(), item!, join!);
    builder.startBlock(item!);
    use();
    this.walk.step();
    builder.write(this.ended, integer("i1", 0));
    builder.branch(join!);
    builder.startBlock(join!);
  }

  takeRest(_index: number, type: Type): Typed {
    const { context } = this;
    const { builder } = context;
    const array = arrayTypeOf(type) ?? arrayOf(this.itemType);
    const list = newArray(context, array, integer("i32", 0));
    const [test, more, item, done] = [
      "rest.test",
      "rest.next",
      "rest.item",
      "rest.done",
    ].map((label) => builder.newBlock(label));
    builder.branch(test!);
    builder.startBlock(test!, false);
    builder.conditional(builder.read(this.ended), done!, more!);
    builder.startBlock(more!);
    builder.write(this.ended, integer("i1", 1));
    builder.conditional(this.walk.hasNext(), item!, test!);
    builder.startBlock(item!);
    const value = convert(context, this.walk.item(), array.element, this.node);
    appendOne(context, list, array, value);
    this.walk.step();
    builder.write(this.ended, integer("i1", 0));
    builder.branch(test!);
    builder.seal(test!);
    builder.startBlock(done!);
    return { value: list, type: array };
  }

  within(body: () => void): void {
    const { context, walk } = this;
    if (walk.close === undefined) return body();
    const { builder } = context;
    const close = walk.close.bind(walk);
    const handler = builder.newHandler("pattern.error");
    const [open, done, failedOpen, failed] = [
      "pattern.open",
      "pattern.done",
      "pattern.failed.open",
      "pattern.failed",
    ].map((label) => builder.newBlock(label));
    context.withHandler(handler.block, body);
    builder.conditional(builder.read(this.ended), done!, open!);
    builder.startBlock(handler.block);
    builder.conditional(builder.read(this.ended), failed!, failedOpen!);
    builder.startBlock(failedOpen!);
    closeAndRethrow(context, close, handler.error);
    builder.startBlock(failed!);
    context.throwReference(handler.error);
    builder.startBlock(open!);
    close();
    builder.branch(done!);
    builder.startBlock(done!);
  }
}
