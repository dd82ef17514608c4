// `switch`: strict equality case by case, falling through.

import ts from "typescript";
import type { FunctionContext } from "../context.ts";
import { equals } from "../expressions/equality.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { hoistClosures, prepareCells } from "../variables/hoisting.ts";
import { lowerStatement } from "./statements.ts";

export function lowerSwitch(
  context: FunctionContext,
  node: ts.SwitchStatement,
  labels: readonly string[],
): void {
  const { builder } = context;
  const subject = lowerExpression(context, node.expression);
  const { clauses } = node.caseBlock;
  const bodies = clauses.map((_, i) => builder.newBlock(`case.${i}`));
  const done = builder.newBlock("switch.done");
  hoistCaseDeclarations(context, clauses);
  clauses.forEach((clause, i) => {
    if (ts.isDefaultClause(clause)) return;
    context.at(clause);
    const next = builder.newBlock("switch.test");
    const value = lowerExpression(
      context,
      clause.expression,
      subject.type.kind === "integer" ? subject.type : null,
    );
    builder.conditional(
      equals(context, subject, value, clause),
      bodies[i]!,
      next,
    );
    builder.startBlock(next);
  });
  const fallback = clauses.findIndex(ts.isDefaultClause);
  builder.branch(fallback < 0 ? done : bodies[fallback]!);
  context.scopes.push({
    kind: "breakable",
    labels: [],
    breakBlock: done,
    continueBlock: null,
  });
  if (labels.length > 0)
    context.scopes.push({
      kind: "breakable",
      labels,
      breakBlock: done,
      continueBlock: null,
    });
  clauses.forEach((clause, i) => {
    builder.startBlock(bodies[i]!);
    for (const statement of clause.statements)
      lowerStatement(context, statement);
    builder.branch(bodies[i + 1] ?? done);
  });
  context.scopes.pop();
  if (labels.length > 0) context.scopes.pop();
  builder.startBlock(done);
}

function hoistCaseDeclarations(
  context: FunctionContext,
  clauses: readonly ts.CaseOrDefaultClause[],
): void {
  const statements = clauses.flatMap((clause) => [...clause.statements]);
  prepareCells(context, statements);
  hoistClosures(context, statements);
}
