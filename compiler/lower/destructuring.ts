// Destructuring: patterns that declare variables and patterns that assign.

import ts from "typescript";
import { unsupported } from "../diagnostics.ts";
import { integer } from "../ir/ir.ts";
import { assignTo } from "./assignment.ts";
import { arrayElementOrUndefined, arraySlice, arrayTypeOf } from "./arrays.ts";
import type { FunctionContext, Typed } from "./context.ts";
import { convert } from "./convert.ts";
import { declareVariable, withDefault } from "./variables.ts";
import { iterateToArray } from "./iteration.ts";
import { copyRemainingProperties } from "./object-spread.ts";
import { readProperty } from "./properties.ts";
import { readComputedProperty } from "./elements.ts";
import { type Type } from "./types.ts";

/** Declares the names of a binding pattern. */
export function bindPattern(
  context: FunctionContext,
  pattern: ts.BindingPattern,
  source: Typed,
): void {
  if (ts.isObjectBindingPattern(pattern))
    return bindObjectPattern(context, pattern, source);
  const array = asArray(context, source, pattern);
  pattern.elements.forEach((element, i) => {
    if (ts.isOmittedExpression(element)) return;
    context.at(element);
    const value =
      element.dotDotDotToken === undefined
        ? arrayElementOrUndefined(
            context,
            array,
            integer("i64", i),
            element,
            tupleElement(array.type, i),
          )
        : arraySlice(context, array, i, context.typeOfNode(element));
    bindElement(context, element, value);
  });
}

export function tupleElement(type: Type, index: number): Type | null {
  if (type.kind !== "tuple") return null;
  if (type.restIndex >= 0 && index >= type.restIndex) return null;
  return type.elements[index] ?? null;
}

function asArray(
  context: FunctionContext,
  source: Typed,
  node: ts.Node,
): Typed {
  if (arrayTypeOf(source.type) !== null) return source;
  return iterateToArray(context, source, node);
}

function bindObjectPattern(
  context: FunctionContext,
  pattern: ts.ObjectBindingPattern,
  source: Typed,
): void {
  const taken: string[] = [];
  for (const element of pattern.elements) {
    context.at(element);
    if (element.dotDotDotToken !== undefined) {
      bindElement(
        context,
        element,
        copyRemainingProperties(
          context,
          source,
          taken,
          context.typeOfNode(element),
          element,
        ),
      );
      continue;
    }
    const key = element.propertyName ?? element.name;
    if (ts.isComputedPropertyName(key)) {
      bindElement(
        context,
        element,
        readComputedProperty(context, source, key.expression, element),
      );
      continue;
    }
    if (
      !ts.isIdentifier(key) &&
      !ts.isStringLiteral(key) &&
      !ts.isNumericLiteral(key)
    )
      unsupported(key, "this property name");
    taken.push(key.text);
    bindElement(
      context,
      element,
      readProperty(context, source, key.text, element),
    );
  }
}

export function bindElement(
  context: FunctionContext,
  element: ts.BindingElement,
  incoming: Typed,
): void {
  let value = incoming;
  if (element.initializer !== undefined) {
    value = withDefault(
      context,
      incoming,
      context.typeOfNode(element),
      element.initializer,
    );
  }
  if (ts.isIdentifier(element.name)) {
    declareVariable(
      context,
      element.name,
      narrowToDeclared(context, value, element),
    );
  } else {
    bindPattern(context, element.name, value);
  }
}

function narrowToDeclared(
  context: FunctionContext,
  value: Typed,
  node: ts.Node,
): Typed {
  if (value.type.kind === "integer") return value;
  const type = context.typeOfNode(node);
  return { value: convert(context, value, type, node), type };
}

/** `[a, b.c] = …` and `({ x: y } = …)`. */
export function assignPattern(
  context: FunctionContext,
  pattern: ts.Expression,
  source: Typed,
): void {
  if (ts.isParenthesizedExpression(pattern))
    return assignPattern(context, pattern.expression, source);
  if (ts.isArrayLiteralExpression(pattern)) {
    const array = asArray(context, source, pattern);
    pattern.elements.forEach((element, i) => {
      if (ts.isOmittedExpression(element)) return;
      if (ts.isSpreadElement(element)) {
        assignElement(
          context,
          element.expression,
          arraySlice(context, array, i, context.typeOfNode(element.expression)),
        );
        return;
      }
      assignElement(
        context,
        element,
        arrayElementOrUndefined(
          context,
          array,
          integer("i64", i),
          element,
          tupleElement(array.type, i),
        ),
      );
    });
    return;
  }
  if (!ts.isObjectLiteralExpression(pattern))
    unsupported(pattern, "this destructuring target");
  const taken: string[] = [];
  for (const property of pattern.properties) {
    if (ts.isShorthandPropertyAssignment(property)) {
      taken.push(property.name.text);
      let value = readProperty(context, source, property.name.text, property);
      if (property.objectAssignmentInitializer !== undefined) {
        value = withDefault(
          context,
          value,
          context.typeOfNode(property.name),
          property.objectAssignmentInitializer,
        );
      }
      assignTo(context, property.name, value);
    } else if (ts.isPropertyAssignment(property)) {
      const { name } = property;
      const value = ts.isComputedPropertyName(name)
        ? readComputedProperty(context, source, name.expression, property)
        : readProperty(context, source, (name as ts.Identifier).text, property);
      if (!ts.isComputedPropertyName(name))
        taken.push((name as ts.Identifier).text);
      assignElement(context, property.initializer, value);
    } else if (ts.isSpreadAssignment(property)) {
      const type = context.typeOfNode(property.expression);
      assignElement(
        context,
        property.expression,
        copyRemainingProperties(context, source, taken, type, property),
      );
    } else {
      unsupported(property, "this destructuring target");
    }
  }
}

function assignElement(
  context: FunctionContext,
  target: ts.Expression,
  value: Typed,
): void {
  if (
    ts.isBinaryExpression(target) &&
    target.operatorToken.kind === ts.SyntaxKind.EqualsToken
  ) {
    const filled = withDefault(
      context,
      value,
      context.typeOfNode(target.left),
      target.right,
    );
    return assignElement(context, target.left, filled);
  }
  if (
    ts.isArrayLiteralExpression(target) ||
    ts.isObjectLiteralExpression(target)
  ) {
    return assignPattern(context, target, value);
  }
  assignTo(context, target, value);
}
