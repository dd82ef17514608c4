// Calls of LLVM's own operations.
import { intrinsics } from "../ir/intrinsics.ts";
import type { Emitter } from "./instructions.ts";
import { llvmType } from "./text.ts";

interface Spelling {
  /** Constant arguments LLVM wants after ours. */
  readonly trailing?: readonly string[];
  /** What completes the name, if not the result's type. */
  readonly suffix?: string;
}

const plain: Spelling = {};
const spellings: Readonly<Record<string, Spelling>> = {
  ctlz: { trailing: ["i1 false"] },
  cttz: { trailing: ["i1 false"] },
  frameaddress: { trailing: ["i32 0"], suffix: ".p0" },
  returnaddress: { trailing: ["i32 0"], suffix: "" },
  readcyclecounter: { suffix: "" },
};

/** LLVM spells the types of overloads in its own way. */
const suffixOf: Readonly<Record<string, string>> = {
  double: ".f64",
  float: ".f32",
};

export const intrinsicEmitter: Emitter = (out, instruction) => {
  const symbol = instruction.attributes.symbol ?? "";
  if (!(symbol in intrinsics)) throw out.error(`no intrinsic "${symbol}"`);
  const spelling = spellings[symbol] ?? plain;
  const type = llvmType(instruction.type);
  const suffix = spelling.suffix ?? suffixOf[type] ?? `.${type}`;
  const passed = [
    ...instruction.operands.map((operand) => out.typed(operand)),
    ...(spelling.trailing ?? []),
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
