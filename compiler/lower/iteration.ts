// `for…of`, and turning any iterable into an array: fast paths for arrays,
// strings, maps and sets, the iterator protocol for everything else.

import ts from "typescript";
import { unsupported } from "../diagnostics.ts";
import { integer, type Operand } from "../ir/ir.ts";
import { appendOne, arrayOfValues } from "./array-literals.ts";
import { arrayTypeOf, loadElement, loadLength, newArray } from "./arrays.ts";
import { assignTo } from "./assignment.ts";
import { SsaVariable } from "./builder.ts";
import { methodCall } from "./method-calls.ts";
import { structuralSignature } from "./structural-calls.ts";
import { findMember, methodInstance } from "./classes.ts";
import type { FunctionContext, Typed } from "./context.ts";
import { convert } from "./convert.ts";
import { truthy } from "./truthiness.ts";
import { assignPattern, bindPattern } from "./destructuring.ts";
import { lowerExpression } from "./expressions.ts";
import { declareVariable } from "./variables.ts";
import { narrowed } from "./identifiers.ts";
import { describeProperty, readProperty } from "./properties.ts";
import { exitScope, lowerLoopBody, type LoopBlocks } from "./loops.ts";
import {
  arrayOf,
  membersOf,
  nonNullish,
  stringType,
  tupleOf,
  unionOf,
  unknownType,
  type ClassType,
  type Type,
} from "./types.ts";

/** One way to walk an iterable: a test, the current item, a step. */
interface Walk {
  /** Lowered at the loop's test: i1 whether there is another item. */
  hasNext(): Operand;
  /** Lowered at the start of the body. */
  item(): Typed;
  /** Lowered where the loop continues. */
  step(): void;
  /** Left early: the iterator's `return`, if it has one. */
  close?(): void;
}

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
  bindItem(context, node.initializer, walk.item());
  const early =
    walk.close === undefined ? done : builder.newBlock("for.of.close");
  const blocks: LoopBlocks = { breakBlock: early, continueBlock: next };
  lowerLoopBody(context, node.statement, labels, blocks);
  builder.branch(next);
  builder.startBlock(next);
  walk.step();
  builder.branch(test);
  builder.seal(test);
  if (walk.close !== undefined) {
    builder.startBlock(early);
    walk.close();
    builder.branch(done);
  }
  builder.startBlock(done);
  exitScope(context);
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

export function walkOf(
  context: FunctionContext,
  source: Typed,
  node: ts.Expression,
): Walk {
  const type = nonNullish(source.type);
  if (arrayTypeOf(type) !== null) return arrayWalk(context, source);
  if (type.kind === "string") return stringWalk(context, source);
  if (isLibraryClass(type, "Map"))
    return cursorWalk(context, source, type as ClassType, "entries");
  if (isLibraryClass(type, "Set"))
    return cursorWalk(context, source, type as ClassType, "keys");
  return iteratorWalk(
    context,
    { value: convert(context, source, type, node), type },
    node,
  );
}

function isLibraryClass(type: Type, name: string): boolean {
  return (
    type.kind === "class" &&
    type.declaration.name?.text === name &&
    type.declaration.getSourceFile().fileName.includes("lib/builtins/")
  );
}

function arrayWalk(context: FunctionContext, array: Typed): Walk {
  const { builder } = context;
  const { element } = arrayTypeOf(array.type)!;
  const counter = new SsaVariable("index", "i64");
  builder.write(counter, integer("i64", 0));
  return {
    hasNext: () =>
      context.emit(
        "icmp",
        "i1",
        [builder.read(counter), loadLength(context, array.value)],
        { predicate: "ult" },
      ),
    item: () => ({
      value: loadElement(context, array.value, builder.read(counter), element),
      type: element,
    }),
    step: () =>
      builder.write(
        counter,
        context.emit("add", "i64", [builder.read(counter), integer("i64", 1)]),
      ),
  };
}

function stringWalk(context: FunctionContext, text: Typed): Walk {
  const { builder } = context;
  const position = new SsaVariable("position", "i32");
  const size = new SsaVariable("size", "i32");
  builder.write(position, integer("i32", 0));
  builder.write(size, integer("i32", 0));
  return {
    hasNext: () => {
      const length = context.emit("load", "i32", [text.value], {
        offset: 8,
        alias: "string.length",
      });
      return context.emit("icmp", "i1", [builder.read(position), length], {
        predicate: "ult",
      });
    },
    item: () => {
      const at = builder.read(position);
      const units = context.callLibrary(
        "lib/builtins/iterator.ts",
        "characterLength",
        [text.value, at],
      ).value;
      builder.write(size, units);
      const end = context.emit("add", "i32", [at, units]);
      const value = context.callLibrary(
        "lib/builtins/iterator.ts",
        "characterAt",
        [text.value, at, end],
      ).value;
      return { value, type: stringType };
    },
    step: () =>
      builder.write(
        position,
        context.emit("add", "i32", [
          builder.read(position),
          builder.read(size),
        ]),
      ),
  };
}

/** Maps and sets: a cursor object instead of an iterator and its results. */
function cursorWalk(
  context: FunctionContext,
  source: Typed,
  type: ClassType,
  kind: "entries" | "keys",
): Walk {
  const call = (object: Typed, name: string): Typed => {
    const owner = object.type as ClassType;
    const member =
      findMember(context.world, owner, name, ["method"]) ??
      unsupported(context.instance.node, `\`${name}\` of a library class`);
    const instance = methodInstance(context.world, member, [], owner);
    return context.resultOf(
      context.callInstance(instance, [object.value]),
      instance.result,
    );
  };
  const cursor = call({ value: source.value, type }, "cursor");
  return {
    hasNext: () => call(cursor, "advance").value,
    item: () => {
      const key = call(cursor, "key");
      if (kind === "keys") return key;
      const value = call(cursor, "value");
      const pair = tupleOf([type.typeArguments[0]!, type.typeArguments[1]!]);
      const operands = [key, value].map((part) =>
        convert(context, part, pair.element, context.instance.node),
      );
      return {
        value: arrayOfValues(context, arrayOf(pair.element), operands),
        type: pair,
      };
    },
    step: () => {},
  };
}

/** The protocol: `[Symbol.iterator]()`, `next()`, `return()`. */
function iteratorWalk(
  context: FunctionContext,
  source: Typed,
  node: ts.Expression,
): Walk {
  const call = (object: Typed, name: string, required = true): Typed | null => {
    const signature = structuralSignature(
      context,
      object.type,
      name,
      [],
      undefined,
    );
    if (signature === null)
      return required ? unsupported(node, "iterating over this") : null;
    const operands = signature.parameters.map((parameter) =>
      convert(
        context,
        {
          value: integer("ref", 8),
          type: { kind: "undefined", key: "undefined" },
        },
        parameter.type,
        node,
      ),
    );
    const method = methodCall(
      context,
      object.type,
      name,
      [],
      signature.parameters.map((parameter) => parameter.type),
      signature.result,
    );
    return context.resultOf(
      context.callMethod(method, method.signature, [object.value, ...operands]),
      signature.result,
    );
  };
  const iterator = call(source, "[iterator]")!;
  const { builder } = context;
  let result: Typed | null = null;
  const declared = ts.isForOfStatement(node.parent)
    ? iteratedType(context, node)
    : null;
  const itemType =
    declared ??
    protocolItem(context, source.type) ??
    iteratedType(context, node);
  const hasReturn =
    structuralSignature(context, iterator.type, "return", [], undefined) !==
      null && isDirectClass(iterator.type);
  void builder;
  return {
    hasNext: () => {
      result = call(iterator, "next")!;
      const done = readProperty(context, result, "done", node);
      return context.emit("xor", "i1", [
        truthy(context, done, node),
        integer("i1", 1),
      ]);
    },
    item: () => {
      const value = readProperty(context, result!, "value", node);
      return {
        value: convert(context, value, itemType ?? value.type, node),
        type: itemType ?? value.type,
      };
    },
    step: () => {},
    ...(hasReturn ? { close: () => void call(iterator, "return", false) } : {}),
  };
}

function isDirectClass(type: Type): boolean {
  return type.kind === "class";
}

/** The type of `value` in what the iterator's `next` gives while not done. */
function protocolItem(context: FunctionContext, type: Type): Type | null {
  const iterator = structuralSignature(
    context,
    type,
    "[iterator]",
    [],
    undefined,
  )?.result;
  const result =
    iterator === undefined
      ? undefined
      : structuralSignature(context, iterator, "next", [], undefined)?.result;
  if (result === undefined) return null;
  const values = membersOf(result).map(
    (member) => describeProperty(context, member, "value")?.type ?? unknownType,
  );
  const known = values.filter((value) => value.kind !== "unknown");
  return known.length === 0 ? null : unionOf(known);
}

/** What the checker says iteration over an expression yields. */
function iteratedType(
  context: FunctionContext,
  node: ts.Expression,
): Type | null {
  const { checker } = context.world;
  const type = checker.getTypeAtLocation(node);
  const parent = node.parent;
  if (
    ts.isForOfStatement(parent) &&
    ts.isVariableDeclarationList(parent.initializer)
  ) {
    const { name } = parent.initializer.declarations[0]!;
    if (ts.isIdentifier(name)) return context.typeOfNode(name);
  }
  const protocol = protocolItem(context, context.resolve(type));
  if (protocol !== null) return protocol;
  const method = checker
    .getPropertiesOfType(type)
    .find((symbol) => symbol.name.startsWith("__@iterator"));
  const signature =
    method === undefined
      ? undefined
      : checker.getTypeOfSymbol(method).getCallSignatures()[0];
  const iterator =
    signature === undefined
      ? undefined
      : checker.getReturnTypeOfSignature(signature);
  const [item] =
    iterator === undefined
      ? []
      : checker.getTypeArguments(iterator as ts.TypeReference);
  return item === undefined ? null : context.resolve(item);
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

function collectedType(
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
    unsupported(node, "iterating over this")
  );
}
