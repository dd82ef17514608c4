// Calls: functions, methods, closures, `new`, `super`, tagged templates, and
// the passing of arguments.

import ts from "typescript";
import { CompileError, unsupported } from "../../diagnostics.ts";
import type { Operand } from "../../ir/ir.ts";
import { literalKey } from "../arrays/elements.ts";
import { missingValues, withMissing } from "../arrays/missing-values.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import {
  chainReceiver,
  inChain,
  shortCircuit,
} from "../expressions/optional-chains.ts";
import { stringConstant } from "../expressions/text.ts";
import { failWith } from "../failures.ts";
import { instanceOfFunction } from "../functions.ts";
import type { FunctionInstance } from "../instances.ts";
import { lowerIntrinsic } from "../machine/intrinsics.ts";
import { giveWholeBack } from "../objects/give-back.ts";
import { convert, isNullishValue } from "../types/convert.ts";
import { undefinedConstant } from "../types/sentinels.ts";
import { typeName } from "../types/type-names.ts";
import {
  Environment,
  type FunctionType,
  membersOf,
  nonNullish,
  representationOf,
  type Type,
  undefinedType,
} from "../types/types.ts";
import { isStaticFunction } from "../variables/captures.ts";
import { implementationOf, narrowed } from "../variables/identifiers.ts";
import { callFunctionObject, checkAlike } from "./adapters.ts";
import { globalCall } from "./builtin-calls.ts";
import { lowerArguments } from "./call-arguments.ts";
import { genericClosure } from "./closures.ts";
import {
  callMember,
  callSuperMethod,
  lowerMethodCall,
} from "./method-calls.ts";
import { lowerSuperCall } from "./new.ts";

type CallNode =
  ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression;

export function typeArgumentsOf(
  context: FunctionContext,
  node: CallNode,
  count: number,
): Type[] {
  const signature = context.world.checker.getResolvedSignature(node);
  if (signature === undefined || count === 0) return [];
  const types =
    context.world.checker.getTypeArgumentsForResolvedSignature(signature) ?? [];
  return types.map((type) =>
    context.world.types.mapped.argument(type, context.environment),
  );
}

export function lowerCall(
  context: FunctionContext,
  node: ts.CallExpression,
  expected: Type | null,
): Typed {
  const callee = skipParentheses(node.expression);
  if (callee.kind === ts.SyntaxKind.SuperKeyword)
    return lowerSuperCall(context, node);
  if (callee.kind === ts.SyntaxKind.ImportKeyword)
    unsupported(node, "a dynamic `import()`", "import at the top of the file");
  const special =
    lowerIntrinsic(context, node, expected) ??
    globalCall(context, node, expected);
  if (special !== null) return special;
  return inChain(context, node, () =>
    narrowResult(context, lowerCallee(context, node, callee), node, expected),
  );
}

/** Overloads and guards may promise more than the implementation's type. */
function narrowResult(
  context: FunctionContext,
  given: Typed,
  node: ts.CallExpression,
  expected: Type | null,
): Typed {
  const { checker } = context.world;
  const missing = missingValues(checker)?.isMissingRead(node) ?? false;
  const result = missing
    ? { value: given.value, type: withMissing(given.type) }
    : given;
  if (
    context.builder.isTerminated ||
    result.type.kind === "undefined" ||
    result.type.kind === "never"
  )
    return result;
  if (ts.isOptionalChain(node)) return result;
  return narrowed(context, result, node, expected);
}

export function skipParentheses(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)
    ? skipParentheses(node.expression)
    : node;
}

function lowerCallee(
  context: FunctionContext,
  node: ts.CallExpression,
  callee: ts.Expression,
): Typed {
  if (ts.isIdentifier(callee)) {
    const direct = directCall(context, node, callee);
    if (direct !== null) return direct;
  }
  if (ts.isPropertyAccessExpression(callee))
    return lowerMethodCall(context, node, callee);
  if (ts.isElementAccessExpression(callee)) {
    const name = literalKey(context, callee.argumentExpression);
    if (name !== null && callee.expression.kind === ts.SyntaxKind.SuperKeyword)
      return callSuperMethod(context, node, name, callee);
    if (name !== null)
      return callMember(
        context,
        chainReceiver(context, callee.expression, callee.questionDotToken),
        name,
        node,
      );
  }
  let target = lowerExpression(context, callee);
  if (node.questionDotToken !== undefined)
    target = shortCircuit(context, target, node);
  return callValue(context, target, node.arguments, node);
}

/** `namespace.f(…)` where `f` is no function declaration. */
export function callNamespaceMember(
  context: FunctionContext,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): Typed {
  const { name } = callee;
  const direct = ts.isIdentifier(name) ? directCall(context, node, name) : null;
  if (direct !== null) return direct;
  const value = lowerExpression(context, callee);
  const target =
    node.questionDotToken === undefined
      ? value
      : shortCircuit(context, value, node);
  return callValue(context, target, node.arguments, node);
}

/** A call of a function known by name. */
function directCall(
  context: FunctionContext,
  node: ts.CallExpression,
  callee: ts.Identifier,
): Typed | null {
  const { world } = context;
  const symbol = world.bindings.valueSymbol(callee);
  const declaration = symbol?.valueDeclaration;
  if (symbol === undefined || declaration === undefined) return null;
  if (ts.isVariableDeclaration(declaration))
    return genericArrowCall(context, node, callee, declaration);
  if (!ts.isFunctionDeclaration(declaration)) return null;
  if (
    world.types.isLibraryDeclaration(declaration) ||
    context.variables.has(symbol)
  )
    return null;
  if (
    world.bindings.declaringFrame(symbol) !== null &&
    !isStaticFunction(world, symbol)
  )
    return null;
  if (context.isKernel && isFreeObject(declaration))
    return lowerFreeObject(context, node);
  const implementation = implementationOf(symbol, declaration);
  const typeArguments = typeArgumentsOf(
    context,
    node,
    implementation.typeParameters?.length ?? 0,
  );
  const outer =
    world.bindings.declaringFrame(symbol) === null
      ? Environment.empty
      : context.environment;
  const instance = instanceOfFunction(
    world,
    implementation,
    typeArguments,
    outer,
  );
  return callKnown(context, instance, [], node.arguments, node);
}

/** kernel/memory/free-object.ts. */
function isFreeObject(declaration: ts.FunctionDeclaration): boolean {
  return (
    declaration.name?.text === "freeObject" &&
    declaration
      .getSourceFile()
      .fileName.endsWith("/kernel/memory/free-object.ts")
  );
}

function lowerFreeObject(
  context: FunctionContext,
  node: ts.CallExpression,
): Typed {
  const [argument] = node.arguments;
  const object = lowerExpression(context, argument!);
  if (object.type.kind !== "class")
    unsupported(node, "freeing this", "name the object's class");
  giveWholeBack(context, object.type, object.value);
  return { value: undefinedConstant(undefinedType), type: undefinedType };
}

/** `const f = <T>(x: T) => …; f(1)`: the arrow with its parameters bound, on f's own object. */
function genericArrowCall(
  context: FunctionContext,
  node: ts.CallExpression,
  callee: ts.Identifier,
  declaration: ts.VariableDeclaration,
): Typed | null {
  const { initializer } = declaration;
  if (
    initializer === undefined ||
    !(ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) ||
    declaration.type !== undefined
  )
    return null;
  if (!ts.isArrowFunction(initializer) && !ts.isFunctionExpression(initializer))
    return null;
  const count = initializer.typeParameters?.length ?? 0;
  if (count === 0) return null;
  const closure = lowerExpression(context, callee);
  const instance = genericClosure(
    context,
    initializer,
    typeArgumentsOf(context, node, count),
  );
  return callKnown(context, instance, [closure.value], node.arguments, node);
}

/** Calls an instance with leading operands (`this`) and source arguments. */
export function callKnown(
  context: FunctionContext,
  instance: FunctionInstance,
  leading: Operand[],
  nodes: readonly ts.Expression[],
  node: ts.Node,
): Typed {
  const operands = lowerArguments(context, nodes, instance.parameters, node);
  context.at(node);
  const value = context.callInstance(instance, [...leading, ...operands]);
  return context.resultOf(value, instance.result);
}

/** Calls a function value. */
export function callValue(
  context: FunctionContext,
  target: Typed,
  nodes: readonly ts.Expression[],
  node: ts.Node,
): Typed {
  const type = nonNullish(target.type);
  const callable = type.kind === "function" ? type : callableIn(type, node);
  if (callable === null) {
    throw new CompileError(
      "NT1001",
      `a value of type \`${typeName(type)}\` cannot be called`,
      node,
      "narrow it to a function first",
    );
  }
  checkCallable(context, target, node);
  const value =
    representationOf(target.type) === "value"
      ? convert(context, target, callable, node)
      : target.value;
  const operands = lowerArguments(context, nodes, callable.parameters, node);
  context.at(node);
  return callFunctionObject(context, value, callable, operands);
}

function callableIn(type: Type, node: ts.Node): FunctionType | null {
  const functions = membersOf(type).filter(
    (member) => member.kind === "function",
  );
  const [first] = functions;
  if (first?.kind !== "function") return null;
  checkAlike(type, first, node);
  return first;
}

/** Calling undefined or null is a TypeError. */
function checkCallable(
  context: FunctionContext,
  target: Typed,
  node: ts.Node,
): void {
  if (!context.safe || context.isKernel || target.type.kind !== "union") return;
  const what = ts.isCallExpression(node) ? node.expression : node;
  failWith(context, isNullishValue(context, target), () =>
    context.callRuntime("throwNotFunction", [
      stringConstant(context, what.getText()),
    ]),
  );
}
