// `using`: what is disposed when its block ends.

import ts from "typescript";
import { unsupported } from "../diagnostics.ts";
import type { FunctionContext, Typed } from "./context.ts";
import { convert, isNullishValue } from "./convert.ts";
import { methodCall } from "./method-calls.ts";
import { lowerStatement } from "./statements.ts";
import { structuralSignature } from "./structural-calls.ts";
import { lowerFinally } from "./try.ts";
import { nonNullish } from "./types.ts";
import { lowerVariable } from "./variable-statements.ts";

// --- using -------------------------------------------------------------------

export function isUsing(statement: ts.Statement): boolean {
  return (
    ts.isVariableStatement(statement) &&
    (statement.declarationList.flags & ts.NodeFlags.BlockScoped) ===
      ts.NodeFlags.Using
  );
}

/** `using x = …; rest`: the rest of the block, then `x[Symbol.dispose]()`. */
export function lowerUsing(
  context: FunctionContext,
  statements: readonly ts.Statement[],
): void {
  const [first, ...rest] = statements;
  const { declarations } = (first as ts.VariableStatement).declarationList;
  const next = (index: number): void => {
    const declaration = declarations[index];
    if (declaration === undefined) {
      const following = rest.findIndex(isUsing);
      for (const statement of following < 0 ? rest : rest.slice(0, following))
        lowerStatement(context, statement);
      if (following >= 0) lowerUsing(context, rest.slice(following));
      return;
    }
    lowerVariable(context, declaration);
    const symbol = context.world.checker.getSymbolAtLocation(declaration.name)!;
    const binding = context.bindingOf(symbol, declaration);
    lowerFinally(
      context,
      () => next(index + 1),
      () =>
        dispose(
          context,
          { value: context.readBinding(binding), type: binding.type },
          declaration,
        ),
    );
  };
  next(0);
}

function dispose(
  context: FunctionContext,
  resource: Typed,
  node: ts.Node,
): void {
  const { builder } = context;
  const type = nonNullish(resource.type);
  if (type.kind === "never") return;
  const call = builder.newBlock("dispose");
  const done = builder.newBlock("disposed");
  builder.conditional(isNullishValue(context, resource), done, call);
  builder.startBlock(call);
  const signature =
    structuralSignature(context, type, "[dispose]", [], undefined) ??
    unsupported(
      node,
      "`using` of this",
      "give it a method `[Symbol.dispose]()`",
    );
  const method = methodCall(
    context,
    type,
    "[dispose]",
    [],
    [],
    signature.result,
  );
  context.callMethod(method, method.signature, [
    convert(context, resource, type, node),
  ]);
  builder.branch(done);
  builder.startBlock(done);
}
