// `{ a: 1, [key]: 2 }` meant as a dictionary (an index signature type).

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { callDictionary } from "../arrays/elements.ts";
import { lowerClosure } from "../calls/closures.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { toText } from "../expressions/text.ts";
import { convert } from "../types/convert.ts";
import { type ClassType, stringType, unknownType } from "../types/types.ts";
import { propertyNameText } from "./classes.ts";

export function lowerDictionaryLiteral(
  context: FunctionContext,
  node: ts.ObjectLiteralExpression,
  type: ClassType,
): Typed {
  const element = type.typeArguments[0] ?? unknownType;
  const object = context.newDictionary(type, node);
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      const source = lowerExpression(context, property.expression);
      callDictionary(context, { value: object, type }, "assignAll", [source]);
      continue;
    }
    const name = property.name;
    if (name === undefined || ts.isAccessor(property))
      unsupported(property, "an accessor in a dictionary");
    const key: Typed = ts.isComputedPropertyName(name)
      ? {
          value: toText(
            context,
            lowerExpression(context, name.expression),
            name,
          ),
          type: stringType,
        }
      : {
          value: {
            kind: "symbol",
            type: "ref",
            name: context.world.stringSymbol(propertyNameText(name)),
          },
          type: stringType,
        };
    const value = ts.isShorthandPropertyAssignment(property)
      ? lowerExpression(context, property.name, element)
      : ts.isMethodDeclaration(property)
        ? lowerClosure(context, property, element)
        : lowerExpression(context, property.initializer, element);
    callDictionary(context, { value: object, type }, "set", [
      key,
      { value: convert(context, value, element, property), type: element },
    ]);
  }
  return { value: object, type };
}
