// What our TypeScript refuses by its syntax alone, before anything is lowered:
// `any`, decorators, `eval`, unknown doc tags, imports through closed doors.

import path from "node:path";
import ts from "typescript";
import { CompileError } from "../diagnostics.ts";
import type { LoadedProgram } from "../load/program.ts";
import { isKnownTag, writtenTags } from "./tags.ts";

type Check = (node: ts.Node) => CompileError | null;

const refuse = (code: string, node: ts.Node, message: string, hint?: string): CompileError => new CompileError(code, message, node, hint);

const checks = new Map<ts.SyntaxKind, Check>([
  [ts.SyntaxKind.AnyKeyword, (node) => refuse("NT1002", node, "`any` has no representation", "write the type, or `unknown` and narrow it")],
  [ts.SyntaxKind.Decorator, (node) => refuse("NT1001", node, "a decorator is not supported", "call a function, or write a doc tag (HACKING.md)")],
  [ts.SyntaxKind.DebuggerStatement, () => null],
  [
    ts.SyntaxKind.Identifier,
    (node) => {
      const { text } = node as ts.Identifier;
      if (text === "arguments" && isFreeName(node)) return refuse("NT1001", node, "`arguments` is not supported", "use a rest parameter: `(...values)`");
      return null;
    },
  ],
  [
    ts.SyntaxKind.CallExpression,
    (node) => {
      const { expression } = node as ts.CallExpression;
      if (ts.isIdentifier(expression) && expression.text === "eval") return refuse("NT1001", node, "`eval` is not supported", "there is no compiler in the image");
      return null;
    },
  ],
  [
    ts.SyntaxKind.NewExpression,
    (node) => {
      const { expression } = node as ts.NewExpression;
      if (ts.isIdentifier(expression) && expression.text === "Function") return refuse("NT1001", node, "`new Function` is not supported", "there is no compiler in the image");
      return null;
    },
  ],
  [
    ts.SyntaxKind.PropertyAccessExpression,
    (node) => {
      const { name } = node as ts.PropertyAccessExpression;
      if (name.text === "prototype" || name.text === "__proto__") return refuse("NT1001", node, `\`${name.text}\` is not supported`, "classes cannot be changed at run time: declare the member");
      return null;
    },
  ],
]);

function isFreeName(node: ts.Node): boolean {
  const { parent } = node;
  return !(ts.isPropertyAccessExpression(parent) && parent.name === node) && !ts.isPropertyAssignment(parent) && !ts.isParameter(parent) && !ts.isVariableDeclaration(parent) && !ts.isPropertyDeclaration(parent) && !ts.isPropertySignature(parent);
}

export function checkSyntax(loaded: LoadedProgram): CompileError[] {
  const errors: CompileError[] = [];
  const library = path.join(loaded.root, "lib") + path.sep;
  for (const file of loaded.program.getSourceFiles()) {
    if (file.isDeclarationFile || file.fileName.startsWith(library)) continue;
    const visit = (node: ts.Node): void => {
      const error = checks.get(node.kind)?.(node) ?? null;
      if (error !== null) errors.push(error);
      for (const comment of docCommentsAt(node)) {
        for (const tag of writtenTags(comment)) {
          if (isKnownTag(tag.name)) continue;
          errors.push(refuse("NT1004", comment, `the doc tag \`@${tag.name}\` is not known`, "HACKING.md lists the tags"));
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return errors;
}

/** Comments attached to this very node. */
function docCommentsAt(node: ts.Node): readonly ts.JSDoc[] {
  return (node as ts.Node & { jsDoc?: ts.JSDoc[] }).jsDoc ?? [];
}
