// The functions of module "machine" and the methods of `Atomic<T>`: each is a
// few instructions, written here instead of being called.

import ts from "typescript";
import { CompileError, unsupported } from "../../diagnostics.ts";
import {
  integer,
  type IrType,
  type Operand,
  symbol as symbolConstant,
} from "../../ir/ir.ts";
import { newArray } from "../arrays/arrays.ts";
import { elementIntrinsics } from "../arrays/typed-arrays.ts";
import { lowerArguments } from "../calls/call-arguments.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { instanceOfFunction } from "../functions.ts";
import {
  arrayCapacityOffset,
  arrayElementsOffset,
  arrayLengthOffset,
  fixedElementsOffset,
} from "../object-model.ts";
import { construct, constructorParameters } from "../objects/constructors.ts";
import { convert, isSentinel, sentinelOperand } from "../types/convert.ts";
import { checkHeld } from "../types/loose.ts";
import { undefinedValue } from "../types/sentinels.ts";
import { memberGetter, memberSetter } from "../types/shapes.ts";
import {
  arrayOf,
  booleanType,
  irTypeOf,
  isHeaderless,
  mayBe,
  neverType,
  numberType,
  optional,
  representationOf,
  type Type,
  u32Type,
  u64Type,
  u8Type,
  unknownType,
  usizeType,
} from "../types/types.ts";
import { implementationOf } from "../variables/identifiers.ts";
import { atomicMethod, orderOf } from "./atomics.ts";
import { lowerAsm, machineName } from "./inline-assembly.ts";
import {
  isAtomic,
  isFixedArray,
  layoutOf,
  storedSize,
} from "./layout-classes.ts";
import { stringIntrinsics } from "./string-intrinsics.ts";

export interface IntrinsicCall {
  readonly context: FunctionContext;
  readonly node: ts.CallExpression;
  readonly expected: Type | null;
  /** The i-th argument, as a value of the type. */
  argument(index: number, type: Type): Operand;
  /** The explicit type argument. */
  typeArgument(): Type;
  /** Writes a literal argument's text. */
  literal(index: number): string;
}

export type Intrinsic = (call: IntrinsicCall) => Typed;

const objectType: Type = { kind: "object", key: "object" };

export const nothing = undefinedValue;

function memory(context: FunctionContext, address: Operand): Operand {
  return context.emit("bitcast", "ptr", [address]);
}

const unary =
  (name: string, type: Type, result: Type): Intrinsic =>
  ({ context, argument }) => ({
    value: context.emit("intrinsic", irTypeOf(type), [argument(0, type)], {
      symbol: name,
    }),
    type: result,
  });

function countBits(name: string): Intrinsic {
  return ({ context, argument }) => {
    const wide = context.emit("intrinsic", "i64", [argument(0, u64Type)], {
      symbol: name,
    });
    return { value: context.emit("trunc", "i32", [wide]), type: u32Type };
  };
}

function bits(from: Type, to: Type): Intrinsic {
  return ({ context, argument }) => ({
    value: context.emit("bitcast", irTypeOf(to), [argument(0, from)]),
    type: to,
  });
}

function arrayHeader(
  offset: number,
  ir: IrType,
  type: Type,
  alias: string,
): Intrinsic {
  return ({ context, node }) => {
    const array = lowerExpression(context, node.arguments[0]!);
    const value = context.emit("load", ir, [array.value], { offset, alias });
    return {
      value: ir === "ptr" ? context.emit("bitcast", "i64", [value]) : value,
      type,
    };
  };
}

const loadAs =
  (volatile: boolean): Intrinsic =>
  ({ context, argument, typeArgument }) => {
    const type = typeArgument();
    const value = context.emit(
      "load",
      irTypeOf(type),
      [memory(context, argument(0, usizeType))],
      {
        alias: "any",
        align: 1,
        ...(volatile ? { volatile } : {}),
      },
    );
    checkHeld(context, value, type);
    return { value, type };
  };

const storeAs =
  (volatile: boolean): Intrinsic =>
  ({ context, argument, typeArgument }) => {
    const type = typeArgument();
    const address = memory(context, argument(0, usizeType));
    context.emit("store", "void", [address, argument(1, type)], {
      alias: "any",
      align: 1,
      ...(volatile ? { volatile } : {}),
    });
    return nothing;
  };

function move(op: "memcpy" | "memmove"): Intrinsic {
  return ({ context, argument }) => {
    const to = memory(context, argument(0, usizeType));
    const from = memory(context, argument(1, usizeType));
    context.emit(op, "void", [to, from, argument(2, usizeType)]);
    return nothing;
  };
}

/** Reflection goes through descriptors: functions of lib/runtime/reflection.ts. */
function reflect(name: string, indexed: boolean): Intrinsic {
  return ({ context, argument }) => {
    const operands = [
      argument(0, objectType),
      ...(indexed ? [argument(1, u32Type)] : []),
    ];
    return context.callRuntime(name, operands);
  };
}

const table: Readonly<Record<string, Intrinsic>> = {
  load: loadAs(false),
  store: storeAs(false),
  loadVolatile: loadAs(true),
  storeVolatile: storeAs(true),
  sizeOf: ({ context, node, typeArgument }) => {
    const type = typeArgument();
    const size =
      isHeaderless(type) || isFixedArray(type)
        ? storedSize(context.world, type, node).bytes
        : storedSizeOf(type);
    return { value: integer("i64", size), type: usizeType };
  },
  offsetOf: ({ context, node, typeArgument, literal }) => {
    const type = typeArgument();
    const field =
      type.kind === "class" && isHeaderless(type)
        ? layoutOf(context.world, type).fields.get(literal(0))
        : undefined;
    if (field === undefined)
      unsupported(
        node,
        "`offsetOf` of this",
        "name a field of a `@layout` class",
      );
    return { value: integer("i64", field.offset), type: usizeType };
  },
  addressOf: ({ context, node }) => {
    const object = lowerExpression(context, node.arguments[0]!);
    const raw = context.emit("bitcast", "i64", [object.value]);
    if (!isFixedArray(object.type) && !isAtomic(object.type))
      return { value: raw, type: usizeType };
    return {
      value: context.emit("add", "i64", [
        raw,
        integer("i64", fixedElementsOffset),
      ]),
      type: usizeType,
    };
  },
  objectAt: ({ context, argument, typeArgument }) => {
    const type = typeArgument();
    return {
      value: context.emit("bitcast", irTypeOf(type), [argument(0, usizeType)]),
      type,
    };
  },
  addressOfField: ({ context, node, literal }) => {
    const object = lowerExpression(context, node.arguments[0]!);
    const field =
      object.type.kind === "class" && isHeaderless(object.type)
        ? layoutOf(context.world, object.type).fields.get(literal(1))
        : undefined;
    if (field === undefined)
      unsupported(
        node,
        "`addressOfField` of this",
        "name a field of a `@layout` class",
      );
    const raw = context.emit("bitcast", "i64", [object.value]);
    return {
      value: context.emit("add", "i64", [raw, integer("i64", field.offset)]),
      type: usizeType,
    };
  },
  addressOfFunction: ({ context, node }) => {
    const [argument] = node.arguments;
    const symbol =
      argument !== undefined && ts.isIdentifier(argument)
        ? context.world.bindings.valueSymbol(argument)
        : undefined;
    const declaration = symbol?.valueDeclaration;
    if (
      symbol === undefined ||
      declaration === undefined ||
      !ts.isFunctionDeclaration(declaration)
    ) {
      unsupported(
        node,
        "`addressOfFunction` of this",
        "name a function declared at the top of a module",
      );
    }
    const instance = instanceOfFunction(
      context.world,
      implementationOf(symbol, declaration),
      [],
    );
    return {
      value: context.emit("bitcast", "i64", [
        symbolConstant("ptr", instance.ir.name),
      ]),
      type: usizeType,
    };
  },
  addressOfSymbol: ({ context, literal }) => {
    const name = literal(0);
    const { globals } = context.world.module;
    if (!globals.has(name) && !context.world.module.functions.has(name)) {
      globals.set(name, {
        name,
        constant: false,
        align: 1,
        data: [],
        external: true,
      });
    }
    return {
      value: context.emit("bitcast", "i64", [symbolConstant("ptr", name)]),
      type: usizeType,
    };
  },
  copyMemory: move("memcpy"),
  moveMemory: move("memmove"),
  fillMemory: ({ context, argument }) => {
    const address = memory(context, argument(0, usizeType));
    context.emit("memset", "void", [
      address,
      argument(1, u8Type),
      argument(2, usizeType),
    ]);
    return nothing;
  },
  asm: lowerAsm,
  fence: ({ context, node }) => {
    context.emit("fence", "void", [], { order: orderOf(node, 0) });
    return nothing;
  },
  bitsOf: bits(numberType, u64Type),
  numberOfBits: bits(u64Type, numberType),
  float32Bits: ({ context, argument }) => ({
    value: context.emit("bitcast", "i32", [
      context.emit("fptrunc", "f32", [argument(0, numberType)]),
    ]),
    type: u32Type,
  }),
  float32OfBits: ({ context, argument }) => ({
    value: context.emit("fpext", "f64", [
      context.emit("bitcast", "f32", [argument(0, u32Type)]),
    ]),
    type: numberType,
  }),
  multiplyHigh: ({ context, argument }) => {
    const wide = [argument(0, u64Type), argument(1, u64Type)].map((value) =>
      context.emit("zext", "i128", [value]),
    );
    const product = context.emit("lshr", "i128", [
      context.emit("mul", "i128", wide),
      integer("i128", 64),
    ]);
    return { value: context.emit("trunc", "i64", [product]), type: u64Type };
  },
  countLeadingZeros: countBits("ctlz"),
  countTrailingZeros: countBits("cttz"),
  countOnes: countBits("ctpop"),
  byteSwap64: unary("bswap", u64Type, u64Type),
  squareRoot: unary("sqrt", numberType, numberType),
  absolute: unary("fabs", numberType, numberType),
  framePointer: ({ context }) => ({
    value: context.emit("asm", "i64", [], {
      template: "movq %rbp, $0",
      constraints: "=r",
      sideEffects: true,
    }),
    type: usizeType,
  }),
  unreachable: ({ context }) => {
    context.builder.terminate("unreachable", [], []);
    return { value: { kind: "undef", type: "ref" }, type: neverType };
  },
  allocate: ({ context, argument }) =>
    context.callRuntime(
      context.isKernel ? "kernelAllocate" : "allocateObject",
      [argument(0, usizeType)],
    ),
  arrayCapacity: arrayHeader(
    arrayCapacityOffset,
    "i32",
    u32Type,
    "array.capacity",
  ),
  arrayElements: arrayHeader(
    arrayElementsOffset,
    "ptr",
    usizeType,
    "array.elements",
  ),
  arrayLength: arrayHeader(arrayLengthOffset, "i32", u32Type, "array.length"),
  setArrayLength: ({ context, node, argument }) => {
    const array = lowerExpression(context, node.arguments[0]!);
    context.emit("store", "void", [array.value, argument(1, u32Type)], {
      offset: arrayLengthOffset,
      alias: "array.length",
    });
    return nothing;
  },
  setArrayStorage: ({ context, node, argument }) => {
    const array = lowerExpression(context, node.arguments[0]!);
    const elements = memory(context, argument(1, usizeType));
    context.emit("store", "void", [array.value, elements], {
      offset: arrayElementsOffset,
      alias: "array.elements",
    });
    context.emit("store", "void", [array.value, argument(2, u32Type)], {
      offset: arrayCapacityOffset,
      alias: "array.capacity",
    });
    return nothing;
  },
  newArray: ({ context, argument, typeArgument }) => {
    const type = arrayOf(typeArgument());
    return { value: newArray(context, type, argument(0, u32Type)), type };
  },
  holeOf: ({ context, typeArgument }) => {
    const type = typeArgument();
    return { value: sentinelOperand(context, type, "undefined"), type };
  },
  // Where elements are never undefined of themselves, undefined is a hole.
  isHole: ({ context, node }) => {
    const element = lowerExpression(context, node.arguments[0]!);
    const { type } = element;
    const tested =
      type.kind !== "unknown" &&
      !mayBe(type, "undefined") &&
      ["number", "reference", "value"].includes(representationOf(type))
        ? isSentinel(context, { value: element.value, type: optional(type) }, [
            "undefined",
          ])
        : integer("i1", 0);
    return { value: tested, type: booleanType };
  },
  ...stringIntrinsics,
  ...elementIntrinsics,
  construct: ({ context, node, typeArgument }) => {
    const type = typeArgument();
    if (type.kind !== "class") return unsupported(node, "`construct` of this");
    const parameters = constructorParameters(context.world, type);
    const operands = lowerArguments(context, node.arguments, parameters, node);
    return construct(context, type, operands, node);
  },
  shapeName: reflect("shapeNameOf", false),
  shapePropertyCount: reflect("shapePropertyCountOf", false),
  shapePropertyName: reflect("shapePropertyNameOf", true),
  shapePropertyPresent: reflect("shapePropertyPresentOf", true),
  shapePropertyValue: reflect("shapePropertyValueOf", true),
  callGetter: ({ context, argument }) => {
    context.world.listsMembers = true;
    const code = memory(context, argument(0, usizeType));
    const object = argument(1, objectType);
    const value = context.callIndirect(code, memberGetter, [object]);
    return { value, type: unknownType };
  },
  callSetter: ({ context, argument }) => {
    context.world.listsMembers = true;
    const code = memory(context, argument(0, usizeType));
    const operands = [argument(1, objectType), argument(2, unknownType)];
    context.callIndirect(code, memberSetter, operands);
    return nothing;
  },
};

function storedSizeOf(type: Type): number {
  const sizes: Partial<Record<IrType, number>> = {
    i1: 1,
    i8: 1,
    i16: 2,
    i32: 4,
    i128: 16,
  };
  return sizes[irTypeOf(type)] ?? 8;
}

export function lowerIntrinsic(
  context: FunctionContext,
  node: ts.CallExpression,
  expected: Type | null,
): Typed | null {
  if (ts.isPropertyAccessExpression(node.expression))
    return atomicMethod(context, node, node.expression);
  if (!ts.isIdentifier(node.expression)) return null;
  const name = machineName(context, node.expression);
  if (name === null) return null;
  const lowering = table[name];
  if (lowering === undefined)
    unsupported(node, `\`${name}\` of module "machine"`);
  return lowering({
    context,
    node,
    expected,
    argument: (index, type) => {
      const argument = node.arguments[index];
      if (argument === undefined)
        unsupported(node, "leaving out this argument");
      return convert(
        context,
        lowerExpression(context, argument, type),
        type,
        argument,
      );
    },
    typeArgument: () => {
      const [given] = node.typeArguments ?? [];
      if (given !== undefined)
        return context.resolve(
          context.world.checker.getTypeFromTypeNode(given),
        );
      const signature = context.world.checker.getResolvedSignature(node);
      const [inferred] =
        (signature &&
          context.world.checker.getTypeArgumentsForResolvedSignature(
            signature,
          )) ??
        [];
      if (inferred === undefined)
        throw new CompileError(
          "NT2004",
          "the type argument is missing",
          node,
          `write it: \`${name}<u32>(…)\``,
        );
      return context.resolve(inferred);
    },
    literal: (index) => {
      const argument = node.arguments[index];
      if (argument === undefined || !ts.isStringLiteralLike(argument))
        unsupported(argument ?? node, "anything but a string literal here");
      return argument.text;
    },
  });
}
