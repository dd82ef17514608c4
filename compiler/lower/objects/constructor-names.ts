// `object.constructor.name` and `new.target.name`: the name of an object's class.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { nonNullish, representationOf, stringType } from "../types/types.ts";

export function constructorName(
  context: FunctionContext,
  node: ts.PropertyAccessExpression,
): Typed | null {
  if (node.name.text !== "name") return null;
  const object = constructedObject(context, node.expression);
  if (object === null) return null;
  if (
    representationOf(object.type) !== "reference" ||
    nonNullish(object.type) !== object.type
  )
    unsupported(node, "the class of this", "narrow it with `instanceof` first");
  return {
    value: context.callRuntime("shapeNameOf", [object.value]).value,
    type: stringType,
  };
}

/** The object whose class `x.constructor` or `new.target` names. */
function constructedObject(
  context: FunctionContext,
  node: ts.Expression,
): Typed | null {
  if (ts.isMetaProperty(node) && node.name.text === "target")
    return context.thisValue;
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== "constructor")
    return null;
  const declaration = context.world.checker.getSymbolAtLocation(
    node.name,
  )?.valueDeclaration;
  const isBuiltin =
    declaration === undefined ||
    context.world.types.isLibraryDeclaration(declaration);
  return isBuiltin ? lowerExpression(context, node.expression) : null;
}
