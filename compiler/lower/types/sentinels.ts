// The constants that stand for undefined, null and absent in each
// representation (docs/object-model.md).

import { integer, type Constant } from "../../ir/ir.ts";
import type { Typed } from "../context.ts";
import {
  integerIn,
  irTypeOf,
  nullType,
  representationOf,
  undefinedType,
  type Type,
} from "./types.ts";

export const referenceSentinels = {
  null: 0n,
  undefined: 8n,
  absent: 16n,
} as const;
export const valueBits = {
  undefined: 0xfff9_0000_0000_0001n,
  null: 0xfff9_0000_0000_0002n,
  absent: 0xfff9_0000_0000_0003n,
  false: 0xfff9_0000_0000_0004n,
  true: 0xfff9_0000_0000_0005n,
  reference: 0xfffa_0000_0000_0000n,
} as const;
export const optionalBooleanBits = {
  undefined: 2n,
  null: 3n,
  absent: 4n,
} as const;

export type Sentinel = "undefined" | "null" | "absent";

/** A sentinel as the *bits* of a type's IR type: an f64 sentinel comes as i64. */
export function sentinelBits(type: Type, sentinel: Sentinel): bigint | null {
  switch (representationOf(type)) {
    case "reference":
      return referenceSentinels[sentinel];
    case "number":
    case "value":
      return valueBits[sentinel];
    case "optionalBoolean":
      return optionalBooleanBits[sentinel];
    case "boolean":
      return 0n; // has none: what is missing is false
    case "optionalInteger": {
      const bits = BigInt(integerIn(type)!.bits);
      const step = { undefined: 0n, null: 1n, absent: 2n }[sentinel];
      return 1n << (bits + step);
    }
    default:
      return null;
  }
}

/**
 * The constant for undefined or null in a type's representation. For `number`
 * it is the integer bits: wrap it with `bitcast` (see `sentinelOperand`).
 */
export function undefinedConstant(type: Type): Constant {
  return integer(irTypeOf(type), sentinelBits(type, "undefined") ?? 0n);
}

export const undefinedValue: Typed = {
  value: undefinedConstant(undefinedType),
  type: undefinedType,
};
export const nullValue: Typed = { value: integer("ref", 0), type: nullType };
