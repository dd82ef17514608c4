// `...(c ? { a } : { b })`, `...(c && { a })`, `...(x ?? { a })`: the literals'
// own properties become properties of the object that is made, absent where
// their branch was not taken. No object is made for them, nothing is copied.

import ts from "typescript";
import { integer } from "../../ir/ir.ts";
import { isDictionary } from "../arrays/elements.ts";
import { SsaVariable } from "../builder.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { truthy } from "../expressions/truthiness.ts";
import { convert, isNullishValue, sentinelOperand } from "../types/convert.ts";
import { referenceSentinels } from "../types/sentinels.ts";
import {
  integerIn,
  irTypeOf,
  membersOf,
  nonNullish,
  optional,
  type Type,
  undefinedType,
} from "../types/types.ts";
import type { Piece } from "./spread-literals.ts";

/** Lowers a property of a literal in an arm, or a source, as a piece. */
export type LowerPiece = (
  node: ts.ObjectLiteralElementLike | ts.Expression,
) => Piece;

/** Whether `...node` can be taken apart: every literal in its arms is plain. */
export function hasLiteralArms(
  context: FunctionContext,
  node: ts.Expression,
  isMember: (element: ts.ObjectLiteralElementLike) => boolean,
): boolean {
  const arms = armsOf(node);
  if (arms.length < 2 || !arms.some(ts.isObjectLiteralExpression)) return false;
  return arms.every((arm) => {
    if (!ts.isObjectLiteralExpression(arm)) return true;
    const type = context.typeOfNode(arm);
    return (
      !membersOf(nonNullish(type)).some(isDictionary) &&
      arm.properties.every(
        (element) => isPlain(context, element) && !isMember(element),
      )
    );
  });
}

/** No spread, no name that is computed, no machine integer. */
function isPlain(
  context: FunctionContext,
  element: ts.ObjectLiteralElementLike,
): boolean {
  if (ts.isSpreadAssignment(element) || ts.isComputedPropertyName(element.name))
    return false;
  const symbol = context.world.checker.getSymbolAtLocation(element.name);
  if (symbol === undefined) return false;
  const type = context.resolve(context.world.checker.getTypeOfSymbol(symbol));
  return integerIn(type) === null;
}

/** What could be spread, whichever way the conditions go. */
function armsOf(node: ts.Expression): ts.Expression[] {
  if (ts.isParenthesizedExpression(node)) return armsOf(node.expression);
  if (ts.isConditionalExpression(node))
    return [...armsOf(node.whenTrue), ...armsOf(node.whenFalse)];
  if (isAnd(node)) return [node.left, ...armsOf(node.right)];
  if (isOr(node)) return [node.left, ...armsOf(node.right)];
  return [node];
}

function isAnd(node: ts.Expression): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
  );
}

function isOr(node: ts.Expression): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    (node.operatorToken.kind === ts.SyntaxKind.BarBarToken ||
      node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
  );
}

/** The pieces of all arms in their order; those of branches not taken are absent. */
export function lowerArms(
  context: FunctionContext,
  node: ts.Expression,
  lower: LowerPiece,
): Piece[] {
  if (ts.isParenthesizedExpression(node))
    return lowerArms(context, node.expression, lower);
  if (ts.isConditionalExpression(node)) {
    const condition = lowerExpression(context, node.condition);
    return branches(
      context,
      node,
      truthy(context, condition, node.condition),
      () => lowerArms(context, node.whenTrue, lower),
      () => lowerArms(context, node.whenFalse, lower),
    );
  }
  if (isAnd(node)) {
    const condition = lowerExpression(context, node.left);
    // What is falsy has no properties.
    return branches(
      context,
      node,
      truthy(context, condition, node.left),
      () => lowerArms(context, node.right, lower),
      () => [],
    );
  }
  if (isOr(node)) {
    const left = lower(node.left) as Piece & { kind: "spread" };
    const other = (): Piece[] => lowerArms(context, node.right, lower);
    const isDefault =
      node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken;
    const keep = (): Piece[] => [left];
    return isDefault
      ? branches(
          context,
          node,
          isNullishValue(context, left.source),
          other,
          keep,
        )
      : branches(
          context,
          node,
          truthy(context, left.source, node.left),
          keep,
          other,
        );
  }
  if (ts.isObjectLiteralExpression(node)) return node.properties.map(lower);
  return [lower(node)];
}

type Branch = () => Piece[];

function branches(
  context: FunctionContext,
  node: ts.Node,
  condition: Parameters<typeof context.builder.conditional>[0],
  whenTrue: Branch,
  whenFalse: Branch,
): Piece[] {
  const { builder } = context;
  const blocks = [whenTrue, whenFalse].map((lower) => ({
    lower,
    start: builder.newBlock("spread.arm"),
    end: builder.newBlock("spread.arm.end"),
    pieces: [] as Piece[],
    isReached: false,
  }));
  const join = builder.newBlock("spread.arms");
  builder.conditional(condition, blocks[0]!.start, blocks[1]!.start);
  for (const block of blocks) {
    builder.startBlock(block.start);
    block.pieces = block.lower();
    block.isReached = !builder.isTerminated;
    if (block.isReached) builder.branch(block.end);
  }
  const all = blocks.flatMap(({ pieces }, taken) =>
    pieces.map((piece) => ({ taken, ...mayLack(piece) })),
  );
  blocks.forEach(({ end, isReached }, i) => {
    if (!isReached) return;
    builder.startBlock(end);
    for (const { taken, piece, held, type, variable } of all) {
      const nothing = piece.kind === "spread" ? "undefined" : "absent";
      builder.write(
        variable,
        taken === i
          ? convert(context, held, type, node)
          : sentinelOperand(context, type, nothing),
      );
    }
    builder.branch(join);
  });
  builder.startBlock(join);
  return all.map(({ piece, type, variable }): Piece => {
    const value: Typed = { value: builder.read(variable), type };
    if (piece.kind === "spread") return { kind: "spread", source: value };
    const property = { ...piece.property, value, type, optional: true };
    return { kind: "property", property, mayLack: true };
  });
}

/** A piece as a variable that is absent where its branch was not taken. */
function mayLack(piece: Piece): {
  piece: Piece;
  held: Typed;
  type: Type;
  variable: SsaVariable;
} {
  const held: Typed =
    piece.kind === "spread"
      ? piece.source
      : (piece.property.value ?? undefinedTyped);
  const type = optional(held.type);
  return {
    piece,
    held,
    type,
    variable: new SsaVariable("arm", irTypeOf(type)),
  };
}

const undefinedTyped: Typed = {
  value: integer("ref", referenceSentinels.absent),
  type: undefinedType,
};
