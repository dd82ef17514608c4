// `for…of`, and turning any iterable into an array.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { type Block, integer, type Operand } from "../../ir/ir.ts";
import { appendOne } from "../arrays/array-literals.ts";
import { newArray } from "../arrays/arrays.ts";
import { SsaVariable } from "../builder.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { assignTo } from "../expressions/assignment.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { convert } from "../types/convert.ts";
import { typeName } from "../types/type-names.ts";
import {
  arrayOf,
  type ClassType,
  nonNullish,
  stringType,
  tupleOf,
  type Type,
} from "../types/types.ts";
import { narrowed } from "../variables/identifiers.ts";
import { declareVariable } from "../variables/variables.ts";
import { assignPattern, bindPattern } from "./destructuring.ts";
import { inLoop } from "./loops.ts";
import { lowerStatement } from "./statements.ts";
import { dispatch, newFinallyScope } from "./try.ts";
import { disposingOf, isUsingList } from "./using.ts";
import { isLibraryClass, iteratedType, protocolItem, walkOf } from "./walks.ts";

export function lowerForOf(
  context: FunctionContext,
  node: ts.ForOfStatement,
  labels: readonly string[],
): void {
  if (node.awaitModifier !== undefined) unsupported(node, "`for await`");
  const source = lowerExpression(context, node.expression);
  const walk = walkOf(context, source, node.expression);
  const { builder } = context;
  const test = builder.newBlock("for.of.test");
  const body = builder.newBlock("for.of.body");
  const next = builder.newBlock("for.of.next");
  const done = builder.newBlock("for.of.done");
  builder.branch(test);
  builder.startBlock(test, false);
  builder.conditional(walk.hasNext(), body, done);
  builder.startBlock(body);
  const iteration = (breakBlock: Block): void => {
    const blocks = { breakBlock, continueBlock: next };
    inLoop(context, labels, blocks, () => {
      bindItem(context, node.initializer, walk.item());
      const body = (): void => lowerStatement(context, node.statement);
      if (isUsingList(node.initializer))
        disposingOf(context, resourceOf(node.initializer), body);
      else body();
    });
    builder.branch(next);
  };
  if (walk.close === undefined) iteration(done);
  else closingOnExit(context, walk.close.bind(walk), iteration, done);
  builder.startBlock(next);
  walk.step();
  builder.branch(test);
  builder.seal(test);
  builder.startBlock(done);
}

/**
 * Lowers an iteration's body so that every way out of the loop but its end
 * closes the iterator: `break`, `return` and outer jumps as a finally block
 * would, an error without letting the iterator's own error replace it.
 */
function closingOnExit(
  context: FunctionContext,
  close: () => void,
  body: (breakBlock: Block) => void,
  done: Block,
): void {
  const { builder } = context;
  const early = builder.newBlock("for.of.early");
  const handler = builder.newHandler("for.of.error");
  const scope = newFinallyScope(context, "for.of.close");
  context.scopes.push(scope);
  context.withHandler(handler.block, () => body(early));
  context.scopes.pop();
  builder.startBlock(early);
  builder.write(scope.completion, integer("i32", 0));
  builder.branch(scope.block);
  builder.startBlock(handler.block);
  closeAndRethrow(context, close, handler.error);
  builder.startBlock(scope.block);
  close();
  dispatch(context, scope);
  builder.branch(done);
}

/** Closes an iterator because of an error, which stays the one that is thrown. */
export function closeAndRethrow(
  context: FunctionContext,
  close: () => void,
  error: Operand,
): void {
  const { builder } = context;
  const handler = builder.newHandler("close.error");
  context.withHandler(handler.block, close);
  context.throwReference(error);
  builder.startBlock(handler.block);
  context.throwReference(error);
}

/** `using x` of a `for…of` over resources. */
function resourceOf(initializer: ts.ForInitializer): ts.VariableDeclaration {
  return (initializer as ts.VariableDeclarationList).declarations[0]!;
}

function bindItem(
  context: FunctionContext,
  initializer: ts.ForInitializer,
  item: Typed,
): void {
  if (!ts.isVariableDeclarationList(initializer)) {
    if (
      ts.isArrayLiteralExpression(initializer) ||
      ts.isObjectLiteralExpression(initializer)
    )
      assignPattern(context, initializer, item);
    else assignTo(context, initializer, item);
    return;
  }
  const { name } = initializer.declarations[0]!;
  context.at(name);
  if (ts.isIdentifier(name))
    declareVariable(
      context,
      name,
      item.type.kind === "integer" ? item : narrowed(context, item, name),
    );
  else bindPattern(context, name, item);
}

/** Every item of an iterable, in a new array. */
export function iterateToArray(
  context: FunctionContext,
  source: Typed,
  node: ts.Node,
): Typed {
  const { builder } = context;
  const walk = walkOf(context, source, node as ts.Expression);
  const test = builder.newBlock("collect.test");
  const body = builder.newBlock("collect.body");
  const done = builder.newBlock("collect.done");
  let array: {
    type: ReturnType<typeof arrayOf>;
    variable: SsaVariable;
  } | null = null;
  const list = new SsaVariable("list", "ref");
  const itemType = collectedType(context, source, node);
  array = { type: arrayOf(itemType), variable: list };
  builder.write(list, newArray(context, array.type, integer("i32", 0)));
  builder.branch(test);
  builder.startBlock(test, false);
  builder.conditional(walk.hasNext(), body, done);
  builder.startBlock(body);
  const item = walk.item();
  appendOne(
    context,
    builder.read(list),
    array.type,
    convert(context, item, itemType, node),
  );
  walk.step();
  builder.branch(test);
  builder.seal(test);
  builder.startBlock(done);
  return { value: builder.read(list), type: array.type };
}

export function collectedType(
  context: FunctionContext,
  source: Typed,
  node: ts.Node,
): Type {
  const type = nonNullish(source.type);
  if (type.kind === "string") return stringType;
  if (isLibraryClass(type, "Set")) return (type as ClassType).typeArguments[0]!;
  if (isLibraryClass(type, "Map"))
    return tupleOf([...(type as ClassType).typeArguments].slice(0, 2));
  const protocol = protocolItem(context, type);
  if (protocol !== null) return protocol;
  const expression = ts.isSpreadElement(node)
    ? node.expression
    : (node as ts.Expression);
  return (
    iteratedType(context, expression) ??
    unsupported(node, `iterating over \`${typeName(type)}\``)
  );
}
