// What a program's syntax says of its classes as a whole: names of accessors and
// methods, and which classes extend which.

import ts from "typescript";
import { classNamed } from "./objects/static-members.ts";

export function findSubclasses(
  program: ts.Program,
  checker: ts.TypeChecker,
): Map<ts.Node, ts.ClassLikeDeclaration[]> {
  const found = new Map<ts.Node, ts.ClassLikeDeclaration[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isClassLike(node)) {
      const clause = node.heritageClauses?.find(
        (heritage) => heritage.token === ts.SyntaxKind.ExtendsKeyword,
      );
      const name = clause?.types[0]?.expression;
      const base = name === undefined ? null : classNamed(checker, name);
      if (base !== null) found.set(base, [...(found.get(base) ?? []), node]);
    }
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles())
    if (!file.isDeclarationFile) visit(file);
  return found;
}

/** `m() {}`, and `m: function () {}`, which has a `this` of its own. */
export function isMethodMember(node: ts.Node): node is ts.MethodDeclaration {
  return (
    ts.isMethodDeclaration(node) ||
    (ts.isPropertyAssignment(node) && ts.isFunctionExpression(node.initializer))
  );
}

export function memberNames(
  program: ts.Program,
  test: (
    node: ts.Node,
  ) => node is ts.MethodDeclaration | ts.AccessorDeclaration,
): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (test(node)) names.add(nameAsKey(node.name));
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles())
    if (!file.isDeclarationFile) visit(file);
  return names;
}

function nameAsKey(name: ts.PropertyName): string {
  if (ts.isStringLiteral(name) || ts.isNumericLiteral(name)) return name.text;
  if (!ts.isComputedPropertyName(name)) return name.getText();
  const { expression } = name;
  if (ts.isStringLiteralLike(expression)) return expression.text;
  return `[${expression.getText().replace("Symbol.", "")}]`;
}
