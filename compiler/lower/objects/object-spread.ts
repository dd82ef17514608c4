// Copies of properties: spread, `Object.assign` into a literal, the rest of a pattern.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { callDictionary, isDictionary } from "../arrays/elements.ts";
import { SsaVariable } from "../builder.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { toText, typedString } from "../expressions/text.ts";
import { convert, isSentinel, sentinelOperand } from "../types/convert.ts";
import type { FieldAccess } from "../types/shapes.ts";
import {
  type ClassType,
  irTypeOf,
  membersOf,
  nonNullish,
  objectType,
  optional,
  representationOf,
  type Type,
  undefinedType,
  unionOf,
  stringType,
} from "../types/types.ts";
import { buildObject, type LiteralProperty } from "./build-objects.ts";
import { propertyNameText } from "./classes.ts";
import { describeProperty } from "./describe-property.ts";
import { addsProperties } from "./late-properties.ts";
import { hasMembers, lowerFreshCopies } from "./objects.ts";
import { readProperty } from "./properties.ts";
import { lowerSpreadLiteral } from "./spread-literals.ts";

/** `...source`: the properties its type declares. */
export function spreadInto(
  context: FunctionContext,
  element: ts.Expression,
  properties: Map<string, LiteralProperty>,
): void {
  const source = lowerExpression(context, element);
  const type = nonNullish(source.type);
  if (type.kind === "never") return;
  if (isDictionary(type))
    unsupported(
      element,
      "spreading a dictionary into an object with names of its own",
      "give the result the type `Record<string, …>`",
    );
  const mayBeMissing = type !== source.type;
  for (const name of spreadNames(context, type, element)) {
    const property = describeProperty(context, type, name)!;
    const earlier = properties.get(name) ?? null;
    if (!property.optional && !mayBeMissing) {
      const value = readProperty(
        context,
        { value: convert(context, source, type, element), type },
        name,
        element,
      );
      properties.set(name, {
        name,
        node: element,
        value,
        type: value.type,
        optional: false,
      });
      continue;
    }
    properties.set(
      name,
      spreadOptional(context, element, source, type, name, earlier),
    );
  }
}

/** `Object.assign({ … }, a, b)` is `{ …, ...a, ...b }`; null for dictionaries. */
export function lowerFreshAssign(
  context: FunctionContext,
  node: ts.CallExpression,
  literal: ts.ObjectLiteralExpression,
): Typed | null {
  const resolved = context.typeOfNode(node);
  const types = [
    resolved,
    ...node.arguments.slice(1).map((argument) => context.typeOfNode(argument)),
  ];
  if (
    types.some(
      (type) =>
        isDictionary(nonNullish(type)) ||
        representationOf(type) !== "reference",
    )
  )
    return null;
  if (hasMembers(context, literal)) return null;
  return lowerFreshCopies(context, literal, node.arguments.slice(1), resolved);
}

const assignSources = new WeakMap<
  ts.SourceFile,
  Map<ts.Symbol, ts.Expression[]>
>();

/** What `Object.assign(name, a, b)` anywhere in a file brings to a variable. */
function sourcesAssignedTo(
  context: FunctionContext,
  symbol: ts.Symbol,
  file: ts.SourceFile,
): readonly ts.Expression[] {
  let bySymbol = assignSources.get(file);
  if (bySymbol === undefined) {
    const found = new Map<ts.Symbol, ts.Expression[]>();
    const visit = (node: ts.Node): void => {
      if (
        ts.isCallExpression(node) &&
        node.expression.getText() === "Object.assign"
      ) {
        const [target, ...sources] = node.arguments;
        const name =
          target === undefined
            ? undefined
            : context.world.checker.getSymbolAtLocation(target);
        if (name !== undefined)
          found.set(name, [...(found.get(name) ?? []), ...sources]);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    assignSources.set(file, (bySymbol = found));
  }
  return bySymbol.get(symbol) ?? [];
}

/** The literal a constant is made with; objects made there can be prepared. */
export function literalOfConstant(
  declaration: ts.Node | undefined,
): ts.VariableDeclaration | null {
  if (
    declaration === undefined ||
    !ts.isVariableDeclaration(declaration) ||
    !ts.isIdentifier(declaration.name)
  )
    return null;
  if (!(declaration.parent.flags & ts.NodeFlags.Const)) return null;
  return declaration.initializer !== undefined &&
    ts.isObjectLiteralExpression(declaration.initializer)
    ? declaration
    : null;
}

/** Room for properties that `Object.assign` adds to the constant made here. */
export function addAssigned(
  context: FunctionContext,
  node: ts.ObjectLiteralExpression,
  properties: Map<string, LiteralProperty>,
  members: ReadonlySet<string>,
): void {
  const declaration = literalOfConstant(node.parent);
  const symbol =
    declaration === null
      ? undefined
      : context.world.checker.getSymbolAtLocation(declaration.name);
  if (symbol === undefined) return;
  for (const source of sourcesAssignedTo(
    context,
    symbol,
    node.getSourceFile(),
  )) {
    const type = nonNullish(context.typeOfNode(source));
    if (
      (type.kind !== "structural" && type.kind !== "class") ||
      isDictionary(type)
    )
      continue;
    for (const name of spreadNames(context, type, source)) {
      if (properties.has(name) || members.has(name)) continue;
      addsProperties(context, context.typeOfNode(node));
      const added = optional(describeProperty(context, type, name)!.type);
      properties.set(name, {
        name,
        node: null as unknown as ts.Node,
        value: null,
        type: added,
        optional: true,
      });
    }
  }
}

/** A property that may be absent keeps what an earlier one set. */
function spreadOptional(
  context: FunctionContext,
  element: ts.Expression,
  source: Typed,
  type: Type,
  name: string,
  earlier: LiteralProperty | null,
): LiteralProperty {
  const { builder } = context;
  const property = describeProperty(context, type, name)!;
  const result = unionOf([
    property.type,
    ...(earlier === null ? [undefinedType] : [earlier.type]),
  ]);
  const variable = new SsaVariable(name, irTypeOf(result));
  const join = builder.newBlock("spread.join");
  const present = builder.newBlock("spread.present");
  builder.write(
    variable,
    earlier?.value == null
      ? sentinelOperand(context, result, "absent")
      : convert(context, earlier.value, result, element),
  );
  const nullish = isSentinel(context, source, ["undefined", "null"]);
  builder.conditional(nullish, join, present);
  builder.startBlock(present);
  const object = convert(context, source, type, element);
  const payload: FieldAccess = {
    receiver: type,
    name,
    type: property.type,
    optional: false,
  };
  const raw = context.emit("getfield", irTypeOf(property.type), [object], {
    payload,
  });
  const take = builder.newBlock("spread.take");
  builder.conditional(
    isSentinel(context, { value: raw, type: property.type }, ["absent"]),
    join,
    take,
  );
  builder.startBlock(take);
  builder.write(
    variable,
    convert(context, { value: raw, type: property.type }, result, element),
  );
  builder.branch(join);
  builder.startBlock(join);
  return {
    name,
    node: element,
    value: { value: builder.read(variable), type: result },
    type: result,
    optional: true,
  };
}

export function spreadNames(
  context: FunctionContext,
  type: Type,
  node: ts.Node,
): string[] {
  if (type.kind === "structural")
    return [...type.properties().values()]
      .filter((info) => !info.method)
      .map((info) => info.name);
  if (type.kind === "class") return classFieldNames(type);
  if (type.kind === "union") {
    return [
      ...new Set(
        membersOf(type).flatMap((member) => spreadNames(context, member, node)),
      ),
    ];
  }
  return unsupported(node, "spreading this into an object");
}

function classFieldNames(type: ClassType): string[] {
  const names: string[] = [];
  // TypeScript declares parameter properties before all others.
  for (const member of type.declaration.members) {
    if (!ts.isConstructorDeclaration(member)) continue;
    for (const parameter of member.parameters) {
      if (ts.isParameterPropertyDeclaration(parameter, member))
        names.push(propertyNameText(parameter.name));
    }
  }
  for (const member of type.declaration.members) {
    if (
      ts.isPropertyDeclaration(member) &&
      !ts.isPrivateIdentifier(member.name)
    )
      names.push(propertyNameText(member.name));
  }
  return names;
}

/** A name that a pattern took, or the expression that gave it. */
export type TakenName = string | ts.Expression;

/** `{ a, ...rest }`: a new object with the properties not taken. */
export function copyRemainingProperties(
  context: FunctionContext,
  source: Typed,
  taken: readonly TakenName[],
  type: Type,
  node: ts.Node,
): Typed {
  const solid = nonNullish(source.type);
  if (isDictionary(solid)) {
    const copy: Typed = {
      value: context.newDictionary(solid, node),
      type: solid,
    };
    callDictionary(context, copy, "assignAll", [
      { value: convert(context, source, solid, node), type: solid },
    ]);
    for (const name of taken)
      callDictionary(context, copy, "delete", [takenText(context, name)]);
    return copy;
  }
  const names = taken.map((name) =>
    typeof name === "string" ? name : refuseComputed(name),
  );
  if (!context.isKernel) {
    const own = representationOf(type) === "reference" ? type : objectType;
    const value = lowerSpreadLiteral(context, {
      pieces: [
        {
          kind: "spread",
          source: { value: convert(context, source, solid, node), type: solid },
        },
      ],
      omitted: names,
      intended: [],
      own,
      node,
    });
    return { value, type: own };
  }
  const rest = spreadNames(context, solid, node).filter(
    (name) => !names.includes(name),
  );
  const properties = rest.map((name): LiteralProperty => {
    const property = describeProperty(context, source.type, name)!;
    const payload: FieldAccess = {
      receiver: source.type,
      name,
      type: property.type,
      optional: false,
    };
    const value = context.emit(
      "getfield",
      irTypeOf(property.type),
      [source.value],
      { payload },
    );
    return {
      name,
      node,
      value: { value, type: property.type },
      type: property.type,
      optional: property.optional,
    };
  });
  return { value: buildObject(context, node, properties, [], type), type };
}

/** What gave the name is looked at once more, so that must change nothing. */
function takenText(context: FunctionContext, name: TakenName): Typed {
  if (typeof name === "string") return typedString(context, name);
  let root: ts.Expression = name;
  while (ts.isPropertyAccessExpression(root)) root = root.expression;
  if (!ts.isIdentifier(root)) refuseComputed(name);
  const key = lowerExpression(context, name);
  return { value: toText(context, key, name), type: stringType };
}

function refuseComputed(name: ts.Expression): never {
  unsupported(
    name,
    "this computed name beside a rest of properties",
    "put the name into a `const`, and the properties into a `Record`",
  );
}
