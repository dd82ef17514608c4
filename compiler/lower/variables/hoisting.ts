// What exists before a block's first statement runs: functions, `var`s, cells.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { isStaticFunction } from "./captures.ts";
import { lowerClosure } from "../calls/closures.ts";
import type { FunctionContext } from "../context.ts";
import { convert } from "../types/convert.ts";
import { localType } from "../statements/statements.ts";
import type { Type } from "../types/types.ts";
import { unsetType, unsetValue } from "./unset.ts";
import { declareSymbol } from "./variables.ts";

export function hoist(
  context: FunctionContext,
  node: ts.FunctionDeclaration,
): void {
  if (node.body === undefined || node.name === undefined) return;
  if (node.asteriskToken !== undefined)
    unsupported(node, "a generator", "write a class with `next()`");
  if (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Async)
    unsupported(node, "an async function");
  void context;
}

/** Cells of variables that closures made earlier than them refer to. */
export function prepareCells(
  context: FunctionContext,
  statements: readonly ts.Statement[],
): void {
  for (const statement of statements) {
    if (ts.isVariableStatement(statement))
      prepareList(context, statement.declarationList);
  }
}

export function prepareList(
  context: FunctionContext,
  list: ts.VariableDeclarationList,
): void {
  for (const declaration of list.declarations) {
    prepareName(context, declaration.name, () =>
      localType(context, declaration),
    );
  }
}

/** The cells of a name, or of those in a pattern, that exist before their turn. */
export function prepareName(
  context: FunctionContext,
  name: ts.BindingName,
  typeOf: () => Type = () => context.typeOfNode(name),
): void {
  if (!ts.isIdentifier(name)) {
    for (const element of name.elements)
      if (!ts.isOmittedExpression(element)) prepareName(context, element.name);
    return;
  }
  const symbol = context.world.checker.getSymbolAtLocation(name)!;
  const { early } = context.world.bindings.of(name);
  if (!early.has(symbol) || context.variables.has(symbol)) return;
  const type = typeOf();
  declareSymbol(context, symbol, name, type, unsetValue(context, symbol, type));
}

/** Nested function declarations that capture: closures made at the block's start. */
export function hoistClosures(
  context: FunctionContext,
  statements: readonly ts.Statement[],
): void {
  const declarations = statements.filter(
    (statement): statement is ts.FunctionDeclaration =>
      ts.isFunctionDeclaration(statement) &&
      statement.body !== undefined &&
      statement.name !== undefined,
  );
  const capturing = declarations.filter((declaration) => {
    const symbol = context.world.checker.getSymbolAtLocation(
      declaration.name!,
    )!;
    return (
      context.world.bindings.declaringFrame(symbol) !== null &&
      !isStaticFunction(context.world, symbol)
    );
  });
  // Mutually recursive ones find each other through cells.
  for (const declaration of capturing) {
    const symbol = context.world.checker.getSymbolAtLocation(
      declaration.name!,
    )!;
    if (!context.world.bindings.of(declaration).early.has(symbol)) continue;
    declareSymbol(
      context,
      symbol,
      declaration.name!,
      context.typeOfNode(declaration),
      null,
    );
  }
  for (const declaration of capturing) {
    const symbol = context.world.checker.getSymbolAtLocation(
      declaration.name!,
    )!;
    const type = context.typeOfNode(declaration);
    const closure = lowerClosure(context, declaration, null);
    const existing = context.variables.get(symbol);
    if (existing !== undefined)
      context.writeBinding(
        existing,
        convert(context, closure, existing.type, declaration),
      );
    else
      declareSymbol(
        context,
        symbol,
        declaration.name!,
        closure.type ?? type,
        closure.value,
      );
  }
}

/** `var`s exist, undefined, from the start of their function. */
export function hoistVars(context: FunctionContext, body: ts.Node): void {
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (
      ts.isVariableDeclarationList(node) &&
      !(node.flags & ts.NodeFlags.BlockScoped)
    ) {
      for (const declaration of node.declarations)
        hoistVar(context, declaration.name, () =>
          localType(context, declaration),
        );
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(body, visit);
}

function hoistVar(
  context: FunctionContext,
  name: ts.BindingName,
  typeOf: () => Type,
): void {
  if (!ts.isIdentifier(name)) {
    for (const element of name.elements)
      if (!ts.isOmittedExpression(element))
        hoistVar(context, element.name, () =>
          unsetType(context.world, element, context.typeOfNode(element.name)),
        );
    return;
  }
  const symbol = context.world.checker.getSymbolAtLocation(name)!;
  if (
    context.world.bindings.declaringFrame(symbol) === null ||
    context.variables.has(symbol)
  )
    return;
  declareSymbol(context, symbol, name, typeOf(), null);
}
