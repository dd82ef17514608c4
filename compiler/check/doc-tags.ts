// Doc tags change what is compiled, so one that is misspelled, stands on the
// wrong thing or attaches to nothing is an error. TypeScript attaches a comment
// to nothing when it follows `{` or `;` on the same line.

import ts from "typescript";
import { CompileError } from "../diagnostics.ts";
import { carrierOf, isKnownTag, knownTags, tagsInText } from "./tags.ts";

const hint =
  "write the comment directly above the declaration, on a line of its own";

export function checkDocTags(file: ts.SourceFile): CompileError[] {
  const errors: CompileError[] = [];
  /** Where attached comments start. */
  const attached = new Set<number>();
  const visit = (node: ts.Node): void => {
    for (const comment of docCommentsAt(node)) {
      attached.add(comment.pos);
      errors.push(...checkComment(node, comment));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  for (const match of file.text.matchAll(/\/\*\*[^]*?\*\//g)) {
    if (attached.has(match.index)) continue;
    const name = tagsInText(match[0]).find(
      (tag) => tag.name in knownTags,
    )?.name;
    if (name === undefined || isInsideToken(file, match.index)) continue;
    const place = {
      getSourceFile: () => file,
      getStart: () => match.index,
      getWidth: () => match[0].length,
    };
    const message = `the doc tag \`@${name}\` attaches to nothing`;
    errors.push(new CompileError("NT1004", message, place, hint));
  }
  return errors;
}

/** Comments attached to this very node. */
function docCommentsAt(node: ts.Node): readonly ts.JSDoc[] {
  return (node as ts.Node & { jsDoc?: ts.JSDoc[] }).jsDoc ?? [];
}

function checkComment(node: ts.Node, comment: ts.JSDoc): CompileError[] {
  const kind = carrierOf(node);
  return tagsInText(comment.getText()).flatMap(({ name, value }) => {
    const info = knownTags[name];
    if (!isKnownTag(name)) {
      const message = `the doc tag \`@${name}\` is not known`;
      const near = "HACKING.md lists the tags; write `@` in backticks in prose";
      return [new CompileError("NT1004", message, comment, near)];
    }
    if (info === undefined) return [];
    if (kind === null || !info.on.includes(kind)) {
      const message = `the doc tag \`@${name}\` belongs on a ${info.on.join(" or ")}`;
      return [new CompileError("NT1004", message, comment, hint)];
    }
    if (info.value === "required" && value === "") {
      const message = `the doc tag \`@${name}\` needs a value`;
      const example = `write for example \`@${name} ${name === "section" ? ".data.early" : "16"}\``;
      return [new CompileError("NT1004", message, comment, example)];
    }
    return [];
  });
}

/** What looks like a comment may be a part of a string. */
function isInsideToken(file: ts.SourceFile, position: number): boolean {
  let inside: ts.Node = file;
  for (;;) {
    const next: ts.Node | undefined = ts.forEachChild(inside, (child) =>
      child.getStart(file) <= position && position < child.end
        ? child
        : undefined,
    );
    if (next === undefined) break;
    inside = next;
  }
  return (
    ts.isStringLiteralLike(inside) ||
    ts.isTemplateHead(inside) ||
    ts.isTemplateMiddleOrTemplateTail(inside) ||
    ts.isRegularExpressionLiteral(inside)
  );
}
