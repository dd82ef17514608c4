// Names: variables, functions, globals of the library, `this`.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { globalObjects } from "../../load/builtins.ts";
import { float, undef } from "../../ir/ir.ts";
import { declaredFunctionValue } from "../calls/closures.ts";
import type { Binding, FunctionContext, Typed } from "../context.ts";
import { convert } from "../types/convert.ts";
import { exportsOf } from "../calls/library-names.ts";
import { checkNames } from "../expressions/casts.ts";
import { typedString } from "../expressions/text.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { isOwnName } from "./captures.ts";
import {
  canTakeUndefined,
  isComputedWith,
} from "../expressions/undefined-uses.ts";
import { enumMember, enumObject } from "../objects/enums.ts";
import { classValue } from "../objects/class-values.ts";
import { machineConstant } from "../machine/inline-assembly.ts";
import { constantInteger } from "../expressions/constants.ts";
import { globalBinding } from "../modules.ts";
import { builtinFunctionValue } from "../calls/builtin-calls.ts";
import { undefinedValue } from "../types/sentinels.ts";
import { receiverValue } from "../objects/statics.ts";
import {
  functionOf,
  irTypeOf,
  isListOfFunctions,
  isNullish,
  mayBe,
  membersOf,
  nonNullish,
  numberType,
  representationOf,
  unionOf,
  type Type,
} from "../types/types.ts";
import {
  checkDeadZone,
  checkDeclared,
  checkPresent,
  isInDeadZone,
} from "./unset.ts";

export function lowerIdentifier(
  context: FunctionContext,
  node: ts.Identifier,
  expected: Type | null,
): Typed {
  if (node.text === "undefined") return undefinedValue;
  const { world } = context;
  const symbol = world.bindings.valueSymbol(node);
  if (symbol === undefined) unsupported(node, `the name \`${node.text}\``);
  const declaration = symbol.valueDeclaration;
  if (
    declaration !== undefined &&
    world.types.isLibraryDeclaration(declaration)
  )
    return libraryName(context, node, expected);
  const binding = context.variables.get(symbol);
  if (binding !== undefined)
    return readVariable(context, symbol, binding, node, expected);
  if (declaration !== undefined && ts.isFunctionDeclaration(declaration)) {
    if (
      context.closureObject !== null &&
      context.instance.node === declaration
    ) {
      return {
        value: context.closureObject,
        type: functionOf(context.instance.parameters, context.instance.result),
      };
    }
    return declaredFunctionValue(
      context,
      implementationOf(symbol, declaration),
      typeArgumentsFrom(context, node),
    );
  }
  if (
    context.closureObject !== null &&
    isOwnName(symbol, context.instance.node)
  ) {
    return {
      value: context.closureObject,
      type: functionOf(context.instance.parameters, context.instance.result),
    };
  }
  if (
    declaration !== undefined &&
    ts.isFunctionExpression(declaration) &&
    context.closureObject !== null
  ) {
    return {
      value: context.closureObject,
      type: functionOf(context.instance.parameters, context.instance.result),
    };
  }
  if (
    world.bindings.declaringFrame(symbol) !== null &&
    declaration !== undefined &&
    !ts.isClassLike(declaration) &&
    !ts.isFunctionDeclaration(declaration)
  ) {
    unsupported(
      node,
      `the variable \`${node.text}\` of an enclosing function here`,
      "pass it as a parameter",
    );
  }
  if (
    declaration !== undefined &&
    (ts.isBindingElement(declaration) || ts.isExportAssignment(declaration))
  ) {
    const global = globalBinding(world, symbol, declaration);
    return readVariable(context, symbol, global, node, expected);
  }
  if (declaration !== undefined && ts.isVariableDeclaration(declaration))
    return moduleVariable(context, node, symbol, declaration, expected);
  if (declaration !== undefined && ts.isClassLike(declaration)) {
    checkDeclared(context, declaration);
    return classValue(context, declaration);
  }
  if (declaration !== undefined && ts.isEnumMember(declaration))
    return enumMember(context, declaration);
  if (declaration !== undefined && ts.isEnumDeclaration(declaration))
    return enumObject(context, declaration);
  return unsupported(node, `\`${node.text}\` as a value`);
}

/** The declaration with a body among overloads. */
export function implementationOf(
  symbol: ts.Symbol,
  declaration: ts.FunctionDeclaration,
): ts.FunctionDeclaration {
  for (const other of symbol.declarations ?? []) {
    if (ts.isFunctionDeclaration(other) && other.body !== undefined)
      return other;
  }
  return declaration;
}

/** A generic function used as a value: its instantiation by the contextual type. */
function typeArgumentsFrom(
  context: FunctionContext,
  node: ts.Identifier,
): readonly Type[] {
  void context;
  void node;
  return [];
}

function moduleVariable(
  context: FunctionContext,
  node: ts.Identifier,
  symbol: ts.Symbol,
  declaration: ts.VariableDeclaration,
  expected: Type | null,
): Typed {
  const constant = isInDeadZone(context.world, symbol)
    ? null
    : literalConstant(context, declaration);
  if (constant !== null) return constant;
  const binding = globalBinding(context.world, symbol, declaration);
  return readVariable(context, symbol, binding, node, expected);
}

/** A variable's value, as narrow as the checker knows it to be here. */
export function readVariable(
  context: FunctionContext,
  symbol: ts.Symbol,
  binding: Binding,
  node: ts.Identifier,
  expected: Type | null,
): Typed {
  checkDeadZone(context, symbol, binding, node.text);
  const typed = { value: context.readBinding(binding), type: binding.type };
  // Nobody else changes a variable that is in no cell: narrowing it is sound.
  const isSound =
    binding.kind === "ssa" &&
    nonNullish(binding.type) !== binding.type &&
    declaredWith(context, symbol, binding.type);
  return narrowed(context, typed, node, expected, isSound);
}

/** Whether a variable's written type has all of undefined and null that `type` has. */
function declaredWith(
  context: FunctionContext,
  symbol: ts.Symbol,
  type: Type,
): boolean {
  const declared = context.resolve(
    context.world.checker.getTypeOfSymbol(symbol),
  );
  return (["undefined", "null"] as const).every(
    (kind) => !mayBe(type, kind) || mayBe(declared, kind),
  );
}

/** `const limit = 100` at module level is its value. */
function literalConstant(
  context: FunctionContext,
  declaration: ts.VariableDeclaration,
): Typed | null {
  const { initializer } = declaration;
  if (
    initializer === undefined ||
    !(ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const)
  )
    return null;
  if (
    declaration.type !== undefined &&
    context.typeOfNode(declaration).kind !== "number"
  ) {
    const type = context.typeOfNode(declaration);
    return type.kind === "integer" &&
      constantInteger(context.world, initializer) !== null
      ? lowerExpression(context, initializer, type)
      : null;
  }
  if (ts.isNumericLiteral(initializer))
    return {
      value: float(Number(initializer.getText().replaceAll("_", ""))),
      type: numberType,
    };
  if (
    ts.isStringLiteral(initializer) ||
    ts.isNoSubstitutionTemplateLiteral(initializer)
  )
    return typedString(context, initializer.text);
  const exact = constantInteger(context.world, initializer);
  if (
    exact !== null &&
    exact > -(1n << 53n) &&
    exact < 1n << 53n &&
    !(exact === 0n)
  ) {
    const evaluated = context.world.checker.getTypeAtLocation(initializer);
    void evaluated;
    if (isPlainArithmetic(initializer))
      return { value: float(Number(exact)), type: numberType };
  }
  return null;
}

/** No shifts or masks, whose JavaScript result is 32 bits wide. */
function isPlainArithmetic(node: ts.Expression): boolean {
  if (ts.isNumericLiteral(node)) return true;
  if (ts.isParenthesizedExpression(node))
    return isPlainArithmetic(node.expression);
  if (ts.isPrefixUnaryExpression(node))
    return (
      node.operator === ts.SyntaxKind.MinusToken &&
      isPlainArithmetic(node.operand)
    );
  if (!ts.isBinaryExpression(node)) return false;
  const operator = node.operatorToken.kind;
  const plain = [
    ts.SyntaxKind.PlusToken,
    ts.SyntaxKind.MinusToken,
    ts.SyntaxKind.AsteriskToken,
  ];
  return (
    plain.includes(operator) &&
    isPlainArithmetic(node.left) &&
    isPlainArithmetic(node.right)
  );
}

/** A variable's value, narrowed to what the checker knows at this place. */
export function narrowed(
  context: FunctionContext,
  typed: Typed,
  node: ts.Node,
  expected: Type | null = null,
  isSound = false,
): Typed {
  const { type } = typed;
  if (membersOf(type).some((member) => member.kind === "integer")) {
    const here = context.typeOfNode(node);
    if (here.kind === "integer" && type.kind !== "integer") {
      return { value: convert(context, typed, here, node), type: here };
    }
    return typed;
  }
  if (
    !["union", "unknown", "class", "structural", "object"].includes(type.kind)
  )
    return typed;
  const known = context.typeOfNode(node);
  const here =
    isListOfFunctions(type) && isListOfFunctions(known)
      ? unionOf([nonNullish(type), ...membersOf(known).filter(isNullish)])
      : known;
  if (here === type || here.kind === "never" || here.kind === "unknown")
    return typed;
  // The checker takes a property that was null a while ago for null still,
  // whatever was called meanwhile; there may be an object now.
  if (!isSound && membersOf(here).every(isNullish)) return typed;
  // Tests see what is there, not what an assignment promised.
  if (
    nonNullish(type) === here &&
    ts.isExpression(node) &&
    canTakeUndefined(context.world.checker, node, expected)
  )
    return typed;
  if (
    nonNullish(type) === here &&
    here.kind === "number" &&
    ts.isExpression(node) &&
    isComputedWith(node) &&
    isUnproven(context, node)
  )
    return typed;
  if (!isSound) checkPresent(context, typed, here, node);
  if (!canNarrow(type, here))
    return { value: undef(irTypeOf(here)), type: here };
  checkNames(context, typed, here, expected, node);
  return { value: convert(context, typed, here, node), type: here };
}

/**
 * Whether a local may be undefined though the checker never thought so: an
 * element that is missing. Only what the checker knew of can it rule out.
 */
function isUnproven(context: FunctionContext, node: ts.Node): boolean {
  if (!ts.isIdentifier(node)) return false;
  const { checker } = context.world;
  const symbol = checker.getSymbolAtLocation(node);
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration))
    return false;
  const type = checker.getTypeOfSymbol(symbol!);
  const members = type.isUnion() ? type.types : [type];
  return members.every(
    ({ flags }) =>
      (flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.StringLike)) !== 0,
  );
}

/**
 * False in branches that the instantiation rules out: in a generic function
 * `typeof key === "boolean"` narrows even where the parameter is an object.
 */
function canNarrow(from: Type, to: Type): boolean {
  const a = representationOf(from);
  const b = representationOf(to);
  if (a === b || a === "value" || b === "value") return true;
  const family = (representation: string): string =>
    representation.replace("optionalB", "b").replace("optionalI", "i");
  return (
    family(a) === family(b) ||
    isNullish(nonNullishOr(from)) ||
    isNullish(nonNullishOr(to))
  );
}

function nonNullishOr(type: Type): Type {
  const members = membersOf(type);
  return members.every(isNullish) ? members[0]! : type;
}

function libraryName(
  context: FunctionContext,
  node: ts.Identifier,
  expected: Type | null,
): Typed {
  const machine = machineConstant(context, node);
  if (machine !== null) return machine;
  if (node.text === "NaN") return { value: float(NaN), type: numberType };
  if (node.text === "Infinity")
    return { value: float(Infinity), type: numberType };
  const file = globalObjects.get(node.text);
  const object =
    file === undefined
      ? undefined
      : exportsOf(context.world, file).get(node.text);
  const declaration = object?.valueDeclaration;
  if (declaration !== undefined && ts.isVariableDeclaration(declaration)) {
    const binding = globalBinding(context.world, object!, declaration);
    return { value: context.readBinding(binding), type: binding.type };
  }
  return builtinFunctionValue(context, node, expected);
}

export function lowerThis(context: FunctionContext, node: ts.Node): Typed {
  const statics = context.staticClass.at(-1);
  if (statics !== undefined) return receiverValue(context, statics);
  if (context.thisValue === null) unsupported(node, "`this` here");
  return context.thisValue;
}
