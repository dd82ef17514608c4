// `Color[2]` and `Color[name]`: enum members by value and by name.

import ts from "typescript";
import { selectByName } from "../arrays/elements.ts";
import { SsaVariable } from "../builder.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { stringConstant } from "../expressions/text.ts";
import { sentinelOperand } from "../types/convert.ts";
import { optional, stringType, unionOf } from "../types/types.ts";
import { propertyNameText } from "./classes.ts";
import { enumMember } from "./enums.ts";

/** `Color[2]`: the name of a member. */
export function enumReverse(
  context: FunctionContext,
  node: ts.ElementAccessExpression,
): Typed | null {
  const { checker } = context.world;
  const named = checker.getSymbolAtLocation(node.expression);
  const symbol =
    named !== undefined && named.flags & ts.SymbolFlags.Alias
      ? checker.getAliasedSymbol(named)
      : named;
  if (symbol === undefined || !(symbol.flags & ts.SymbolFlags.RegularEnum))
    return null;
  const declaration = symbol.valueDeclaration as ts.EnumDeclaration;
  const index = lowerExpression(context, node.argumentExpression);
  if (index.type.kind === "string")
    return enumByName(context, declaration, index);
  const { builder } = context;
  const type = optional(stringType);
  const result = new SsaVariable("enum", "ref");
  const join = builder.newBlock("enum.join");
  builder.write(result, sentinelOperand(context, type, "undefined"));
  // The last member of a value is the one found.
  for (const member of declaration.members.toReversed()) {
    const value = enumMember(context, member);
    if (value.type.kind !== "number") continue;
    const match = builder.newBlock("enum.match");
    const next = builder.newBlock("enum.next");
    builder.conditional(
      context.emit("fcmp", "i1", [index.value, value.value], {
        predicate: "oeq",
      }),
      match,
      next,
    );
    builder.startBlock(match);
    builder.write(
      result,
      stringConstant(context, propertyNameText(member.name)),
    );
    builder.branch(join);
    builder.startBlock(next);
  }
  builder.branch(join);
  builder.startBlock(join);
  return { value: builder.read(result), type };
}

function enumByName(
  context: FunctionContext,
  declaration: ts.EnumDeclaration,
  index: Typed,
): Typed {
  const members = declaration.members.map((member) => ({
    name: propertyNameText(member.name),
    typed: enumMember(context, member),
  }));
  // No member of that name: undefined, whatever \`keyof typeof\` promised.
  const type = optional(unionOf(members.map((member) => member.typed.type)));
  return selectByName(
    context,
    index.value,
    type,
    members.map(({ name, typed }) => ({ name, lower: () => typed })),
    declaration,
  );
}
