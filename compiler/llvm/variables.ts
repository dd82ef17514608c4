// Local variables for debuggers: `debugvalue` as LLVM's debug records.
import type { DebugVariable, Instruction, IrType, Operand } from "../ir/ir.ts";
import type { FunctionEmitter } from "./function.ts";
import { bytesOf, floatLiteral, isAddress, isFloat, llvmType } from "./text.ts";

/** The memory a variable of this type has in development mode. */
function slotType(variable: DebugVariable): IrType {
  switch (variable.type.kind) {
    case "number":
      return "f64";
    case "boolean":
      return "i8";
    case "integer":
      return integerTypes[variable.type.bits ?? 64] ?? "i64";
    case "value":
      return "val";
    default:
      return "ptr";
  }
}

const integerTypes: Readonly<Record<number, IrType>> = {
  8: "i8",
  16: "i16",
  32: "i32",
  64: "i64",
  128: "i128",
};

/** The DWARF operations that make an f64 of an integer. */
const integerToNumber = (bits: number): string =>
  `!DIExpression(DW_OP_LLVM_convert, ${bits}, DW_ATE_signed, ` +
  "DW_OP_LLVM_convert, 64, DW_ATE_float, DW_OP_stack_value)";

export class VariableEmitter {
  private readonly slots = new Map<DebugVariable, string>();

  constructor(private readonly out: FunctionEmitter) {}

  emit(instruction: Instruction): void {
    const { out } = this;
    const { variable } = instruction.attributes;
    const value = instruction.operands[0]!;
    if (variable === undefined || out.subprogram === null) return;
    if (out.context.options.mode === "development") {
      this.store(variable, value, instruction);
      return;
    }
    const node = out.context.debug.variable(
      out.irFunction,
      out.subprogram,
      variable,
    );
    const { text, expression } = this.inRegister(variable, value);
    out.emitRecord(
      `#dbg_value(${text}, ${node}, ${expression}, ${out.locationOf(instruction)})`,
    );
  }

  /** A number that the compiler keeps as an integer is turned back. */
  private inRegister(
    variable: DebugVariable,
    value: Operand,
  ): { text: string; expression: string } {
    const text = this.out.typed(value);
    if (variable.type.kind !== "number" || isFloat(value.type)) {
      return { text, expression: "!DIExpression()" };
    }
    if (value.kind === "integer") {
      const literal = floatLiteral("f64", Number(value.value));
      return { text: `double ${literal}`, expression: "!DIExpression()" };
    }
    return { text, expression: integerToNumber(bytesOf(value.type) * 8) };
  }

  /** Development mode: the variable lives in the frame, always readable. */
  private store(
    variable: DebugVariable,
    value: Operand,
    instruction: Instruction,
  ): void {
    const type = slotType(variable);
    const stored = this.convert(value, type);
    if (stored === null) return;
    const slot =
      this.slots.get(variable) ?? this.declare(variable, type, instruction);
    this.out.emit(
      `store ${llvmType(type)} ${stored}, ptr ${slot}, align ${bytesOf(type)}`,
    );
  }

  private declare(
    variable: DebugVariable,
    type: IrType,
    instruction: Instruction,
  ): string {
    const { out } = this;
    const slot = out.stackSlot(llvmType(type), bytesOf(type));
    this.slots.set(variable, slot);
    const node = out.context.debug.variable(
      out.irFunction,
      out.subprogram!,
      variable,
    );
    out.emitAtEntry(
      `    #dbg_declare(ptr ${slot}, ${node}, !DIExpression(), ${out.locationOf(instruction)})`,
    );
    return slot;
  }

  /** `value` as the slot holds it, or null if it cannot be shown. */
  private convert(value: Operand, type: IrType): string | null {
    const { out } = this;
    const from = llvmType(value.type);
    const to = llvmType(type);
    if (from === to) return out.value(value);
    if (isFloat(type) && !isFloat(value.type) && !isAddress(value.type)) {
      return out.define(`sitofp ${out.typed(value)} to ${to}`);
    }
    if (value.type === "i1")
      return out.define(`zext ${out.typed(value)} to ${to}`);
    if (value.type === "val" && isAddress(type)) {
      return out.define(`inttoptr ${out.typed(value)} to ptr`);
    }
    return null;
  }
}
