// The functions of module "machine" that look into strings and make them.

import { integer, symbol as symbolConstant } from "../../ir/ir.ts";
import { booleanType, stringType, u32Type, usizeType } from "../types/types.ts";
import type { Intrinsic } from "./intrinsics.ts";

export const stringIntrinsics: Readonly<Record<string, Intrinsic>> = {
  stringLength: ({ context, argument }) => ({
    value: context.emit("load", "i32", [argument(0, stringType)], {
      offset: 8,
      alias: "string.length",
    }),
    type: u32Type,
  }),
  stringIsWide: ({ context, argument }) => {
    const flags = context.emit("load", "i32", [argument(0, stringType)], {
      offset: 12,
      alias: "string.flags",
    });
    const wide = context.emit("and", "i32", [flags, integer("i32", 1)]);
    return {
      value: context.emit("icmp", "i1", [wide, integer("i32", 0)], {
        predicate: "ne",
      }),
      type: booleanType,
    };
  },
  stringUnits: ({ context, argument }) => {
    const flat = context.callRuntime("flatten", [
      argument(0, stringType),
    ]).value;
    return {
      value: context.emit("add", "i64", [
        context.emit("bitcast", "i64", [flat]),
        integer("i64", 16),
      ]),
      type: usizeType,
    };
  },
  newString: ({ context, argument }) => {
    const length = argument(0, u32Type);
    const wide = context.emit("zext", "i32", [argument(1, booleanType)]);
    const bytes = context.emit("shl", "i64", [
      context.emit("zext", "i64", [length]),
      context.emit("zext", "i64", [wide]),
    ]);
    const address = context.callRuntime("allocateObject", [
      context.emit("add", "i64", [bytes, integer("i64", 32)]),
    ]).value;
    const text = context.emit("bitcast", "ref", [address]);
    const descriptor = context.emit("trunc", "i32", [
      context.emit("bitcast", "i64", [
        symbolConstant("ptr", context.world.stringShape.symbol),
      ]),
    ]);
    context.emit("store", "void", [text, descriptor], { alias: "header" });
    context.emit("store", "void", [text, length], {
      offset: 8,
      alias: "string.length",
    });
    context.emit("store", "void", [text, wide], {
      offset: 12,
      alias: "string.flags",
    });
    return { value: text, type: stringType };
  },
};
