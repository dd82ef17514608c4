// Static members and enum members: what a class or an enum's own name holds.

import ts from "typescript";
import { unsupported } from "../diagnostics.ts";
import { float } from "../ir/ir.ts";
import {
  classDeclarationOf,
  isStaticMember,
  propertyNameText,
} from "./classes.ts";
import { functionValue } from "./closures.ts";
import type { Binding, FunctionContext, Typed } from "./context.ts";
import { typedString } from "./text.ts";
import { instanceOfFunction } from "./functions.ts";
import { lowerIdentifier, narrowed } from "./identifiers.ts";
import { namespaceNamed } from "./namespaces.ts";
import { declarationWith } from "./properties.ts";
import { numberType } from "./types.ts";
import { checkDeclared } from "./unset.ts";

/** The value of an enum member, `const enum` or not. */
export function enumConstant(
  context: FunctionContext,
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  name: ts.Node,
): Typed | null {
  const { checker } = context.world;
  const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
  const constant =
    declaration !== undefined && ts.isEnumMember(declaration)
      ? checker.getConstantValue(declaration)
      : checker.getConstantValue(node);
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
    return context.staticClass.at(-1) ?? null;
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node))
    return null;
  const { checker } = context.world;
  let symbol = checker.getSymbolAtLocation(node);
  if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias)
    symbol = checker.getAliasedSymbol(symbol);
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined) return null;
  if (
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    ts.isClassExpression(declaration.initializer)
  ) {
    return declaration.initializer;
  }
  return ts.isClassLike(declaration) ? declaration : null;
}

/** A static member of a class or of a class it extends. */
export function findStatic(
  context: FunctionContext,
  declaration: ts.ClassLikeDeclaration,
  name: string,
): ts.ClassElement | null {
  for (
    let current: ts.ClassLikeDeclaration | null = declaration;
    current !== null;
  ) {
    for (const element of current.members) {
      if (!isStaticMember(element) || element.name === undefined) continue;
      if (propertyNameText(element.name) === name) return element;
    }
    const clause: ts.HeritageClause | undefined = current.heritageClauses?.find(
      (heritage) => heritage.token === ts.SyntaxKind.ExtendsKeyword,
    );
    const base: ts.Expression | undefined = clause?.types[0]?.expression;
    current = base === undefined ? null : staticSide(context, base);
  }
  return null;
}

export function staticMemberBinding(
  context: FunctionContext,
  node: ts.PropertyAccessExpression,
): Binding | null {
  const declaration = staticSide(context, node.expression);
  if (declaration === null) return null;
  checkDeclared(context, declaration);
  const member = findStatic(context, declaration, propertyNameText(node.name));
  return member !== null && ts.isPropertyDeclaration(member)
    ? context.world.staticField(member)
    : null;
}

export function staticRead(
  context: FunctionContext,
  node: ts.PropertyAccessExpression,
): Typed | null {
  const declaration =
    staticSide(context, node.expression) ??
    (ts.isIdentifier(node.expression)
      ? classDeclarationOf(context, node.expression)
      : null);
  if (declaration === null) return null;
  checkDeclared(context, declaration);
  const { name } = node;
  if (
    name.text === "name" &&
    findStatic(context, declaration, "name") === null
  ) {
    return typedString(context, declaration.name?.text ?? "");
  }
  const getter = declarationWith(
    context,
    declaration,
    propertyNameText(name),
    ts.isGetAccessor,
  );
  if (getter !== null) {
    const instance = instanceOfFunction(
      context.world,
      getter as ts.GetAccessorDeclaration,
      [],
    );
    return context.resultOf(
      context.callInstance(instance, []),
      instance.result,
    );
  }
  const member = findStatic(context, declaration, propertyNameText(name));
  if (member === null) return null;
  if (ts.isPropertyDeclaration(member)) {
    const binding = context.world.staticField(member);
    return narrowed(
      context,
      { value: context.readBinding(binding), type: binding.type },
      node,
    );
  }
  if (ts.isMethodDeclaration(member))
    return functionValue(
      context,
      instanceOfFunction(context.world, member, []),
    );
  return unsupported(node, "this static member");
}
