// From a standard declaration to the library function that implements it.

import ts from "typescript";
import path from "node:path";
import { CompileError } from "../../diagnostics.ts";
import { propertyNameText } from "../objects/classes.ts";
import type { FunctionContext } from "../context.ts";
import type { World } from "../world.ts";

/** Exported declarations of a library module, re-exports included. */
export function exportsOf(
  world: World,
  file: string,
): ReadonlyMap<string, ts.Symbol> {
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
export function refuseUnsupported(
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
export function libraryMember(
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
export function implementationName(
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
