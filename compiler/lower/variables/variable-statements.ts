// `const`, `let`, `var` and `using` declarations.

import ts from "typescript";
import type { FunctionContext } from "../context.ts";
import { convert, sentinelOperand } from "../types/convert.ts";
import { bindElement, bindPattern } from "../statements/destructuring.ts";
import { isEvolvingArray } from "../types/evolving.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { globalBinding, needsGlobal, variableType } from "../modules.ts";
import { namespaceElements } from "../objects/namespaces.ts";
import { localType } from "../statements/statements.ts";
import {
  isListOfFunctions,
  type Type,
  integerIn,
  mayBe,
  nonNullish,
  representationOf,
} from "../types/types.ts";
import { convertPresent } from "./unset.ts";
import { declareSymbol, declareVariable } from "./variables.ts";

export function lowerVariables(
  context: FunctionContext,
  list: ts.VariableDeclarationList,
): void {
  for (const declaration of list.declarations)
    lowerVariable(context, declaration);
}

export function lowerVariable(
  context: FunctionContext,
  declaration: ts.VariableDeclaration,
): void {
  context.at(declaration);
  const { name, initializer } = declaration;
  if (!ts.isIdentifier(name)) {
    if (ts.isSourceFile(context.instance.node)) declareGlobals(context, name);
    const members = namespaceElements(context, name, initializer!);
    if (members !== null) {
      for (const { element, lower } of members)
        bindElement(context, element, lower());
      return;
    }
    const declared = declaredType(context, declaration);
    const value = lowerExpression(context, initializer!, declared);
    if (context.builder.isTerminated) return;
    bindPattern(
      context,
      name,
      declared === null
        ? value
        : {
            value: convert(context, value, declared, initializer!),
            type: declared,
          },
    );
    return;
  }
  const symbol = context.world.checker.getSymbolAtLocation(name)!;
  if (
    ts.isSourceFile(context.instance.node) &&
    context.world.bindings.declaringFrame(symbol) === null &&
    needsGlobal(context.world, symbol, name)
  ) {
    const type = variableType(context.world, declaration);
    context.variables.set(
      symbol,
      globalBinding(context.world, symbol, declaration),
    );
    const isVar = !(declaration.parent.flags & ts.NodeFlags.BlockScoped);
    if (initializer === undefined) {
      // `let x;` ends the dead zone; `var x;` does nothing.
      if (!isVar && integerIn(type) === null)
        context.writeBinding(
          context.variables.get(symbol)!,
          sentinelOperand(context, type, "undefined"),
        );
      return;
    }
    const value = lowerExpression(context, initializer, type);
    if (!context.builder.isTerminated)
      context.writeBinding(
        context.variables.get(symbol)!,
        convertPresent(context, value, type, initializer),
      );
    return;
  }
  const type = localType(context, declaration);
  const isVar = !(declaration.parent.flags & ts.NodeFlags.BlockScoped);
  if (initializer === undefined) {
    if (!isVar || !context.variables.has(symbol))
      declareSymbol(
        context,
        symbol,
        name,
        type,
        sentinelOperand(context, type, "undefined"),
      );
    return;
  }
  const value = lowerExpression(
    context,
    initializer,
    variableHint(context, declaration, type),
  );
  if (context.builder.isTerminated) {
    declareVariable(context, name, null);
    return;
  }
  const kept = keepsOwnType(declaration, value.type, type) ? value.type : type;
  declareVariable(context, name, {
    value: convert(context, value, kept, initializer),
    type: kept,
  });
}

/** Function values keep the exact signature they were made with. */
function keepsOwnType(
  declaration: ts.VariableDeclaration,
  own: Type,
  declared: Type,
): boolean {
  if (declaration.type !== undefined) return false;
  if (nonNullish(own) !== own && nonNullish(own) === declared) return true;
  if (
    ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const &&
    isListOfFunctions(own) &&
    isListOfFunctions(declared)
  )
    return true;
  return (
    own.kind === "function" &&
    representationOf(own) === representationOf(declared)
  );
}

function variableHint(
  _context: FunctionContext,
  declaration: ts.VariableDeclaration,
  type: Type,
): Type | null {
  return declaration.type === undefined &&
    type.kind !== "integer" &&
    !isEvolvingArray(declaration)
    ? null
    : type;
}

function declaredType(
  context: FunctionContext,
  declaration: ts.VariableDeclaration,
): Type | null {
  return declaration.type === undefined
    ? null
    : context.resolve(
        context.world.checker.getTypeFromTypeNode(declaration.type),
      );
}

/** Names of a module-level pattern that functions use live in globals; those of blocks do not. */
function declareGlobals(
  context: FunctionContext,
  pattern: ts.BindingPattern,
): void {
  for (const element of pattern.elements) {
    if (ts.isOmittedExpression(element)) continue;
    if (!ts.isIdentifier(element.name)) {
      declareGlobals(context, element.name);
      continue;
    }
    const symbol = context.world.checker.getSymbolAtLocation(element.name)!;
    if (
      context.world.bindings.declaringFrame(symbol) === null &&
      needsGlobal(context.world, symbol, element.name)
    )
      context.variables.set(
        symbol,
        globalBinding(context.world, symbol, element),
      );
  }
}
