// Enums as objects: `Object.keys(Color)`, `const copy = Color`.

import ts from "typescript";
import { float } from "../../ir/ir.ts";
import { propertyNameText } from "./classes.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { typedString } from "../expressions/text.ts";
import { buildObject } from "./objects.ts";
import { numberType } from "../types/types.ts";

/** The object an enum declaration makes: reverse entries of numbers first, ascending. */
export function enumObject(
  context: FunctionContext,
  declaration: ts.EnumDeclaration,
): Typed {
  const values = declaration.members.map((member) => ({
    name: propertyNameText(member.name),
    value: context.world.checker.getConstantValue(member),
  }));
  const reverse = new Map<number, string>();
  for (const { name, value } of values)
    if (typeof value === "number") reverse.set(value, name);
  const entries: [string, Typed][] = [...reverse]
    .sort(([a], [b]) => a - b)
    .map(([value, name]) => [String(value), typedString(context, name)]);
  for (const { name, value } of values) {
    entries.push([
      name,
      typeof value === "string"
        ? typedString(context, value)
        : { value: float(value ?? NaN), type: numberType },
    ]);
  }
  const properties = entries.map(([name, value]) => ({
    name,
    node: declaration,
    value,
    type: value.type,
    optional: false,
  }));
  // `typeof Color`, not the type of its members.
  const { checker } = context.world;
  const type = context.resolve(
    checker.getTypeOfSymbol(checker.getSymbolAtLocation(declaration.name)!),
  );
  return {
    value: buildObject(context, declaration, properties, [], type),
    type,
  };
}
