// `new` of the library's classes; `new Array(n)` takes its elements from context.

import { newIntrinsicClass } from "../machine/intrinsic-objects.ts";
import ts from "typescript";
import { CompileError, unsupported } from "../../diagnostics.ts";
import { builtinInterfaces } from "../../load/builtins.ts";
import { arrayTypeOf } from "../arrays/arrays.ts";
import { lowerArguments } from "./call-arguments.ts";
import { callKnown } from "./calls.ts";
import { construct, constructorParameters } from "../objects/constructors.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { instanceOfFunction } from "../functions.ts";
import { exportedFunction, refuseUnsupported } from "./library-names.ts";
import {
  Environment,
  type Type,
  nonNullish,
  representationOf,
  unknownType,
} from "../types/types.ts";

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
    return newIntrinsicClass(context, node, name, expected);
  if (world.types.classes.builtin(name) === null) {
    refuseUnsupported(declaration, node, name);
    throw new CompileError("NT1003", `\`new ${name}\` is not provided`, node);
  }
  return constructBuiltin(context, node, name, node.arguments ?? []);
}

export function constructBuiltin(
  context: FunctionContext,
  node: ts.CallExpression | ts.NewExpression,
  name: string,
  nodes: readonly ts.Expression[],
): Typed {
  const resolved = nonNullish(context.typeOfNode(node));
  const declaration = context.world.types.classes.builtin(name)!;
  const type =
    resolved.kind === "class" && resolved.declaration === declaration
      ? resolved
      : context.world.types.classes.instantiation(
          declaration,
          [],
          Environment.empty,
        );
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
export function arrayConstructor(
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
