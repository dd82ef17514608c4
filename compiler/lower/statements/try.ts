// `throw`, `try`/`catch`/`finally`. Errors are values returned beside results
// (docs/object-model.md), so a handler is a block like any other.

import { cellValueOffset } from "../object-model.ts";
import ts from "typescript";
import { integer, type Operand } from "../../ir/ir.ts";
import { SsaVariable } from "../builder.ts";
import {
  type FinallyScope,
  type FunctionContext,
  type Typed,
} from "../context.ts";
import { convert } from "../types/convert.ts";
import { bindPattern } from "./destructuring.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { declareVariable } from "../variables/variables.ts";
import { descriptorKinds } from "../types/shapes.ts";
import { lowerStatements } from "./statements.ts";
import { representationOf, unknownType } from "../types/types.ts";

export function lowerThrow(
  context: FunctionContext,
  node: ts.ThrowStatement,
): void {
  const value = lowerExpression(context, node.expression);
  if (context.builder.isTerminated) return;
  context.throwReference(errorReference(context, value, node));
}

/** An object travels as itself, any other value in a cell. */
function errorReference(
  context: FunctionContext,
  value: Typed,
  node: ts.Node,
): Operand {
  const plain = value.type.kind === "class" || value.type.kind === "structural";
  if (plain && representationOf(value.type) === "reference") return value.value;
  const boxed = convert(context, value, unknownType, node);
  return context.newCell(unknownType, boxed);
}

/** What `catch` binds: the object, or the cell's value. */
export function caughtValue(context: FunctionContext, error: Operand): Typed {
  const { builder } = context;
  const result = new SsaVariable("caught", "val");
  const cell = builder.newBlock("catch.cell");
  const join = builder.newBlock("catch.value");
  const header = context.emit("load", "i32", [error], { alias: "header" });
  const descriptor = context.emit("bitcast", "ptr", [
    context.emit("zext", "i64", [header]),
  ]);
  const kind = context.emit("load", "i32", [descriptor], {
    alias: "descriptor",
  });
  const isCell = context.emit(
    "icmp",
    "i1",
    [kind, integer("i32", descriptorKinds.cell)],
    { predicate: "eq" },
  );
  builder.write(
    result,
    convert(
      context,
      { value: error, type: { kind: "object", key: "object" } },
      unknownType,
      context.instance.node,
    ),
  );
  builder.conditional(isCell, cell, join);
  builder.startBlock(cell);
  builder.write(
    result,
    context.emit("load", "val", [error], {
      offset: cellValueOffset,
      alias: "cell.val",
    }),
  );
  builder.branch(join);
  builder.startBlock(join);
  return { value: builder.read(result), type: unknownType };
}

export function lowerTry(
  context: FunctionContext,
  node: ts.TryStatement,
): void {
  const body = (): void => {
    if (node.catchClause === undefined)
      lowerStatements(context, node.tryBlock.statements);
    else lowerCatch(context, node, node.catchClause);
  };
  const { finallyBlock } = node;
  if (finallyBlock === undefined) body();
  else
    lowerFinally(context, body, () =>
      lowerStatements(context, finallyBlock.statements),
    );
}

function lowerCatch(
  context: FunctionContext,
  node: ts.TryStatement,
  clause: ts.CatchClause,
): void {
  const { builder } = context;
  const handler = builder.newHandler("catch");
  const done = builder.newBlock("try.done");
  context.withHandler(handler.block, () =>
    lowerStatements(context, node.tryBlock.statements),
  );
  builder.branch(done);
  builder.startBlock(handler.block);
  if (clause.variableDeclaration !== undefined) {
    const value = caughtValue(context, handler.error);
    const { name } = clause.variableDeclaration;
    if (ts.isIdentifier(name)) declareVariable(context, name, value);
    else bindPattern(context, name, value);
  }
  lowerStatements(context, clause.block.statements);
  builder.branch(done);
  builder.startBlock(done);
}

/** Completion number: on leaving, the pending error is thrown again. */
export const throwing = 1;

export function newFinallyScope(
  context: FunctionContext,
  label: string,
): FinallyScope {
  const { builder } = context;
  const scope: FinallyScope = {
    kind: "finally",
    block: builder.newBlock(label),
    completion: new SsaVariable("completion", "i32"),
    error: new SsaVariable("pending", "ref"),
    exits: [],
  };
  builder.write(scope.error, integer("ref", 0));
  return scope;
}

/**
 * Lowers `body`, then `cleanup` on every way out. The cleanup exists once;
 * a completion number says where to go on afterwards: 0 falls through, 1
 * rethrows, the others are the exits taken inside the body.
 */
export function lowerFinally(
  context: FunctionContext,
  body: () => void,
  cleanup: (scope: FinallyScope) => void,
): void {
  const { builder } = context;
  const scope = newFinallyScope(context, "finally");
  const handler = builder.newHandler("finally.error");
  context.scopes.push(scope);
  context.withHandler(handler.block, body);
  context.scopes.pop();
  if (!builder.isTerminated) {
    builder.write(scope.completion, integer("i32", 0));
    builder.branch(scope.block);
  }
  builder.startBlock(handler.block);
  builder.write(scope.completion, integer("i32", throwing));
  builder.write(scope.error, handler.error);
  builder.branch(scope.block);
  builder.startBlock(scope.block);
  cleanup(scope);
  if (builder.isTerminated) return;
  dispatch(context, scope);
}

/** After the cleanup: on to where the completion number says. */
export function dispatch(context: FunctionContext, scope: FinallyScope): void {
  const { builder } = context;
  const completion = builder.read(scope.completion);
  const error = builder.read(scope.error);
  const through = builder.newBlock("finally.through");
  const rethrow = builder.newBlock("finally.rethrow");
  const exits = scope.exits.map((_, i) =>
    builder.newBlock(`finally.exit.${i}`),
  );
  const cases = [BigInt(throwing), ...exits.map((_, i) => BigInt(i + 2))];
  builder.terminate(
    "switch",
    [completion],
    [through, rethrow, ...exits],
    {},
    "void",
    cases,
  );
  builder.startBlock(rethrow);
  context.throwReference(error);
  scope.exits.forEach((exit, i) => {
    builder.startBlock(exits[i]!);
    exit();
  });
  builder.startBlock(through);
}
