// Names of function values, as `f.name` and console.log show them. They lie in
// front of the code (docs/object-model.md): only what is called keeps its name.

import ts from "typescript";
import type { ValueName } from "../../ir/ir.ts";
import type { World } from "../world.ts";

/** Code that passes calls on to the function in the object's first capture. */
export const adapterName: ValueName = { kind: 1, text: null };
/** As that, made by `f.bind(…)`. */
export const boundName: ValueName = { kind: 2, text: null };

/** What console.log says of a function value between its brackets. */
export function valueName(world: World, node: ts.Node): ValueName {
  const text = describe(world, node);
  return { kind: 0, text: text === null ? null : world.stringSymbol(text) };
}

/** `object.method.bind(object)`. */
export function boundMethodName(world: World, name: string): ValueName {
  return { kind: 0, text: world.stringSymbol(`Function: bound ${name}`) };
}

function describe(world: World, node: ts.Node): string | null {
  if (ts.isClassLike(node)) {
    const clause = node.heritageClauses?.find(
      ({ token }) => token === ts.SyntaxKind.ExtendsKeyword,
    );
    const base = clause?.types[0]?.expression.getText();
    const heritage = base === undefined ? "" : ` extends ${base}`;
    return `class ${nameOf(node) ?? "(anonymous)"}${heritage}`;
  }
  if (!ts.isFunctionLike(node)) return null;
  // The library's own closures are seen by nobody.
  if (world.isLibraryFile(node) && !ts.isFunctionDeclaration(node)) return null;
  const name = nameOf(node);
  return name === null || name === "" ? null : `Function: ${name}`;
}

/** Its own name, or that of what it is the value of. */
export function nameOf(node: ts.NamedDeclaration): string | null {
  if (node.name !== undefined) return textOf(node.name);
  let value: ts.Node = node;
  while (
    ts.isParenthesizedExpression(value.parent) ||
    ts.isAsExpression(value.parent) ||
    ts.isSatisfiesExpression(value.parent)
  )
    value = value.parent;
  const { parent } = value;
  if (
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent)
  )
    return parent.initializer === value ? textOf(parent.name) : null;
  if (
    ts.isBinaryExpression(parent) &&
    parent.right === value &&
    ts.isIdentifier(parent.left) &&
    assignments.has(parent.operatorToken.kind)
  )
    return parent.left.text;
  return ts.isExportAssignment(parent) || isDefault(node) ? "default" : null;
}

const assignments: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

function textOf(name: ts.Node): string | null {
  if (
    ts.isIdentifier(name) ||
    ts.isStringLiteralLike(name) ||
    ts.isNumericLiteral(name) ||
    ts.isPrivateIdentifier(name)
  )
    return name.text;
  return null;
}

/** `export default function () {}`. */
function isDefault(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts
      .getModifiers(node)
      ?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ??
      false)
  );
}
