// `using`: what is disposed when its block ends.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { integer } from "../../ir/ir.ts";
import type { FinallyScope, FunctionContext, Typed } from "../context.ts";
import { convert, isNullishValue } from "../types/convert.ts";
import { methodCall } from "../calls/method-calls.ts";
import { lowerStatement } from "./statements.ts";
import { structuralSignature } from "../calls/structural-calls.ts";
import { caughtValue, lowerFinally, throwing } from "./try.ts";
import { nonNullish } from "../types/types.ts";
import { lowerVariable } from "../variables/variable-statements.ts";

export function isUsing(statement: ts.Statement): boolean {
  return (
    ts.isVariableStatement(statement) && isUsingList(statement.declarationList)
  );
}

export function isUsingList(list: ts.ForInitializer): boolean {
  return (
    ts.isVariableDeclarationList(list) &&
    (list.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Using
  );
}

/** `using x = …; rest`: the rest of the block, then `x[Symbol.dispose]()`. */
export function lowerUsing(
  context: FunctionContext,
  statements: readonly ts.Statement[],
): void {
  const [first, ...rest] = statements;
  lowerWithResources(
    context,
    (first as ts.VariableStatement).declarationList,
    () => {
      const following = rest.findIndex(isUsing);
      for (const statement of following < 0 ? rest : rest.slice(0, following))
        lowerStatement(context, statement);
      if (following >= 0) lowerUsing(context, rest.slice(following));
    },
  );
}

/** Declares the resources, lowers `body`, and disposes of them, last first. */
export function lowerWithResources(
  context: FunctionContext,
  list: ts.VariableDeclarationList,
  body: () => void,
): void {
  const next = (index: number): void => {
    const declaration = list.declarations[index];
    if (declaration === undefined) return body();
    lowerVariable(context, declaration);
    disposingOf(context, declaration, () => next(index + 1));
  };
  next(0);
}

/** Lowers `body`; every way out of it disposes of the declared variable. */
export function disposingOf(
  context: FunctionContext,
  declaration: ts.VariableDeclaration,
  body: () => void,
): void {
  const symbol = context.world.checker.getSymbolAtLocation(declaration.name)!;
  const binding = context.bindingOf(symbol, declaration);
  lowerFinally(context, body, (scope) =>
    disposeAfter(context, scope, () =>
      dispose(
        context,
        { value: context.readBinding(binding), type: binding.type },
        declaration,
      ),
    ),
  );
}

/** An error of the disposal is thrown together with the one on its way. */
function disposeAfter(
  context: FunctionContext,
  scope: FinallyScope,
  disposal: () => void,
): void {
  const { builder } = context;
  const handler = builder.newHandler("dispose.error");
  const [both, alone, done] = [
    "dispose.suppressed",
    "dispose.thrown",
    "dispose.done",
  ].map((label) => builder.newBlock(label));
  context.withHandler(handler.block, disposal);
  builder.branch(done!);
  builder.startBlock(handler.block);
  const isThrowing = context.emit(
    "icmp",
    "i1",
    [builder.read(scope.completion), integer("i32", throwing)],
    { predicate: "eq" },
  );
  builder.conditional(isThrowing, both!, alone!);
  builder.startBlock(alone!);
  context.throwReference(handler.error);
  builder.startBlock(both!);
  const error = caughtValue(context, handler.error).value;
  const pending = caughtValue(context, builder.read(scope.error)).value;
  context.callRuntime("throwSuppressed", [error, pending]);
  if (!builder.isTerminated) builder.terminate("unreachable", [], []);
  builder.startBlock(done!);
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
