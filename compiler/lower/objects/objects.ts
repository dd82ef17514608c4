// Object literals: their shapes, spread, methods and accessors; what is left
// of an object after destructuring.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import type { Operand } from "../../ir/ir.ts";
import { writeByName } from "../arrays/element-targets.ts";
import { isDictionary, literalKey } from "../arrays/elements.ts";
import { lowerClosure } from "../calls/closures.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { stringConstant, toText } from "../expressions/text.ts";
import { isThisParameter } from "../functions.ts";
import { convert } from "../types/convert.ts";
import {
  integerIn,
  membersOf,
  nonNullish,
  optional,
  representationOf,
  type Type,
  unionOf,
} from "../types/types.ts";
import type { World } from "../world.ts";
import {
  buildObject,
  type LiteralMember,
  type LiteralProperty,
  unknownObject,
} from "./build-objects.ts";
import { propertyNameText } from "./classes.ts";
import { describeProperty } from "./describe-property.ts";
import { lowerDictionaryLiteral } from "./dictionary-literals.ts";
import { addsProperties, hasIndex } from "./late-properties.ts";
import {
  addAssigned,
  literalOfConstant,
  spreadInto,
  spreadNames,
} from "./object-spread.ts";
import { hasLiteralArms, lowerArms } from "./spread-arms.ts";
import { copySoFar, mayChange } from "./spread-changes.ts";
import { lowerSpreadLiteral, type Piece } from "./spread-literals.ts";

/** The object types a literal can be meant as, by what its context wants. */
function intendedTypes(
  context: FunctionContext,
  node: ts.ObjectLiteralExpression,
  expected: Type | null,
): Type[] {
  const { checker } = context.world;
  const contextual = isOnlyChecked(node)
    ? undefined
    : checker.getContextualType(node);
  if (contextual !== undefined) {
    const own = checker.getTypeAtLocation(node);
    const members = contextual.isUnion() ? contextual.types : [contextual];
    const fitting =
      members.length === 1
        ? members
        : members.filter((member) => checker.isTypeAssignableTo(own, member));
    return fitting
      .map((member) => nonNullish(context.resolve(member)))
      .filter(isObjectType);
  }
  return expected === null
    ? []
    : membersOf(nonNullish(expected)).filter(isObjectType);
}

/** Below `satisfies` a literal keeps its own type. */
function isOnlyChecked(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isSatisfiesExpression(parent)) return true;
  const passes =
    ts.isObjectLiteralExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent);
  return passes && isOnlyChecked(parent);
}

function isObjectType(type: Type): boolean {
  return type.kind === "structural" || type.kind === "class";
}

export function lowerObjectLiteral(
  context: FunctionContext,
  node: ts.ObjectLiteralExpression,
  expected: Type | null,
): Typed {
  const intended = intendedTypes(context, node, expected);
  const own = ownType(context, node, intended);
  const wanted =
    expected === null || expected.kind === "unknown"
      ? intended
      : membersOf(nonNullish(expected));
  const dictionary =
    wanted.find(isDictionary) ?? (isDictionary(own) ? own : undefined);
  if (dictionary !== undefined && isDictionary(dictionary))
    return lowerDictionaryLiteral(context, node, dictionary);
  const members: [string, LiteralMember][] = [];
  const named: NamedLater[] = [];
  const shapes = intended.length > 0 ? intended : [own];
  if (copiesObjects(context, node)) {
    let pieces: Piece[] = [];
    for (const element of node.properties) {
      const copied = pieces.some((piece) => piece.kind === "spread");
      if (copied && mayChange(context, element))
        pieces = [copySoFar(context, pieces, node)];
      const after = named.length > 0 && hasIndex(shapes[0]!);
      const later = isDynamic(context, element, after);
      if (later === null)
        pieces.push(...lowerPieces(context, element, intended));
      else named.push(lowerNamedLater(context, later, shapes));
    }
    const literal = { pieces, omitted: [], intended, own, node };
    const value = lowerSpreadLiteral(context, literal);
    writeNamed(context, value, named, shapes[0]!);
    return { value, type: own };
  }
  const properties = new Map<string, LiteralProperty>();
  const order = new Set<string>();
  for (const element of node.properties) {
    const after = named.length > 0 && hasIndex(shapes[0]!);
    const later = isDynamic(context, element, after);
    if (later === null)
      lowerElement(context, element, intended, properties, members);
    else named.push(lowerNamedLater(context, later, shapes));
    for (const name of properties.keys()) order.add(name);
    for (const [name] of members) order.add(name.replace(/^[gs]et:/, ""));
  }
  const given = new Set(members.map(([name]) => name.replace(/^[gs]et:/, "")));
  const all = named.length > 0 || isAsserted(node);
  addMissing(intended, properties, given, all);
  addAssigned(context, node, properties, given);
  const list = [...properties.values()];
  const value = buildObject(context, node, list, members, own, {
    order: [...order],
  });
  writeNamed(context, value, named, shapes[0]!);
  return { value, type: own };
}

function writeNamed(
  context: FunctionContext,
  value: Operand,
  named: readonly NamedLater[],
  type: Type,
): void {
  for (const { key, value: entry, element } of named)
    writeByName(context, { value, type }, key, entry, element);
}

/** What the literal is of itself: what it is meant as where its names are computed. */
function ownType(
  context: FunctionContext,
  node: ts.ObjectLiteralExpression,
  intended: readonly Type[],
): Type {
  const resolved = context.typeOfNode(node);
  const [meant] = intended;
  if (isDictionary(resolved) && meant !== undefined && !isDictionary(meant))
    return meant;
  return representationOf(resolved) === "reference" ? resolved : unknownObject;
}

/** A property whose name is only known when the program runs. */
interface NamedLater {
  readonly key: Operand;
  readonly value: Typed;
  readonly element: ts.PropertyAssignment;
}

/** A property that is added once the object is there; `after` another such one to keep the order. */
function isDynamic(
  context: FunctionContext,
  element: ts.ObjectLiteralElementLike,
  after: boolean,
): ts.PropertyAssignment | null {
  if (!ts.isPropertyAssignment(element)) return null;
  const isComputed =
    ts.isComputedPropertyName(element.name) &&
    literalKey(context, element.name.expression) === null;
  return isComputed || after ? element : null;
}

/** `[key]: value` in an object of a type whose names are known. */
function lowerNamedLater(
  context: FunctionContext,
  element: ts.PropertyAssignment,
  shapes: readonly Type[],
): NamedLater {
  const [type] = shapes;
  const { name } = element;
  if (shapes.length !== 1 || type?.kind !== "structural")
    return unsupported(name, "this computed member name");
  const key =
    ts.isComputedPropertyName(name) &&
    literalKey(context, name.expression) === null
      ? toText(context, lowerExpression(context, name.expression), name)
      : stringConstant(context, propertyNameText(name));
  const types = [...type.properties().values()].map((info) => info.type);
  if (hasIndex(type)) types.push(type.indexValue()!);
  const value = lowerExpression(context, element.initializer, unionOf(types));
  return { key, value, element };
}

/** `{ … } as T`: what the literal lacks may be added later. */
function isAsserted(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isAsserted(parent);
  return (
    (ts.isAsExpression(parent) && !ts.isConstTypeReference(parent.type)) ||
    ts.isTypeAssertionExpression(parent)
  );
}

/** `Object.assign({ … }, a, b)` as `{ …, ...a, ...b }`. */
export function lowerFreshCopies(
  context: FunctionContext,
  literal: ts.ObjectLiteralExpression,
  sources: readonly ts.Expression[],
  own: Type,
): Typed {
  const pieces = [
    ...literal.properties.map((element) => lowerPiece(context, element, [])),
    ...sources.map((node): Piece => ({
      kind: "spread",
      source: lowerExpression(context, node),
    })),
  ];
  const value = lowerSpreadLiteral(context, {
    pieces,
    omitted: [],
    intended: [own],
    own,
    node: literal,
  });
  return { value, type: own };
}

/** Whether a literal has methods or accessors that need the object made here. */
export function hasMembers(
  context: FunctionContext,
  node: ts.ObjectLiteralExpression,
): boolean {
  return node.properties.some(
    (element) =>
      !ts.isSpreadAssignment(element) && asMember(context, element) !== null,
  );
}

function copiesObjects(
  context: FunctionContext,
  node: ts.ObjectLiteralExpression,
): boolean {
  return (
    !context.isKernel &&
    node.properties.some(ts.isSpreadAssignment) &&
    !hasMembers(context, node)
  );
}

/** One element of a literal that spreads: literals under conditions are several pieces. */
function lowerPieces(
  context: FunctionContext,
  element: ts.ObjectLiteralElementLike,
  intended: readonly Type[],
): Piece[] {
  const isMember = (inner: ts.ObjectLiteralElementLike): boolean =>
    asMember(context, inner) !== null;
  if (
    !ts.isSpreadAssignment(element) ||
    !hasLiteralArms(context, element.expression, isMember)
  )
    return [lowerPiece(context, element, intended)];
  return lowerArms(context, element.expression, (node) =>
    ts.isExpression(node)
      ? lowerSource(context, node)
      : lowerPiece(context, node, intended),
  );
}

function lowerSource(context: FunctionContext, node: ts.Expression): Piece {
  context.at(node);
  const source = lowerExpression(context, node);
  if (membersOf(nonNullish(source.type)).some(isDictionary))
    unsupported(
      node,
      "spreading a dictionary into an object with names of its own",
      "give the result the type `Record<string, …>`",
    );
  return { kind: "spread", source };
}

function lowerPiece(
  context: FunctionContext,
  element: ts.ObjectLiteralElementLike,
  intended: readonly Type[],
): Piece {
  if (ts.isSpreadAssignment(element))
    return lowerSource(context, element.expression);
  const properties = new Map<string, LiteralProperty>();
  lowerElement(context, element, intended, properties, []);
  const [property] = properties.values();
  return { kind: "property", property: property! };
}

function declaredType(
  context: FunctionContext,
  intended: readonly Type[],
  name: string,
): { type: Type; optional: boolean } | null {
  const known = intended
    .map(
      (type) => describeProperty(context, type, name) ?? indexed(context, type),
    )
    .filter((property) => property !== null);
  if (known.length === 0) return null;
  return {
    type: unionOf(known.map((property) => property.type)),
    optional: known.some((property) => property.optional),
  };
}

/** What a type says of names it does not declare: they may be deleted again. */
function indexed(
  context: FunctionContext,
  type: Type,
): { type: Type; optional: boolean } | null {
  if (context.isKernel || !hasIndex(type)) return null;
  return { type: optional(type.indexValue()!), optional: true };
}

export function lowerElement(
  context: FunctionContext,
  element: ts.ObjectLiteralElementLike,
  intended: readonly Type[],
  properties: Map<string, LiteralProperty>,
  members: [string, LiteralMember][],
): void {
  context.at(element);
  if (ts.isSpreadAssignment(element))
    return spreadInto(context, element.expression, properties);
  const name = propertyNameText(element.name);
  const member = asMember(context, element);
  if (member !== null) {
    members.push([
      `${ts.isGetAccessor(element) ? "get:" : ts.isSetAccessor(element) ? "set:" : ""}${name}`,
      member,
    ]);
    return;
  }
  const declared = declaredType(context, intended, name);
  const value = ts.isShorthandPropertyAssignment(element)
    ? lowerExpression(context, element.name, declared?.type ?? null)
    : ts.isMethodDeclaration(element)
      ? lowerClosure(context, element, declared?.type ?? null)
      : lowerExpression(
          context,
          (element as ts.PropertyAssignment).initializer,
          declared?.type ?? null,
        );
  let type = declared?.type ?? null;
  if (
    type === null ||
    (type.kind === "unknown" &&
      value.type.kind !== "unknown" &&
      integerIn(value.type) !== null)
  ) {
    type =
      integerIn(value.type) !== null
        ? value.type
        : widened(context, element, value);
  }
  properties.set(name, {
    name,
    node: element,
    value: { value: convert(context, value, type, element), type },
    type,
    optional: declared?.optional ?? false,
  });
}

function widened(
  context: FunctionContext,
  element: ts.ObjectLiteralElementLike,
  value: Typed,
): Type {
  const symbol = context.world.checker.getSymbolAtLocation(element.name!);
  if (symbol === undefined) return value.type;
  const type = context.resolve(context.world.checker.getTypeOfSymbol(symbol));
  return type.kind === "unknown" || type.kind === "never" ? value.type : type;
}

/** A method or accessor that uses `this`: part of the shape, not a value. */
/** A module's function with a `this` parameter: in an object it is a method. */
function functionWithThis(
  world: World,
  name: ts.Identifier,
): ts.FunctionDeclaration | null {
  const symbol = world.bindings.valueSymbol(name);
  const declaration = symbol?.valueDeclaration;
  return declaration !== undefined &&
    ts.isFunctionDeclaration(declaration) &&
    declaration.body !== undefined &&
    declaration.typeParameters === undefined &&
    declaration.parameters.some(isThisParameter) &&
    world.bindings.declaringFrame(symbol!) === null
    ? declaration
    : null;
}

function asMember(
  context: FunctionContext,
  element: ts.ObjectLiteralElementLike,
): LiteralMember | null {
  if (ts.isAccessor(element)) return element;
  if (ts.isMethodDeclaration(element))
    return context.world.bindings.usesThis(element) ? element : null;
  if (ts.isPropertyAssignment(element) && ts.isIdentifier(element.initializer))
    return functionWithThis(context.world, element.initializer);
  if (
    ts.isPropertyAssignment(element) &&
    ts.isFunctionExpression(element.initializer)
  ) {
    return context.world.bindings.usesThis(element.initializer)
      ? element.initializer
      : null;
  }
  return null;
}

/** Optional properties that a literal leaves out; with `all`, any others too. */
export function addMissing(
  intended: readonly Type[],
  properties: Map<string, LiteralProperty>,
  methods: ReadonlySet<string> = new Set(),
  all = false,
): void {
  for (const type of intended) {
    if (type.kind !== "structural") continue;
    for (const [name, info] of type.properties()) {
      if (properties.has(name) || methods.has(name)) continue;
      if (!info.optional && !all) continue;
      properties.set(name, {
        name,
        node: null as unknown as ts.Node,
        value: null,
        type: optional(info.type),
        optional: true,
      });
    }
  }
}

/** Objects keep the properties of their type: `Object.assign` may only set those. */
export function refuseNewProperties(
  context: FunctionContext,
  node: ts.CallExpression,
): void {
  const [first] = node.arguments;
  if (first !== undefined) {
    const type = nonNullish(context.typeOfNode(first));
    if (type.kind === "structural") addsProperties(context, type);
  }
  const declaration =
    first === undefined
      ? undefined
      : context.world.checker.getSymbolAtLocation(first)?.valueDeclaration;
  if (
    declaration?.getSourceFile() === node.getSourceFile() &&
    literalOfConstant(declaration) !== null
  )
    return;
  const [target, ...sources] = node.arguments.map((argument) =>
    nonNullish(context.typeOfNode(argument)),
  );
  if (
    target === undefined ||
    isDictionary(target) ||
    (target.kind !== "structural" && target.kind !== "class")
  )
    return;
  for (const source of sources) {
    if (source.kind !== "structural" && source.kind !== "class") continue;
    if (isDictionary(source)) continue;
    const added = spreadNames(context, source, node).find(
      (name) => describeProperty(context, target, name) === null,
    );
    if (added !== undefined)
      unsupported(
        node,
        `\`Object.assign\` that adds the property \`${added}\``,
        "make a new object: `{ ...target, ...source }`",
      );
  }
}
