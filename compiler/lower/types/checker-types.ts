// Small questions about the checker's own types.

import ts from "typescript";

/** The syntax a mapped type was written with, or null. */
export function mappedDeclaration(type: ts.Type): ts.MappedTypeNode | null {
  const object = type as ts.ObjectType & { declaration?: ts.Node };
  if (
    !(type.flags & ts.TypeFlags.Object) ||
    !(object.objectFlags & ts.ObjectFlags.Mapped)
  )
    return null;
  return object.declaration !== undefined &&
    ts.isMappedTypeNode(object.declaration)
    ? object.declaration
    : null;
}

/** Tells the checker's types apart. */
export function idOfType(type: ts.Type): number {
  return (type as ts.Type & { id: number }).id;
}

/** A property's name as we key it: `#x` and `[Symbol.iterator]` included. */
export function memberName(symbol: ts.Symbol): string {
  const name = symbol.name;
  if (name.startsWith("__@")) return `[${name.slice(3).split("@")[0]}]`;
  if (name.startsWith("__#")) return name.slice(name.indexOf("@") + 1);
  return name;
}
