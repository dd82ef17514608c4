// `Atomic<T>`: one instruction for each method, with its memory order.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import type {
  AtomicOperation,
  IrType,
  MemoryOrder,
  Operand,
} from "../../ir/ir.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert } from "../types/convert.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { nothing } from "./intrinsics.ts";
import { isAtomic } from "./layout-classes.ts";
import { fixedElementsOffset } from "../object-model.ts";
import { booleanType, irTypeOf } from "../types/types.ts";

// --- Atomic<T> ---------------------------------------------------------------

const orders: ReadonlySet<string> = new Set([
  "relaxed",
  "acquire",
  "release",
  "acquireRelease",
  "sequential",
]);

export function orderOf(node: ts.CallExpression, index: number): MemoryOrder {
  const argument = node.arguments[index];
  if (argument === undefined) return "sequential";
  if (!ts.isStringLiteralLike(argument) || !orders.has(argument.text))
    unsupported(argument, "a memory order that is not a literal");
  return argument.text as MemoryOrder;
}

const readModifyWrite: Readonly<Record<string, AtomicOperation>> = {
  exchange: "exchange",
  fetchAdd: "add",
  fetchSub: "sub",
  fetchAnd: "and",
  fetchOr: "or",
  fetchXor: "xor",
};

export function atomicMethod(
  context: FunctionContext,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): Typed | null {
  const declared = context.world.checker.getSymbolAtLocation(
    callee.name,
  )?.valueDeclaration;
  if (
    declared === undefined ||
    !ts.isClassDeclaration(declared.parent) ||
    declared.parent.name?.text !== "Atomic"
  )
    return null;
  if (!context.world.types.isLibraryDeclaration(declared)) return null;
  const cell = lowerExpression(context, callee.expression);
  if (!isAtomic(cell.type)) return null;
  const type = cell.type.typeArguments[0]!;
  const ir = irTypeOf(type);
  // Booleans are kept as bytes.
  const stored: IrType = ir === "i1" ? "i8" : ir;
  const value = (index: number): Operand => {
    const argument = node.arguments[index]!;
    const converted = convert(
      context,
      lowerExpression(context, argument, type),
      type,
      argument,
    );
    return ir === "i1" ? context.emit("zext", "i8", [converted]) : converted;
  };
  const result = (raw: Operand): Typed => ({
    value: ir === "i1" ? context.emit("trunc", "i1", [raw]) : raw,
    type,
  });
  const offset = fixedElementsOffset;
  const name = callee.name.text;
  if (name === "load")
    return result(
      context.emit("load", stored, [cell.value], {
        offset,
        order: orderOf(node, 0),
        alias: "any",
      }),
    );
  if (name === "store") {
    context.emit("store", "void", [cell.value, value(0)], {
      offset,
      order: orderOf(node, 1),
      alias: "any",
    });
    return nothing;
  }
  if (name === "compareExchange") {
    const wanted = value(0);
    const old = context.emit(
      "cmpxchg",
      stored,
      [cell.value, wanted, value(1)],
      { offset, order: orderOf(node, 2) },
    );
    return {
      value: context.emit("icmp", "i1", [old, wanted], { predicate: "eq" }),
      type: booleanType,
    };
  }
  const operation = readModifyWrite[name];
  if (operation === undefined) return null;
  return result(
    context.emit("atomicrmw", stored, [cell.value, value(0)], {
      offset,
      atomic: operation,
      order: orderOf(node, 1),
    }),
  );
}
