// Static members and enum members: what a class or an enum's own name holds.

import ts from "typescript";
import { float } from "../../ir/ir.ts";
import {
  aliasedSymbol,
  declaredClass,
  isStaticMember,
  propertyNameText,
} from "./classes.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { typedString } from "../expressions/text.ts";
import { enumMember } from "./enums.ts";
import { lowerIdentifier } from "../variables/identifiers.ts";
import { namespaceNamed } from "./namespaces.ts";
import { numberType } from "../types/types.ts";

/** The value of an enum member, `const enum` or not. */
export function enumConstant(
  context: FunctionContext,
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  name: ts.Node,
): Typed | null {
  const { checker } = context.world;
  const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
  if (declaration !== undefined && ts.isEnumMember(declaration))
    return enumMember(context, declaration);
  const constant = checker.getConstantValue(node);
  if (typeof constant === "number")
    return { value: float(constant), type: numberType };
  return typeof constant === "string" ? typedString(context, constant) : null;
}

/** Enum members and names of imported namespaces. */
export function constantMember(
  context: FunctionContext,
  node: ts.PropertyAccessExpression,
): Typed | null {
  const constant = enumConstant(context, node, node.name);
  if (constant !== null) return constant;
  if (
    namespaceNamed(context, node.expression) === null ||
    !ts.isIdentifier(node.name)
  )
    return null;
  return lowerIdentifier(context, node.name, null);
}

/** The class whose static side an expression is, or null. */
export function staticSide(
  context: FunctionContext,
  node: ts.Expression,
): ts.ClassLikeDeclaration | null {
  if (node.kind === ts.SyntaxKind.ThisKeyword)
    return context.staticClass.at(-1)?.declaration ?? null;
  return classNamed(context.world.checker, node);
}

/** The class that a name means whatever happens: `let`s may change. */
export function classNamed(
  checker: ts.TypeChecker,
  node: ts.Expression,
): ts.ClassLikeDeclaration | null {
  if (ts.isParenthesizedExpression(node))
    return classNamed(checker, node.expression);
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node))
    return null;
  return declaredClass(aliasedSymbol(checker, node)?.valueDeclaration);
}

/** The superclass as it is declared, or null. */
export function baseDeclaration(
  context: FunctionContext,
  declaration: ts.ClassLikeDeclaration,
): ts.ClassLikeDeclaration | null {
  const clause = declaration.heritageClauses?.find(
    (heritage) => heritage.token === ts.SyntaxKind.ExtendsKeyword,
  );
  const base = clause?.types[0]?.expression;
  return base === undefined ? null : staticSide(context, base);
}

/** A static member of a class or of a class it extends. */
export function findStatic(
  context: FunctionContext,
  declaration: ts.ClassLikeDeclaration,
  name: string,
  test: (node: ts.ClassElement) => boolean = () => true,
): ts.ClassElement | null {
  for (
    let current: ts.ClassLikeDeclaration | null = declaration;
    current !== null;
    current = baseDeclaration(context, current)
  ) {
    const named = current.members.filter(
      (element) =>
        isStaticMember(element) &&
        element.name !== undefined &&
        propertyNameText(element.name) === name,
    );
    const found = named.find(test);
    if (found !== undefined) return found;
    // Something else of that name hides what the superclass has.
    if (named.some((element) => !ts.isAccessor(element))) return null;
  }
  return null;
}
