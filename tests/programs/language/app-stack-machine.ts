// A small language: tokenizer, compiler to byte code, and a stack machine.

enum Op {
  Push,
  Load,
  Store,
  Add,
  Sub,
  Mul,
  Less,
  Equal,
  Jump,
  JumpIfFalse,
  Print,
  Call,
  Return,
  Halt,
}
interface Instruction {
  op: Op;
  arg: number;
}

class Tokens {
  private readonly words: string[] = [];
  private next = 0;
  constructor(source: string) {
    let word = "";
    const flush = () => {
      if (word !== "") this.words.push(word);
      word = "";
    };
    for (const c of source) {
      if (c === " " || c === "\n") flush();
      else if ("(){};,".includes(c)) {
        flush();
        this.words.push(c);
      } else word += c;
    }
    flush();
  }
  peek(): string | undefined {
    return this.words[this.next];
  }
  take(): string {
    const word = this.words[this.next++];
    if (word === undefined) throw new Error("unexpected end");
    return word;
  }
  accept(word: string): boolean {
    if (this.peek() !== word) return false;
    this.next++;
    return true;
  }
  expect(word: string): void {
    const got = this.take();
    if (got !== word) throw new Error(`expected ${word}, got ${got}`);
  }
}

class Compiler {
  readonly code: Instruction[] = [];
  private readonly functions = new Map<
    string,
    { address: number; arity: number }
  >();
  private locals: string[] = [];
  constructor(private readonly tokens: Tokens) {}
  private emit(op: Op, arg = 0): number {
    return this.code.push({ op, arg }) - 1;
  }
  private patch(at: number): void {
    this.code[at].arg = this.code.length;
  }
  program(): Instruction[] {
    while (this.tokens.peek() === "fn") this.definition();
    const entry = this.code.length;
    this.locals = [];
    while (this.tokens.peek() !== undefined) this.statement();
    this.emit(Op.Halt);
    this.code.unshift({ op: Op.Jump, arg: entry + 1 });
    for (const [index, instruction] of this.code.entries()) {
      const { op } = instruction;
      const jumps = op === Op.JumpIfFalse || op === Op.Jump || op === Op.Call;
      if (index > 0 && jumps && op !== Op.Call) instruction.arg++;
    }
    return this.code;
  }
  private definition(): void {
    this.tokens.expect("fn");
    const name = this.tokens.take();
    this.tokens.expect("(");
    this.locals = [];
    while (!this.tokens.accept(")")) {
      this.locals.push(this.tokens.take());
      this.tokens.accept(",");
    }
    const arity = this.locals.length;
    this.functions.set(name, { address: this.code.length + 1, arity });
    this.block();
    this.emit(Op.Push, 0);
    this.emit(Op.Return, arity);
  }
  private block(): void {
    this.tokens.expect("{");
    while (!this.tokens.accept("}")) this.statement();
  }
  private statement(): void {
    const word = this.tokens.take();
    switch (word) {
      case "while": {
        const start = this.code.length;
        this.expression();
        const exit = this.emit(Op.JumpIfFalse);
        this.block();
        this.emit(Op.Jump, start);
        this.patch(exit);
        return;
      }
      case "if": {
        this.expression();
        const otherwise = this.emit(Op.JumpIfFalse);
        this.block();
        if (this.tokens.accept("else")) {
          const end = this.emit(Op.Jump);
          this.patch(otherwise);
          this.block();
          this.patch(end);
        } else this.patch(otherwise);
        return;
      }
      case "print":
        this.expression();
        this.emit(Op.Print);
        break;
      case "return":
        this.expression();
        this.emit(Op.Return);
        break;
      default: {
        this.tokens.expect("=");
        this.expression();
        this.emit(Op.Store, this.slot(word, true));
      }
    }
    this.tokens.expect(";");
  }
  private slot(name: string, create = false): number {
    const index = this.locals.indexOf(name);
    if (index >= 0) return index;
    if (!create) throw new Error(`unknown name ${name}`);
    return this.locals.push(name) - 1;
  }
  private static readonly operators: Record<string, Op | undefined> = {
    "+": Op.Add,
    "-": Op.Sub,
    "*": Op.Mul,
    "<": Op.Less,
    "==": Op.Equal,
  };
  private expression(): void {
    this.term();
    for (;;) {
      const op = Compiler.operators[this.tokens.peek() ?? ""];
      if (op === undefined) return;
      this.tokens.take();
      this.term();
      this.emit(op);
    }
  }
  private term(): void {
    if (this.tokens.accept("(")) {
      this.expression();
      this.tokens.expect(")");
      return;
    }
    const word = this.tokens.take();
    const value = Number(word);
    if (!Number.isNaN(value)) {
      this.emit(Op.Push, value);
    } else if (this.tokens.accept("(")) {
      let count = 0;
      while (!this.tokens.accept(")")) {
        this.expression();
        count++;
        this.tokens.accept(",");
      }
      const target = this.functions.get(word);
      if (!target) throw new Error(`unknown function ${word}`);
      if (target.arity !== count)
        throw new Error(`${word} takes ${target.arity}, not ${count}`);
      this.emit(Op.Push, count);
      this.emit(Op.Call, target.address);
    } else this.emit(Op.Load, this.slot(word));
  }
}

interface Frame {
  locals: number[];
  returnTo: number;
}
function execute(
  code: readonly Instruction[],
  limit: number,
): [output: number[], steps: number] {
  const stack: number[] = [];
  const frames: Frame[] = [{ locals: [], returnTo: -1 }];
  const output: number[] = [];
  const pop = (): number => stack.pop() ?? NaN;
  const binary = (f: (a: number, b: number) => number): void => {
    const b = pop();
    stack.push(f(pop(), b));
  };
  let pc = 0;
  let steps = 0;
  for (;;) {
    if (++steps > limit) throw new Error(`more than ${limit} steps`);
    const { op, arg } = code[pc++];
    const frame = frames[frames.length - 1];
    switch (op) {
      case Op.Push:
        stack.push(arg);
        break;
      case Op.Load:
        stack.push(frame.locals[arg] ?? 0);
        break;
      case Op.Store:
        frame.locals[arg] = pop();
        break;
      case Op.Add:
        binary((a, b) => a + b);
        break;
      case Op.Sub:
        binary((a, b) => a - b);
        break;
      case Op.Mul:
        binary((a, b) => a * b);
        break;
      case Op.Less:
        binary((a, b) => Number(a < b));
        break;
      case Op.Equal:
        binary((a, b) => (a === b ? 1 : 0));
        break;
      case Op.Jump:
        pc = arg;
        break;
      case Op.JumpIfFalse:
        if (!pop()) pc = arg;
        break;
      case Op.Print:
        output.push(pop());
        break;
      case Op.Call: {
        const count = pop();
        frames.push({
          locals: stack.splice(stack.length - count, count),
          returnTo: pc,
        });
        pc = arg;
        break;
      }
      case Op.Return:
        pc = frames.pop()!.returnTo;
        break;
      case Op.Halt:
        return [output, steps];
    }
  }
}

const programs: string[] = [
  "print 1 + 2 * 3; print 10 - 4 - 3;",
  "i = 0; sum = 0; while i < 10 { sum = sum + i; i = i + 1; } print sum;",
  "fn fib(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); } print fib(15);",
  "fn gcd(a, b) { while 0 < b { t = a - (a < b) * 0; if a < b { t = b; b = a; a = t; } else { a = a - b; } if a == b { return a; } } return a; } print gcd(48, 36);",
  "fn fact(n) { if n == 0 { return 1; } else { return n * fact(n - 1); } } i = 1; while i < 8 { print fact(i); i = i + 3; }",
  "while 1 { x = x0; }",
  "x = 1; while x { x = x + 1; }",
  "fn two(a, b) { return a; } print two(1);",
  "print missing(2);",
  "print (1 + 2;",
];
for (const source of programs) {
  try {
    const code = new Compiler(new Tokens(source)).program();
    const [output, steps] = execute(code, 100000);
    console.log(code.length, steps, output.join(" "));
    if (code.length < 12)
      console.log(code.map(({ op, arg }) => `${Op[op]} ${arg}`).join("; "));
  } catch (e) {
    console.log("error:", (e as Error).message);
  }
}
