// Ways to walk an iterable: arrays, strings, maps and sets by position, and
// the iterator protocol for everything else.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { integer, type Operand } from "../../ir/ir.ts";
import { arrayOfValues } from "../arrays/array-literals.ts";
import { arrayTypeOf, loadElement, loadLength } from "../arrays/arrays.ts";
import { SsaVariable } from "../builder.ts";
import { hasMethod } from "../calls/bound-methods.ts";
import { methodCall } from "../calls/method-calls.ts";
import { structuralSignature } from "../calls/structural-calls.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { truthy } from "../expressions/truthiness.ts";
import { findMember, methodInstance } from "../objects/classes.ts";
import { describeProperty } from "../objects/describe-property.ts";
import { readProperty } from "../objects/properties.ts";
import { convert, convertToInteger } from "../types/convert.ts";
import { typeName } from "../types/type-names.ts";
import {
  arrayOf,
  type ClassType,
  membersOf,
  nonNullish,
  numberType,
  representationOf,
  stringType,
  tupleOf,
  type Type,
  unionOf,
  unknownType,
} from "../types/types.ts";

/** One way to walk an iterable: a test, the current item, a step. */
export interface Walk {
  /** Lowered at the loop's test: i1 whether there is another item. */
  hasNext(): Operand;
  /** Lowered at the start of the body. */
  item(): Typed;
  /** Lowered where the loop continues. */
  step(): void;
  /** Left early: calls the iterator's `return`, if it has one. */
  close?(): void;
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

export function isLibraryClass(type: Type, name: string): boolean {
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
  const call = (object: Typed, name: string): Typed => {
    const signature = structuralSignature(
      context,
      object.type,
      name,
      [],
      undefined,
    );
    if (signature === null)
      unsupported(node, `iterating over \`${typeName(object.type)}\``);
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
      signature.parameters,
      signature.result,
    );
    return context.resultOf(
      context.callMethod(method, method.signature, [object.value, ...operands]),
      signature.result,
    );
  };
  const iterator = call(source, "[iterator]");
  let result: Typed | null = null;
  const declared = ts.isForOfStatement(node.parent)
    ? iteratedType(context, node)
    : null;
  const itemType =
    declared ??
    protocolItem(context, source.type) ??
    iteratedType(context, node);
  return {
    hasNext: () => {
      result = call(iterator, "next");
      const done = readProperty(context, result, "done", node);
      return context.emit("xor", "i1", [
        truthy(context, done, node),
        integer("i1", 1),
      ]);
    },
    item: () => {
      const value = readProperty(context, result!, "value", node);
      const type = itemType ?? value.type;
      return { value: convertItem(context, value, type, node), type };
    },
    step: () => {},
    ...(isLibraryIterator(context, iterator.type)
      ? {}
      : { close: () => callReturn(context, iterator) }),
  };
}

/** A machine integer seen as "any value" is a plain number (passes/layout.ts). */
function convertItem(
  context: FunctionContext,
  value: Typed,
  type: Type,
  node: ts.Node,
): Operand {
  if (type.kind !== "integer" || representationOf(value.type) !== "value")
    return convert(context, value, type, node);
  const number = convert(context, value, numberType, node);
  return convertToInteger(
    context,
    { value: number, type: numberType },
    type,
    node,
  );
}

/** The library's own iterators have no `return`. */
function isLibraryIterator(context: FunctionContext, type: Type): boolean {
  const declaration =
    type.kind === "class"
      ? type.declaration
      : type.kind === "structural"
        ? type.source.symbol?.declarations?.[0]
        : undefined;
  if (declaration === undefined) return false;
  if (type.kind === "class")
    return declaration.getSourceFile().fileName.includes("lib/builtins/");
  return (
    context.world.types.isLibraryDeclaration(declaration) &&
    /^(Array|Map|Set|String)Iterator$/.test(
      type.kind === "structural" ? (type.source.symbol?.name ?? "") : "",
    )
  );
}

/** `iterator.return?.()`, whatever the iterator's static type says about it. */
function callReturn(context: FunctionContext, iterator: Typed): void {
  const { builder } = context;
  const present = builder.newBlock("iterator.return");
  const done = builder.newBlock("iterator.closed");
  builder.conditional(hasMethod(context, iterator, "return"), present, done);
  builder.startBlock(present);
  const method = methodCall(
    context,
    iterator.type,
    "return",
    [],
    [],
    unknownType,
  );
  context.callMethod(method, method.signature, [iterator.value]);
  builder.branch(done);
  builder.startBlock(done);
}

/** The type of `value` in what the iterator's `next` gives while not done. */
export function protocolItem(
  context: FunctionContext,
  type: Type,
): Type | null {
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
export function iteratedType(
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
