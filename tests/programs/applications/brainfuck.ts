// An interpreter for a language of eight symbols, with precomputed jumps.

class Machine {
  private readonly cells = new Uint8Array(300);
  private pointer = 0;
  output = "";
  steps = 0;

  constructor(
    private readonly program: string,
    private readonly input: number[] = [],
  ) {}

  run(): this {
    const jumps = matchBrackets(this.program);
    const { program, cells } = this;
    for (let pc = 0; pc < program.length; pc++) {
      this.steps++;
      switch (program[pc]) {
        case ">":
          this.pointer++;
          break;
        case "<":
          this.pointer--;
          break;
        case "+":
          cells[this.pointer]++;
          break;
        case "-":
          cells[this.pointer]--;
          break;
        case ".":
          this.output += String.fromCharCode(cells[this.pointer]);
          break;
        case ",":
          cells[this.pointer] = this.input.shift() ?? 0;
          break;
        case "[":
          if (cells[this.pointer] === 0) pc = jumps.get(pc)!;
          break;
        case "]":
          if (cells[this.pointer] !== 0) pc = jumps.get(pc)!;
          break;
      }
    }
    return this;
  }
}

function matchBrackets(program: string): Map<number, number> {
  const jumps = new Map<number, number>();
  const open: number[] = [];
  for (let i = 0; i < program.length; i++) {
    if (program[i] === "[") open.push(i);
    if (program[i] !== "]") continue;
    const start = open.pop();
    if (start === undefined) throw new SyntaxError(`unmatched ] at ${i}`);
    jumps.set(start, i);
    jumps.set(i, start);
  }
  if (open.length > 0) throw new SyntaxError(`unmatched [ at ${open.at(-1)}`);
  return jumps;
}

const hello =
  "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.";
const { output, steps } = new Machine(hello).run();
console.log(output.trimEnd(), steps);
const upper = ",[>++++++++[<---->-]<.,]";
console.log(
  new Machine(
    upper,
    [..."shout"].map((c) => c.charCodeAt(0)),
  ).run().output,
);
for (const bad of ["[[]", "]", "+[>]["]) {
  try {
    new Machine(bad).run();
  } catch (error) {
    if (error instanceof SyntaxError) console.log(error.message);
  }
}
