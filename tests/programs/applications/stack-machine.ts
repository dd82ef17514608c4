// A compiler from arithmetic to bytecode, and the machine that runs it.

type Instruction =
  | { op: "push"; value: number }
  | { op: "load" | "store"; name: string }
  | { op: "add" | "sub" | "mul" | "div" | "neg" | "print" }
  | { op: "jump" | "jumpIfZero"; target: number };

type Token =
  | { kind: "number"; value: number }
  | { kind: "name"; text: string }
  | { kind: "symbol"; text: string }
  | { kind: "end" };

class SyntaxProblem extends Error {
  constructor(
    message: string,
    readonly position: number,
  ) {
    super(message);
    this.name = "SyntaxProblem";
  }
}

class Lexer {
  private position = 0;
  constructor(private readonly text: string) {}

  next(): Token {
    while (this.text[this.position] === " ") this.position++;
    const start = this.position;
    const c = this.text[start];
    if (c === undefined) return { kind: "end" };
    if (isDigit(c)) {
      while (
        isDigit(this.text[this.position] ?? "") ||
        this.text[this.position] === "."
      )
        this.position++;
      return {
        kind: "number",
        value: parseFloat(this.text.slice(start, this.position)),
      };
    }
    if (isLetter(c)) {
      while (isLetter(this.text[this.position] ?? "")) this.position++;
      return { kind: "name", text: this.text.slice(start, this.position) };
    }
    if (!"+-*/()=;{}".includes(c)) {
      throw new SyntaxProblem(`unexpected "${c}"`, start);
    }
    this.position++;
    return { kind: "symbol", text: c };
  }

  get where(): number {
    return this.position;
  }
}

const isDigit = (c: string): boolean => c >= "0" && c <= "9";
const isLetter = (c: string): boolean => c >= "a" && c <= "z";

const precedence: {
  [operator: string]: { level: number; op: "add" | "sub" | "mul" | "div" };
} = {
  "+": { level: 1, op: "add" },
  "-": { level: 1, op: "sub" },
  "*": { level: 2, op: "mul" },
  "/": { level: 2, op: "div" },
};

class Compiler {
  readonly code: Instruction[] = [];
  private token: Token;

  constructor(private readonly lexer: Lexer) {
    this.token = lexer.next();
  }

  compile(): Instruction[] {
    while (this.token.kind !== "end") this.statement();
    return this.code;
  }

  private statement(): void {
    if (this.token.kind === "name" && this.token.text === "while") {
      this.advance();
      const start = this.code.length;
      this.expression(0);
      const exit: Instruction = { op: "jumpIfZero", target: -1 };
      this.code.push(exit);
      this.expect("{");
      while (!this.accept("}")) this.statement();
      this.code.push({ op: "jump", target: start });
      exit.target = this.code.length;
    } else if (this.token.kind === "name" && this.token.text === "print") {
      this.advance();
      this.expression(0);
      this.expect(";");
      this.code.push({ op: "print" });
    } else if (this.token.kind === "name") {
      const { text } = this.token;
      this.advance();
      this.expect("=");
      this.expression(0);
      this.expect(";");
      this.code.push({ op: "store", name: text });
    } else {
      throw new SyntaxProblem("expected a statement", this.lexer.where);
    }
  }

  private expression(minimum: number): void {
    this.primary();
    while (this.token.kind === "symbol") {
      const entry = precedence[this.token.text];
      if (entry === undefined || entry.level <= minimum) return;
      this.advance();
      this.expression(entry.level);
      this.code.push({ op: entry.op });
    }
  }

  private primary(): void {
    const token = this.token;
    switch (token.kind) {
      case "number":
        this.code.push({ op: "push", value: token.value });
        this.advance();
        return;
      case "name":
        this.code.push({ op: "load", name: token.text });
        this.advance();
        return;
      case "symbol":
        if (this.accept("-")) {
          this.primary();
          this.code.push({ op: "neg" });
          return;
        }
        if (this.accept("(")) {
          this.expression(0);
          this.expect(")");
          return;
        }
    }
    throw new SyntaxProblem("expected an operand", this.lexer.where);
  }

  private advance(): void {
    this.token = this.lexer.next();
  }
  private accept(text: string): boolean {
    if (this.token.kind !== "symbol" || this.token.text !== text) return false;
    this.advance();
    return true;
  }
  private expect(text: string): void {
    if (!this.accept(text))
      throw new SyntaxProblem(`expected ${text}`, this.lexer.where);
  }
}

function describe(instruction: Instruction): string {
  switch (instruction.op) {
    case "push":
      return `push ${instruction.value}`;
    case "load":
    case "store":
      return `${instruction.op} ${instruction.name}`;
    case "jump":
    case "jumpIfZero":
      return `${instruction.op} ${instruction.target}`;
    default:
      return instruction.op;
  }
}

function execute(code: readonly Instruction[]): Map<string, number> {
  const stack: number[] = [];
  const variables = new Map<string, number>();
  const pop = (): number => {
    const value = stack.pop();
    if (value === undefined) throw new RangeError("stack underflow");
    return value;
  };
  let steps = 0;
  for (let pc = 0; pc < code.length; pc++) {
    if (++steps > 10000) throw new RangeError("too many steps");
    const instruction = code[pc];
    switch (instruction.op) {
      case "push":
        stack.push(instruction.value);
        break;
      case "load":
        stack.push(variables.get(instruction.name) ?? 0);
        break;
      case "store":
        variables.set(instruction.name, pop());
        break;
      case "neg":
        stack.push(-pop());
        break;
      case "print":
        console.log("  >", pop());
        break;
      case "jump":
        pc = instruction.target - 1;
        break;
      case "jumpIfZero":
        if (pop() === 0) pc = instruction.target - 1;
        break;
      default: {
        const b = pop();
        const a = pop();
        const results = { add: a + b, sub: a - b, mul: a * b, div: a / b };
        stack.push(results[instruction.op]);
      }
    }
  }
  return variables;
}

for (const source of [
  "x = 1 + 2 * 3; print x; print (1 + 2) * 3; print -x / 2;",
  "n = 10; sum = 0; while n { sum = sum + n * n; n = n - 1; } print sum;",
  "a = 1; b = 0; i = 20; while i { t = a + b; a = b; b = t; i = i - 1; } print b;",
  "print 1 / 0; print 0 / 0; print 0.1 + 0.2;",
  "x = (1 + ; print x;",
  "x = 3 $ 4;",
  "print 5",
  "while 1 { x = x + 1; }",
]) {
  console.log(source);
  try {
    const code = new Compiler(new Lexer(source)).compile();
    console.log(" ", code.slice(0, 5).map(describe).join(", "), code.length);
    const variables = execute(code);
    for (const [name, value] of variables) console.log(`  ${name} = ${value}`);
  } catch (error) {
    if (error instanceof SyntaxProblem)
      console.log("  syntax:", error.message, error.position);
    else if (error instanceof RangeError)
      console.log("  run time:", error.message);
    else throw error;
  }
}
