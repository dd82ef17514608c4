// `ta[i]` on typed arrays: straight loads and stores from the `address` and
// `count` fields of the library's classes.

import type ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { type IrType, type Operand, integer } from "../../ir/ir.ts";
import { typedArrayElements } from "../../load/builtins.ts";
import { boundsCheck, toIndex } from "./arrays.ts";
import { SsaVariable } from "../builder.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert, sentinelOperand } from "../types/convert.ts";
import { asNumber } from "../expressions/arithmetic.ts";
import type { Intrinsic } from "../machine/intrinsics.ts";
import { undefinedValue } from "../types/sentinels.ts";
import type { FieldAccess } from "../types/shapes.ts";
import {
  numberType,
  optional,
  u32Type,
  usizeType,
  type Type,
} from "../types/types.ts";

export function typedArrayKind(type: Type): string | null {
  if (type.kind !== "class") return null;
  const name = type.declaration.name?.text ?? "";
  if (
    !type.declaration
      .getSourceFile()
      .fileName.endsWith("lib/builtins/typed-array.ts")
  )
    return null;
  return typedArrayElements.get(name) ?? null;
}

const widths: Readonly<Record<string, number>> = {
  i8: 1,
  u8: 1,
  clamped: 1,
  i16: 2,
  u16: 2,
  i32: 4,
  u32: 4,
  f32: 4,
  f64: 8,
};

/** The functions of module "machine" that ask what an element of `A` is. */
export const elementIntrinsics: Readonly<Record<string, Intrinsic>> = {
  elementBytes: ({ node, typeArgument }) => ({
    value: integer("i32", widths[elementsOf(node, typeArgument())]!),
    type: u32Type,
  }),
  loadElement: ({ context, node, argument, typeArgument }) => {
    const kind = elementsOf(node, typeArgument());
    const base = argument(0, usizeType);
    const index = context.emit("zext", "i64", [argument(1, u32Type)]);
    return {
      value: loadNumber(context, addressIn(context, base, kind, index), kind),
      type: numberType,
    };
  },
  storeElement: ({ context, node, argument, typeArgument }) => {
    const kind = elementsOf(node, typeArgument());
    const base = argument(0, usizeType);
    const index = context.emit("zext", "i64", [argument(1, u32Type)]);
    const value = argument(2, numberType);
    storeNumber(context, addressIn(context, base, kind, index), kind, value);
    return undefinedValue;
  },
};

function elementsOf(node: ts.Node, type: Type): string {
  return (
    typedArrayKind(type) ?? unsupported(node, "anything but a typed array here")
  );
}

function field(
  context: FunctionContext,
  array: Typed,
  name: string,
  type: Type,
  ir: IrType,
): Operand {
  const payload: FieldAccess = {
    receiver: array.type,
    name,
    type,
    optional: false,
  };
  return context.emit("getfield", ir, [array.value], { payload });
}

function elementAddress(
  context: FunctionContext,
  array: Typed,
  kind: string,
  index: Operand,
): Operand {
  const base = field(context, array, "address", usizeType, "i64");
  return addressIn(context, base, kind, index);
}

function addressIn(
  context: FunctionContext,
  base: Operand,
  kind: string,
  index: Operand,
): Operand {
  return context.emit(
    "ptradd",
    "ptr",
    [context.emit("bitcast", "ptr", [base]), index],
    { scale: widths[kind]!, offset: 0 },
  );
}

function count(context: FunctionContext, array: Typed): Operand {
  return context.emit("zext", "i64", [
    field(context, array, "count", u32Type, "i32"),
  ]);
}

export function readTypedElement(
  context: FunctionContext,
  array: Typed,
  kind: string,
  index: Typed,
  node: ts.Node,
  optionalHere: boolean,
): Typed {
  const at = toIndex(context, index, node, !optionalHere && !context.safe);
  if (!optionalHere) {
    boundsCheck(context, at, count(context, array), index);
    const address = elementAddress(context, array, kind, at);
    return { value: loadNumber(context, address, kind), type: numberType };
  }
  const { builder } = context;
  const type = optional(numberType);
  const result = new SsaVariable("element", "f64");
  const inside = builder.newBlock("typed.element");
  const join = builder.newBlock("typed.join");
  builder.write(result, sentinelOperand(context, type, "undefined"));
  builder.conditional(
    context.emit("icmp", "i1", [at, count(context, array)], {
      predicate: "ult",
    }),
    inside,
    join,
    1,
  );
  builder.startBlock(inside);
  const address = elementAddress(context, array, kind, at);
  builder.write(result, loadNumber(context, address, kind));
  builder.branch(join);
  builder.startBlock(join);
  return { value: builder.read(result), type };
}

function loadNumber(
  context: FunctionContext,
  address: Operand,
  kind: string,
): Operand {
  // Views of one buffer overlap, whatever their kinds.
  const alias = "typed";
  if (kind === "f64")
    return canonical(
      context,
      context.emit("load", "f64", [address], { alias }),
    );
  if (kind === "f32")
    return canonical(
      context,
      context.emit("fpext", "f64", [
        context.emit("load", "f32", [address], { alias }),
      ]),
    );
  const ir = `i${widths[kind]! * 8}` as IrType;
  const raw = context.emit("load", ir, [address], { alias });
  return context.emit(kind.startsWith("i") ? "sitofp" : "uitofp", "f64", [raw]);
}

/** Raw bytes may hold any NaN; the sentinels must not come in through them. */
function canonical(context: FunctionContext, value: Operand): Operand {
  const isNumber = context.emit("fcmp", "i1", [value, value], {
    predicate: "oeq",
  });
  return context.emit("select", "f64", [
    isNumber,
    value,
    { kind: "float", type: "f64", value: NaN },
  ]);
}

/** A store outside the array does nothing, as in JavaScript. */
export function writeTypedElement(
  context: FunctionContext,
  array: Typed,
  kind: string,
  index: Typed,
  value: Typed,
  node: ts.Node,
): void {
  const { builder } = context;
  const number =
    value.type.kind === "integer"
      ? convert(context, value, numberType, node)
      : asNumber(context, value, node);
  const at = toIndex(context, index, node, !context.safe);
  const put = (): void => {
    const address = elementAddress(context, array, kind, at);
    storeNumber(context, address, kind, number);
  };
  // Profile `fast` believes every index (design L10).
  if (!context.safe) return put();
  const inside = builder.newBlock("typed.store");
  const join = builder.newBlock("typed.stored");
  builder.conditional(
    context.emit("icmp", "i1", [at, count(context, array)], {
      predicate: "ult",
    }),
    inside,
    join,
    1,
  );
  builder.startBlock(inside);
  put();
  builder.branch(join);
  builder.startBlock(join);
}

function storeNumber(
  context: FunctionContext,
  address: Operand,
  kind: string,
  number: Operand,
): void {
  context.emit("store", "void", [address, stored(context, kind, number)], {
    alias: "typed",
  });
}

function stored(
  context: FunctionContext,
  kind: string,
  number: Operand,
): Operand {
  if (kind === "f64") return number;
  if (kind === "f32") return context.emit("fptrunc", "f32", [number]);
  if (kind === "clamped")
    return context.callLibrary("lib/builtins/typed-array.ts", "clampedByte", [
      number,
    ]).value;
  const bits = context.emit("toint32", "i32", [number]);
  if (widths[kind] === 4) return bits;
  return context.emit("trunc", `i${widths[kind]! * 8}` as IrType, [bits]);
}
