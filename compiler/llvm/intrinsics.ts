// Operations LLVM names itself: the table of those the IR may use.
import type { Emitter } from "./instructions.ts";
import { llvmType } from "./text.ts";

interface Intrinsic {
  /** Constant arguments LLVM wants after ours. */
  readonly trailing?: readonly string[];
  /** How the name is completed: by the result's type, the default, or not. */
  readonly suffix?: "none" | "pointer";
}

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  sqrt: {},
  fabs: {},
  fma: {},
  minnum: {},
  maxnum: {},
  copysign: {},
  floor: {},
  ceil: {},
  trunc: {},
  rint: {},
  ctlz: { trailing: ["i1 false"] },
  cttz: { trailing: ["i1 false"] },
  ctpop: {},
  bswap: {},
  smin: {},
  smax: {},
  umin: {},
  umax: {},
  fshl: {},
  fshr: {},
  frameaddress: { trailing: ["i32 0"], suffix: "pointer" },
  returnaddress: { trailing: ["i32 0"], suffix: "none" },
  readcyclecounter: { suffix: "none" },
};

/** LLVM spells the types of overloads in its own way. */
const suffixOf: Readonly<Record<string, string>> = {
  double: ".f64",
  float: ".f32",
};

export const intrinsicEmitter: Emitter = (out, instruction) => {
  const symbol = instruction.attributes.symbol ?? "";
  const intrinsic = intrinsics[symbol];
  if (intrinsic === undefined) throw out.error(`unknown intrinsic "${symbol}"`);
  const type = llvmType(instruction.type);
  const suffix =
    intrinsic.suffix === "none"
      ? ""
      : intrinsic.suffix === "pointer"
        ? ".p0"
        : (suffixOf[type] ?? `.${type}`);
  const passed = [
    ...instruction.operands.map((operand) => out.typed(operand)),
    ...(intrinsic.trailing ?? []),
  ];
  const name = `llvm.${symbol}${suffix}`;
  out.context.declareFunction(
    name,
    type,
    passed.map((argument) => argument.split(" ")[0]).join(", "),
  );
  out.emit(
    `${out.result(instruction)} = call ${type} @${name}(${passed.join(", ")})`,
  );
};
