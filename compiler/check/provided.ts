// Names of JavaScript's library that Nautilus knows but does not have: their
// declarations in lib/types/ carry `@unsupported` and what to write instead.

import path from "node:path";
import ts from "typescript";
import { CompileError } from "../diagnostics.ts";
import type { LoadedProgram } from "../load/program.ts";

export function checkProvided(
  file: ts.SourceFile,
  loaded: LoadedProgram,
): CompileError[] {
  const names = namesOf(loaded);
  const errors: CompileError[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isIdentifier(node) && names.has(node.text)) {
      const error = checkName(node, loaded.checker);
      // What follows from a name that is not there is not worth a second word.
      if (error !== null) return void errors.push(error);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return withoutMembers(errors);
}

/** `JSON.parse`: the error is that of `JSON`. */
function withoutMembers(errors: readonly CompileError[]): CompileError[] {
  const places = new Set(errors.map((error) => error.node));
  return errors.filter(({ node }) => {
    const parent = (node as ts.Node).parent;
    const isMember =
      ts.isPropertyAccessExpression(parent) && parent.name === node;
    return !isMember || !places.has(parent.expression);
  });
}

function checkName(
  name: ts.Identifier,
  checker: ts.TypeChecker,
): CompileError | null {
  const symbol = checker.getSymbolAtLocation(name);
  if (symbol === undefined || isDeclarationName(name)) return null;
  const called = calledSignature(name, checker);
  const declarations = called === null ? (symbol.declarations ?? []) : [called];
  for (const declaration of declarations) {
    const text = unsupportedText(declaration);
    if (text === null) continue;
    const message = `\`${shownName(name)}\` is not provided`;
    return new CompileError(
      "NT1003",
      message,
      name,
      text === "" ? undefined : text,
    );
  }
  return null;
}

function isDeclarationName({ parent }: ts.Identifier): boolean {
  return (
    ts.isDeclarationStatement(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isClassElement(parent)
  );
}

/** Of overloads only the one that is called counts. */
function calledSignature(
  name: ts.Identifier,
  checker: ts.TypeChecker,
): ts.Declaration | null {
  let callee: ts.Node = name;
  if (ts.isPropertyAccessExpression(name.parent) && name.parent.name === name)
    callee = name.parent;
  const call = callee.parent;
  const isCall = ts.isCallExpression(call) || ts.isNewExpression(call);
  if (!isCall || call.expression !== callee) return null;
  const declaration = checker.getResolvedSignature(call)?.declaration;
  if (declaration === undefined || ts.isJSDocSignature(declaration))
    return null;
  // The tag may stand on the variable instead of its call signature.
  return unsupportedText(declaration) === null &&
    !ts.isMethodSignature(declaration)
    ? null
    : declaration;
}

function unsupportedText(declaration: ts.Declaration): string | null {
  if (ts.isInterfaceDeclaration(declaration)) return null;
  const tag = ts
    .getJSDocTags(declaration)
    .find(({ tagName }) => tagName.text === "unsupported");
  if (tag === undefined) return null;
  return ts.getTextOfJSDocComment(tag.comment) ?? "";
}

function shownName(name: ts.Identifier): string {
  const { parent } = name;
  const isMember =
    ts.isPropertyAccessExpression(parent) && parent.name === name;
  return isMember && ts.isIdentifier(parent.expression)
    ? parent.getText()
    : name.text;
}

const nameSets = new WeakMap<ts.Program, ReadonlySet<string>>();

/** All names some declaration says this of: few others need a look. */
function namesOf({ program, root }: LoadedProgram): ReadonlySet<string> {
  const known = nameSets.get(program);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const folder = path.join(root, "lib/types") + path.sep;
  const visit = (node: ts.Node): void => {
    const { name } = node as ts.NamedDeclaration;
    const tags = ts.getJSDocTags(node);
    if (tags.some(({ tagName }) => tagName.text === "unsupported")) {
      if (name !== undefined) names.add(name.getText());
      // A call signature has the name of its interface's variable.
      else if (ts.isInterfaceDeclaration(node.parent))
        names.add(node.parent.name.text.replace(/Constructor$/, ""));
    }
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles()) {
    if (file.fileName.startsWith(folder)) visit(file);
  }
  nameSets.set(program, names);
  return names;
}
