// Calls of methods: of classes, of the library, of namespaces and through `super`.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { arrayTypeOf } from "../arrays/arrays.ts";
import { isDictionary, isDictionaryItself } from "../arrays/elements.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { chainReceiver, shortCircuit } from "../expressions/optional-chains.ts";
import { stringConstant, typedString } from "../expressions/text.ts";
import { instanceOfFunction } from "../functions.ts";
import {
  findMember,
  isOptionalMethod,
  type Member,
  methodInstance,
  propertyNameText,
} from "../objects/classes.ts";
import { describeProperty } from "../objects/describe-property.ts";
import { namespaceNamed } from "../objects/namespaces.ts";
import { readProperty, superClass } from "../objects/properties.ts";
import { staticSide } from "../objects/static-members.ts";
import {
  callStaticMember,
  staticReceiver,
  superDeclaration,
  withReceiver,
} from "../objects/statics.ts";
import { convert } from "../types/convert.ts";
import type { MethodCall } from "../types/shapes.ts";
import { typeName } from "../types/type-names.ts";
import {
  type ClassType,
  irTypeOf,
  membersOf,
  nonNullish,
  stringType,
  type Type,
} from "../types/types.ts";
import { implementationOf } from "../variables/identifiers.ts";
import { checkDeclared } from "../variables/unset.ts";
import { resultIrType } from "../world.ts";
import { hasMethod } from "./bound-methods.ts";
import { builtinCall } from "./builtin-calls.ts";
import { lowerArguments } from "./call-arguments.ts";
import {
  callKnown,
  callNamespaceMember,
  callValue,
  typeArgumentsOf,
} from "./calls.ts";
import { classMethodName, exportedFunction } from "./library-names.ts";
import { callStructural } from "./structural-calls.ts";
import { callByKind, mixedKinds } from "./union-calls.ts";

// --- Methods ---------------------------------------------------------------

export function lowerMethodCall(
  context: FunctionContext,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): Typed {
  const name = propertyNameText(callee.name);
  if (callee.expression.kind === ts.SyntaxKind.SuperKeyword)
    return callSuperMethod(context, node, name, callee);
  const namespaced = namespaceFunction(context, callee);
  if (namespaced !== null) {
    const typeArguments = typeArgumentsOf(
      context,
      node,
      namespaced.typeParameters?.length ?? 0,
    );
    return callKnown(
      context,
      instanceOfFunction(context.world, namespaced, typeArguments),
      [],
      node.arguments,
      node,
    );
  }
  if (namespaceNamed(context, callee.expression) !== null)
    return callNamespaceMember(context, node, callee);
  const fixed = callStatic(context, node, callee, name);
  if (fixed !== null) return fixed;
  const kinds = mixedKinds(nonNullish(context.typeOfNode(callee.expression)));
  if (kinds === null) {
    const builtin = builtinCall(context, node, callee);
    if (builtin !== null) return builtin;
  }
  const object = chainReceiver(
    context,
    callee.expression,
    callee.questionDotToken,
  );
  if (kinds !== null) {
    const solid = nonNullish(object.type);
    const receiver: Typed = {
      value: convert(context, object, solid, node),
      type: solid,
    };
    return callByKind(context, receiver, kinds, node, (one) =>
      callMember(context, one, name, node),
    );
  }
  return callMember(
    context,
    object,
    classMethodName(context, node, callee),
    node,
  );
}

/** `module.f(…)` through `import * as module`. */
function namespaceFunction(
  context: FunctionContext,
  callee: ts.PropertyAccessExpression,
): ts.FunctionDeclaration | null {
  if (namespaceNamed(context, callee.expression) === null) return null;
  const { checker } = context.world;
  let member = checker.getSymbolAtLocation(callee.name);
  if (member !== undefined && member.flags & ts.SymbolFlags.Alias)
    member = checker.getAliasedSymbol(member);
  const declaration = member?.valueDeclaration;
  return declaration !== undefined && ts.isFunctionDeclaration(declaration)
    ? implementationOf(member!, declaration)
    : null;
}

function callStatic(
  context: FunctionContext,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  name: string,
): Typed | null {
  if (staticSide(context, callee.expression) === null) return null;
  const receiver = staticReceiver(context, callee.expression);
  return receiver === null
    ? null
    : callStaticMember(context, receiver, name, node);
}

export function callSuperMethod(
  context: FunctionContext,
  node: ts.CallExpression,
  name: string,
  callee: ts.Node,
): Typed {
  const statics = context.staticClass.at(-1);
  if (statics !== undefined) {
    return (
      callStaticMember(
        context,
        statics,
        name,
        node,
        superDeclaration(context, callee),
      ) ?? unsupported(callee, "this use of `super`")
    );
  }
  const base = superClass(context, callee);
  const member = findMember(context.world, base, name, ["method"]);
  if (member === null && name === "toString")
    return typedString(context, "[object Object]");
  if (member === null)
    unsupported(
      callee,
      `the superclass has no method \`${name}\`: this use of \`super\``,
    );
  const declaration = member.declaration as ts.MethodDeclaration;
  const instance = methodInstance(
    context.world,
    member,
    typeArgumentsOf(context, node, declaration.typeParameters?.length ?? 0),
    base,
  );
  return callKnown(
    context,
    instance,
    [context.thisValue!.value],
    node.arguments,
    node,
  );
}

/** `object.name(…)` on a lowered object. */
export function callMember(
  context: FunctionContext,
  object: Typed,
  name: string,
  node: ts.CallExpression,
): Typed {
  const type = nonNullish(object.type);
  const receiver: Typed =
    type === object.type
      ? object
      : { value: convert(context, object, type, node), type };
  if (type.kind === "function" && type.statics !== undefined) {
    return withReceiver(
      context,
      receiver,
      node,
      (one) =>
        callStaticMember(context, one, name, node) ??
        unsupported(node, `the method \`${name}\` of \`${typeName(type)}\``),
    );
  }
  if (isDictionary(type) && !isDictionaryItself(node)) {
    const value = readProperty(context, receiver, name, node);
    return callValue(
      context,
      node.questionDotToken === undefined
        ? value
        : shortCircuit(context, value, node),
      node.arguments,
      node,
    );
  }
  if (type.kind === "class") {
    const member = findMember(context.world, type, name, ["method"]);
    if (member !== null && isOptionalMethod(member.declaration))
      return callOptionalMethod(context, receiver, name, node);
    if (member !== null)
      return callClassMethod(context, receiver, member, node);
  }
  const onBuiltin = callBuiltinMember(context, receiver, name, node);
  if (onBuiltin !== null) return onBuiltin;
  if (type.kind === "object" && name === "toString")
    return callToString(context, receiver);
  const property = describeProperty(context, type, name);
  if (property === null)
    unsupported(node, `the method \`${name}\` of \`${typeName(type)}\``);
  if (
    type.kind !== "class" &&
    (property.method ||
      membersOf(property.type).every((part) => part.kind === "function")) &&
    !property.optional
  ) {
    return callStructural(context, receiver, name, node);
  }
  if (
    type.kind !== "class" &&
    property.method &&
    (property.optional || node.questionDotToken !== undefined)
  ) {
    return callOptionalMethod(context, receiver, name, node);
  }
  const value = readProperty(context, receiver, name, node);
  const target =
    node.questionDotToken === undefined
      ? value
      : shortCircuit(context, value, node);
  return callValue(context, target, node.arguments, node);
}

/** `list[Symbol.iterator]()`, `text["trim"]()`: the library's functions by name. */
function callBuiltinMember(
  context: FunctionContext,
  receiver: Typed,
  name: string,
  node: ts.CallExpression,
): Typed | null {
  const array = arrayTypeOf(receiver.type);
  if (array === null && receiver.type.kind !== "string") return null;
  const file =
    array === null ? "lib/builtins/string.ts" : "lib/builtins/array.ts";
  const declaration = exportedFunction(
    context.world,
    file,
    name === "[iterator]" ? "iterator" : name,
  );
  if (declaration === null) return null;
  const instance = instanceOfFunction(context.world, declaration, [
    ...(array === null ? [] : [array.element]),
    ...typeArgumentsOf(context, node, 1),
  ]);
  return callKnown(
    context,
    instance,
    [convert(context, receiver, instance.thisType!, node)],
    node.arguments,
    node,
  );
}

/** `object.method?.()`: undefined when the object has no such method. */
function callOptionalMethod(
  context: FunctionContext,
  receiver: Typed,
  name: string,
  node: ts.CallExpression,
): Typed {
  const { builder } = context;
  const present = builder.newBlock("method.present");
  const missing =
    node.questionDotToken === undefined
      ? builder.newBlock("method.missing")
      : context.chains.at(-1)!;
  builder.conditional(hasMethod(context, receiver, name), present, missing, 1);
  if (node.questionDotToken === undefined) {
    builder.startBlock(missing);
    context.callRuntime("throwTypeError", [
      stringConstant(context, `object.${name} is not a function`),
    ]);
    if (!builder.isTerminated) builder.terminate("unreachable", [], []);
  }
  builder.startBlock(present);
  return callStructural(context, receiver, name, node);
}

/** `toString` of any object whatever: found through its descriptor. */
export function callToString(context: FunctionContext, receiver: Typed): Typed {
  const call = methodCall(
    context,
    { kind: "object", key: "object" },
    "toString",
    [],
    [],
    stringType,
  );
  return context.resultOf(
    context.callMethod(call, call.signature, [receiver.value]),
    stringType,
  );
}

function callClassMethod(
  context: FunctionContext,
  receiver: Typed,
  member: Member,
  node: ts.CallExpression,
): Typed {
  const declaration = member.declaration as ts.MethodDeclaration;
  const typeArguments = typeArgumentsOf(
    context,
    node,
    declaration.typeParameters?.length ?? 0,
  );
  const type = receiver.type as ClassType;
  // The instance also fixes the convention that overriding methods must follow.
  const instance = methodInstance(context.world, member, typeArguments, type);
  const operands = lowerArguments(
    context,
    node.arguments,
    instance.parameters,
    node,
  );
  context.at(node);
  if (ts.isPrivateIdentifier(declaration.name) || irTypeOf(type) === "ptr") {
    return context.resultOf(
      context.callInstance(instance, [receiver.value, ...operands]),
      instance.result,
    );
  }
  const call = methodCall(
    context,
    type,
    propertyNameText(declaration.name),
    typeArguments,
    instance.parameters,
    instance.result,
  );
  return context.resultOf(
    context.callMethod(call, call.signature, [receiver.value, ...operands]),
    instance.result,
  );
}

export function methodCall(
  context: FunctionContext,
  receiver: Type,
  methodName: string,
  typeArguments: readonly Type[],
  parameters: readonly { readonly type: Type; readonly rest?: boolean }[],
  resultType: Type,
): MethodCall {
  const parameterTypes = parameters.map(({ type }) => type);
  const call: MethodCall = {
    receiver,
    name: methodName,
    typeArguments,
    parameterTypes,
    restAt: parameters.findIndex(({ rest }) => rest === true),
    resultType,
    signature: {
      parameters: ["ref", ...parameterTypes.map(irTypeOf)],
      result: resultIrType(resultType),
      throws: true,
    },
  };
  void context;
  return call;
}
