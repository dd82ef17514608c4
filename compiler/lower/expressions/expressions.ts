// Expressions: the table from syntax to lowering, and the simple ones.

import ts from "typescript";
import { CompileError, unsupported } from "../../diagnostics.ts";
import { float, integer, undef } from "../../ir/ir.ts";
import { lowerArrayLiteral } from "../arrays/array-literals.ts";
import { lowerAssignment, lowerUpdate } from "./assignment.ts";
import { SsaVariable } from "../builder.ts";
import { lowerCall } from "../calls/calls.ts";
import { lowerNew } from "../calls/new.ts";
import { lowerTaggedTemplate } from "./tagged-templates.ts";
import { lowerCast, lowerNonNull } from "./casts.ts";
import { declaredFunctionValue, lowerClosure } from "../calls/closures.ts";
import { classValue } from "../objects/class-values.ts";
import { constantInteger, inferInteger, integerConstant } from "./constants.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert } from "../types/convert.ts";
import { stringConstant, toText, typedString } from "./text.ts";
import { truthy } from "./truthiness.ts";
import { lowerIdentifier, lowerThis } from "../variables/identifiers.ts";
import { lowerObjectLiteral } from "../objects/objects.ts";
import { lowerBinary, lowerDelete, lowerPrefix } from "./operators.ts";
import { lowerTypeof } from "./type-tests.ts";
import { lowerClass } from "../statements/statements.ts";
import { lowerElementAccess } from "../arrays/elements.ts";
import { lowerPropertyAccess } from "../objects/properties.ts";
import { nullValue, undefinedValue } from "../types/sentinels.ts";
import {
  booleanType,
  irTypeOf,
  numberType,
  stringType,
  type Type,
} from "../types/types.ts";

type Lowering<N extends ts.Node = never> = (
  context: FunctionContext,
  node: N,
  expected: Type | null,
) => Typed;

const table = new Map<ts.SyntaxKind, Lowering>();

function on<N extends ts.Node>(
  kind: ts.SyntaxKind,
  lowering: Lowering<N>,
): void {
  table.set(kind, lowering as Lowering);
}

/** The machine integer (or number) a type asks a literal to be. */
function wantedInteger(expected: Type | null): Type | null {
  if (expected === null) return null;
  const members = expected.kind === "union" ? expected.members : [expected];
  return members.find((member) => member.kind === "integer") ?? null;
}

/**
 * Lowers an expression. `expected` is a hint (literals become machine
 * integers, closures take their convention from it); the result may have
 * another type and must be converted by the caller.
 */
export function lowerExpression(
  context: FunctionContext,
  node: ts.Expression,
  expected: Type | null = null,
): Typed {
  const wanted = wantedInteger(expected);
  if (wanted?.kind === "integer") {
    const constant = constantInteger(context.world, node);
    if (constant !== null) return integerConstant(constant, wanted, node);
  }
  const lowering = table.get(node.kind);
  if (lowering === undefined)
    unsupported(node, `this expression (${ts.SyntaxKind[node.kind]})`);
  const saved = context.builder.location;
  context.at(node);
  const result = lowering(context, node as never, expected);
  context.builder.location = saved;
  return result;
}

/** Lowers and converts to exactly `type`. */
export function lowerTo(
  context: FunctionContext,
  node: ts.Expression,
  type: Type,
): Typed {
  const typed = lowerExpression(context, node, type);
  return { value: convert(context, typed, type, node), type };
}

on<ts.NumericLiteral>(ts.SyntaxKind.NumericLiteral, (_context, node) => ({
  value: float(Number(node.getText().replaceAll("_", ""))),
  type: numberType,
}));
on<ts.StringLiteral>(ts.SyntaxKind.StringLiteral, (context, node) =>
  typedString(context, node.text),
);
on<ts.NoSubstitutionTemplateLiteral>(
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  (context, node) => typedString(context, node.text),
);
on(ts.SyntaxKind.TrueKeyword, () => ({
  value: integer("i1", 1),
  type: booleanType,
}));
on(ts.SyntaxKind.FalseKeyword, () => ({
  value: integer("i1", 0),
  type: booleanType,
}));
on(ts.SyntaxKind.NullKeyword, () => nullValue);
on<ts.Identifier>(ts.SyntaxKind.Identifier, lowerIdentifier);
on<ts.ThisExpression>(ts.SyntaxKind.ThisKeyword, lowerThis);
on<ts.ParenthesizedExpression>(
  ts.SyntaxKind.ParenthesizedExpression,
  (context, node, expected) =>
    lowerExpression(context, node.expression, expected),
);
on<ts.SatisfiesExpression>(
  ts.SyntaxKind.SatisfiesExpression,
  (context, node, expected) =>
    lowerExpression(
      context,
      node.expression,
      expected ?? context.typeOfNode(node),
    ),
);
on<ts.AsExpression>(ts.SyntaxKind.AsExpression, lowerCast);
on<ts.TypeAssertion>(ts.SyntaxKind.TypeAssertionExpression, lowerCast);
on<ts.NonNullExpression>(ts.SyntaxKind.NonNullExpression, lowerNonNull);
on<ts.PropertyAccessExpression>(
  ts.SyntaxKind.PropertyAccessExpression,
  lowerPropertyAccess,
);
on<ts.ElementAccessExpression>(
  ts.SyntaxKind.ElementAccessExpression,
  lowerElementAccess,
);
on<ts.CallExpression>(ts.SyntaxKind.CallExpression, lowerCall);
on<ts.NewExpression>(ts.SyntaxKind.NewExpression, lowerNew);
on<ts.TaggedTemplateExpression>(
  ts.SyntaxKind.TaggedTemplateExpression,
  lowerTaggedTemplate,
);
on<ts.ArrayLiteralExpression>(
  ts.SyntaxKind.ArrayLiteralExpression,
  lowerArrayLiteral,
);
on<ts.ObjectLiteralExpression>(
  ts.SyntaxKind.ObjectLiteralExpression,
  lowerObjectLiteral,
);
on<ts.ArrowFunction>(ts.SyntaxKind.ArrowFunction, lowerClosure);
on<ts.FunctionExpression>(ts.SyntaxKind.FunctionExpression, lowerClosure);
on<ts.TypeOfExpression>(ts.SyntaxKind.TypeOfExpression, lowerTypeof);
on<ts.DeleteExpression>(ts.SyntaxKind.DeleteExpression, lowerDelete);
on<ts.VoidExpression>(ts.SyntaxKind.VoidExpression, (context, node) => {
  lowerExpression(context, node.expression);
  return undefinedValue;
});
on<ts.PrefixUnaryExpression>(
  ts.SyntaxKind.PrefixUnaryExpression,
  (context, node, expected) =>
    node.operator === ts.SyntaxKind.PlusPlusToken ||
    node.operator === ts.SyntaxKind.MinusMinusToken
      ? lowerUpdate(context, node)
      : lowerPrefix(context, node, expected),
);
on<ts.PostfixUnaryExpression>(
  ts.SyntaxKind.PostfixUnaryExpression,
  lowerUpdate,
);
on<ts.BinaryExpression>(
  ts.SyntaxKind.BinaryExpression,
  (context, node, expected) => {
    const operator = node.operatorToken.kind;
    if (
      operator >= ts.SyntaxKind.FirstAssignment &&
      operator <= ts.SyntaxKind.LastAssignment
    ) {
      return lowerAssignment(context, node, expected);
    }
    return lowerBinary(context, node, expected);
  },
);
on<ts.ConditionalExpression>(
  ts.SyntaxKind.ConditionalExpression,
  lowerConditional,
);
on<ts.TemplateExpression>(ts.SyntaxKind.TemplateExpression, lowerTemplate);
on<ts.AwaitExpression>(ts.SyntaxKind.AwaitExpression, (_context, node) =>
  unsupported(node, "`await`"),
);
on<ts.YieldExpression>(ts.SyntaxKind.YieldExpression, (_context, node) =>
  unsupported(node, "`yield`"),
);
on<ts.RegularExpressionLiteral>(
  ts.SyntaxKind.RegularExpressionLiteral,
  (_context, node) =>
    unsupported(node, "a regular expression", "use the string methods"),
);
on<ts.BigIntLiteral>(ts.SyntaxKind.BigIntLiteral, (_context, node) =>
  unsupported(node, "a bigint", "use `u64` or `i64`"),
);
on<ts.ExpressionWithTypeArguments>(
  ts.SyntaxKind.ExpressionWithTypeArguments,
  lowerInstantiation,
);
on<ts.ClassExpression>(ts.SyntaxKind.ClassExpression, (context, node) => {
  const holder = lowerClass(context, node);
  return holder ?? classValue(context, node);
});

/** `identity<string>`: a generic function with its arguments bound. */
function lowerInstantiation(
  context: FunctionContext,
  node: ts.ExpressionWithTypeArguments,
): Typed {
  const symbol = ts.isIdentifier(node.expression)
    ? context.world.bindings.valueSymbol(node.expression)
    : undefined;
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined || !ts.isFunctionDeclaration(declaration))
    unsupported(node, "type arguments on this");
  const types = (node.typeArguments ?? []).map((argument) =>
    context.resolve(context.world.checker.getTypeFromTypeNode(argument)),
  );
  return declaredFunctionValue(context, declaration, types);
}

function lowerConditional(
  context: FunctionContext,
  node: ts.ConditionalExpression,
  expected: Type | null,
): Typed {
  const { builder, world } = context;
  const inferred = inferInteger(world, node, context.environment);
  const type =
    expected !== null && wantedInteger(expected) !== null
      ? expected
      : (inferred ?? context.typeOfNode(node));
  const result = new SsaVariable("conditional", irTypeOf(type));
  const whenTrue = builder.newBlock("then");
  const whenFalse = builder.newBlock("else");
  const join = builder.newBlock("conditional");
  lowerCondition(context, node.condition, whenTrue, whenFalse);
  for (const [block, branch] of [
    [whenTrue, node.whenTrue],
    [whenFalse, node.whenFalse],
  ] as const) {
    builder.startBlock(block);
    const value = lowerExpression(context, branch, expected ?? type);
    if (builder.isTerminated) continue;
    builder.write(result, convert(context, value, type, branch));
    builder.branch(join);
  }
  builder.startBlock(join);
  return { value: builder.read(result), type };
}

/** Branches on the truth of an expression without materialising it. */
export function lowerCondition(
  context: FunctionContext,
  node: ts.Expression,
  whenTrue: import("../../ir/ir.ts").Block,
  whenFalse: import("../../ir/ir.ts").Block,
): void {
  const { builder } = context;
  if (ts.isParenthesizedExpression(node))
    return lowerCondition(context, node.expression, whenTrue, whenFalse);
  if (
    ts.isPrefixUnaryExpression(node) &&
    node.operator === ts.SyntaxKind.ExclamationToken
  ) {
    return lowerCondition(context, node.operand, whenFalse, whenTrue);
  }
  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken.kind;
    if (
      operator === ts.SyntaxKind.AmpersandAmpersandToken ||
      operator === ts.SyntaxKind.BarBarToken
    ) {
      const next = builder.newBlock("and.or");
      if (operator === ts.SyntaxKind.AmpersandAmpersandToken)
        lowerCondition(context, node.left, next, whenFalse);
      else lowerCondition(context, node.left, whenTrue, next);
      builder.startBlock(next);
      return lowerCondition(context, node.right, whenTrue, whenFalse);
    }
  }
  const value = lowerExpression(context, node);
  if (builder.isTerminated) builder.startBlock(builder.newBlock("dead"));
  builder.conditional(truthy(context, value, node), whenTrue, whenFalse);
}

function lowerTemplate(
  context: FunctionContext,
  node: ts.TemplateExpression,
): Typed {
  if (context.isKernel) {
    throw new CompileError(
      "NT1001",
      "a template literal that builds a string is not supported in kernel modules",
      node,
      "print its pieces one after the other",
    );
  }
  let text =
    node.head.text === "" ? null : stringConstant(context, node.head.text);
  const append = (piece: import("../../ir/ir.ts").Operand): void => {
    text =
      text === null
        ? piece
        : context.callRuntime("concatStrings", [text, piece]).value;
  };
  for (const span of node.templateSpans) {
    append(
      toText(
        context,
        lowerExpression(context, span.expression),
        span.expression,
      ),
    );
    if (span.literal.text !== "")
      append(stringConstant(context, span.literal.text));
  }
  return { value: text ?? undef("ref"), type: stringType };
}
