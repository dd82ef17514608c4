// What evaluating a part of a literal may change in what was spread before it:
// then that is copied first.

import ts from "typescript";
import type { FunctionContext } from "../context.ts";
import {
  Environment,
  membersOf,
  type PropertyInfo,
  structuralOf,
} from "../types/types.ts";
import { describeProperty } from "./describe-property.ts";
import { spreadNames } from "./object-spread.ts";
import {
  hasProperties,
  lowerSpreadLiteral,
  type Piece,
} from "./spread-literals.ts";

/** Whether evaluating a part of a literal may change what was spread before it. */
export function mayChange(context: FunctionContext, node: ts.Node): boolean {
  if (
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isTaggedTemplateExpression(node) ||
    ts.isDeleteExpression(node) ||
    ts.isPostfixUnaryExpression(node) ||
    (ts.isPrefixUnaryExpression(node) &&
      (node.operator === ts.SyntaxKind.PlusPlusToken ||
        node.operator === ts.SyntaxKind.MinusMinusToken)) ||
    (ts.isBinaryExpression(node) &&
      node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      node.operatorToken.kind <= ts.SyntaxKind.LastAssignment)
  )
    return true;
  if (
    ts.isPropertyAccessExpression(node) &&
    context.world.accessorNames.has(node.name.text)
  )
    return true;
  if (ts.isFunctionLike(node)) return false;
  return (
    ts.forEachChild(node, (child) => mayChange(context, child) || undefined) ??
    false
  );
}

/** The object made of the pieces so far, to be copied once more. */
export function copySoFar(
  context: FunctionContext,
  pieces: readonly Piece[],
  node: ts.Node,
): Piece {
  const properties = new Map<string, PropertyInfo>();
  for (const piece of pieces) {
    if (piece.kind === "property") {
      const { name, type, optional } = piece.property;
      properties.set(name, { name, type, optional, method: false });
      continue;
    }
    for (const member of membersOf(piece.source.type).filter(hasProperties)) {
      if (member.kind !== "structural" && member.kind !== "class") continue;
      const optional = piece.source.type.kind === "union";
      for (const name of spreadNames(context, member, node)) {
        const { type, ...known } = describeProperty(context, member, name)!;
        properties.set(name, {
          name,
          type,
          optional: optional || known.optional,
          method: false,
        });
      }
    }
  }
  const list = [...properties.values()].map(
    ({ name, type, optional }) => `${name}${optional ? "?" : ""}:${type.key}`,
  );
  const key = `spread {${list.join(";")}}`;
  const own = structuralOf(key, () => ({
    kind: "structural",
    key,
    name: "object",
    source: context.world.checker.getTypeAtLocation(node),
    environment: Environment.empty,
    properties: () => properties,
    indexValue: () => null,
  }));
  const literal = { pieces, omitted: [], intended: [], own, node };
  const value = lowerSpreadLiteral(context, literal);
  return { kind: "spread", source: { value, type: own } };
}
