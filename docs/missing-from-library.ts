// The names that lib/types/ declares only to refuse them, with what it says.

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export interface MissingName {
  readonly name: string;
  /** What the declaration's `@unsupported` tag says. */
  readonly text: string;
}

const typesFolder = fileURLToPath(new URL("../lib/types", import.meta.url));

export function missingFromLibrary(): MissingName[] {
  const found = new Map<string, MissingName>();
  for (const file of fs.readdirSync(typesFolder).sort()) {
    const text = fs.readFileSync(path.join(typesFolder, file), "utf8");
    const version = ts.ScriptTarget.Latest;
    const source = ts.createSourceFile(file, text, version, true);
    const visit = (node: ts.Node): void => {
      const missing = missingName(node);
      if (missing !== null) found.set(missing.name, missing);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function missingName(node: ts.Node): MissingName | null {
  for (const tag of ts.getJSDocTags(node)) {
    // A declaration's parts inherit its comment.
    if (!isRefusal(tag.tagName) || tag.parent.parent !== node) continue;
    const text = ts.getTextOfJSDocComment(tag.comment) ?? "";
    return { name: qualifiedName(node), text: text.replace(/\s+/g, " ") };
  }
  return null;
}

function ownName(node: ts.Node): string {
  if (ts.isVariableStatement(node)) {
    return ownName(node.declarationList.declarations[0]!);
  }
  return ts.getNameOfDeclaration(node as ts.Declaration)?.getText() ?? "";
}

/** `Date`, `Object.freeze` of ObjectConstructor, `String.prototype.match`. */
function qualifiedName(node: ts.Node): string {
  const { parent } = node;
  if (!ts.isInterfaceDeclaration(parent)) return ownName(node);
  const owner = parent.name.text
    .replace(/Constructor$/, "")
    .replace("Console", "console")
    .replace("Process", "process")
    .replace("WriteStream", "process.stdout");
  if (ts.isConstructSignatureDeclaration(node)) return `new ${owner}(…)`;
  if (ts.isCallSignatureDeclaration(node)) return `${owner}(…)`;
  const isInstance = !single.has(owner) && owner === parent.name.text;
  const name = `${owner}${isInstance ? ".prototype" : ""}.${ownName(node)}`;
  return isOneOfSeveral(node, parent) ? `${name}, one form` : name;
}

/** Interfaces with one value, which the global name is. */
const single = new Set([
  ...["console", "Math", "Reflect", "JSON", "Atomics"],
  ...["process", "process.stdout"],
]);

/** Another overload of the method is provided. */
function isOneOfSeveral(
  node: ts.Node,
  { members }: ts.InterfaceDeclaration,
): boolean {
  return members.some(
    (member) =>
      ownName(member) === ownName(node) &&
      !ts.getJSDocTags(member).some(({ tagName }) => isRefusal(tagName)),
  );
}

function isRefusal(tagName: ts.Identifier): boolean {
  return tagName.text === "unsupported";
}
