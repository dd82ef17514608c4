// Constant expressions over integers: exact and without width until they meet
// a machine integer. Also: which expressions are machine integers although
// the checker calls them `number`.

import ts from "typescript";
import { CompileError } from "../../diagnostics.ts";
import { integer } from "../../ir/ir.ts";
import type { Typed } from "../context.ts";
import {
  integerTypes,
  irTypeOf,
  type Environment,
  type IntegerType,
} from "../types/types.ts";
import { isInDeadZone } from "../variables/unset.ts";
import type { World } from "../world.ts";

const binaryFolds: Readonly<
  Partial<Record<ts.SyntaxKind, (a: bigint, b: bigint) => bigint | null>>
> = {
  [ts.SyntaxKind.PlusToken]: (a, b) => a + b,
  [ts.SyntaxKind.MinusToken]: (a, b) => a - b,
  [ts.SyntaxKind.AsteriskToken]: (a, b) => a * b,
  [ts.SyntaxKind.SlashToken]: (a, b) =>
    b !== 0n && a % b === 0n ? a / b : null,
  [ts.SyntaxKind.PercentToken]: (a, b) => (b === 0n ? null : a % b),
  [ts.SyntaxKind.AmpersandToken]: (a, b) => a & b,
  [ts.SyntaxKind.BarToken]: (a, b) => a | b,
  [ts.SyntaxKind.CaretToken]: (a, b) => a ^ b,
  [ts.SyntaxKind.LessThanLessThanToken]: (a, b) =>
    b < 0n || b > 256n ? null : a << b,
  [ts.SyntaxKind.GreaterThanGreaterThanToken]: (a, b) =>
    b < 0n || b > 256n ? null : a >> b,
  [ts.SyntaxKind.AsteriskAsteriskToken]: (a, b) =>
    b < 0n || b > 256n ? null : a ** b,
};

/** The exact value of an integer constant expression, or null. */
export function constantInteger(
  world: World,
  node: ts.Expression,
): bigint | null {
  if (ts.isParenthesizedExpression(node))
    return constantInteger(world, node.expression);
  if (ts.isNumericLiteral(node)) return integerLiteral(node.getText());
  if (ts.isPrefixUnaryExpression(node)) {
    if (
      node.operator === ts.SyntaxKind.PlusPlusToken ||
      node.operator === ts.SyntaxKind.MinusMinusToken
    )
      return null;
    const operand = constantInteger(world, node.operand);
    if (operand === null) return null;
    if (node.operator === ts.SyntaxKind.MinusToken) return -operand;
    if (node.operator === ts.SyntaxKind.TildeToken) return ~operand;
    return node.operator === ts.SyntaxKind.PlusToken ? operand : null;
  }
  if (ts.isBinaryExpression(node)) {
    const fold = binaryFolds[node.operatorToken.kind];
    if (fold === undefined) return null;
    const left = constantInteger(world, node.left);
    const right = left === null ? null : constantInteger(world, node.right);
    return left === null || right === null ? null : fold(left, right);
  }
  if (ts.isIdentifier(node)) return constantOfName(world, node);
  return null;
}

function integerLiteral(text: string): bigint | null {
  const digits = text.replaceAll("_", "");
  return /^(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|\d+)$/.test(digits)
    ? BigInt(digits)
    : null;
}

/** `const N = 1 << 12` without a type: usable at any width. */
function constantOfName(world: World, node: ts.Identifier): bigint | null {
  const symbol = world.bindings.valueSymbol(node);
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration))
    return null;
  if (!(ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const)) return null;
  if (declaration.type !== undefined || declaration.initializer === undefined)
    return null;
  if (isInDeadZone(world, symbol!)) return null;
  return constantInteger(world, declaration.initializer);
}

/** `~15` is a mask of whatever width it meets. */
function isComplement(node: ts.Node): boolean {
  if (ts.isParenthesizedExpression(node)) return isComplement(node.expression);
  return (
    ts.isPrefixUnaryExpression(node) &&
    node.operator === ts.SyntaxKind.TildeToken
  );
}

export function integerConstant(
  value: bigint,
  type: IntegerType,
  node: ts.Node,
): Typed {
  const bits = BigInt(type.bits);
  const low = type.signed ? -(1n << (bits - 1n)) : 0n;
  const high = type.signed ? (1n << (bits - 1n)) - 1n : (1n << bits) - 1n;
  const complement =
    value < 0n && value >= -(1n << (bits - 1n)) && isComplement(node);
  if (!complement && (value < low || value > high)) {
    throw new CompileError(
      "NT2002",
      `${value} does not fit \`${type.name}\` (${low} to ${high})`,
      node,
      "choose a wider type, or mask the value",
    );
  }
  return {
    value: integer(irTypeOf(type), BigInt.asUintN(type.bits, value)),
    type,
  };
}

const arithmetic = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.AmpersandToken,
  ts.SyntaxKind.BarToken,
  ts.SyntaxKind.CaretToken,
  ts.SyntaxKind.LessThanLessThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
]);

/** The machine integer type an expression really has, or null. */
export function inferInteger(
  world: World,
  node: ts.Expression,
  environment: Environment,
): IntegerType | null {
  const checked = world.types.resolve(
    world.checker.getTypeAtLocation(node),
    environment,
  );
  if (checked.kind === "integer") return checked;
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) {
    return inferInteger(world, node.expression, environment);
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    return inferInteger(world, node.operand, environment);
  }
  if (ts.isConditionalExpression(node)) {
    return (
      inferInteger(world, node.whenTrue, environment) ??
      inferInteger(world, node.whenFalse, environment)
    );
  }
  if (ts.isBinaryExpression(node) && arithmetic.has(node.operatorToken.kind)) {
    return (
      inferInteger(world, node.left, environment) ??
      inferInteger(world, node.right, environment)
    );
  }
  if (ts.isIdentifier(node)) {
    const declaration = world.bindings.valueSymbol(node)?.valueDeclaration;
    if (
      declaration !== undefined &&
      ts.isVariableDeclaration(declaration) &&
      declaration.type === undefined &&
      declaration.initializer !== undefined
    ) {
      return inferInteger(world, declaration.initializer, environment);
    }
  }
  return null;
}

export function isIntegerTypeName(name: string): boolean {
  return integerTypes.has(name);
}
