// kernel/api.ts: every name exists, has a comment, and stands in a group that
// its comment does not contradict.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const kernel = dirname(dirname(fileURLToPath(import.meta.url)));

interface Export {
  readonly name: string;
  readonly module: string;
  readonly group: string;
}

/** The names of an API module, each with the heading it stands under. */
function exportsOf(text: string): readonly Export[] {
  const file = ts.createSourceFile("api.ts", text, ts.ScriptTarget.Latest);
  const headings = [...text.matchAll(/^\/\/ ---- (.*) ----$/gm)];
  const declarations = file.statements.filter(ts.isExportDeclaration);
  const values = declarations.filter(({ isTypeOnly }) => !isTypeOnly);
  return values.flatMap((statement) => {
    const at = statement.getStart(file);
    const group = headings.filter(({ index }) => index < at).at(-1)?.[1] ?? "";
    const module = (statement.moduleSpecifier as ts.StringLiteral).text;
    return (statement.exportClause as ts.NamedExports).elements.map(
      ({ name }) => ({ name: name.text, module, group }),
    );
  });
}

/** The comment of a declaration; null: there is no such declaration. */
function commentOf(text: string, name: string): string | null {
  const file = ts.createSourceFile("x.ts", text, ts.ScriptTarget.Latest, true);
  for (const statement of file.statements) {
    const declared = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations[0]
      : statement;
    const isIt =
      declared !== undefined &&
      (ts.isFunctionDeclaration(declared) ||
        ts.isClassDeclaration(declared) ||
        ts.isVariableDeclaration(declared)) &&
      declared.name?.getText(file) === name;
    if (!isIt) continue;
    const own = ts
      .getJSDocCommentsAndTags(statement)
      .filter(ts.isJSDoc)
      .map((comment) => comment.getText())
      .join("\n");
    // What a file is about is said at its top, and need not be said twice.
    const isClass = own === "" && ts.isClassDeclaration(statement);
    return isClass ? text.slice(0, file.statements[0]!.getStart()) : own;
  }
  return null;
}

/** The contract's comment of a function that every machine has. */
function contractComment(name: string): string | null {
  const text = ["contract.ts", "contract-machine.ts"]
    .map((file) => readFileSync(join(kernel, "arch", file), "utf8"))
    .join("\n");
  const match = new RegExp(
    `((?:/\\*\\*(?:[^*]|\\*(?!/))*\\*/\\s*)?)^  ${name}\\(`,
    "m",
  ).exec(text);
  return match === null ? null : match[1]!;
}

function problemOf({ name, module, group }: Export): string {
  const comment = module.startsWith("#arch/")
    ? contractComment(name)
    : commentOf(readFileSync(join(kernel, module), "utf8"), name);
  if (comment === null) return `${name}: not in ${module}`;
  const words = comment.replace(/@\w+|[/*\s]+/g, " ").trim();
  if (words.length < 15) return `${name} (${module}): no comment`;
  if (group === "") return `${name}: under no heading`;
  if (/@sleeps/.test(comment) && !group.startsWith("Threads; may wait"))
    return `${name}: waits, but stands under "${group}"`;
  return "";
}

test("every name of the API has a comment, and is where it belongs", () => {
  const text = readFileSync(join(kernel, "api.ts"), "utf8");
  const exports = exportsOf(text);
  assert.ok(exports.length > 80, String(exports.length));
  assert.deepEqual(
    exports.map(problemOf).filter((said) => said !== ""),
    [],
  );
});

test("there is a runtime that imports nothing but the API", () => {
  const text = readFileSync(join(kernel, "selftest/runtime.ts"), "utf8");
  const file = ts.createSourceFile("x.ts", text, ts.ScriptTarget.Latest);
  const modules = file.statements
    .filter(ts.isImportDeclaration)
    .map((statement) => (statement.moduleSpecifier as ts.StringLiteral).text);
  assert.deepEqual(modules, ["../api.ts"]);
});

test("planted: a name without a comment, and one that waits, are found", () => {
  const planted = exportsOf(
    '// ---- Anywhere ----\nexport { sleepThread } from "./thread/threads.ts";\n' +
      'export { doNothing } from "./thread/thread.ts";\n' +
      'export { nothing } from "./thread/thread.ts";\n',
  );
  const [waits, bare, absent] = planted.map(problemOf);
  assert.match(waits!, /waits, but stands under "Anywhere"/);
  assert.match(bare!, /no comment/);
  assert.match(absent!, /not in/);
});
