// Array literals and spreads in them.

import ts from "typescript";
import { CompileError, unsupported } from "../../diagnostics.ts";
import { type Operand, integer } from "../../ir/ir.ts";
import {
  arrayTypeOf,
  elementAlias,
  elementIr,
  forEachIndex,
  loadElement,
  loadElements,
  newArray,
} from "./arrays.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert } from "../types/convert.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { iterateToArray } from "../statements/iteration.ts";
import {
  type ArrayType,
  type Type,
  arrayOf,
  irTypeOf,
  membersOf,
  nonNullish,
  numberType,
  sizeOfIrType,
} from "../types/types.ts";

/** The array type a literal should have: what the context wants, else its own. */
function literalType(
  context: FunctionContext,
  node: ts.ArrayLiteralExpression,
  expected: Type | null,
): { type: Type; array: ArrayType } {
  const contextual = (): Type | null => {
    const type = context.world.checker.getContextualType(node);
    return type === undefined ? null : context.resolve(type);
  };
  const own = context.typeOfNode(node);
  for (const candidate of [expected, contextual(), own]) {
    if (candidate === null) continue;
    const members = membersOf(nonNullish(candidate)).filter(
      (member) => member.kind === "array" || member.kind === "tuple",
    );
    const sameKind = members.filter((member) => member.kind === own.kind);
    const chosen =
      (own.kind === "array" || own.kind === "tuple") && members.includes(own)
        ? own
        : (sameKind.length > 0 ? sameKind : members).length === 1
          ? (sameKind[0] ?? members[0])!
          : null;
    if (chosen === null) continue;
    const array = arrayTypeOf(chosen)!;
    if (chosen.kind !== "array" && chosen.kind !== "tuple") continue;
    if (
      array.element.kind === "never" ||
      (array.element.kind === "unknown" &&
        candidate !== own &&
        own.kind === "array" &&
        own.element.kind !== "never")
    ) {
      if (candidate === own) break;
    }
    return { type: chosen, array };
  }
  if (
    node.elements.length > 0 &&
    (own.kind === "array" || own.kind === "tuple")
  )
    return { type: own, array: arrayTypeOf(own)! };
  if (own.kind === "array") return { type: own, array: arrayOf(own.element) };
  if (ts.isSpreadElement(node.parent))
    return { type: arrayOf(numberType), array: arrayOf(numberType) };
  throw new CompileError(
    "NT1002",
    "the element type of this empty array is not known",
    node,
    "write the type: `const xs: number[] = []`",
  );
}

export function lowerArrayLiteral(
  context: FunctionContext,
  node: ts.ArrayLiteralExpression,
  expected: Type | null,
): Typed {
  const { type, array } = literalType(context, node, expected);
  if (node.elements.some(ts.isSpreadElement))
    return lowerSpreadLiteral(context, node, type, array);
  const values = node.elements.map((element, i): Operand => {
    if (ts.isOmittedExpression(element)) refuseHole(element);
    const wanted =
      type.kind === "tuple"
        ? (type.elements[i] ?? array.element)
        : array.element;
    const value = lowerExpression(context, element, wanted);
    const exact = convert(context, value, wanted, element);
    return convert(
      context,
      { value: exact, type: wanted },
      array.element,
      element,
    );
  });
  return { value: arrayOfValues(context, array, values), type };
}

/** Our arrays have no holes, which print, count and are visited otherwise. */
function refuseHole(element: ts.OmittedExpression): never {
  unsupported(element, "a hole in an array", "write `undefined`");
}

/** A new array holding exactly these values. */
export function arrayOfValues(
  context: FunctionContext,
  type: ArrayType,
  values: Operand[],
): Operand {
  const array = newArray(context, type, integer("i32", values.length));
  if (values.length === 0) return array;
  const elements = loadElements(context, array);
  const size = sizeOfIrType(elementIr(type.element));
  values.forEach((value, i) => {
    context.emit("store", "void", [elements, value], {
      offset: i * size,
      alias: elementAlias(type.element),
    });
  });
  return array;
}

function lowerSpreadLiteral(
  context: FunctionContext,
  node: ts.ArrayLiteralExpression,
  type: Type,
  array: ArrayType,
): Typed {
  return { value: arrayWithSpreads(context, array, node.elements), type };
}

/** A new array of the expressions' values, some of them spread. */
export function arrayWithSpreads(
  context: FunctionContext,
  array: ArrayType,
  nodes: readonly ts.Expression[],
): Operand {
  const result = newArray(context, array, integer("i32", 0));
  for (const node of nodes) {
    if (ts.isSpreadElement(node)) {
      appendSpread(
        context,
        result,
        array,
        lowerExpression(context, node.expression),
        node,
      );
    } else {
      const value = lowerExpression(context, node, array.element);
      appendOne(
        context,
        result,
        array,
        convert(context, value, array.element, node),
      );
    }
  }
  return result;
}

export function appendOne(
  context: FunctionContext,
  target: Operand,
  array: ArrayType,
  value: Operand,
): void {
  // Nothing is ever put into a `never[]`, such as the rest of a shorter tuple.
  if (array.element.kind === "never") return;
  context.callRuntime("appendOne", [target, value], [array.element]);
}

/** Appends every element of an iterable. */
export function appendSpread(
  context: FunctionContext,
  target: Operand,
  array: ArrayType,
  source: Typed,
  node: ts.Node,
): void {
  const list =
    arrayTypeOf(source.type) === null
      ? iterateToArray(context, source, node)
      : source;
  const from = arrayTypeOf(list.type)!;
  if (
    irTypeOf(from.element) === irTypeOf(array.element) &&
    irTypeOf(array.element) !== "val"
  ) {
    context.callRuntime("appendAll", [target, list.value], [array.element]);
    return;
  }
  forEachIndex(context, list, (index) => {
    const value = loadElement(context, list.value, index, from.element);
    appendOne(
      context,
      target,
      array,
      convert(context, { value, type: from.element }, array.element, node),
    );
  });
}
