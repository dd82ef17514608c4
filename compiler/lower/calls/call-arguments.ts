// Arguments of a call: defaults, rest parameters and spreads.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { type Operand, integer } from "../../ir/ir.ts";
import { missingArgument } from "./adapters.ts";
import {
  appendOne,
  appendSpread,
  arrayOfValues,
  arrayWithSpreads,
} from "../arrays/array-literals.ts";
import {
  arrayElementOrUndefined,
  arraySlice,
  arrayTypeOf,
  newArray,
} from "../arrays/arrays.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert } from "../types/convert.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { missingValues, withMissing } from "../arrays/missing-values.ts";
import {
  type ParameterInfo,
  type Type,
  arrayOf,
  tupleOf,
} from "../types/types.ts";

/** Evaluates arguments in order and shapes them to what the callee takes. */
export function lowerArguments(
  context: FunctionContext,
  nodes: readonly ts.Expression[],
  parameters: readonly ParameterInfo[],
  node: ts.Node,
): Operand[] {
  const spreadAt = nodes.findIndex(ts.isSpreadElement);
  const restAt = parameters.findIndex((parameter) => parameter.rest);
  if (spreadAt >= 0 && (restAt < 0 || spreadAt < restAt))
    return spreadArguments(context, nodes, parameters, node);
  const operands: Operand[] = [];
  const fixed = restAt < 0 ? parameters.length : restAt;
  nodes.slice(0, fixed).forEach((argument, i) => {
    const type = argumentType(context, node, argument, parameters[i]!.type);
    const value = lowerExpression(context, argument, type);
    operands.push(convert(context, value, type, argument));
  });
  // Arguments nobody takes are still evaluated.
  if (restAt < 0)
    nodes
      .slice(fixed)
      .forEach((argument) => lowerExpression(context, argument));
  for (const parameter of parameters.slice(operands.length, fixed))
    operands.push(missingArgument(context, parameter.type));
  if (restAt >= 0)
    operands.push(
      lowerRest(context, nodes.slice(fixed), parameters[restAt]!.type, node),
    );
  return operands;
}

/** What a parameter takes: the checker's function types do not say `missing`. */
function argumentType(
  context: FunctionContext,
  node: ts.Node,
  argument: ts.Expression,
  type: Type,
): Type {
  const missing = missingValues(context.world.checker);
  return ts.isCallExpression(node) &&
    missing?.takesMissing(node, argument) === true
    ? withMissing(type)
    : type;
}

function lowerRest(
  context: FunctionContext,
  nodes: readonly ts.Expression[],
  type: Type,
  node: ts.Node,
): Operand {
  const array = arrayTypeOf(type) ?? unsupported(node, "this rest parameter");
  const wanted = (i: number): Type =>
    type.kind === "tuple" ? (type.elements[i] ?? array.element) : array.element;
  if (!nodes.some(ts.isSpreadElement)) {
    const values = nodes.map((argument, i) => {
      const value = lowerExpression(context, argument, wanted(i));
      const exact = convert(context, value, wanted(i), argument);
      return convert(
        context,
        { value: exact, type: wanted(i) },
        array.element,
        argument,
      );
    });
    return arrayOfValues(context, array, values);
  }
  return arrayWithSpreads(context, array, nodes);
}

/** `f(...xs)` where fixed parameters take from the spread (a tuple or array). */
function spreadArguments(
  context: FunctionContext,
  nodes: readonly ts.Expression[],
  parameters: readonly ParameterInfo[],
  node: ts.Node,
): Operand[] {
  const types = nodes.map((argument) =>
    context.typeOfNode(
      ts.isSpreadElement(argument) ? argument.expression : argument,
    ),
  );
  const element = arrayOf(
    tupleOf(
      types.flatMap((type, i) =>
        ts.isSpreadElement(nodes[i]!)
          ? [
              arrayTypeOf(type)?.element ??
                unsupported(nodes[i]!, "spreading this"),
            ]
          : [type],
      ),
    ).element,
  );
  const list = newArray(context, element, integer("i32", 0));
  nodes.forEach((argument) => {
    if (ts.isSpreadElement(argument))
      appendSpread(
        context,
        list,
        element,
        lowerExpression(context, argument.expression),
        argument,
      );
    else
      appendOne(
        context,
        list,
        element,
        convert(
          context,
          lowerExpression(context, argument, element.element),
          element.element,
          argument,
        ),
      );
  });
  const array: Typed = { value: list, type: element };
  return parameters.map((parameter, i) => {
    if (parameter.rest) return restOf(context, array, i, parameter.type, node);
    const value = arrayElementOrUndefined(
      context,
      array,
      integer("i64", i),
      node,
    );
    return convert(context, value, parameter.type, node);
  });
}

function restOf(
  context: FunctionContext,
  array: Typed,
  start: number,
  type: Type,
  node: ts.Node,
): Operand {
  const wanted = arrayTypeOf(type) ?? unsupported(node, "this rest parameter");
  return arraySlice(context, array, start, wanted).value;
}
