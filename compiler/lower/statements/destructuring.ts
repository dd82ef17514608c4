// Destructuring: patterns that declare variables and patterns that assign.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { assignTo, placeOf } from "../expressions/assignment.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert } from "../types/convert.ts";
import { integerIn, mayBe, nonNullish, optional } from "../types/types.ts";
import { convertPresent } from "../variables/unset.ts";
import { declareVariable, withDefault } from "../variables/variables.ts";
import { patternItems } from "./pattern-items.ts";
import {
  copyRemainingProperties,
  type TakenName,
} from "../objects/object-spread.ts";
import { readProperty } from "../objects/properties.ts";
import {
  boundKey,
  literalKey,
  readComputedProperty,
} from "../arrays/elements.ts";

/** Declares the names of a binding pattern. */
export function bindPattern(
  context: FunctionContext,
  pattern: ts.BindingPattern,
  source: Typed,
): void {
  if (ts.isObjectBindingPattern(pattern))
    return bindObjectPattern(
      context,
      pattern,
      present(context, source, pattern),
    );
  const items = patternItems(
    context,
    present(context, source, pattern),
    pattern,
  );
  items.within(() => {
    pattern.elements.forEach((element, i) => {
      context.at(element);
      if (ts.isOmittedExpression(element)) {
        items.skip();
        return;
      }
      const value =
        element.dotDotDotToken === undefined
          ? items.take(element, i)
          : items.takeRest(i, context.typeOfNode(element));
      bindElement(context, element, value);
    });
  });
}

/** Nothing comes out of undefined or null. */
function present(
  context: FunctionContext,
  source: Typed,
  node: ts.Node,
): Typed {
  const type = nonNullish(source.type);
  if (type === source.type || type.kind === "never") return source;
  return { value: convertPresent(context, source, type, node), type };
}

function bindObjectPattern(
  context: FunctionContext,
  pattern: ts.ObjectBindingPattern,
  source: Typed,
): void {
  const taken: TakenName[] = [];
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
      taken.push(keyTaken(context, source, key.expression));
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

/** What a computed name takes, where that is known; else what says it. */
function keyTaken(
  context: FunctionContext,
  source: Typed,
  key: ts.Expression,
): TakenName {
  return literalKey(context, key) ?? boundKey(context, source.type, key) ?? key;
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
  if (integerIn(value.type) !== null && value.type.kind === "integer")
    return value;
  const declared = context.typeOfNode(node);
  // An element that may be missing is looked at where it is used.
  const type =
    mayBe(value.type, "undefined") && integerIn(declared) === null
      ? optional(declared)
      : declared;
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
    const items = patternItems(
      context,
      present(context, source, pattern),
      pattern,
    );
    items.within(() => {
      pattern.elements.forEach((element, i) => {
        if (ts.isOmittedExpression(element)) {
          items.skip();
          return;
        }
        const target = ts.isSpreadElement(element)
          ? element.expression
          : element;
        const store = assignmentTo(context, target);
        store(
          ts.isSpreadElement(element)
            ? items.takeRest(i, context.typeOfNode(target))
            : items.take(element, i),
        );
      });
    });
    return;
  }
  if (!ts.isObjectLiteralExpression(pattern))
    unsupported(pattern, "this destructuring target");
  assignObjectPattern(context, pattern, present(context, source, pattern));
}

function assignObjectPattern(
  context: FunctionContext,
  pattern: ts.ObjectLiteralExpression,
  source: Typed,
): void {
  const taken: TakenName[] = [];
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
      if (ts.isComputedPropertyName(name)) {
        taken.push(keyTaken(context, source, name.expression));
        assignElement(
          context,
          property.initializer,
          readComputedProperty(context, source, name.expression, property),
        );
        continue;
      }
      const key = (name as ts.Identifier).text;
      taken.push(key);
      const store = assignmentTo(context, property.initializer);
      store(readProperty(context, source, key, property));
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
  assignmentTo(context, target)(value);
}

/** Evaluates an element's target now; its value comes later. */
function assignmentTo(
  context: FunctionContext,
  target: ts.Expression,
): (value: Typed) => void {
  if (
    ts.isBinaryExpression(target) &&
    target.operatorToken.kind === ts.SyntaxKind.EqualsToken
  ) {
    const { left, right } = target;
    const store = assignmentTo(context, left);
    return (value) =>
      store(withDefault(context, value, context.typeOfNode(left), right));
  }
  if (
    ts.isArrayLiteralExpression(target) ||
    ts.isObjectLiteralExpression(target)
  )
    return (value) => assignPattern(context, target, value);
  const place = placeOf(context, target);
  return (value) => place.write(value);
}
