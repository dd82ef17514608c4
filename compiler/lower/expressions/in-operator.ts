// `name in object` and `#name in object`.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { integer, type Operand } from "../../ir/ir.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { callDictionary, isDictionary } from "../arrays/elements.ts";
import { propertyNameText } from "../objects/classes.ts";
import { convert } from "../types/convert.ts";
import { booleanType, objectType, stringType } from "../types/types.ts";
import type { World } from "../world.ts";
import { lowerExpression } from "./expressions.ts";
import { toText } from "./text.ts";
import { testShape } from "./type-tests.ts";

/** What every object has from `Object.prototype`. */
const onEveryObject: ReadonlySet<string> = new Set([
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toString",
  "valueOf",
]);

export function lowerIn(
  context: FunctionContext,
  node: ts.BinaryExpression,
): Typed {
  if (ts.isPrivateIdentifier(node.left))
    return lowerPrivateIn(context, node, node.left);
  const key = lowerExpression(context, node.left);
  const object = lowerExpression(context, node.right);
  if (
    ts.isStringLiteralLike(node.left) &&
    onEveryObject.has(node.left.text) &&
    !context.isKernel
  )
    return { value: integer("i1", 1), type: booleanType };
  if (isDictionary(object.type))
    return callDictionary(context, object, "has", [
      { value: toText(context, key, node.left), type: stringType },
    ]);
  const name = toText(context, key, node.left);
  const reference = convert(context, object, objectType, node);
  const own = context.callRuntime("hasOwnProperty", [reference, name]);
  const inherited = isInherited(context, object, node);
  if (inherited === null) return own;
  return {
    value: context.emit("or", "i1", [own.value, inherited]),
    type: booleanType,
  };
}

function lowerPrivateIn(
  context: FunctionContext,
  node: ts.BinaryExpression,
  name: ts.PrivateIdentifier,
): Typed {
  const owner =
    context.world.checker.getSymbolAtLocation(name)?.valueDeclaration?.parent;
  if (owner === undefined || !ts.isClassLike(owner))
    unsupported(node, "this private name");
  const operand = lowerExpression(context, node.right);
  const payload = { type: operand.type, declaration: owner };
  return {
    value: testShape(context, operand, payload, node),
    type: booleanType,
  };
}

/** i1: whether the object's class has a method or accessor of that name; null where none has. */
function isInherited(
  context: FunctionContext,
  object: Typed,
  node: ts.BinaryExpression,
): Operand | null {
  if (!ts.isStringLiteralLike(node.left) || context.isKernel) return null;
  const owners = classesWith(context.world, node.left.text);
  let result: Operand | null = null;
  for (const declaration of owners) {
    const payload = { type: object.type, declaration };
    const test = testShape(context, object, payload, node);
    result = result === null ? test : context.emit("or", "i1", [result, test]);
  }
  return result;
}

const classesByMember = new WeakMap<
  World,
  Map<string, ts.ClassLikeDeclaration[]>
>();

/** The program's classes whose instances find a member of that name behind them. */
function classesWith(
  world: World,
  name: string,
): readonly ts.ClassLikeDeclaration[] {
  let known = classesByMember.get(world);
  if (known === undefined) {
    classesByMember.set(world, (known = new Map()));
    for (const file of world.loaded.program.getSourceFiles())
      if (!file.isDeclarationFile && !world.isLibraryFile(file))
        collectMembers(file, known);
  }
  return known.get(name) ?? [];
}

function collectMembers(
  node: ts.Node,
  known: Map<string, ts.ClassLikeDeclaration[]>,
): void {
  if (ts.isClassLike(node)) {
    for (const member of node.members) {
      if (!ts.isMethodDeclaration(member) && !ts.isAccessor(member)) continue;
      const flags = ts.getCombinedModifierFlags(member);
      if (flags & (ts.ModifierFlags.Static | ts.ModifierFlags.Abstract))
        continue;
      if (ts.isPrivateIdentifier(member.name)) continue;
      const name = propertyNameText(member.name);
      const owners = known.get(name) ?? [];
      if (!owners.includes(node)) known.set(name, [...owners, node]);
    }
  }
  ts.forEachChild(node, (child) => collectMembers(child, known));
}
