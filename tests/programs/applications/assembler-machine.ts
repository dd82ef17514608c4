// A bytecode assembler and a stack VM with calls, traps and a trace.

enum Op {
  Push = 0x01,
  Pop,
  Add,
  Sub,
  Mul,
  Div,
  Dup,
  Swap,
  Jmp,
  Jz,
  Jnz,
  Call,
  Ret,
  Print,
  Load,
  Store,
  Lt,
  Eq,
  Halt = 0xff,
}

const operandSize = new Map<Op, number>([
  [Op.Push, 4],
  [Op.Jmp, 2],
  [Op.Jz, 2],
  [Op.Jnz, 2],
  [Op.Call, 2],
  [Op.Load, 1],
  [Op.Store, 1],
]);

class AssemblyError extends Error {
  constructor(
    public readonly line: number,
    message: string,
    cause?: unknown,
  ) {
    super(`line ${line}: ${message}`, { cause });
    this.name = "AssemblyError";
  }
}

function assemble(source: string): {
  code: Uint8Array;
  labels: Record<string, number>;
} {
  const bytes: number[] = [];
  const labels: Record<string, number> = {};
  const patches: { at: number; label: string; line: number }[] = [];
  source.split("\n").forEach((raw, index) => {
    const [text] = raw.split(";");
    const line = text.trim();
    if (!line) return;
    if (line.endsWith(":")) {
      const label = line.slice(0, -1);
      if (label in labels)
        throw new AssemblyError(index + 1, `duplicate label ${label}`);
      labels[label] = bytes.length;
      return;
    }
    const [mnemonic, argument] = line.split(" ").filter((s) => s !== "");
    const name = mnemonic[0].toUpperCase() + mnemonic.slice(1).toLowerCase();
    const op = Op[name as keyof typeof Op];
    if (op === undefined)
      throw new AssemblyError(index + 1, `unknown instruction ${mnemonic}`);
    bytes.push(op);
    const size = operandSize.get(op) ?? 0;
    if (size === 0) return;
    if (argument === undefined)
      throw new AssemblyError(index + 1, `${mnemonic} needs an operand`);
    if (size === 2) {
      patches.push({ at: bytes.length, label: argument, line: index + 1 });
      bytes.push(0, 0);
    } else {
      const value = parseInt(argument);
      if (Number.isNaN(value))
        throw new AssemblyError(index + 1, `bad number ${argument}`);
      for (let i = 0; i < size; i++) bytes.push((value >>> (8 * i)) & 0xff);
    }
  });
  for (const { at, label, line } of patches) {
    const target = labels[label];
    if (target === undefined)
      throw new AssemblyError(line, `unknown label ${label}`);
    [bytes[at], bytes[at + 1]] = [target & 0xff, target >> 8];
  }
  return { code: new Uint8Array(bytes), labels };
}

type Trap =
  "stack underflow" | "division by zero" | "step limit" | "bad opcode";
type Outcome =
  | { status: "halted"; output: number[]; steps: number }
  | { status: "trapped"; trap: Trap; pc: number; output: number[] };

class Machine {
  private stack: number[] = [];
  private calls: number[] = [];
  private readonly memory = new Int32Array(16);
  private pc = 0;
  private readonly output: number[] = [];
  constructor(
    private readonly code: Uint8Array,
    private readonly limit = 10_000,
  ) {}

  private pop(): number {
    const v = this.stack.pop();
    if (v === undefined) throw "stack underflow" satisfies Trap;
    return v;
  }
  private binary(f: (a: number, b: number) => number): void {
    const b = this.pop();
    const a = this.pop();
    this.stack.push(f(a, b) | 0);
  }
  run(): Outcome {
    const view = new DataView(this.code.buffer);
    let steps = 0;
    try {
      for (;;) {
        if (++steps > this.limit) throw "step limit" satisfies Trap;
        const op: Op = this.code[this.pc++];
        const size = operandSize.get(op) ?? 0;
        const operand =
          size === 4
            ? view.getInt32(this.pc, true)
            : size === 2
              ? view.getUint16(this.pc, true)
              : size === 1
                ? this.code[this.pc]
                : 0;
        this.pc += size;
        switch (op) {
          case Op.Push:
            this.stack.push(operand);
            break;
          case Op.Pop:
            this.pop();
            break;
          case Op.Add:
            this.binary((a, b) => a + b);
            break;
          case Op.Sub:
            this.binary((a, b) => a - b);
            break;
          case Op.Mul:
            this.binary(Math.imul);
            break;
          case Op.Div:
            this.binary((a, b) => {
              if (b === 0) throw "division by zero" satisfies Trap;
              return a / b;
            });
            break;
          case Op.Dup: {
            const v = this.pop();
            this.stack.push(v, v);
            break;
          }
          case Op.Swap: {
            const [b, a] = [this.pop(), this.pop()];
            this.stack.push(b, a);
            break;
          }
          case Op.Jmp:
            this.pc = operand;
            break;
          case Op.Jz:
            if (this.pop() === 0) this.pc = operand;
            break;
          case Op.Jnz:
            if (this.pop() !== 0) this.pc = operand;
            break;
          case Op.Call:
            this.calls.push(this.pc);
            this.pc = operand;
            break;
          case Op.Ret:
            this.pc = this.calls.pop() ?? this.code.length - 1;
            break;
          case Op.Print:
            this.output.push(this.pop());
            break;
          case Op.Load:
            this.stack.push(this.memory[operand]);
            break;
          case Op.Store:
            this.memory[operand] = this.pop();
            break;
          case Op.Lt:
            this.binary((a, b) => Number(a < b));
            break;
          case Op.Eq:
            this.binary((a, b) => (a === b ? 1 : 0));
            break;
          case Op.Halt:
            return { status: "halted", output: this.output, steps };
          default:
            throw "bad opcode" satisfies Trap;
        }
      }
    } catch (trap) {
      if (typeof trap === "string")
        return {
          status: "trapped",
          trap: trap as Trap,
          pc: this.pc,
          output: this.output,
        };
      throw trap;
    }
  }
}

const factorial = `
  push 10
  store 0
  push 1
  store 1
loop:
  load 0
  jz done
  load 1
  load 0
  mul
  store 1
  load 0
  push 1
  sub
  store 0
  jmp loop
done:
  load 1
  call show   ; prints
  halt
show:
  print
  ret
`;
const program = assemble(factorial);
console.log(program.code.length, program.labels, program.code.slice(0, 8));
console.log(new Machine(program.code).run());
for (const text of [
  "push 1\npop\npop\nhalt",
  "push 1\npush 0\ndiv\nhalt",
  "top:\njmp top",
  "push 7\ndup\nmul\nprint\npush 3\npush 9\nswap\nsub\nprint\nhalt",
  "fly 3",
  "push",
  "push x",
  "jmp nowhere",
  "a:\na:",
]) {
  try {
    const result = new Machine(assemble(text).code).run();
    if (result.status === "halted")
      console.log("ok", result.output, result.steps);
    else console.log("trap", result.trap, "at", result.pc);
  } catch (e) {
    if (!(e instanceof AssemblyError)) throw e;
    console.log(`${e.name} (${e.line}): ${e.message}`);
  }
}
console.log(Op[0x03], Op.Halt, Op[Op.Halt], Object.keys(Op).length);
export {};
