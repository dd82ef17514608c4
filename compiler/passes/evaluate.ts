// Evaluates the kernel's module top levels at compile time (design K2): runs
// their low IR in an interpreter and turns what it leaves in memory into
// static data. What cannot be known before boot is an error.

import { CompileError } from "../diagnostics.ts";
import type {
  Block,
  Edge,
  Instruction,
  IrFunction,
  IrModule,
  Operand,
  SourceLocation,
} from "../ir/ir.ts";
import { Memory, Pointer, type Value } from "./evaluate-memory.ts";
import { evaluatePure } from "./evaluate-values.ts";

const stepLimit = 50_000_000;

/** Raised with the place in the source that cannot be evaluated. */
export class EvaluationError extends CompileError {
  constructor(
    what: string,
    readonly location: SourceLocation | null,
  ) {
    const where =
      location === null
        ? ""
        : ` (${location.file}:${location.line}:${location.column})`;
    super(
      "NT3101",
      `the top level of a kernel module ${what}${where}`,
      null,
      "do it in a function that the boot list calls",
    );
  }
}

type Frame = Map<Operand, Value>;

export class Evaluator {
  private readonly memory: Memory;
  private steps = 0;
  private location: SourceLocation | null = null;

  constructor(
    private readonly module: IrModule,
    /** Symbols of the functions that give memory. */
    private readonly allocators: ReadonlySet<string>,
  ) {
    this.memory = new Memory(module);
  }

  /** Runs a function without parameters and keeps its effects as data. */
  run(name: string): void {
    this.call(this.module.functions.get(name)!, []);
    this.memory.writeBack();
  }

  private fail(what: string): never {
    throw new EvaluationError(what, this.location);
  }

  private call(ir: IrFunction, parameters: Value[]): Value {
    if (ir.blocks.length === 0)
      this.fail(`calls \`${ir.displayName}\`, which is not TypeScript`);
    const frame: Frame = new Map();
    ir.entry.parameters.forEach((parameter, i) =>
      frame.set(parameter, parameters[i]!),
    );
    let block: Block = ir.entry;
    for (;;) {
      for (const instruction of block.instructions) {
        if (++this.steps > stepLimit) this.fail("does not end");
        if (instruction.location !== null) this.location = instruction.location;
        if (instruction.op === "ret")
          return instruction.operands[0] === undefined
            ? 0n
            : this.read(frame, instruction.operands[0]);
        const edge = this.step(frame, instruction);
        if (edge === null) continue;
        const values = edge.arguments.map((argument) =>
          this.read(frame, argument),
        );
        edge.block.parameters.forEach((parameter, i) =>
          frame.set(parameter, values[i]!),
        );
        block = edge.block;
        break;
      }
    }
  }

  private read(frame: Frame, operand: Operand): Value {
    switch (operand.kind) {
      case "integer":
        return operand.value;
      case "float":
        return operand.value;
      case "symbol":
        return new Pointer(this.memory.symbol(operand.name), 0);
      case "undef":
        return 0n;
      default: {
        const value = frame.get(operand);
        return value ?? this.fail("uses a value that was never computed");
      }
    }
  }

  /** Executes one instruction; the edge to take, for terminators. */
  private step(frame: Frame, instruction: Instruction): Edge | null {
    const { op, operands, edges } = instruction;
    const value = (index: number): Value => this.read(frame, operands[index]!);
    switch (op) {
      case "br":
        return edges[0]!;
      case "condbr":
        return value(0) === 1n ? edges[0]! : edges[1]!;
      case "switch": {
        const at = instruction.cases.findIndex(
          (candidate) => candidate === value(0),
        );
        return edges[at + 1]!;
      }
      case "call":
      case "invoke":
        frame.set(
          instruction,
          this.callSymbol(
            instruction.attributes.symbol!,
            operands.map((_, i) => value(i)),
          ),
        );
        return op === "invoke" ? edges[0]! : null;
      case "callindirect":
      case "invokeindirect": {
        const code = value(0);
        const name = code instanceof Pointer ? code.region.symbol : null;
        if (name === null) this.fail("calls what is no function");
        frame.set(
          instruction,
          this.callSymbol(
            name,
            operands.slice(1).map((_, i) => value(i + 1)),
          ),
        );
        return op === "invokeindirect" ? edges[0]! : null;
      }
      case "debugvalue":
      case "fence":
        return null;
      case "load":
      case "store":
      case "alloca":
      case "memcpy":
      case "memmove":
      case "memset":
        frame.set(
          instruction,
          this.access(
            instruction,
            operands.map((_, i) => value(i)),
          ),
        );
        return null;
      case "throw":
      case "unreachable":
        return this.fail("throws an error");
      default: {
        const result = evaluatePure(
          instruction,
          operands.map((_, i) => value(i)),
        );
        if (result === null) this.fail(`needs the machine (\`${op}\`)`);
        frame.set(instruction, result);
        return null;
      }
    }
  }

  private callSymbol(name: string, parameters: Value[]): Value {
    if (this.allocators.has(name)) {
      const size = parameters[0];
      if (typeof size !== "bigint") this.fail("allocates an unknown size");
      return new Pointer(this.memory.allocate(Number(size)), 0);
    }
    const ir = this.module.functions.get(name);
    if (ir === undefined)
      this.fail(`calls \`${name}\`, which is not TypeScript`);
    return this.call(ir, parameters);
  }

  private access(instruction: Instruction, values: Value[]): Value {
    const { op, attributes } = instruction;
    if (op === "alloca")
      return new Pointer(this.memory.allocate(attributes.size ?? 0), 0);
    const base = this.target(values[0]!, attributes.offset ?? 0);
    switch (op) {
      case "load":
        return (
          this.memory.load(base, instruction.type) ??
          this.fail("reads part of an address")
        );
      case "store": {
        const stored = instruction.operands[1]!;
        this.memory.store(base, stored.type, values[1]!);
        return 0n;
      }
      case "memset":
        this.memory.fill(base, Number(values[1]), Number(values[2]));
        return 0n;
      default:
        this.memory.copy(base, this.target(values[1]!, 0), Number(values[2]));
        return 0n;
    }
  }

  private target(value: Value, offset: number): Pointer {
    if (!(value instanceof Pointer))
      this.fail("reads or writes memory at an address");
    if (value.region.bytes === null)
      this.fail(
        `reads \`${value.region.symbol}\`, which is known only when linked`,
      );
    return new Pointer(value.region, value.offset + offset);
  }
}
