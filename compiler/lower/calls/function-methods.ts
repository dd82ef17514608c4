// `call`, `apply` and `bind` of functions.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { boundArguments, boundMethod } from "./bound-methods.ts";
import { callKnown, callValue } from "./calls.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert } from "../types/convert.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { instanceOfFunction, isThisParameter } from "../functions.ts";
import { implementationOf } from "../variables/identifiers.ts";
import { callMember } from "./method-calls.ts";

/** `f.call(…)`, `f.apply(…)`, `f.bind(…)` on values without a `this`. */
export function functionMethod(
  context: FunctionContext,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): Typed {
  const name = callee.name.text;
  if (name === "bind") return bindMethod(context, node, callee.expression);
  if (
    ts.isPropertyAccessExpression(callee.expression) &&
    name === "call" &&
    node.arguments.length > 0
  ) {
    // `Class.prototype.method.call` and the like are out; `object.method.call(object)` is a call.
    const target = callee.expression;
    const self = node.arguments[0]!;
    if (self.getText() === target.expression.getText()) {
      const object = lowerExpression(context, target.expression);
      const call = ts.factory.createCallExpression(
        target,
        undefined,
        node.arguments.slice(1),
      );
      void call;
      return callMember(
        context,
        object,
        target.name.text,
        Object.assign(Object.create(node) as ts.CallExpression, {
          arguments: node.arguments.slice(1),
        }),
      );
    }
  }
  if (name === "call" || name === "apply") {
    const known = callWithThis(context, node, callee.expression, name);
    if (known !== null) return known;
  }
  const target = lowerExpression(context, callee.expression);
  if (name === "call") {
    if (node.arguments[0] !== undefined)
      lowerExpression(context, node.arguments[0]);
    return callValue(context, target, node.arguments.slice(1), node);
  }
  if (name === "apply") {
    const [self, list] = node.arguments;
    if (self !== undefined) lowerExpression(context, self);
    return callValue(context, target, appliedArguments(list), node);
  }
  return unsupported(
    node,
    `\`${name}\` of a function`,
    "call the function itself, with spread for a list of arguments",
  );
}

/** The arguments of `f.apply(self, list)`: a literal's elements, or `...list`. */
function appliedArguments(
  list: ts.Expression | undefined,
): readonly ts.Expression[] {
  if (list === undefined) return [];
  if (ts.isArrayLiteralExpression(list)) return list.elements;
  const spread = ts.setTextRange(ts.factory.createSpreadElement(list), list);
  return [Object.assign(spread, { parent: list.parent })];
}

/** `f.call(object, …)` of a declared function with a `this` parameter. */
function callWithThis(
  context: FunctionContext,
  node: ts.CallExpression,
  target: ts.Expression,
  name: "call" | "apply",
): Typed | null {
  const symbol = ts.isIdentifier(target)
    ? context.world.bindings.valueSymbol(target)
    : undefined;
  const declaration = symbol?.valueDeclaration;
  if (
    symbol === undefined ||
    declaration === undefined ||
    !ts.isFunctionDeclaration(declaration)
  )
    return null;
  if (
    !declaration.parameters.some(isThisParameter) ||
    declaration.typeParameters !== undefined
  )
    return null;
  if (context.world.bindings.declaringFrame(symbol) !== null) return null;
  const [self, ...others] = node.arguments;
  if (self === undefined || ts.isSpreadElement(self)) return null;
  const instance = instanceOfFunction(
    context.world,
    implementationOf(symbol, declaration),
    [],
  );
  const object = convert(
    context,
    lowerExpression(context, self, instance.thisType),
    instance.thisType!,
    self,
  );
  const given = name === "call" ? others : appliedArguments(others[0]);
  return callKnown(context, instance, [object], given, node);
}

/** `object.method.bind(object)` is `(…) => object.method(…)`. */
function bindMethod(
  context: FunctionContext,
  node: ts.CallExpression,
  target: ts.Expression,
): Typed {
  const bound = node.arguments.slice(1);
  if (bound.some(ts.isSpreadElement))
    unsupported(
      node,
      "`bind` with spread arguments",
      "write an arrow function",
    );
  if (!ts.isPropertyAccessExpression(target)) {
    const value = lowerExpression(context, target);
    if (node.arguments[0] !== undefined)
      lowerExpression(context, node.arguments[0]);
    return boundArguments(context, value, bound, node);
  }
  const object = lowerExpression(context, target.expression);
  return boundArguments(
    context,
    boundMethod(context, object, target.name.text, node),
    bound,
    node,
  );
}
