// Calls: functions, methods, closures, `new`, `super`, tagged templates, and
// the passing of arguments.

import ts from "typescript";
import { CompileError, unsupported } from "../diagnostics.ts";
import { type Operand } from "../ir/ir.ts";
import { callFunctionObject, missingArgument } from "./adapters.ts";
import {
  appendOne,
  appendSpread,
  arrayOfValues,
  arrayTypeOf,
  arrayElementOrUndefined,
  arraySlice,
  newArray,
} from "./arrays.ts";
import { hasCaptures } from "./class-captures.ts";
import { boundMethod, hasMethod } from "./bound-methods.ts";
import {
  builtinCall,
  builtinNew,
  classMethodName,
  exportedFunction,
  globalCall,
} from "./builtin-calls.ts";
import {
  classDeclarationOf,
  construct,
  constructorInstance,
  constructorParameters,
  findMember,
  holdBase,
  isOptionalMethod,
  methodInstance,
  propertyNameText,
  type Member,
} from "./classes.ts";
import { functionValue, genericClosure } from "./closures.ts";
import type { FunctionContext, Typed } from "./context.ts";
import { convert, stringConstant, typedString, toText } from "./convert.ts";
import { lowerExpression } from "./expressions.ts";
import {
  instanceOfFunction,
  isStaticFunction,
  parametersOf,
  resultOf,
} from "./functions.ts";
import { implementationOf, narrowed } from "./identifiers.ts";
import type { FunctionInstance } from "./instances.ts";
import { lowerIntrinsic } from "./intrinsics.ts";
import {
  chainReceiver,
  describeProperty,
  findStatic,
  inChain,
  isDictionary,
  isDictionaryItself,
  literalKey,
  readProperty,
  shortCircuit,
  staticSide,
  superClass,
} from "./properties.ts";
import type { MethodCall } from "./shapes.ts";
import { namespaceNamed } from "./namespaces.ts";
import { memberName } from "./type-resolver.ts";
import { integer } from "../ir/ir.ts";
import { undefinedValue } from "./sentinels.ts";
import {
  arrayOf,
  Environment,
  irTypeOf,
  membersOf,
  nonNullish,
  representationOf,
  stringType,
  tupleOf,
  typeName,
  undefinedType,
  type ClassType,
  type FunctionType,
  type ParameterInfo,
  type Type,
} from "./types.ts";
import { resultIrType } from "./world.ts";

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
    context.world.types.resolveArgument(type, context.environment),
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
    narrowResult(context, lowerCallee(context, node, callee), node),
  );
}

/** Overloads and guards may promise more than the implementation's type. */
function narrowResult(
  context: FunctionContext,
  result: Typed,
  node: ts.CallExpression,
): Typed {
  if (
    context.builder.isTerminated ||
    result.type.kind === "undefined" ||
    result.type.kind === "never"
  )
    return result;
  if (ts.isOptionalChain(node)) return result;
  return narrowed(context, result, node);
}

function skipParentheses(node: ts.Expression): ts.Expression {
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

/** Evaluates arguments in order and shapes them to what the callee takes. */
export function lowerArguments(
  context: FunctionContext,
  nodes: readonly ts.Expression[],
  parameters: readonly ParameterInfo[],
  node: ts.Node,
): Operand[] {
  const spreadAt = nodes.findIndex(ts.isSpreadElement);
  const restAt = parameters.findIndex((parameter) => parameter.rest);
  if (spreadAt >= 0 && (restAt < 0 || spreadAt < restAt))
    return spreadArguments(context, nodes, parameters, node);
  const operands: Operand[] = [];
  const fixed = restAt < 0 ? parameters.length : restAt;
  nodes.slice(0, fixed).forEach((argument, i) => {
    const { type } = parameters[i]!;
    const value = lowerExpression(context, argument, type);
    operands.push(convert(context, value, type, argument));
  });
  // Arguments nobody takes are still evaluated.
  if (restAt < 0)
    nodes
      .slice(fixed)
      .forEach((argument) => lowerExpression(context, argument));
  for (const parameter of parameters.slice(operands.length, fixed))
    operands.push(missingArgument(context, parameter.type));
  if (restAt >= 0)
    operands.push(
      lowerRest(context, nodes.slice(fixed), parameters[restAt]!.type, node),
    );
  return operands;
}

function lowerRest(
  context: FunctionContext,
  nodes: readonly ts.Expression[],
  type: Type,
  node: ts.Node,
): Operand {
  const array = arrayTypeOf(type) ?? unsupported(node, "this rest parameter");
  const wanted = (i: number): Type =>
    type.kind === "tuple" ? (type.elements[i] ?? array.element) : array.element;
  if (!nodes.some(ts.isSpreadElement)) {
    const values = nodes.map((argument, i) => {
      const value = lowerExpression(context, argument, wanted(i));
      const exact = convert(context, value, wanted(i), argument);
      return convert(
        context,
        { value: exact, type: wanted(i) },
        array.element,
        argument,
      );
    });
    return arrayOfValues(context, array, values);
  }
  const result = newArray(context, array, integer("i32", 0));
  for (const argument of nodes) {
    if (ts.isSpreadElement(argument)) {
      appendSpread(
        context,
        result,
        array,
        lowerExpression(context, argument.expression),
        argument,
      );
    } else {
      const value = lowerExpression(context, argument, array.element);
      appendOne(
        context,
        result,
        array,
        convert(context, value, array.element, argument),
      );
    }
  }
  return result;
}

/** `f(...xs)` where fixed parameters take from the spread (a tuple or array). */
function spreadArguments(
  context: FunctionContext,
  nodes: readonly ts.Expression[],
  parameters: readonly ParameterInfo[],
  node: ts.Node,
): Operand[] {
  const types = nodes.map((argument) =>
    context.typeOfNode(
      ts.isSpreadElement(argument) ? argument.expression : argument,
    ),
  );
  const element = arrayOf(
    tupleOf(
      types.flatMap((type, i) =>
        ts.isSpreadElement(nodes[i]!)
          ? [
              arrayTypeOf(type)?.element ??
                unsupported(nodes[i]!, "spreading this"),
            ]
          : [type],
      ),
    ).element,
  );
  const list = newArray(context, element, integer("i32", 0));
  nodes.forEach((argument) => {
    if (ts.isSpreadElement(argument))
      appendSpread(
        context,
        list,
        element,
        lowerExpression(context, argument.expression),
        argument,
      );
    else
      appendOne(
        context,
        list,
        element,
        convert(
          context,
          lowerExpression(context, argument, element.element),
          element.element,
          argument,
        ),
      );
  });
  const array: Typed = { value: list, type: element };
  return parameters.map((parameter, i) => {
    if (parameter.rest) return restOf(context, array, i, parameter.type, node);
    const value = arrayElementOrUndefined(
      context,
      array,
      integer("i64", i),
      node,
    );
    return convert(context, value, parameter.type, node);
  });
}

function restOf(
  context: FunctionContext,
  array: Typed,
  start: number,
  type: Type,
  node: ts.Node,
): Operand {
  const wanted = arrayTypeOf(type) ?? unsupported(node, "this rest parameter");
  return arraySlice(context, array, start, wanted).value;
}

// --- Methods ---------------------------------------------------------------

function lowerMethodCall(
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
  const fixed = callStatic(context, node, callee, name);
  if (fixed !== null) return fixed;
  const builtin = builtinCall(context, node, callee);
  if (builtin !== null) return builtin;
  const object = chainReceiver(
    context,
    callee.expression,
    callee.questionDotToken,
  );
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
  const declaration = staticSide(context, callee.expression);
  if (declaration === null) return null;
  const member = staticMethod(context, declaration, name);
  if (member === null) {
    const value = findStatic(context, declaration, name);
    if (value === null) return null;
    return callValue(
      context,
      lowerExpression(context, callee),
      node.arguments,
      node,
    );
  }
  const typeArguments = typeArgumentsOf(
    context,
    node,
    member.typeParameters?.length ?? 0,
  );
  const instance = instanceOfFunction(context.world, member, typeArguments);
  return callKnown(context, instance, [], node.arguments, node);
}

function staticMethod(
  context: FunctionContext,
  declaration: ts.ClassLikeDeclaration,
  name: string,
): ts.MethodDeclaration | null {
  const found = findStatic(context, declaration, name);
  if (found === null || !ts.isMethodDeclaration(found)) return null;
  if (found.body !== undefined) return found;
  const owner = found.parent as ts.ClassLikeDeclaration;
  const withBody = owner.members.find(
    (member) =>
      ts.isMethodDeclaration(member) &&
      member.body !== undefined &&
      member.name.getText() === name,
  );
  return (withBody as ts.MethodDeclaration | undefined) ?? null;
}

function callSuperMethod(
  context: FunctionContext,
  node: ts.CallExpression,
  name: string,
  callee: ts.Node,
): Typed {
  const statics = context.staticClass.at(-1);
  if (statics !== undefined) {
    const clause = statics.heritageClauses?.find(
      (heritage) => heritage.token === ts.SyntaxKind.ExtendsKeyword,
    );
    const base =
      clause === undefined
        ? null
        : staticSide(context, clause.types[0]!.expression);
    const method = base === null ? null : staticMethod(context, base, name);
    if (method === null) unsupported(callee, "this use of `super`");
    return callKnown(
      context,
      instanceOfFunction(
        context.world,
        method,
        typeArgumentsOf(context, node, method.typeParameters?.length ?? 0),
      ),
      [],
      node.arguments,
      node,
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
    (property.method || nonNullish(property.type).kind === "function") &&
    !property.optional &&
    nonNullish(property.type) === property.type
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
    instance.parameters.map((parameter) => parameter.type),
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
  parameterTypes: readonly Type[],
  resultType: Type,
): MethodCall {
  const call: MethodCall = {
    receiver,
    name: methodName,
    typeArguments,
    parameterTypes,
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

/** A method (or function-valued property) seen through an interface. */
function callStructural(
  context: FunctionContext,
  receiver: Typed,
  methodName: string,
  node: ts.CallExpression,
): Typed {
  const { world } = context;
  const resolved = world.checker.getResolvedSignature(node);
  const generic = resolved?.declaration?.typeParameters?.length ?? 0;
  const typeArguments = typeArgumentsOf(context, node, generic);
  const signature = structuralSignature(
    context,
    receiver.type,
    methodName,
    typeArguments,
    resolved?.declaration,
  );
  if (signature === null)
    unsupported(
      node,
      `calling \`${methodName}\` of \`${typeName(receiver.type)}\``,
    );
  const object =
    representationOf(receiver.type) === "value"
      ? convert(context, receiver, { kind: "object", key: "object" }, node)
      : receiver.value;
  const operands = lowerArguments(
    context,
    node.arguments,
    signature.parameters,
    node,
  );
  context.at(node);
  const call = methodCall(
    context,
    receiver.type,
    methodName,
    typeArguments,
    signature.parameters.map((parameter) => parameter.type),
    signature.result,
  );
  return context.resultOf(
    context.callMethod(call, call.signature, [object, ...operands]),
    signature.result,
  );
}

export interface CallableShape {
  readonly parameters: readonly ParameterInfo[];
  readonly result: Type;
}

/** The signature of a member as an interface (or a union of them) declares it. */
export function structuralSignature(
  context: FunctionContext,
  type: Type,
  methodName: string,
  typeArguments: readonly Type[],
  declaration: ts.Node | undefined,
): CallableShape | null {
  const { world } = context;
  for (const member of membersOf(type)) {
    if (member.kind === "class") {
      const found = findMember(world, member, methodName, ["method"]);
      if (found !== null && isOptionalMethod(found.declaration)) {
        const declared = found.declaration as ts.MethodDeclaration;
        return {
          parameters: parametersOf(world, declared, found.owner.environment),
          result: resultOf(world, declared, found.owner.environment),
        };
      }
      if (found !== null)
        return methodInstance(world, found, typeArguments, member);
      continue;
    }
    if (member.kind !== "structural") continue;
    const symbol =
      world.checker.getPropertyOfType(member.source, methodName) ??
      world.checker
        .getPropertiesOfType(member.source)
        .find((property) => memberName(property) === methodName);
    if (symbol === undefined) continue;
    const signatures = world.checker
      .getNonNullableType(world.checker.getTypeOfSymbol(symbol))
      .getCallSignatures();
    const chosen =
      signatures.find((signature) => signature.declaration === declaration) ??
      signatures.at(-1);
    if (chosen === undefined) continue;
    const environment = member.environment.extend(
      (chosen.typeParameters ?? []).map(
        (parameter, i) =>
          [parameter as ts.Type, typeArguments[i] ?? undefinedType] as const,
      ),
    );
    return {
      parameters: world.types.parametersOfSignature(chosen, environment),
      result: world.types.resolve(
        world.checker.getReturnTypeOfSignature(chosen),
        environment,
      ),
    };
  }
  return null;
}

/** Calls a function value. */
export function callValue(
  context: FunctionContext,
  target: Typed,
  nodes: readonly ts.Expression[],
  node: ts.Node,
): Typed {
  const type = nonNullish(target.type);
  const callable = type.kind === "function" ? type : callableIn(type);
  if (callable === null) {
    throw new CompileError(
      "NT1001",
      `a value of type \`${typeName(type)}\` cannot be called`,
      node,
      "narrow it to a function first",
    );
  }
  const value =
    representationOf(target.type) === "value"
      ? convert(context, target, callable, node)
      : target.value;
  const operands = lowerArguments(context, nodes, callable.parameters, node);
  context.at(node);
  return callFunctionObject(context, value, callable, operands);
}

function callableIn(type: Type): FunctionType | null {
  const functions = membersOf(type).filter(
    (member) => member.kind === "function",
  );
  const [first] = functions;
  return first?.kind === "function" ? first : null;
}

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
    if (target.type.kind !== "function") unsupported(node, "`new` of this");
    return callValue(context, target, node.arguments ?? [], node);
  }
  const type = constructedType(context, node, declaration);
  const holder = hasCaptures(context.world, declaration)
    ? lowerExpression(context, node.expression).value
    : null;
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
  return context.world.types.classType(declaration, [], Environment.empty);
}

function lowerSuperCall(
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

// --- Tagged templates ------------------------------------------------------

export function lowerTaggedTemplate(
  context: FunctionContext,
  node: ts.TaggedTemplateExpression,
): Typed {
  const { template } = node;
  const texts = ts.isNoSubstitutionTemplateLiteral(template)
    ? [template]
    : [template.head, ...template.templateSpans.map((span) => span.literal)];
  const expressions = ts.isNoSubstitutionTemplateLiteral(template)
    ? []
    : template.templateSpans.map((span) => span.expression);
  if (isStringRaw(context, node.tag)) {
    let text = stringConstant(context, rawText(texts[0]!));
    expressions.forEach((expression, i) => {
      const piece = toText(
        context,
        lowerExpression(context, expression),
        expression,
      );
      text = context.callRuntime("concatStrings", [text, piece]).value;
      text = context.callRuntime("concatStrings", [
        text,
        stringConstant(context, rawText(texts[i + 1]!)),
      ]).value;
    });
    return { value: text, type: stringType };
  }
  const strings = context.newTemplateStrings(
    texts.map((text) => stringConstant(context, text.text)),
    texts.map((text) => stringConstant(context, rawText(text))),
    node,
  );
  const callee = skipParentheses(node.tag);
  const pass = (parameters: readonly ParameterInfo[]): Operand[] => {
    const [first, ...others] = parameters;
    return [
      ...(first === undefined
        ? []
        : [convert(context, strings, first.type, node)]),
      ...lowerArguments(context, expressions, others, node),
    ];
  };
  if (ts.isPropertyAccessExpression(callee)) {
    const builtin = builtinCall(
      context,
      node as unknown as ts.CallExpression,
      callee,
      pass,
    );
    if (builtin !== null) return builtin;
  }
  const target =
    methodTag(context, callee) ?? lowerExpression(context, node.tag);
  const type = nonNullish(target.type);
  if (ts.isIdentifier(callee)) {
    const symbol = context.world.bindings.valueSymbol(callee);
    const declaration = symbol?.valueDeclaration;
    if (
      symbol !== undefined &&
      declaration !== undefined &&
      ts.isFunctionDeclaration(declaration) &&
      !context.variables.has(symbol)
    ) {
      const implementation = implementationOf(symbol, declaration);
      const instance = instanceOfFunction(
        context.world,
        implementation,
        typeArgumentsOf(
          context,
          node,
          implementation.typeParameters?.length ?? 0,
        ),
      );
      return context.resultOf(
        context.callInstance(instance, pass(instance.parameters)),
        instance.result,
      );
    }
  }
  if (type.kind !== "function") unsupported(node, "this tag");
  return callFunctionObject(context, target.value, type, pass(type.parameters));
}

function isStringRaw(context: FunctionContext, tag: ts.Expression): boolean {
  if (
    !ts.isPropertyAccessExpression(tag) ||
    tag.name.text !== "raw" ||
    tag.expression.getText() !== "String"
  )
    return false;
  return (
    context.world.types.builtinName(
      context.world.checker.getSymbolAtLocation(tag.expression),
    ) !== null
  );
}

/** `object.tag`…`` where the tag is a method: bound to its object. */
function methodTag(
  context: FunctionContext,
  callee: ts.Expression,
): Typed | null {
  if (
    !ts.isPropertyAccessExpression(callee) ||
    callee.expression.kind === ts.SyntaxKind.SuperKeyword
  )
    return null;
  if (staticSide(context, callee.expression) !== null) return null;
  const type = nonNullish(context.typeOfNode(callee.expression));
  const name = propertyNameText(callee.name);
  if (type.kind !== "class" && type.kind !== "structural") return null;
  if (
    isDictionary(type) ||
    describeProperty(context, type, name)?.method !== true
  )
    return null;
  const object = lowerExpression(context, callee.expression);
  return boundMethod(
    context,
    { value: convert(context, object, type, callee), type },
    name,
    callee,
  );
}

function rawText(node: ts.Node & { rawText?: string; text: string }): string {
  return node.rawText ?? node.text;
}
