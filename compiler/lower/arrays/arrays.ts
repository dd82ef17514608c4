// Arrays and tuples: literals, element access with its bounds rule (design
// L3), growth, spreading.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { type IrType, type Operand, integer } from "../../ir/ir.ts";
import { appendOne } from "./array-literals.ts";
import { SsaVariable } from "../builder.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert, sentinelOperand } from "../types/convert.ts";
import { checkHeld } from "../types/loose.ts";
import {
  arrayCapacityOffset,
  arrayElementsOffset,
  arrayLengthOffset,
} from "../object-model.ts";
import {
  type ArrayType,
  type Type,
  arrayOf,
  irTypeOf,
  membersOf,
  nonNullish,
  numberType,
  optional,
  representationOf,
  sizeOfIrType,
  unionOf,
  unknownType,
} from "../types/types.ts";

/** The array type behind an array or tuple. */
export function arrayTypeOf(type: Type): ArrayType | null {
  if (type.kind === "array") return type;
  if (type.kind === "tuple") return arrayOf(type.element);
  if (type.kind === "union") {
    const arrays = membersOf(nonNullish(type)).map(arrayTypeOf);
    if (arrays.length > 0 && arrays.every((array) => array !== null)) {
      return arrayOf(unionOf(arrays.map((array) => array!.element)));
    }
  }
  return null;
}

/** IR type of one element in memory. */
export function elementIr(type: Type): IrType {
  return irTypeOf(type);
}

export function elementAlias(type: Type): string {
  return `element.${irTypeOf(type)}`;
}

export function loadLength(context: FunctionContext, array: Operand): Operand {
  const length = context.emit("load", "i32", [array], {
    offset: arrayLengthOffset,
    alias: "array.length",
  });
  return context.emit("zext", "i64", [length]);
}

export function loadElements(
  context: FunctionContext,
  array: Operand,
): Operand {
  return context.emit("load", "ptr", [array], {
    offset: arrayElementsOffset,
    alias: "array.elements",
  });
}

function elementAddress(
  context: FunctionContext,
  array: Operand,
  index: Operand,
  element: Type,
): Operand {
  const base = loadElements(context, array);
  return context.emit("ptradd", "ptr", [base, index], {
    scale: sizeOfIrType(elementIr(element)),
    offset: 0,
  });
}

/** No index is as large (2^32 - 1 is no array index either, but a length). */
const indexLimit = 2 ** 32;

/**
 * An index expression as i64; an index that is no array index becomes -1, unless
 * it is `believed` to be one: what nobody compares with a length.
 */
export function toIndex(
  context: FunctionContext,
  typed: Typed,
  node: ts.Node,
  believed = false,
): Operand {
  const { type, value } = typed;
  if (type.kind === "integer") {
    if (type.bits === 64) return value;
    return context.emit(type.signed ? "sext" : "zext", "i64", [value]);
  }
  if (representationOf(type) !== "number")
    unsupported(node, "an index that is not a number");
  if (value.kind === "float") {
    const isIndex =
      Number.isInteger(value.value) &&
      value.value >= 0 &&
      value.value < indexLimit;
    return integer("i64", isIndex ? value.value : -1);
  }
  return context.emit(
    "toindex",
    "i64",
    [value],
    believed ? { isIndex: true } : {},
  );
}

/** Element `index` where a missing one is undefined. */
export function arrayElementOrUndefined(
  context: FunctionContext,
  array: Typed,
  index: Operand,
  node: ts.Node,
  declared: Type | null = null,
): Typed {
  const arrayType = arrayTypeOf(array.type)!;
  if (
    declared !== null &&
    !membersOf(declared).some((member) => member.kind === "undefined")
  ) {
    // A tuple's fixed element is always there.
    const value = loadElement(context, array.value, index, arrayType.element);
    return {
      value: convert(
        context,
        { value, type: arrayType.element },
        declared,
        node,
      ),
      type: declared,
    };
  }
  const { builder } = context;
  const type = optional(arrayType.element);
  const result = new SsaVariable("element", irTypeOf(type));
  const present = builder.newBlock("element");
  const join = builder.newBlock("element.join");
  builder.write(result, sentinelOperand(context, type, "undefined"));
  const inRange = context.emit(
    "icmp",
    "i1",
    [index, loadLength(context, array.value)],
    { predicate: "ult" },
  );
  builder.conditional(inRange, present, join, 1);
  builder.startBlock(present);
  const value = loadElement(context, array.value, index, arrayType.element);
  builder.write(
    result,
    convert(context, { value, type: arrayType.element }, type, node),
  );
  builder.branch(join);
  builder.startBlock(join);
  return { value: builder.read(result), type };
}

/** Reads an element whose index is known to be in range. */
export function loadElement(
  context: FunctionContext,
  array: Operand,
  index: Operand,
  element: Type,
): Operand {
  const ir = elementIr(element);
  if (ir !== "val") {
    const address = elementAddress(context, array, index, element);
    const value = context.emit("load", ir, [address], {
      alias: elementAlias(element),
    });
    checkHeld(context, value, element);
    return value;
  }
  // The array may hold another representation (arrays are covariant).
  const { builder } = context;
  const result = new SsaVariable("element", "val");
  const [plain, other, join] = [
    "element.value",
    "element.other",
    "element.done",
  ].map((label) => builder.newBlock(label));
  builder.conditional(holdsValues(context, array), plain!, other!, 1);
  builder.startBlock(plain!);
  const address = elementAddress(context, array, index, element);
  builder.write(
    result,
    context.emit("load", "val", [address], { alias: elementAlias(element) }),
  );
  builder.branch(join!);
  builder.startBlock(other!);
  const narrow = context.emit("trunc", "i32", [index]);
  builder.write(
    result,
    context.callRuntime("loadOtherElement", [array, narrow]).value,
  );
  builder.branch(join!);
  builder.startBlock(join!);
  return builder.read(result);
}

/** i1: the descriptor says that elements are NaN-boxed values. */
function holdsValues(context: FunctionContext, array: Operand): Operand {
  const header = context.emit("load", "i32", [array], { alias: "header" });
  const descriptor = context.emit("bitcast", "ptr", [
    context.emit("zext", "i64", [header]),
  ]);
  const kind = context.emit("load", "i32", [descriptor], {
    offset: 24,
    alias: "descriptor",
  });
  return context.emit("icmp", "i1", [kind, integer("i32", 5)], {
    predicate: "eq",
  });
}

/** `xs[i]` where a missing element cannot be undefined: throws a RangeError. */
export function arrayElement(
  context: FunctionContext,
  array: Typed,
  index: Typed,
  node: ts.Node,
): Typed {
  const arrayType = arrayTypeOf(array.type)!;
  const at = toIndex(context, index, node, !context.safe);
  boundsCheck(context, at, loadLength(context, array.value), index);
  return {
    value: loadElement(context, array.value, at, arrayType.element),
    type: arrayType.element,
  };
}

export function boundsCheck(
  context: FunctionContext,
  index: Operand,
  length: Operand,
  original: Typed,
): void {
  if (!context.safe) return;
  const { builder } = context;
  const fail = builder.newBlock("index.error");
  const good = builder.newBlock("index");
  const inRange = context.emit("icmp", "i1", [index, length], {
    predicate: "ult",
  });
  builder.conditional(inRange, good, fail, 1);
  builder.startBlock(fail);
  if (context.isKernel) context.callRuntime("panicIndex", [index, length]);
  else throwIndexError(context, original, index, length);
  if (!builder.isTerminated) builder.terminate("unreachable", [], []);
  builder.startBlock(good);
}

/** `original` is the index as the program has it. */
function throwIndexError(
  context: FunctionContext,
  original: Typed,
  index: Operand,
  length: Operand,
): void {
  const number =
    original.type.kind === "integer"
      ? context.emit("sitofp", "f64", [index])
      : original.value;
  context.callRuntime("throwIndexError", [
    number,
    context.emit("trunc", "i32", [length]),
  ]);
}

/** `xs[i] = value`; an index at or past the length grows the array. */
export function arrayStore(
  context: FunctionContext,
  array: Typed,
  index: Typed,
  value: Typed,
  node: ts.Node,
): void {
  const { builder } = context;
  const stored = arrayTypeOf(array.type)!.element;
  // An array of nothing is never stored to, but generic code says so.
  const element = stored.kind === "never" ? unknownType : stored;
  const converted = convert(context, value, element, node);
  const at = toIndex(context, index, node);
  const inside = builder.newBlock("store");
  const outside = builder.newBlock("store.grow");
  const join = builder.newBlock("stored");
  const inRange = context.emit(
    "icmp",
    "i1",
    [at, loadLength(context, array.value)],
    { predicate: "ult" },
  );
  builder.conditional(inRange, inside, outside, 1);
  builder.startBlock(outside);
  if (context.isKernel) {
    context.callRuntime("panicIndex", [at, loadLength(context, array.value)]);
    if (!builder.isTerminated) builder.branch(join);
  } else {
    const length = loadLength(context, array.value);
    const tooLarge = context.emit(
      "icmp",
      "i1",
      [at, integer("i64", 0xffff_ffff)],
      { predicate: "uge" },
    );
    const fail = builder.newBlock("store.error");
    const grow = builder.newBlock("store.past.end");
    builder.conditional(tooLarge, fail, grow, -1);
    builder.startBlock(fail);
    throwIndexError(context, index, at, length);
    if (!builder.isTerminated) builder.terminate("unreachable", [], []);
    builder.startBlock(grow);
    context.callRuntime(
      "setPastEnd",
      [array.value, context.emit("trunc", "i32", [at]), converted],
      [element],
    );
    builder.branch(join);
  }
  builder.startBlock(inside);
  storeElement(context, array.value, at, element, converted);
  builder.branch(join);
  builder.startBlock(join);
}

function storeElement(
  context: FunctionContext,
  array: Operand,
  index: Operand,
  element: Type,
  value: Operand,
): void {
  if (elementIr(element) !== "val") {
    const address = elementAddress(context, array, index, element);
    context.emit("store", "void", [address, value], {
      alias: elementAlias(element),
    });
    return;
  }
  const { builder } = context;
  const [plain, other, join] = ["store.value", "store.other", "store.done"].map(
    (label) => builder.newBlock(label),
  );
  builder.conditional(holdsValues(context, array), plain!, other!, 1);
  builder.startBlock(plain!);
  const address = elementAddress(context, array, index, element);
  context.emit("store", "void", [address, value], {
    alias: elementAlias(element),
  });
  builder.branch(join!);
  builder.startBlock(other!);
  context.callRuntime("storeOtherElement", [
    array,
    context.emit("trunc", "i32", [index]),
    value,
  ]);
  builder.branch(join!);
  builder.startBlock(join!);
}

/** Raw zeroed memory from the module's own heap. */
export function allocateRaw(
  context: FunctionContext,
  sizeBytes: Operand,
): Operand {
  const address = context.callRuntime(
    context.isKernel ? "kernelAllocate" : "allocateObject",
    [sizeBytes],
  ).value;
  return context.emit("bitcast", "ptr", [address]);
}

/** A new array of `length` elements, all still zero bits. */
export function newArray(
  context: FunctionContext,
  type: ArrayType,
  length: Operand,
): Operand {
  const array = context.newObject(context.world.arrayShape(type));
  context.emit("store", "void", [array, length], {
    offset: arrayLengthOffset,
    alias: "array.length",
  });
  context.emit("store", "void", [array, length], {
    offset: arrayCapacityOffset,
    alias: "array.capacity",
  });
  const size = sizeOfIrType(elementIr(type.element));
  const bytes =
    length.kind === "integer"
      ? integer("i64", length.value * BigInt(size))
      : context.emit("mul", "i64", [
          context.emit("zext", "i64", [length]),
          integer("i64", size),
        ]);
  if (bytes.kind === "integer" && bytes.value === 0n) {
    context.emit("store", "void", [array, integer("ptr", 0)], {
      offset: arrayElementsOffset,
      alias: "array.elements",
    });
  } else {
    const elements = allocateRaw(context, bytes);
    context.emit("store", "void", [array, elements], {
      offset: arrayElementsOffset,
      alias: "array.elements",
    });
  }
  return array;
}

/** A counting loop over the indices of an array, its length read each time. */
export function forEachIndex(
  context: FunctionContext,
  array: Typed,
  body: (index: Operand) => void,
): void {
  const { builder } = context;
  const counter = new SsaVariable("index", "i64");
  const [test, inside, done] = ["each.test", "each.body", "each.done"].map(
    (label) => builder.newBlock(label),
  );
  builder.write(counter, integer("i64", 0));
  builder.branch(test!);
  builder.startBlock(test!, false);
  const index = builder.read(counter);
  const more = context.emit(
    "icmp",
    "i1",
    [index, loadLength(context, array.value)],
    { predicate: "ult" },
  );
  builder.conditional(more, inside!, done!);
  builder.startBlock(inside!);
  body(index);
  if (!builder.isTerminated) {
    builder.write(
      counter,
      context.emit("add", "i64", [builder.read(counter), integer("i64", 1)]),
    );
    builder.branch(test!);
  }
  builder.seal(test!);
  builder.startBlock(done!);
}

/** The elements from `start` on, as a new array of `type`. */
export function arraySlice(
  context: FunctionContext,
  array: Typed,
  start: number,
  type: Type,
): Typed {
  const from = arrayTypeOf(array.type)!;
  const to = arrayTypeOf(type) ?? from;
  const result = newArray(context, to, integer("i32", 0));
  const { builder } = context;
  forEachIndex(context, array, (index) => {
    const take = builder.newBlock("rest.take");
    const next = builder.newBlock("rest.next");
    const wanted = context.emit("icmp", "i1", [index, integer("i64", start)], {
      predicate: "uge",
    });
    builder.conditional(wanted, take, next);
    builder.startBlock(take);
    const value = loadElement(context, array.value, index, from.element);
    appendOne(
      context,
      result,
      to,
      convert(
        context,
        { value, type: from.element },
        to.element,
        context.instance.node,
      ),
    );
    builder.branch(next);
    builder.startBlock(next);
  });
  return { value: result, type: to };
}

export function arrayLengthAsNumber(
  context: FunctionContext,
  array: Operand,
): Typed {
  const length = context.emit("load", "i32", [array], {
    offset: arrayLengthOffset,
    alias: "array.length",
  });
  return { value: context.emit("uitofp", "f64", [length]), type: numberType };
}
