// Calls and constants of the library: which function of lib/builtins stands
// behind `xs.push`, `Math.floor`, `new Map` (see load/builtins.ts).

import ts from "typescript";
import { CompileError, unsupported } from "../../diagnostics.ts";
import { type Operand, float, integer } from "../../ir/ir.ts";
import {
  builtinInterfaces,
  globalFunctionModules,
} from "../../load/builtins.ts";
import { arrayTypeOf } from "../arrays/arrays.ts";
import { arrayConstructor, constructBuiltin } from "./builtin-new.ts";
import { callKnown, typeArgumentsOf } from "./calls.ts";
import { findMember } from "../objects/classes.ts";
import { functionValue } from "./closures.ts";
import { inferInteger } from "../expressions/constants.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert, convertToInteger } from "../types/convert.ts";
import { stringConstant, toText } from "../expressions/text.ts";
import { truthy } from "../expressions/truthiness.ts";
import { isDictionary } from "../arrays/elements.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { functionMethod } from "./function-methods.ts";
import { instanceOfFunction } from "../functions.ts";
import {
  classMethodName,
  exportedFunction,
  exportsOf,
  implementationName,
  libraryMember,
  refuseUnsupported,
} from "./library-names.ts";
import { callMember, callToString } from "./method-calls.ts";
import { globalBinding } from "../modules.ts";
import { lowerFreshAssign } from "../objects/object-spread.ts";
import { refuseNewProperties } from "../objects/objects.ts";
import { toNumber } from "../expressions/operators.ts";
import { chainReceiver } from "../expressions/optional-chains.ts";
import { undefinedValue } from "../types/sentinels.ts";
import { findStatic } from "../objects/static-members.ts";
import {
  Environment,
  type ParameterInfo,
  type Type,
  booleanType,
  integerTypes,
  nonNullish,
  numberType,
  stringType,
  unknownType,
} from "../types/types.ts";

/** A method call on the library's own objects: strings, arrays, Math, … */
export function builtinCall(
  context: FunctionContext,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  pass?: (parameters: readonly ParameterInfo[]) => Operand[],
): Typed | null {
  const { world } = context;
  const signature = world.checker.getResolvedSignature(node);
  const member = libraryMember(context, callee, signature);
  if (member === null) return null;
  refuseUnsupported(member.declaration, callee, callee.getText());
  if (member.owner === "CallableFunction" || member.owner === "Function")
    return functionMethod(context, node, callee);
  if (member.owner === "Object") return objectMethod(context, node, callee);
  if (member.owner === "Console") {
    const printed = printDirectly(context, node, callee.name.text);
    if (printed !== null) return printed;
  }
  if (member.owner === "ObjectConstructor" && callee.name.text === "assign") {
    const [target] = node.arguments;
    const fresh =
      target !== undefined && ts.isObjectLiteralExpression(target)
        ? lowerFreshAssign(context, node, target)
        : null;
    if (fresh !== null) return fresh;
    refuseNewProperties(context, node);
  }
  const module = builtinInterfaces.get(member.owner);
  if (module === undefined || module.style === "class")
    return staticClassMember(context, node, callee, member.owner);
  const name = implementationName(member.declaration, callee.name.text);
  const declaration = exportedFunction(world, module.file, name);
  if (declaration === null) {
    throw new CompileError(
      "NT1003",
      `\`${member.owner}.${callee.name.text}\` is not provided`,
      callee,
    );
  }
  const own = typeArgumentsOf(context, node, 1);
  const isStatic = !declaration.parameters.some(
    (parameter) => parameter.name.getText() === "this",
  );
  if (isStatic) {
    const instance = instanceOfFunction(world, declaration, own);
    return finishCall(context, instance, [], node, pass);
  }
  const object = chainReceiver(
    context,
    callee.expression,
    callee.questionDotToken,
  );
  const type = nonNullish(object.type);
  const element = arrayTypeOf(type)?.element;
  const receiverArguments = element === undefined ? [] : [element];
  const instance = instanceOfFunction(world, declaration, [
    ...receiverArguments,
    ...own,
  ]);
  const self = convert(context, object, instance.thisType!, node);
  return finishCall(context, instance, [self], node, pass);
}

/** Elements and dictionary entries print as undefined when they are not there. */
function mayBeMissing(
  context: FunctionContext,
  argument: ts.Expression,
): boolean {
  if (ts.isElementAccessExpression(argument)) return true;
  return (
    ts.isPropertyAccessExpression(argument) &&
    isDictionary(nonNullish(context.typeOfNode(argument.expression)))
  );
}

/** A string that is not there yet prints as undefined. */
function printedText(
  context: FunctionContext,
  value: Typed,
  node: ts.Node,
): Operand {
  if (value.type.kind !== "string" || value.value.kind === "symbol")
    return toText(context, value, node);
  const limit = context.emit("bitcast", "i64", [value.value]);
  const solid = context.emit("icmp", "i1", [limit, integer("i64", 16)], {
    predicate: "ugt",
  });
  return context.emit("select", "ref", [
    solid,
    value.value,
    stringConstant(context, "undefined"),
  ]);
}

const directPrinters: Readonly<Record<string, string>> = {
  log: "logText",
  error: "errorText",
};

/**
 * `console.log` of nothing but strings, numbers and booleans: one text, made
 * here. The formatter for objects then need not be in the image.
 */
function printDirectly(
  context: FunctionContext,
  node: ts.CallExpression,
  name: string,
): Typed | null {
  const printer = directPrinters[name];
  const [first] = node.arguments;
  if (
    printer === undefined ||
    first === undefined ||
    node.arguments.some(ts.isSpreadElement)
  )
    return null;
  if (node.arguments.some((argument) => mayBeMissing(context, argument)))
    return null;
  const types = node.arguments.map(
    (argument) =>
      inferInteger(context.world, argument, context.environment) ??
      context.typeOfNode(argument),
  );
  if (
    !types.every((type) =>
      ["string", "number", "boolean", "integer"].includes(type.kind),
    )
  )
    return null;
  // A first string with `%` is a format.
  const isPlain =
    types[0]!.kind !== "string" ||
    (ts.isStringLiteralLike(first) && !first.text.includes("%"));
  if (node.arguments.length > 1 && !isPlain) return null;
  let text: Operand | null = null;
  for (const argument of node.arguments) {
    // Printing takes undefined: an element out of range is no error here.
    const value = lowerExpression(context, argument, unknownType);
    if (context.builder.isTerminated) return value;
    const piece =
      nonNullish(value.type).kind === "number"
        ? context.callRuntime("printedNumber", [value.value]).value
        : printedText(context, value, argument);
    text =
      text === null
        ? piece
        : context.callRuntime("concatStrings", [
            context.callRuntime("concatStrings", [
              text,
              stringConstant(context, " "),
            ]).value,
            piece,
          ]).value;
  }
  context.callLibrary("lib/builtins/console.ts", printer, [text!]);
  return undefinedValue;
}

function finishCall(
  context: FunctionContext,
  instance: import("../instances.ts").FunctionInstance,
  leading: Operand[],
  node: ts.CallExpression,
  pass?: (parameters: readonly ParameterInfo[]) => Operand[],
): Typed {
  if (pass === undefined)
    return callKnown(context, instance, leading, node.arguments, node);
  const value = context.callInstance(instance, [
    ...leading,
    ...pass(instance.parameters),
  ]);
  return context.resultOf(value, instance.result);
}

/** `Uint8Array.from`, `Map` statics: members of the class itself. */
function staticClassMember(
  context: FunctionContext,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  owner: string,
): Typed | null {
  const className = owner.replace(/Constructor(Members)?$/, "");
  const target =
    ts.isIdentifier(callee.expression) && owner.includes("Constructor")
      ? callee.expression.text
      : null;
  const declaration = context.world.types.classes.builtin(target ?? className);
  if (target === null || declaration === null) return null;
  const name = classMethodName(context, node, callee);
  const member = findStatic(context, declaration, name);
  if (member !== null && ts.isMethodDeclaration(member)) {
    // An inherited one is told, as its first type argument, what to make.
    const made =
      member.parent === declaration
        ? []
        : [
            context.world.types.classes.instantiation(
              declaration,
              [],
              Environment.empty,
            ),
          ];
    const instance = instanceOfFunction(context.world, member, [
      ...made,
      ...typeArgumentsOf(context, node, 1),
    ]);
    return callKnown(context, instance, [], node.arguments, node);
  }
  throw new CompileError(
    "NT1003",
    `\`${callee.getText()}\` is not provided`,
    callee,
  );
}

/** Methods every object has: toString, hasOwnProperty. */
function objectMethod(
  context: FunctionContext,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): Typed | null {
  const name = callee.name.text;
  const object = chainReceiver(
    context,
    callee.expression,
    callee.questionDotToken,
  );
  if (
    object.type.kind === "class" &&
    findMember(context.world, object.type, name, ["method"]) !== null
  ) {
    return callMember(context, object, name, node);
  }
  if (object.type.kind === "object" && name === "toString")
    return callToString(context, object);
  if (name === "toString" || name === "toLocaleString")
    return { value: toText(context, object, node), type: stringType };
  if (name === "valueOf") return object;
  if (name === "hasOwnProperty") {
    const key = lowerExpression(context, node.arguments[0]!);
    const self = convert(
      context,
      object,
      { kind: "object", key: "object" },
      node,
    );
    return context.callRuntime("hasOwnProperty", [
      self,
      toText(context, key, node),
    ]);
  }
  return unsupported(callee, `\`${name}\``);
}

/** `Math.PI`, `Number.MAX_VALUE`, `Math.floor` as a value. */
export function builtinConstant(
  context: FunctionContext,
  node: ts.PropertyAccessExpression,
  _expected: Type | null,
): Typed | null {
  const { world } = context;
  const member = libraryMember(context, node);
  if (member === null || !ts.isIdentifier(node.expression)) return null;
  const module = builtinInterfaces.get(member.owner);
  if (module?.style !== "functions") return null;
  const global = world.checker.getSymbolAtLocation(node.expression);
  const isGlobal =
    global?.declarations?.some((declaration) =>
      world.types.isLibraryDeclaration(declaration),
    ) ?? false;
  if (!isGlobal) return null;
  refuseUnsupported(member.declaration, node, node.getText());
  let symbol = exportsOf(world, module.file).get(node.name.text);
  if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias)
    symbol = world.checker.getAliasedSymbol(symbol);
  const declaration = symbol?.valueDeclaration;
  if (declaration !== undefined && ts.isFunctionDeclaration(declaration)) {
    return functionValue(context, instanceOfFunction(world, declaration, []));
  }
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) {
    throw new CompileError(
      "NT1003",
      `\`${node.getText()}\` is not provided`,
      node,
    );
  }
  const { initializer } = declaration;
  if (initializer !== undefined && ts.isNumericLiteral(initializer))
    return {
      value: float(Number(initializer.getText().replaceAll("_", ""))),
      type: numberType,
    };
  const binding = globalBinding(world, symbol!, declaration);
  return { value: context.readBinding(binding), type: binding.type };
}

/** Calls of global functions: `u32(x)`, `String(x)`, `parseInt(x)`, `Error("…")`. */
export function globalCall(
  context: FunctionContext,
  node: ts.CallExpression,
  expected: Type | null,
): Typed | null {
  const { world } = context;
  if (!ts.isIdentifier(node.expression)) return null;
  const name = node.expression.text;
  const symbol = world.checker.getSymbolAtLocation(node.expression);
  const declaration = symbol?.declarations?.[0];
  if (
    declaration === undefined ||
    !world.types.isLibraryDeclaration(declaration)
  )
    return null;
  const conversion = integerTypes.get(name);
  const [argument] = node.arguments;
  if (conversion !== undefined && argument !== undefined) {
    const value = lowerExpression(
      context,
      argument,
      expectedConversion(context, argument, conversion),
    );
    return {
      value: convertToInteger(context, value, conversion, node),
      type: conversion,
    };
  }
  if (argument !== undefined && node.arguments.length === 1) {
    if (name === "Number")
      return {
        value: toNumber(context, lowerExpression(context, argument), node),
        type: numberType,
      };
    if (name === "Boolean")
      return {
        value: truthy(context, lowerExpression(context, argument), node),
        type: booleanType,
      };
    if (name === "String")
      return {
        value: toText(context, lowerExpression(context, argument), node),
        type: stringType,
      };
  }
  const className = world.types.classes.builtin(name);
  if (className !== null)
    return constructBuiltin(context, node, name, node.arguments);
  if (name === "Array")
    return arrayConstructor(context, node, node.arguments, expected);
  refuseUnsupported(declaration, node, name);
  for (const signature of world.checker.getResolvedSignature(node)
    ?.declaration === undefined
    ? []
    : [world.checker.getResolvedSignature(node)!.declaration!])
    refuseUnsupported(signature, node, name);
  for (const file of globalFunctionModules) {
    const found = exportedFunction(world, file, name) ?? null;
    if (found !== null)
      return callKnown(
        context,
        instanceOfFunction(world, found, []),
        [],
        node.arguments,
        node,
      );
  }
  const constructorModule = builtinInterfaces.get(`${name}Constructor`);
  const call =
    constructorModule === undefined
      ? null
      : exportedFunction(world, constructorModule.file, "call");
  if (call !== null)
    return callKnown(
      context,
      instanceOfFunction(world, call, []),
      [],
      node.arguments,
      node,
    );
  throw new CompileError("NT1003", `\`${name}\` is not provided`, node);
}

/** Constant arguments of a conversion are exact: `u64(0xffff_ffff_ffff_ffff)`. */
function expectedConversion(
  context: FunctionContext,
  argument: ts.Expression,
  target: Type,
): Type | null {
  const type = context.typeOfNode(argument);
  void type;
  return ts.isNumericLiteral(argument) || ts.isPrefixUnaryExpression(argument)
    ? target
    : null;
}

/** A library name used as a value: `xs.map(String)`, `xs.map(parseFloat)`. */
export function builtinFunctionValue(
  context: FunctionContext,
  node: ts.Identifier,
  expected: Type | null,
): Typed {
  const { world } = context;
  const name = node.text;
  const constructorModule = builtinInterfaces.get(`${name}Constructor`);
  const files =
    constructorModule === undefined
      ? globalFunctionModules
      : [constructorModule.file];
  for (const file of files) {
    const found = exportedFunction(
      world,
      file,
      constructorModule === undefined ? name : "call",
    );
    if (found === null) continue;
    void expected;
    return functionValue(context, instanceOfFunction(world, found, []));
  }
  const declaration =
    world.checker.getSymbolAtLocation(node)?.declarations?.[0];
  if (declaration !== undefined) refuseUnsupported(declaration, node, name);
  return unsupported(node, `\`${name}\` as a value`);
}
