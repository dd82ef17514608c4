// Moves the check of NaNs from where raw numbers are read to where somebody
// could take them for `undefined`.
//
// Bytes that a program wrote may read as any NaN, among them those that stand
// for undefined and null, so lowering follows each load from a typed array by
// `select (x == x), x, NaN`. Arithmetic, comparisons and stores into typed
// arrays do not care, and most loops do nothing else: there the raw value is
// used, what is computed from it is raw too, and a raw value is made canonical
// before it reaches anything else (a call, a field, an ordinary array).
import {
  type Block,
  BlockParameter,
  float,
  Instruction,
  type IrFunction,
  type IrModule,
  type Operand,
} from "../ir/ir.ts";

type Value = Instruction | BlockParameter;

export function sinkCanonicalNans(module: IrModule): void {
  for (const irFunction of module.functions.values()) {
    if (irFunction.attributes.external === true) continue;
    new Sinker(irFunction).run();
  }
}

/** Give a NaN of the operands, if any, whose bits may be theirs. */
const passing = new Set(["fadd", "fsub", "fmul", "fdiv", "fneg", "select"]);
/** What they give is a number, whatever they are given. */
const arithmetic = new Set([
  ...["fadd", "fsub", "fmul", "fdiv", "frem", "fneg", "sitofp", "uitofp"],
  ...["fpext", "intrinsic"],
]);
const passingIntrinsics = new Set(["sqrt", "fabs", "fma", "copysign"]);

/** Look at a float without telling NaNs apart. */
const blind = new Set([
  ...["fcmp", "toint32", "toindex", "fptosi", "fptoui", "debugvalue"],
  ...["condbr", "fptrunc"],
]);

function passesOn(instruction: Instruction): boolean {
  return (
    instruction.type === "f64" &&
    (passing.has(instruction.op) ||
      (instruction.op === "intrinsic" &&
        passingIntrinsics.has(instruction.attributes.symbol ?? "")))
  );
}

function isBlind({ op, attributes }: Instruction): boolean {
  return (
    blind.has(op) ||
    (op === "store" && attributes.alias?.startsWith("typed") === true)
  );
}

/** The raw value under `select (fcmp oeq x, x), x, NaN`, or null. */
function rawOf(instruction: Instruction): Operand | null {
  if (instruction.op !== "select" || instruction.type !== "f64") return null;
  const [condition, raw, other] = instruction.operands;
  if (other!.kind !== "float" || !Number.isNaN(other!.value)) return null;
  if (condition!.kind !== "instruction" || condition!.op !== "fcmp")
    return null;
  const { operands, attributes } = condition!;
  const isTest =
    attributes.predicate === "oeq" &&
    operands[0] === raw &&
    operands[1] === raw;
  return isTest && comesFromBytes(raw!) ? raw! : null;
}

/** Others may be undefined on purpose: arithmetic makes NaN of it the same way. */
function comesFromBytes(operand: Operand): boolean {
  if (operand.kind !== "instruction") return false;
  if (operand.op === "fpext") return comesFromBytes(operand.operands[0]!);
  return (
    operand.op === "load" &&
    operand.attributes.alias?.startsWith("typed") === true
  );
}

class Sinker {
  /** Canonical values, by the raw ones they are made of. */
  private readonly replaced = new Map<Operand, Operand>();
  private readonly raw = new Set<Operand>();
  /** Parameters and selects that never hold undefined or null. */
  private readonly numbers = new Set<Operand>();

  constructor(private readonly irFunction: IrFunction) {}

  run(): void {
    for (const block of this.irFunction.blocks) {
      for (const instruction of block.instructions) {
        const raw = rawOf(instruction);
        if (raw === null) continue;
        this.replaced.set(instruction, raw);
        this.raw.add(raw);
      }
    }
    if (this.raw.size === 0) return;
    this.findNumbers();
    this.spread();
    for (const block of this.irFunction.blocks) this.rewrite(block);
  }

  /** Whether the result is raw where an operand is. */
  private carriesOn(instruction: Instruction): boolean {
    if (!passesOn(instruction)) return false;
    return instruction.op !== "select" || this.numbers.has(instruction);
  }

  private resolve(operand: Operand): Operand {
    return this.replaced.get(operand) ?? operand;
  }

  private isRaw(operand: Operand): boolean {
    return this.raw.has(this.resolve(operand));
  }

  /** A value in which undefined may come must not be made canonical. */
  private findNumbers(): void {
    const { blocks, entry } = this.irFunction;
    for (const block of blocks) {
      for (const value of [...block.parameters, ...block.instructions]) {
        if (value.type !== "f64" || this.replaced.has(value)) continue;
        const isChoice =
          value.kind === "parameter" ? block !== entry : value.op === "select";
        if (isChoice) this.numbers.add(value);
      }
    }
    for (let changed = true; changed;) {
      changed = false;
      const drop = (value: Operand): void => {
        if (this.numbers.delete(value)) changed = true;
      };
      for (const block of blocks) {
        for (const value of block.instructions) {
          if (value.op !== "select" || value.type !== "f64") continue;
          const [, ifTrue, ifFalse] = value.operands;
          if (!this.isNumber(ifTrue!) || !this.isNumber(ifFalse!)) drop(value);
        }
        for (const edge of block.terminator.edges) {
          const { parameters } = edge.block;
          const skipped = parameters.length - edge.arguments.length;
          edge.arguments.forEach((argument, index) => {
            if (!this.isNumber(argument)) drop(parameters[index + skipped]!);
          });
        }
      }
    }
  }

  private isNumber(operand: Operand): boolean {
    const value = this.resolve(operand);
    if (value.kind === "float" || value.kind === "undef") return true;
    if (this.numbers.has(value) || this.raw.has(value)) return true;
    return value.kind === "instruction" && arithmetic.has(value.op);
  }

  /** Finds everything computed from raw values. */
  private spread(): void {
    for (let changed = true; changed;) {
      changed = false;
      const mark = (value: Value): void => {
        if (this.raw.has(value)) return;
        this.raw.add(value);
        changed = true;
      };
      for (const block of this.irFunction.blocks) {
        for (const instruction of block.instructions) {
          if (this.replaced.has(instruction)) continue;
          if (
            this.carriesOn(instruction) &&
            instruction.operands.some((operand) => this.isRaw(operand))
          ) {
            mark(instruction);
          }
        }
        for (const edge of block.terminator.edges) {
          const { parameters } = edge.block;
          const skipped = parameters.length - edge.arguments.length;
          edge.arguments.forEach((argument, index) => {
            const parameter = parameters[index + skipped]!;
            const isCarried = this.numbers.has(parameter);
            if (isCarried && this.isRaw(argument)) mark(parameter);
          });
        }
      }
    }
  }

  private rewrite(block: Block): void {
    const list: Instruction[] = [];
    for (const instruction of block.instructions) {
      // Taken out of use; `clean` removes it.
      if (this.replaced.has(instruction)) {
        list.push(instruction);
        continue;
      }
      const isIndifferent = this.carriesOn(instruction) || isBlind(instruction);
      instruction.operands = instruction.operands.map((operand) => {
        const value = this.resolve(operand);
        return isIndifferent || !this.raw.has(value)
          ? value
          : canonical(value, instruction, list);
      });
      for (const edge of instruction.edges) {
        const { parameters } = edge.block;
        const skipped = parameters.length - edge.arguments.length;
        edge.arguments = edge.arguments.map((each, index) => {
          const value = this.resolve(each);
          const isCarried = this.numbers.has(parameters[index + skipped]!);
          return isCarried || !this.raw.has(value)
            ? value
            : canonical(value, instruction, list);
        });
      }
      list.push(instruction);
    }
    block.instructions = list;
  }
}

function canonical(
  value: Operand,
  { location }: Instruction,
  list: Instruction[],
): Operand {
  const attributes = { predicate: "oeq" } as const;
  const isNumber = new Instruction(
    "fcmp",
    "i1",
    [value, value],
    attributes,
    location,
  );
  const chosen = new Instruction(
    "select",
    "f64",
    [isNumber, value, float(NaN)],
    {},
    location,
  );
  list.push(isNumber, chosen);
  return chosen;
}
