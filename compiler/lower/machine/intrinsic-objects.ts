// `new Atomic(x)` and `new FixedArray()`: a header and the cells.

import ts from "typescript";
import { internal } from "../../diagnostics.ts";
import { integer } from "../../ir/ir.ts";
import { FunctionContext, type Typed } from "../context.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { convert } from "../types/convert.ts";
import { type ClassType, irTypeOf, type Type } from "../types/types.ts";
import type { World } from "../world.ts";
import { fixedArrayParts, storedSize } from "./layout-classes.ts";

function fixedArrayBytes(world: World, type: ClassType, node: ts.Node): number {
  const { element, count } = fixedArrayParts(type);
  return storedSize(world, element, node).bytes * count;
}

/** `new Atomic(x)`, `new FixedArray()`: a header and the cells. */
export function newIntrinsicClass(
  context: FunctionContext,
  node: ts.NewExpression,
  name: string,
  expected: Type | null,
): Typed {
  const own = context.typeOfNode(node);
  const type =
    expected?.kind === "class" && expected.declaration.name?.text === name
      ? expected
      : own;
  if (type.kind !== "class") internal(node, `new ${name}`);
  const [element] = type.typeArguments;
  const bytes =
    name === "FixedArray" ? fixedArrayBytes(context.world, type, node) : 8;
  const shape = context.world.shape(`${name} ${type.key}`, () => ({
    name,
    kind: "object",
    fields: [],
    classType: null,
    arrayType: null,
  }));
  const allocator = context.isKernel ? "kernelAllocate" : "allocateObject";
  const address = context.callRuntime(allocator, [
    integer("i64", 8 + bytes),
  ]).value;
  const object = context.emit("bitcast", "ref", [address]);
  // The kernel's are walked by no collector and asked for no class: without
  // a descriptor, static ones that hold zeroes take no room in the image.
  if (!context.isKernel) {
    shape.allocated = true;
    const descriptor = context.emit("trunc", "i32", [
      context.emit("bitcast", "i64", [
        { kind: "symbol", type: "ptr", name: shape.symbol },
      ]),
    ]);
    context.emit("store", "void", [object, descriptor], { alias: "header" });
  }
  const [initial] = node.arguments ?? [];
  if (initial !== undefined && element !== undefined) {
    const value = convert(
      context,
      lowerExpression(context, initial, element),
      element,
      initial,
    );
    const stored =
      irTypeOf(element) === "i1" ? context.emit("zext", "i8", [value]) : value;
    context.emit("store", "void", [object, stored], {
      offset: 8,
      alias: "any",
    });
  }
  return { value: object, type };
}
