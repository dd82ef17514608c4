// Fields of `@layout` classes and elements of fixed arrays: loads and stores
// at known places, volatile and byte-swapped where the declaration says so.

import { fixedElementsOffset } from "../object-model.ts";
import type ts from "typescript";
import { integer, type IrType, type Operand } from "../../ir/ir.ts";
import { boundsCheck, toIndex } from "../arrays/arrays.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert } from "../types/convert.ts";
import {
  fixedArrayParts,
  isAtomic,
  isFixedArray,
  layoutOf,
  storedSize,
  type LayoutField,
} from "./layout-classes.ts";
import {
  irTypeOf,
  isHeaderless,
  type ClassType,
  type Type,
} from "../types/types.ts";

function layoutField(
  context: FunctionContext,
  object: Typed,
  name: string,
): LayoutField | null {
  if (object.type.kind !== "class" || !isHeaderless(object.type)) return null;
  return layoutOf(context.world, object.type).fields.get(name) ?? null;
}

export function readLayoutField(
  context: FunctionContext,
  object: Typed,
  name: string,
): Typed | null {
  const field = layoutField(context, object, name);
  if (field === null) return null;
  if (field.embedded) return readEmbedded(context, object, field);
  return { value: loadAt(context, object.value, field), type: field.type };
}

/** The address of something stored in place, under its own type. */
export function readEmbedded(
  context: FunctionContext,
  object: Typed,
  field: LayoutField,
): Typed {
  // Fixed arrays and atomics are addressed as if a header stood before them.
  const back = isHeaderless(field.type) ? 0 : fixedElementsOffset;
  const ir = irTypeOf(field.type);
  return {
    value: context.emit("ptradd", ir, [object.value], {
      offset: field.offset - back,
      scale: 1,
    }),
    type: field.type,
  };
}

function loadAt(
  context: FunctionContext,
  base: Operand,
  field: LayoutField,
): Operand {
  const ir = irTypeOf(field.type);
  const value = context.emit("load", ir, [base], {
    offset: field.offset,
    alias: "any",
    align: 1,
    ...(field.volatile ? { volatile: true } : {}),
  });
  return field.bigEndian ? swap(context, value, ir) : value;
}

function swap(context: FunctionContext, value: Operand, ir: IrType): Operand {
  return ir === "i8"
    ? value
    : context.emit("intrinsic", ir, [value], { symbol: "bswap" });
}

export function writeLayoutField(
  context: FunctionContext,
  object: Typed,
  name: string,
  value: Typed,
  node: ts.Node,
): boolean {
  const field = layoutField(context, object, name);
  if (field === null) return false;
  const ir = irTypeOf(field.type);
  if (field.embedded) {
    const from = context.emit("bitcast", "ptr", [value.value]);
    const to = context.emit("ptradd", "ptr", [object.value], {
      offset: field.offset,
      scale: 1,
    });
    context.emit("memmove", "void", [
      to,
      from,
      integer("i64", field.sizeBytes),
    ]);
    return true;
  }
  const converted = convert(context, value, field.type, node);
  const stored = field.bigEndian ? swap(context, converted, ir) : converted;
  context.emit("store", "void", [object.value, stored], {
    offset: field.offset,
    alias: "any",
    align: 1,
    ...(field.volatile ? { volatile: true } : {}),
  });
  return true;
}

function fixedAddress(
  context: FunctionContext,
  array: Typed,
  index: Typed,
  node: ts.Node,
): { address: Operand; parts: ReturnType<typeof fixedArrayParts> } {
  const parts = fixedArrayParts(array.type as ClassType);
  const at = toIndex(context, index, node);
  boundsCheck(context, at, integer("i64", parts.count), index);
  const { bytes } = storedSize(context.world, parts.element, node);
  const address = context.emit("ptradd", "ptr", [array.value, at], {
    scale: bytes,
    offset: fixedElementsOffset,
  });
  return { address, parts };
}

export function readFixedElement(
  context: FunctionContext,
  array: Typed,
  index: Typed,
  node: ts.Node,
): Typed {
  const { address, parts } = fixedAddress(context, array, index, node);
  const { element } = parts;
  if (isEmbeddedElement(element)) return { value: address, type: element };
  if (isFixedArray(element) || isAtomic(element)) {
    return {
      value: context.emit("ptradd", "ref", [address], {
        offset: -fixedElementsOffset,
        scale: 1,
      }),
      type: element,
    };
  }
  return {
    value: context.emit("load", irTypeOf(element), [address], { alias: "any" }),
    type: element,
  };
}

/** Layouts lie in the array; with null among the elements, their addresses do. */
function isEmbeddedElement(element: Type): boolean {
  return element.kind === "class" && isHeaderless(element);
}

export function writeFixedElement(
  context: FunctionContext,
  array: Typed,
  index: Typed,
  value: Typed,
  node: ts.Node,
): void {
  const { address, parts } = fixedAddress(context, array, index, node);
  if (isEmbeddedElement(parts.element)) {
    const from = convert(context, value, parts.element, node);
    const { bytes } = storedSize(context.world, parts.element, node);
    context.emit("memmove", "void", [address, from, integer("i64", bytes)]);
    return;
  }
  context.emit(
    "store",
    "void",
    [address, convert(context, value, parts.element, node)],
    { alias: "any" },
  );
}
