// Which values are truthy.

import ts from "typescript";
import { internal } from "../../diagnostics.ts";
import { float, integer, type Operand } from "../../ir/ir.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { boxReference } from "../types/convert.ts";
import { referenceSentinels } from "../types/sentinels.ts";
import { typeName } from "../types/type-names.ts";
import {
  integerIn,
  irTypeOf,
  mayBe,
  membersOf,
  nonNullish,
  representationOf,
} from "../types/types.ts";

/** JavaScript's ToBoolean as i1. */
export function truthy(
  context: FunctionContext,
  typed: Typed,
  node: ts.Node,
): Operand {
  const { value, type } = typed;
  switch (representationOf(type)) {
    case "boolean":
      return value;
    case "optionalBoolean":
      return context.emit("icmp", "i1", [value, integer("i8", 1)], {
        predicate: "eq",
      });
    case "number": {
      // Neither 0 nor NaN (sentinels are NaNs).
      const less = context.emit("fcmp", "i1", [value, float(0)], {
        predicate: "olt",
      });
      const more = context.emit("fcmp", "i1", [value, float(0)], {
        predicate: "ogt",
      });
      return context.emit("or", "i1", [less, more]);
    }
    case "integer":
      return context.emit("icmp", "i1", [value, integer(irTypeOf(type), 0)], {
        predicate: "ne",
      });
    case "optionalInteger": {
      const bits = BigInt(integerIn(type)!.bits);
      const ir = irTypeOf(type);
      const less = context.emit("sub", ir, [value, integer(ir, 1)]);
      return context.emit(
        "icmp",
        "i1",
        [less, integer(ir, (1n << bits) - 1n)],
        { predicate: "ult" },
      );
    }
    case "reference":
      return truthyReference(context, typed);
    case "value":
      return context.callRuntime("isTruthy", [value]).value;
    default:
      return internal(node, `truth of \`${typeName(type)}\``);
  }
}

function truthyReference(
  context: FunctionContext,
  { value, type }: Typed,
): Operand {
  const ir = irTypeOf(type);
  const solid = context.emit(
    "icmp",
    "i1",
    [value, integer(ir, referenceSentinels.absent)],
    { predicate: "ugt" },
  );
  const kinds = membersOf(nonNullish(type));
  if (!kinds.some((member) => member.kind === "string")) return solid;
  if (kinds.every((member) => member.kind === "string")) {
    if (!mayBe(type, "undefined") && !mayBe(type, "null"))
      return nonEmpty(context, value);
    const result = context.temporary("truthy", "i1");
    const test = context.builder.newBlock("truthy.string");
    const join = context.builder.newBlock("truthy.join");
    context.builder.write(result, integer("i1", 0));
    context.builder.conditional(solid, test, join);
    context.builder.startBlock(test);
    context.builder.write(result, nonEmpty(context, value));
    context.builder.branch(join);
    context.builder.startBlock(join);
    return context.builder.read(result);
  }
  return context.callRuntime("isTruthy", [boxReference(context, value, type)])
    .value;
}

function nonEmpty(context: FunctionContext, text: Operand): Operand {
  const length = context.emit("load", "i32", [text], {
    offset: 8,
    alias: "string.length",
  });
  return context.emit("icmp", "i1", [length, integer("i32", 0)], {
    predicate: "ne",
  });
}
