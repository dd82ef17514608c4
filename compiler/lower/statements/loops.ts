// Loops other than `for…of`, with per-iteration bindings where closures
// capture the loop variable.

import { cellValueOffset } from "../object-model.ts";
import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import type { Block } from "../../ir/ir.ts";
import { assignTo } from "../expressions/assignment.ts";
import { arrayTypeOf, forEachIndex, loadElement } from "../arrays/arrays.ts";
import { type FunctionContext } from "../context.ts";
import { lowerCondition, lowerExpression } from "../expressions/expressions.ts";
import { convert, isNullishValue } from "../types/convert.ts";
import { declareVariable } from "../variables/variables.ts";
import { callDictionary, isDictionary } from "../arrays/elements.ts";
import { lowerStatement } from "./statements.ts";
import { lowerVariables } from "../variables/variable-statements.ts";
import { isUsingList, lowerWithResources } from "./using.ts";
import { prepareList } from "../variables/hoisting.ts";
import { irTypeOf, nonNullish, stringType, type Type } from "../types/types.ts";

export interface LoopBlocks {
  readonly breakBlock: Block;
  readonly continueBlock: Block;
}

/** Lowers a body with `break` and `continue` going to the blocks. */
export function lowerLoopBody(
  context: FunctionContext,
  body: ts.Statement,
  labels: readonly string[],
  blocks: LoopBlocks,
): void {
  inLoop(context, labels, blocks, () => lowerStatement(context, body));
}

/** Lowers `body` with `break` and `continue` going to the blocks. */
export function inLoop(
  context: FunctionContext,
  labels: readonly string[],
  blocks: LoopBlocks,
  body: () => void,
): void {
  context.scopes.push({ kind: "loop", labels, ...blocks });
  body();
  context.scopes.pop();
}

export function lowerWhile(
  context: FunctionContext,
  node: ts.WhileStatement,
  labels: readonly string[],
): void {
  const { builder } = context;
  const [test, body, done] = ["while.test", "while.body", "while.done"].map(
    (label) => builder.newBlock(label),
  );
  builder.branch(test!);
  builder.startBlock(test!, false);
  lowerCondition(context, node.expression, body!, done!);
  builder.startBlock(body!);
  lowerLoopBody(context, node.statement, labels, {
    breakBlock: done!,
    continueBlock: test!,
  });
  builder.branch(test!);
  builder.seal(test!);
  builder.startBlock(done!);
}

export function lowerDo(
  context: FunctionContext,
  node: ts.DoStatement,
  labels: readonly string[],
): void {
  const { builder } = context;
  const [body, test, done] = ["do.body", "do.test", "do.done"].map((label) =>
    builder.newBlock(label),
  );
  builder.branch(body!);
  builder.startBlock(body!, false);
  lowerLoopBody(context, node.statement, labels, {
    breakBlock: done!,
    continueBlock: test!,
  });
  builder.branch(test!);
  builder.startBlock(test!);
  lowerCondition(context, node.expression, body!, done!);
  builder.seal(body!);
  builder.startBlock(done!);
}

export function lowerFor(
  context: FunctionContext,
  node: ts.ForStatement,
  labels: readonly string[],
): void {
  const { initializer } = node;
  if (initializer !== undefined) {
    if (ts.isVariableDeclarationList(initializer)) {
      prepareList(context, initializer);
      if (isUsingList(initializer))
        return lowerWithResources(context, initializer, () =>
          lowerForRest(context, node, labels),
        );
      lowerVariables(context, initializer);
    } else lowerExpression(context, initializer);
  }
  lowerForRest(context, node, labels);
}

/** The loop after its initialiser. */
function lowerForRest(
  context: FunctionContext,
  node: ts.ForStatement,
  labels: readonly string[],
): void {
  const { builder } = context;
  const fresh = perIteration(context, node);
  const [test, body, next, done] = [
    "for.test",
    "for.body",
    "for.next",
    "for.done",
  ].map((label) => builder.newBlock(label));
  builder.branch(test!);
  builder.startBlock(test!, false);
  if (node.condition === undefined) builder.branch(body!);
  else lowerCondition(context, node.condition, body!, done!);
  builder.startBlock(body!);
  lowerLoopBody(context, node.statement, labels, {
    breakBlock: done!,
    continueBlock: next!,
  });
  builder.branch(next!);
  builder.startBlock(next!);
  for (const copy of fresh) copy();
  if (node.incrementor !== undefined)
    lowerExpression(context, node.incrementor);
  builder.branch(test!);
  builder.seal(test!);
  builder.startBlock(done!);
}

/** Loop variables in cells: each iteration gets a cell of its own. */
function perIteration(
  context: FunctionContext,
  node: ts.ForStatement,
): (() => void)[] {
  if (
    node.initializer === undefined ||
    !ts.isVariableDeclarationList(node.initializer)
  )
    return [];
  if (!(node.initializer.flags & ts.NodeFlags.BlockScoped)) return [];
  const copies: (() => void)[] = [];
  for (const declaration of node.initializer.declarations) {
    if (!ts.isIdentifier(declaration.name)) continue;
    const symbol = context.world.checker.getSymbolAtLocation(declaration.name)!;
    const binding = context.variables.get(symbol);
    if (binding?.kind !== "cell") continue;
    const copy = (): void => {
      const type = irTypeOf(binding.type);
      const value = context.emit(
        "load",
        type,
        [context.builder.read(binding.variable)],
        { offset: cellValueOffset, alias: `cell.${type}` },
      );
      context.builder.write(
        binding.variable,
        context.newCell(binding.type, value),
      );
    };
    // Closures made in the initialiser keep a binding that no iteration has.
    if (makesClosure(node.initializer)) copy();
    copies.push(copy);
  }
  return copies;
}

function makesClosure(node: ts.Node): boolean {
  return (
    ts.isFunctionLike(node) || (ts.forEachChild(node, makesClosure) ?? false)
  );
}

/** `for (const key in object)`: keys known from the type, or a dictionary's. */
export function lowerForIn(
  context: FunctionContext,
  node: ts.ForInStatement,
  labels: readonly string[],
): void {
  const object = lowerExpression(context, node.expression);
  const type = nonNullish(object.type);
  const { builder } = context;
  const done = builder.newBlock("for.in.done");
  if (type !== object.type) {
    // Nothing has no keys.
    const present = builder.newBlock("for.in.present");
    builder.conditional(isNullishValue(context, object), done, present);
    builder.startBlock(present);
  }
  const keys = isDictionary(type)
    ? callDictionary(context, { value: object.value, type }, "keys", [])
    : arrayTypeOf(type) !== null
      ? indexKeys(context, object)
      : context.callLibrary("lib/builtins/object-constructor.ts", "keys", [
          convert(context, object, { kind: "object", key: "object" }, node),
        ]);
  const { element } = arrayTypeOf(keys.type)!;
  forEachIndex(context, keys, (index) => {
    const value = {
      value: loadElement(context, keys.value, index, element),
      type: stringType as Type,
    };
    const { initializer } = node;
    if (ts.isVariableDeclarationList(initializer)) {
      const { name } = initializer.declarations[0]!;
      if (!ts.isIdentifier(name)) unsupported(name, "this `for…in` target");
      declareVariable(context, name, value);
    } else {
      assignTo(context, initializer, value);
    }
    const next = builder.newBlock("for.in.next");
    lowerLoopBody(context, node.statement, labels, {
      breakBlock: done,
      continueBlock: next,
    });
    builder.branch(next);
    builder.startBlock(next);
  });
  builder.branch(done);
  builder.startBlock(done);
}

function indexKeys(
  context: FunctionContext,
  object: import("../context.ts").Typed,
): import("../context.ts").Typed {
  return context.callLibrary("lib/builtins/object-constructor.ts", "keys", [
    convert(
      context,
      object,
      { kind: "object", key: "object" },
      context.instance.node,
    ),
  ]);
}
