// What our TypeScript refuses by its syntax alone, before anything is lowered:
// `any`, decorators, `eval`, what is asynchronous, what changes classes.

import ts from "typescript";
import { CompileError } from "../diagnostics.ts";

type Check = (node: ts.Node) => CompileError | null;

const refuse = (node: ts.Node, what: string, hint: string): CompileError =>
  new CompileError("NT1001", `${what} is not supported`, node, hint);

const noCompiler = "there is no compiler in the image: write the function";
const noAsync =
  "asynchronous code is not there yet: write it synchronously, without `async` and `await`";
const fixedClasses =
  "classes cannot be changed at run time: declare the member in the class";

/** A check for every kind of node that can be refused. */
const checks = new Map<ts.SyntaxKind, Check>([
  [
    ts.SyntaxKind.AnyKeyword,
    (node) =>
      new CompileError(
        "NT1002",
        "`any` has no representation",
        node,
        "write the type, or `unknown` and narrow it",
      ),
  ],
  [
    ts.SyntaxKind.Decorator,
    (node) =>
      refuse(
        node,
        "a decorator",
        "call a function, or write a doc tag (HACKING.md)",
      ),
  ],
  [
    ts.SyntaxKind.MetaProperty,
    (node) =>
      namesOwnClass(node)
        ? null
        : refuse(
            node,
            `\`${node.getText()}\``,
            (node as ts.MetaProperty).keywordToken ===
              ts.SyntaxKind.ImportKeyword
              ? "a program in one image has no file names at run time"
              : "pass a parameter that says how it is called",
          ),
  ],
  [
    ts.SyntaxKind.RegularExpressionLiteral,
    (node) =>
      refuse(
        node,
        "a regular expression",
        "use the methods of String: `includes`, `indexOf`, `split`, `replaceAll`",
      ),
  ],
  [ts.SyntaxKind.Identifier, (node) => checkIdentifier(node as ts.Identifier)],
  [
    ts.SyntaxKind.CallExpression,
    (node) => {
      const { expression } = node as ts.CallExpression;
      if (expression.kind === ts.SyntaxKind.ImportKeyword)
        return refuse(
          node,
          "`import()`",
          "write an import declaration at the top of the file",
        );
      return isName(expression, "eval")
        ? refuse(node, "`eval`", noCompiler)
        : null;
    },
  ],
  [
    ts.SyntaxKind.NewExpression,
    (node) =>
      isName((node as ts.NewExpression).expression, "Function")
        ? refuse(node, "`new Function`", noCompiler)
        : null,
  ],
  [
    ts.SyntaxKind.PropertyAccessExpression,
    (node) => {
      const { text } = (node as ts.PropertyAccessExpression).name;
      const isPrototype = text === "prototype" || text === "__proto__";
      return isPrototype ? refuse(node, `\`${text}\``, fixedClasses) : null;
    },
  ],
  [
    ts.SyntaxKind.PropertyAssignment,
    (node) => {
      const { name } = node as ts.PropertyAssignment;
      const isPrototype =
        (ts.isIdentifier(name) || ts.isStringLiteral(name)) &&
        name.text === "__proto__";
      return isPrototype
        ? refuse(
            node,
            "`__proto__` in an object literal",
            "use spread (`{ ...base }`) or a class that extends another",
          )
        : null;
    },
  ],
  ...[
    ts.SyntaxKind.FunctionDeclaration,
    ts.SyntaxKind.FunctionExpression,
    ts.SyntaxKind.ArrowFunction,
    ts.SyntaxKind.MethodDeclaration,
  ].map((kind): [ts.SyntaxKind, Check] => [kind, checkFunction]),
  [
    ts.SyntaxKind.AwaitExpression,
    (node) => (isInAsync(node) ? null : refuse(node, "`await`", noAsync)),
  ],
  [
    ts.SyntaxKind.ForOfStatement,
    (node) => {
      const { awaitModifier } = node as ts.ForOfStatement;
      if (awaitModifier === undefined || isInAsync(node)) return null;
      return refuse(awaitModifier, "`for await`", noAsync);
    },
  ],
  [
    ts.SyntaxKind.VariableDeclarationList,
    (node) =>
      (node.flags & ts.NodeFlags.AwaitUsing) === ts.NodeFlags.AwaitUsing &&
      !isInAsync(node)
        ? refuse(node, "`await using`", "use `using` and Symbol.dispose")
        : null,
  ],
]);

function checkIdentifier(node: ts.Identifier): CompileError | null {
  if (node.text !== "arguments" || !isFreeName(node)) return null;
  return refuse(node, "`arguments`", "use a rest parameter: `(...values)`");
}

function isName(node: ts.Node, text: string): boolean {
  return ts.isIdentifier(node) && node.text === text;
}

function isFreeName(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== node;
  return !(
    ts.isPropertyAssignment(parent) ||
    ts.isParameter(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isPropertySignature(parent)
  );
}

/** Generators and asynchronous functions, where they are declared. */
function checkFunction(node: ts.Node): CompileError | null {
  const { asteriskToken, modifiers } = node as ts.FunctionDeclaration;
  const isAsync = ({ kind }: ts.Node): boolean =>
    kind === ts.SyntaxKind.AsyncKeyword;
  const asyncModifier = modifiers?.find(isAsync);
  if (asyncModifier !== undefined)
    return refuse(asyncModifier, "an `async` function", noAsync);
  if (asteriskToken === undefined) return null;
  return refuse(
    asteriskToken,
    "a generator function",
    "return an array, or write a class with `next()` and `[Symbol.iterator]()`",
  );
}

/** Inside a function that is refused for being asynchronous. */
function isInAsync(node: ts.Node): boolean {
  return (node.flags & ts.NodeFlags.AwaitContext) !== 0 && inFunction(node);
}

function inFunction(node: ts.Node): boolean {
  return ts.findAncestor(node, ts.isFunctionLike) !== undefined;
}

export function checkSyntax(file: ts.SourceFile): CompileError[] {
  const errors: CompileError[] = [];
  const visit = (node: ts.Node): void => {
    const error = checks.get(node.kind)?.(node) ?? null;
    if (error !== null) errors.push(error);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return errors;
}

/** `new.target.name` and `new.target === Class` in a constructor. */
function namesOwnClass(node: ts.Node): boolean {
  const { parent } = node;
  const isName =
    ts.isPropertyAccessExpression(parent) && parent.name.text === "name";
  const isComparison =
    ts.isBinaryExpression(parent) &&
    [
      ts.SyntaxKind.EqualsEqualsEqualsToken,
      ts.SyntaxKind.ExclamationEqualsEqualsToken,
    ].includes(parent.operatorToken.kind);
  if (!isName && !isComparison) return false;
  const owner = ts.findAncestor(node, ts.isFunctionLike);
  return owner !== undefined && ts.isConstructorDeclaration(owner);
}
