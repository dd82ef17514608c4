// The intrinsics of the IR: their operands and results.
import type { IrType } from "./ir.ts";

export interface IntrinsicInfo {
  /** Number of operands, all of the result's type. */
  readonly operands: number;
  /** Types the result may have. */
  readonly types: readonly IrType[];
}

const floats: readonly IrType[] = ["f64", "f32"];
const integers: readonly IrType[] = ["i8", "i16", "i32", "i64", "i128"];
const swappable: readonly IrType[] = ["i16", "i32", "i64", "i128"];

export const intrinsics: Readonly<Record<string, IntrinsicInfo>> = {
  sqrt: { operands: 1, types: floats },
  fabs: { operands: 1, types: floats },
  fma: { operands: 3, types: floats },
  minnum: { operands: 2, types: floats },
  maxnum: { operands: 2, types: floats },
  copysign: { operands: 2, types: floats },
  floor: { operands: 1, types: floats },
  ceil: { operands: 1, types: floats },
  trunc: { operands: 1, types: floats },
  rint: { operands: 1, types: floats },
  ctlz: { operands: 1, types: integers },
  cttz: { operands: 1, types: integers },
  ctpop: { operands: 1, types: integers },
  bswap: { operands: 1, types: swappable },
  smin: { operands: 2, types: integers },
  smax: { operands: 2, types: integers },
  umin: { operands: 2, types: integers },
  umax: { operands: 2, types: integers },
  /** Funnel shifts: of the first two as one number, by the third. */
  fshl: { operands: 3, types: integers },
  fshr: { operands: 3, types: integers },
  frameaddress: { operands: 0, types: ["ptr"] },
  returnaddress: { operands: 0, types: ["ptr"] },
  readcyclecounter: { operands: 0, types: ["i64"] },
};
