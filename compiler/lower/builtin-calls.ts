// Calls and constants of the library: which function of lib/builtins stands
// behind `xs.push`, `Math.floor`, `new Map` (see load/builtins.ts).

import path from "node:path";
import ts from "typescript";
import { CompileError, unsupported } from "../diagnostics.ts";
import { float, integer, type Operand } from "../ir/ir.ts";
import { builtinInterfaces, globalFunctionModules } from "../load/builtins.ts";
import { arrayTypeOf } from "./arrays.ts";
import {
  construct,
  constructorParameters,
  findMember,
  propertyNameText,
} from "./classes.ts";
import { functionValue } from "./closures.ts";
import {
  lowerArguments,
  callKnown,
  callMember,
  callToString,
  callValue,
  typeArgumentsOf,
} from "./calls.ts";
import { inferInteger } from "./constants.ts";
import type { FunctionContext, Typed } from "./context.ts";
import {
  convert,
  convertToInteger,
  toText,
  truthy,
  stringConstant,
} from "./convert.ts";
import { lowerExpression } from "./expressions.ts";
import { instanceOfFunction, isThisParameter } from "./functions.ts";
import { implementationOf } from "./identifiers.ts";
import { globalBinding } from "./modules.ts";
import { lowerFreshAssign, refuseNewProperties } from "./objects.ts";
import { undefinedValue } from "./sentinels.ts";
import { toNumber } from "./operators.ts";
import { boundArguments, boundMethod } from "./bound-methods.ts";
import { chainReceiver, isDictionary } from "./properties.ts";
import {
  booleanType,
  Environment,
  integerTypes,
  nonNullish,
  numberType,
  representationOf,
  stringType,
  unknownType,
  type ParameterInfo,
  type Type,
} from "./types.ts";
import type { World } from "./world.ts";

/** Exported declarations of a library module, re-exports included. */
function exportsOf(world: World, file: string): ReadonlyMap<string, ts.Symbol> {
  let map = exportMaps.get(world)?.get(file);
  if (map === undefined) {
    const source = world.loaded.program.getSourceFile(
      path.join(world.loaded.root, file),
    );
    const module =
      source === undefined
        ? undefined
        : world.checker.getSymbolAtLocation(source);
    map = new Map(
      (module === undefined
        ? []
        : world.checker.getExportsOfModule(module)
      ).map((symbol) => [symbol.name, symbol]),
    );
    const byFile =
      exportMaps.get(world) ??
      new Map<string, ReadonlyMap<string, ts.Symbol>>();
    byFile.set(file, map);
    exportMaps.set(world, byFile);
  }
  return map;
}

const exportMaps = new WeakMap<
  World,
  Map<string, ReadonlyMap<string, ts.Symbol>>
>();

export function exportedFunction(
  world: World,
  file: string,
  name: string,
): ts.FunctionDeclaration | null {
  let symbol = exportsOf(world, file).get(name);
  if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias)
    symbol = world.checker.getAliasedSymbol(symbol);
  for (const declaration of symbol?.declarations ?? []) {
    if (ts.isFunctionDeclaration(declaration) && declaration.body !== undefined)
      return declaration;
  }
  return null;
}

/** Doc tag `@unsupported`: the library has the name but not the thing. */
function refuseUnsupported(
  declaration: ts.Node,
  node: ts.Node,
  name: string,
): void {
  for (const tag of ts.getJSDocTags(declaration)) {
    if (tag.tagName.text !== "unsupported") continue;
    const hint = ts.getTextOfJSDocComment(tag.comment) ?? "";
    throw new CompileError(
      "NT1003",
      `\`${name}\` is not provided`,
      node,
      hint === "" ? undefined : hint,
    );
  }
  const parent = declaration.parent as ts.Node | undefined;
  if (parent !== undefined && ts.isInterfaceDeclaration(parent))
    refuseUnsupported(parent, node, name);
}

/** The interface of the library that declares the member an access names. */
function libraryMember(
  context: FunctionContext,
  node: ts.PropertyAccessExpression,
  signature?: ts.Signature,
): { owner: string; declaration: ts.Declaration } | null {
  const { world } = context;
  const symbol = world.checker.getSymbolAtLocation(node.name);
  const declaration = signature?.declaration ?? symbol?.declarations?.[0];
  if (
    declaration === undefined ||
    !world.types.isLibraryDeclaration(declaration)
  )
    return null;
  const parent = declaration.parent as ts.Node | undefined;
  if (parent === undefined || !ts.isInterfaceDeclaration(parent)) return null;
  return { owner: parent.name.text, declaration };
}

/** What `@implementation` says of an overload. */
function taggedImplementation(declaration: ts.Declaration): string | null {
  for (const tag of ts.getJSDocTags(declaration)) {
    if (tag.tagName.text === "implementation")
      return ts.getTextOfJSDocComment(tag.comment)?.trim() ?? null;
  }
  return null;
}

/** The method of a library class that implements the overload a call chose. */
export function classMethodName(
  context: FunctionContext,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): string {
  const member = libraryMember(
    context,
    callee,
    context.world.checker.getResolvedSignature(node),
  );
  return (
    (member === null ? null : taggedImplementation(member.declaration)) ??
    propertyNameText(callee.name)
  );
}

/** The exported function that implements an overload. */
function implementationName(
  declaration: ts.Declaration,
  member: string,
): string {
  const tagged = taggedImplementation(declaration);
  if (tagged !== null) return tagged;
  return reservedWords.has(member)
    ? `${member}_`
    : member === "[Symbol.iterator]"
      ? "iterator"
      : member;
}

const reservedWords = new Set([
  "with",
  "delete",
  "new",
  "catch",
  "finally",
  "return",
  "throw",
  "default",
]);

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
  instance: import("./instances.ts").FunctionInstance,
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
  const declaration = context.world.types.builtinClass(target ?? className);
  if (target === null || declaration === null) return null;
  const name = classMethodName(context, node, callee);
  for (
    let current: ts.ClassLikeDeclaration | null = declaration;
    current !== null;
    current = null
  ) {
    for (const element of current.members) {
      if (
        !ts.isMethodDeclaration(element) ||
        element.body === undefined ||
        element.name.getText() !== name
      )
        continue;
      if (!(ts.getCombinedModifierFlags(element) & ts.ModifierFlags.Static))
        continue;
      const instance = instanceOfFunction(
        context.world,
        element,
        typeArgumentsOf(context, node, 1),
      );
      return callKnown(context, instance, [], node.arguments, node);
    }
  }
  throw new CompileError(
    "NT1003",
    `\`${callee.getText()}\` is not provided`,
    callee,
  );
}

/** `f.call(…)`, `f.apply(…)`, `f.bind(…)` on values without a `this`. */
function functionMethod(
  context: FunctionContext,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): Typed {
  const name = callee.name.text;
  if (name === "bind") return bindMethod(context, node, callee.expression);
  if (
    ts.isPropertyAccessExpression(callee.expression) &&
    name === "call" &&
    node.arguments.length > 0
  ) {
    // `Class.prototype.method.call` and the like are out; `object.method.call(object)` is a call.
    const target = callee.expression;
    const self = node.arguments[0]!;
    if (self.getText() === target.expression.getText()) {
      const object = lowerExpression(context, target.expression);
      const call = ts.factory.createCallExpression(
        target,
        undefined,
        node.arguments.slice(1),
      );
      void call;
      return callMember(
        context,
        object,
        target.name.text,
        Object.assign(Object.create(node) as ts.CallExpression, {
          arguments: node.arguments.slice(1),
        }),
      );
    }
  }
  if (name === "call") {
    const known = callWithThis(context, node, callee.expression);
    if (known !== null) return known;
  }
  const target = lowerExpression(context, callee.expression);
  if (name === "call") {
    if (node.arguments[0] !== undefined)
      lowerExpression(context, node.arguments[0]);
    return callValue(context, target, node.arguments.slice(1), node);
  }
  return unsupported(
    node,
    `\`${name}\` of a function`,
    "call the function itself, with spread for a list of arguments",
  );
}

/** `f.call(object, …)` of a declared function with a `this` parameter. */
function callWithThis(
  context: FunctionContext,
  node: ts.CallExpression,
  target: ts.Expression,
): Typed | null {
  const symbol = ts.isIdentifier(target)
    ? context.world.bindings.valueSymbol(target)
    : undefined;
  const declaration = symbol?.valueDeclaration;
  if (
    symbol === undefined ||
    declaration === undefined ||
    !ts.isFunctionDeclaration(declaration)
  )
    return null;
  if (
    !declaration.parameters.some(isThisParameter) ||
    declaration.typeParameters !== undefined
  )
    return null;
  if (context.world.bindings.declaringFrame(symbol) !== null) return null;
  const [self, ...others] = node.arguments;
  if (self === undefined || ts.isSpreadElement(self)) return null;
  const instance = instanceOfFunction(
    context.world,
    implementationOf(symbol, declaration),
    [],
  );
  const object = convert(
    context,
    lowerExpression(context, self, instance.thisType),
    instance.thisType!,
    self,
  );
  return callKnown(context, instance, [object], others, node);
}

/** `object.method.bind(object)` is `(…) => object.method(…)`. */
function bindMethod(
  context: FunctionContext,
  node: ts.CallExpression,
  target: ts.Expression,
): Typed {
  const bound = node.arguments.slice(1);
  if (bound.some(ts.isSpreadElement))
    unsupported(
      node,
      "`bind` with spread arguments",
      "write an arrow function",
    );
  if (!ts.isPropertyAccessExpression(target)) {
    const value = lowerExpression(context, target);
    if (node.arguments[0] !== undefined)
      lowerExpression(context, node.arguments[0]);
    return boundArguments(context, value, bound, node);
  }
  const object = lowerExpression(context, target.expression);
  return boundArguments(
    context,
    boundMethod(context, object, target.name.text, node),
    bound,
    node,
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
  const className = world.types.builtinClass(name);
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

/** `new` of the library's classes and of `Array`. */
export function builtinNew(
  context: FunctionContext,
  node: ts.NewExpression,
  expected: Type | null,
): Typed | null {
  const { world } = context;
  if (!ts.isIdentifier(node.expression)) return null;
  const symbol = world.checker.getSymbolAtLocation(node.expression);
  const declaration = symbol?.declarations?.[0];
  if (
    declaration === undefined ||
    !world.types.isLibraryDeclaration(declaration)
  )
    return null;
  const name = node.expression.text;
  if (name === "Array")
    return arrayConstructor(context, node, node.arguments ?? [], expected);
  if (ts.isClassDeclaration(declaration))
    return context.newIntrinsicClass(node, name, expected);
  if (world.types.builtinClass(name) === null) {
    refuseUnsupported(declaration, node, name);
    throw new CompileError("NT1003", `\`new ${name}\` is not provided`, node);
  }
  return constructBuiltin(context, node, name, node.arguments ?? []);
}

function constructBuiltin(
  context: FunctionContext,
  node: ts.CallExpression | ts.NewExpression,
  name: string,
  nodes: readonly ts.Expression[],
): Typed {
  const resolved = nonNullish(context.typeOfNode(node));
  const declaration = context.world.types.builtinClass(name)!;
  const type =
    resolved.kind === "class" && resolved.declaration === declaration
      ? resolved
      : context.world.types.classType(declaration, [], Environment.empty);
  if (type.kind !== "class") return unsupported(node, `\`new ${name}\``);
  const operands = lowerArguments(
    context,
    nodes,
    constructorParameters(context.world, type),
    node,
  );
  context.at(node);
  return construct(context, type, operands, node);
}

/** `new Array(n)`, `Array(n)`, `new Array(a, b)`: the element type comes from the context. */
function arrayConstructor(
  context: FunctionContext,
  node: ts.CallExpression | ts.NewExpression,
  nodes: readonly ts.Expression[],
  expected: Type | null,
): Typed {
  const { world } = context;
  const file = builtinInterfaces.get("ArrayConstructor")!.file;
  const own = arrayTypeOf(nonNullish(context.typeOfNode(node)));
  const wanted = expected === null ? null : arrayTypeOf(nonNullish(expected));
  const element =
    own !== null && own.element.kind !== "unknown"
      ? own.element
      : (wanted?.element ??
        filledElement(context, node) ??
        declaredElement(context, node));
  if (element === null && ts.isPropertyAccessExpression(node.parent))
    return newUntypedArray(context, node, nodes);
  if (element === null) {
    throw new CompileError(
      "NT1002",
      "the element type of this array is not known",
      node,
      "write it: `new Array<number>(n)`",
    );
  }
  const single =
    nodes.length <= 1 &&
    (nodes[0] === undefined ||
      representationOf(context.typeOfNode(nodes[0])) === "number");
  const declaration = exportedFunction(
    world,
    file,
    single ? "constructLength" : "construct",
  )!;
  return callKnown(
    context,
    instanceOfFunction(world, declaration, [element]),
    [],
    nodes,
    node,
  );
}

/** `Array(n).keys()`: nobody asks for the elements. */
function newUntypedArray(
  context: FunctionContext,
  node: ts.CallExpression | ts.NewExpression,
  nodes: readonly ts.Expression[],
): Typed {
  const declaration = exportedFunction(
    context.world,
    builtinInterfaces.get("ArrayConstructor")!.file,
    "constructLength",
  )!;
  return callKnown(
    context,
    instanceOfFunction(context.world, declaration, [unknownType]),
    [],
    nodes,
    node,
  );
}

/** `new Array(n).fill(0)`: what it is filled with. */
function filledElement(
  context: FunctionContext,
  node: ts.Expression,
): Type | null {
  const access = node.parent;
  if (
    !ts.isPropertyAccessExpression(access) ||
    access.name.text !== "fill" ||
    !ts.isCallExpression(access.parent)
  )
    return null;
  const value = access.parent.arguments[0];
  if (value === undefined) return null;
  const contextual = context.world.checker.getContextualType(access.parent);
  const wanted =
    contextual === undefined
      ? null
      : arrayTypeOf(nonNullish(context.resolve(contextual)));
  return wanted?.element ?? widen(context, value);
}

function widen(context: FunctionContext, node: ts.Expression): Type {
  const type = context.world.checker.getBaseTypeOfLiteralType(
    context.world.checker.getTypeAtLocation(node),
  );
  return context.resolve(type);
}

function declaredElement(
  context: FunctionContext,
  node: ts.Expression,
): Type | null {
  const contextual = context.world.checker.getContextualType(node);
  const type =
    contextual === undefined
      ? null
      : arrayTypeOf(nonNullish(context.resolve(contextual)));
  return type === null || type.element.kind === "unknown"
    ? type?.element === unknownType
      ? unknownType
      : null
    : type.element;
}
