// `as`, `<T>x` and `x!`: what the checker takes on trust is checked here, in
// profile `safe`.

import ts from "typescript";
import type { Operand } from "../../ir/ir.ts";
import { isDictionary } from "../arrays/elements.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { buildObject, type LiteralProperty } from "../objects/build-objects.ts";
import { describeProperty } from "../objects/describe-property.ts";
import { convert, isNullishValue, isSentinel } from "../types/convert.ts";
import { typeName } from "../types/type-names.ts";
import {
  irTypeOf,
  isNullish,
  mayBe,
  membersOf,
  nonNullish,
  nullType,
  optional,
  type PropertyInfo,
  representationOf,
  type StructuralType,
  type Type,
  unionOf,
  unknownType,
} from "../types/types.ts";
import { narrowed } from "../variables/identifiers.ts";
import { lowerExpression } from "./expressions.ts";
import { not } from "./operators.ts";
import { stringConstant } from "./text.ts";
import { hasTypeof, testShape } from "./type-tests.ts";
import { canTakeUndefined } from "./undefined-uses.ts";

export function lowerCast(
  context: FunctionContext,
  node: ts.AsExpression | ts.TypeAssertion,
  expected: Type | null,
): Typed {
  if (ts.isConstTypeReference(node.type))
    return lowerExpression(context, node.expression, expected);
  const target = context.resolve(
    context.world.checker.getTypeFromTypeNode(node.type),
  );
  const entries = context.isKernel ? null : freshEntries(node.expression);
  const solid = nonNullish(target);
  if (entries !== null && solid.kind === "structural") {
    const made = lowerExpression(context, entries);
    if (isDictionary(made.type))
      return objectOfEntries(context, made, solid, node);
  }
  const value = lowerExpression(context, node.expression, target);
  if (
    value.type === target ||
    (target.kind === "unknown" && value.type.kind === "integer")
  )
    return value;
  if (context.safe && needsCheck(context, node))
    checkCast(context, value, target, node);
  // Whatever claims to be `never` is still there, of any kind.
  const held = target.kind === "never" ? unknownType : target;
  if (held !== target)
    return { value: convert(context, value, held, node), type: held };
  return { value: convert(context, value, target, node), type: target };
}

/** `Object.fromEntries(…)`: an object nobody else knows yet. */
function freshEntries(node: ts.Expression): ts.CallExpression | null {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node))
    return freshEntries(node.expression);
  return ts.isCallExpression(node) &&
    node.expression.getText() === "Object.fromEntries"
    ? node
    : null;
}

/** What is said to have names of its own becomes an object that has them. */
function objectOfEntries(
  context: FunctionContext,
  entries: Typed,
  type: StructuralType,
  node: ts.Node,
): Typed {
  const properties: LiteralProperty[] = [];
  for (const info of type.properties().values()) {
    if (info.method) continue;
    properties.push({
      name: info.name,
      node,
      value: null,
      type: optional(info.type),
      optional: true,
    });
  }
  const late = { late: true };
  const value = buildObject(context, node, properties, [], type, late);
  context.callRuntime("copyInto", [value, entries.value]);
  for (const { name, optional } of type.properties().values()) {
    if (optional || !context.safe) continue;
    const key = stringConstant(context, name);
    const has = context.callRuntime("hasOwnProperty", [value, key]).value;
    failUnless(context, has, `Value is not of type ${typeName(type)}`);
  }
  return { value, type };
}

/** Upcasts need no check. */
function needsCheck(
  context: FunctionContext,
  node: ts.AsExpression | ts.TypeAssertion,
): boolean {
  const { checker } = context.world;
  const from = checker.getTypeAtLocation(node.expression);
  return !checker.isTypeAssignableTo(
    from,
    checker.getTypeFromTypeNode(node.type),
  );
}

function checkCast(
  context: FunctionContext,
  value: Typed,
  target: Type,
  node: ts.Node,
): void {
  const holds = castHolds(context, value, target, node);
  if (holds === null) return;
  failUnless(context, holds, `Value is not of type ${typeName(target)}`);
}

/** A value of any kind as what the checker says it is; if it is not, that is an error. */
export function trusted(
  context: FunctionContext,
  value: Typed,
  node: ts.Expression,
): Typed {
  const type = context.typeOfNode(node);
  if (representationOf(type) === "value") return value;
  if (context.safe) checkCast(context, value, type, node);
  return { value: convert(context, value, type, node), type };
}

export function failUnless(
  context: FunctionContext,
  condition: Operand,
  message: string,
): void {
  const { builder } = context;
  const fail = builder.newBlock("cast.failed");
  const good = builder.newBlock("cast");
  builder.conditional(condition, good, fail, 1);
  builder.startBlock(fail);
  context.callRuntime(context.isKernel ? "panic" : "throwTypeError", [
    stringConstant(context, message),
  ]);
  if (!builder.isTerminated) builder.terminate("unreachable", [], []);
  builder.startBlock(good);
}

/** i1 whether the value can be of the target type; null where nothing is known to test. */
function castHolds(
  context: FunctionContext,
  value: Typed,
  target: Type,
  node: ts.Node,
): Operand | null {
  const solid = nonNullish(target);
  const members = membersOf(solid);
  if (representationOf(value.type) === "value")
    return isAnyOf(context, value, target, node);
  if (
    members.some(isDictionary) ||
    !members.every(
      (member) => member.kind === "class" || member.kind === "structural",
    )
  )
    return null;
  const isObject = testShape(
    context,
    value,
    { type: solid, declaration: null },
    node,
  );
  if (solid === target) return isObject;
  const nullish = isNullishValue(context, value);
  return context.emit("or", "i1", [nullish, isObject]);
}

/** i1: whether a value of any kind is of one of the target's; null where nothing tells. */
function isAnyOf(
  context: FunctionContext,
  value: Typed,
  target: Type,
  node: ts.Node,
): Operand | null {
  const tests: Operand[] = [];
  // An accessor that only takes values has none, whatever its type.
  const isLibrary =
    representationOf(target) === "value" && context.world.isLibraryFile(node);
  if (isLibrary || mayBe(target, "undefined") || mayBe(target, "null"))
    tests.push(isNullishValue(context, value));
  const objects: Type[] = [];
  for (const member of membersOf(nonNullish(target))) {
    switch (member.kind) {
      case "number":
      case "string":
      case "boolean":
      case "function":
        tests.push(hasTypeof(context, value, member.kind, node));
        break;
      case "class":
      case "structural":
      case "array":
      case "tuple":
        // Any object can stand for one of an index signature type.
        if (isDictionary(member))
          tests.push(hasTypeof(context, value, "object", node));
        else objects.push(member);
        break;
      default:
        return null;
    }
  }
  if (objects.length > 0) {
    const payload = { type: unionOf(objects), declaration: null };
    tests.push(testShape(context, value, payload, node));
  }
  const [first, ...others] = tests;
  if (first === undefined) return null;
  return others.reduce(
    (known, test) => context.emit("or", "i1", [known, test]),
    first,
  );
}

export function lowerNonNull(
  context: FunctionContext,
  node: ts.NonNullExpression,
  expected: Type | null,
): Typed {
  const value = lowerExpression(context, node.expression, expected);
  // `!` is erased: who can take undefined gets it.
  if (
    !context.isKernel &&
    canTakeUndefined(context.world.checker, node, expected)
  )
    return value;
  const kept = keptNullish(context, value.type, node, expected);
  const target = unionOf([nonNullish(value.type), ...kept]);
  if (target === value.type)
    return kept.length === 0 ? narrowed(context, value, node) : value;
  if (target.kind === "never") return value;
  const kinds = (["undefined", "null"] as const).filter(
    (kind) => !mayBe(target, kind),
  );
  if (context.safe)
    failUnless(
      context,
      not(context, isSentinel(context, value, kinds)),
      "Non-null assertion failed: the value is null or undefined",
    );
  const result = { value: convert(context, value, target, node), type: target };
  return irTypeOf(target) === "val" && kept.length === 0
    ? narrowed(context, result, node)
    : result;
}

/**
 * A null that whoever receives it takes was not meant: `items.pop()!` of a list
 * of `Json`, or of `T` bound to one, says that the list is not empty.
 */
function keptNullish(
  context: FunctionContext,
  type: Type,
  node: ts.NonNullExpression,
  expected: Type | null,
): Type[] {
  if (context.isKernel || !mayBe(type, "null")) return [];
  if (expected === null || !mayBe(expected, "null")) return [];
  return isHandedOver(node) ? [nullType] : [];
}

/** Whether a value goes where its own type counts, not what the checker says of it. */
function isHandedOver(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isHandedOver(parent);
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent))
    return parent.expression !== node;
  return (
    ts.isReturnStatement(parent) ||
    (ts.isArrowFunction(parent) && parent.body === node)
  );
}

/**
 * A test (`"x" in value`, a guard) found names that the declared type lacks: they
 * must be where objects of the narrower type have them.
 */
export function checkNames(
  context: FunctionContext,
  typed: Typed,
  here: Type,
  expected: Type | null,
  node: ts.Node,
): void {
  const { type } = typed;
  if (context.isKernel || !context.safe) return;
  if (expected?.kind === "unknown" || expected?.kind === "object") return;
  const known = membersOf(type);
  const isOpen = known.every(
    (member) =>
      isNullish(member) ||
      ["unknown", "object", "structural"].includes(member.kind),
  );
  const solid = nonNullish(here);
  if (!isOpen || solid.kind !== "structural" || known.includes(solid)) return;
  const adds = [...solid.properties().values()].some(
    (info) =>
      !isFoundByName(solid, info) &&
      describeProperty(context, nonNullish(type), info.name) === null,
  );
  if (!adds) return;
  const payload = { type: solid, declaration: null, hides: nonNullish(type) };
  const hides = testShape(context, typed, payload, node);
  failUnless(
    context,
    not(context, hides),
    `Value is not of type ${typeName(solid)}`,
  );
}

/** `"x" in value` says that there is an x, not what: it is read by its name. */
export function isFoundByName(
  type: Type,
  { type: own, method }: Pick<PropertyInfo, "type" | "method">,
): boolean {
  return (
    type.kind === "structural" &&
    type.source.isIntersection() &&
    own.kind === "unknown" &&
    !method
  );
}
