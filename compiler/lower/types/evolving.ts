// `const list = [];`: an array without a declared type, whose elements the
// checker learns from what the code puts in. We give it one type for its whole
// life: that of all the elements it is ever seen to have.

import ts from "typescript";
import {
  arrayOf,
  unionOf,
  type ArrayType,
  type Environment,
  type Type,
} from "./types.ts";
import type { World } from "../world.ts";

/** Whether a declaration leaves the type of its array open. */
export function isEvolvingArray(declaration: ts.VariableDeclaration): boolean {
  const { name, type, initializer } = declaration;
  if (type !== undefined || !ts.isIdentifier(name)) return false;
  return (
    initializer !== undefined &&
    ts.isArrayLiteralExpression(initializer) &&
    initializer.elements.length === 0
  );
}

/** The type of such an array, or null when nothing is ever read from it. */
export function evolvedType(
  world: World,
  declaration: ts.VariableDeclaration,
  environment: Environment,
): ArrayType | null {
  if (!isEvolvingArray(declaration)) return null;
  const { checker } = world;
  const symbol = checker.getSymbolAtLocation(declaration.name);
  const elements: Type[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isIdentifier(node) &&
      node !== declaration.name &&
      node.text === symbol?.name &&
      checker.getSymbolAtLocation(node) === symbol
    ) {
      const type = checker.getTypeAtLocation(node);
      const element = checker.isArrayType(type)
        ? checker.getTypeArguments(type as ts.TypeReference)[0]
        : undefined;
      if (
        element !== undefined &&
        !(element.flags & (ts.TypeFlags.Any | ts.TypeFlags.Never))
      )
        elements.push(world.types.resolve(element, environment));
    }
    ts.forEachChild(node, visit);
  };
  visit(declaration.parent.parent.parent);
  return elements.length === 0 ? null : arrayOf(unionOf(elements));
}
