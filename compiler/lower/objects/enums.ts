// Enums: what their members are worth, and enums as objects: `Object.keys(Color)`,
// `const copy = Color`.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { float } from "../../ir/ir.ts";
import type { FunctionContext, GlobalBinding, Typed } from "../context.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { typedString } from "../expressions/text.ts";
import { convert } from "../types/convert.ts";
import { numberType } from "../types/types.ts";
import type { World } from "../world.ts";
import { buildObject } from "./build-objects.ts";
import { propertyNameText } from "./classes.ts";

/** Whether a member's value is only known when the program runs. */
function isComputed(world: World, member: ts.EnumMember): boolean {
  if (member.initializer === undefined) return false;
  const constant = world.checker.getConstantValue(member);
  // What the checker cannot compute it calls NaN, or nothing.
  return constant === undefined || Number.isNaN(constant);
}

/** Where a computed member's value is kept. */
function memberGlobal(world: World, member: ts.EnumMember): GlobalBinding {
  const known = world.enumMembers.get(member);
  if (known !== undefined) return known;
  const name = `${member.parent.name.text}.${propertyNameText(member.name)}`;
  const binding = world.newGlobal(
    `${world.moduleName(member)}.${name}`,
    numberType,
  );
  world.enumMembers.set(member, binding);
  world.requestModule(member.getSourceFile());
  return binding;
}

export function enumMember(
  context: FunctionContext,
  member: ts.EnumMember,
): Typed {
  const { world } = context;
  if (isComputed(world, member)) {
    const binding = memberGlobal(world, member);
    return { value: context.readBinding(binding), type: binding.type };
  }
  const value = world.checker.getConstantValue(member);
  return typeof value === "string"
    ? typedString(context, value)
    : { value: float(value ?? NaN), type: numberType };
}

/** An enum's declaration, when the program comes to it: computes what must be. */
export function lowerEnum(
  context: FunctionContext,
  node: ts.EnumDeclaration,
): void {
  for (const member of node.members) {
    if (!isComputed(context.world, member)) continue;
    const { parent } = node;
    if (!ts.isSourceFile(parent) && !ts.isModuleBlock(parent))
      unsupported(
        member,
        "an enum member computed when a function runs",
        "declare the enum at the top of the module",
      );
    context.at(member);
    const initializer = member.initializer!;
    const value = lowerExpression(context, initializer, numberType);
    context.writeBinding(
      memberGlobal(context.world, member),
      convert(context, value, numberType, initializer),
    );
  }
}

/** The object an enum declaration makes: reverse entries of numbers first, ascending. */
export function enumObject(
  context: FunctionContext,
  declaration: ts.EnumDeclaration,
): Typed {
  const computed = declaration.members.find((member) =>
    isComputed(context.world, member),
  );
  if (computed !== undefined)
    unsupported(
      computed,
      "an enum used as an object when one of its members is computed as the program runs",
      "write the value, or use a `const` object",
    );
  const values = declaration.members.map((member) => ({
    name: propertyNameText(member.name),
    value: context.world.checker.getConstantValue(member),
  }));
  const reverse = new Map<number, string>();
  for (const { name, value } of values)
    if (typeof value === "number") reverse.set(value, name);
  const entries: [string, Typed][] = [...reverse]
    .sort(([a], [b]) => a - b)
    .map(([value, name]) => [String(value), typedString(context, name)]);
  for (const { name, value } of values) {
    entries.push([
      name,
      typeof value === "string"
        ? typedString(context, value)
        : { value: float(value ?? NaN), type: numberType },
    ]);
  }
  const properties = entries.map(([name, value]) => ({
    name,
    node: declaration,
    value,
    type: value.type,
    optional: false,
  }));
  // `typeof Color`, not the type of its members.
  const { checker } = context.world;
  const type = context.resolve(
    checker.getTypeOfSymbol(checker.getSymbolAtLocation(declaration.name)!),
  );
  return {
    value: buildObject(context, declaration, properties, [], type),
    type,
  };
}
