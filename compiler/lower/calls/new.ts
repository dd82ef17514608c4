// `new` and `super(...)`.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { builtinNew } from "./builtin-new.ts";
import { lowerArguments } from "./call-arguments.ts";
import { callValue, skipParentheses } from "./calls.ts";
import { hasCaptures } from "../objects/class-captures.ts";
import { classDeclarationOf } from "../objects/classes.ts";
import {
  construct,
  constructorInstance,
  constructorParameters,
  holdBase,
} from "../objects/constructors.ts";
import { functionValue } from "./closures.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { superClass } from "../objects/properties.ts";
import { undefinedValue } from "../types/sentinels.ts";
import {
  type ClassType,
  Environment,
  type Type,
  membersOf,
  nonNullish,
} from "../types/types.ts";
import { checkDeclared } from "../variables/unset.ts";

// --- new and super ---------------------------------------------------------

export function lowerNew(
  context: FunctionContext,
  node: ts.NewExpression,
  expected: Type | null,
): Typed {
  const builtin = builtinNew(context, node, expected);
  if (builtin !== null) return builtin;
  const declaration = classDeclarationOf(context, node.expression);
  if (declaration === null) {
    const target = lowerExpression(context, node.expression);
    if (membersOf(target.type).some(({ kind }) => kind !== "function"))
      unsupported(node, "`new` of this");
    return callValue(context, target, node.arguments ?? [], node);
  }
  checkDeclared(context, declaration);
  const type = constructedType(context, node, declaration);
  const isExpression = ts.isClassExpression(skipParentheses(node.expression));
  const held = hasCaptures(context.world, declaration);
  // A class expression is evaluated here, with its static members.
  const value =
    isExpression || held ? lowerExpression(context, node.expression) : null;
  const holder = held ? value!.value : null;
  const operands = lowerArguments(
    context,
    node.arguments ?? [],
    constructorParameters(context.world, type),
    node,
  );
  context.at(node);
  return construct(context, type, operands, node, holder);
}

function constructedType(
  context: FunctionContext,
  node: ts.NewExpression,
  declaration: ts.ClassLikeDeclaration,
): ClassType {
  const type = nonNullish(context.typeOfNode(node));
  if (type.kind === "class" && type.declaration === declaration) return type;
  return context.world.types.classes.instantiation(
    declaration,
    [],
    Environment.empty,
  );
}

export function lowerSuperCall(
  context: FunctionContext,
  node: ts.CallExpression,
): Typed {
  const base = superClass(context, node);
  const operands = lowerArguments(
    context,
    node.arguments,
    constructorParameters(context.world, base),
    node,
  );
  context.at(node);
  if (context.homeClass?.kind === "class")
    holdBase(context, context.homeClass, base);
  context.callInstance(constructorInstance(context.world, base), [
    context.thisValue!.value,
    ...operands,
  ]);
  context.afterSuper();
  return undefinedValue;
}

/** A class as a function that constructs: `register("x", Widget)`. */
export function constructorValue(
  context: FunctionContext,
  type: ClassType,
): Typed {
  return functionValue(context, constructorInstance(context.world, type));
}
