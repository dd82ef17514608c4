// Elements that are not there, read through functions: peek() at the end of a text.

interface Token {
  kind: "number" | "operator" | "paren";
  text: string;
}

const isDigit = (c: string): boolean => c >= "0" && c <= "9";
function isSpace(c: string): boolean {
  return c === " " || c === "\t";
}

class Lexer {
  private at = 0;
  constructor(private readonly text: string) {}
  private peek(ahead = 0): string {
    return this.text[this.at + ahead];
  }
  private advance(): string {
    return this.text[this.at++];
  }
  tokens(): Token[] {
    const out: Token[] = [];
    while (this.peek()) {
      if (isSpace(this.peek())) {
        this.advance();
        continue;
      }
      if (isDigit(this.peek())) {
        let text = "";
        while (isDigit(this.peek())) text += this.advance();
        if (this.peek() === "." && isDigit(this.peek(1))) {
          text += this.advance();
          while (isDigit(this.peek())) text += this.advance();
        }
        out.push({ kind: "number", text });
        continue;
      }
      const c = this.advance();
      switch (c) {
        case "(":
        case ")":
          out.push({ kind: "paren", text: c });
          break;
        default:
          out.push({ kind: "operator", text: c });
      }
    }
    return out;
  }
}

class Parser {
  private at = 0;
  constructor(private readonly tokens: Token[]) {}
  private get current(): Token {
    return this.tokens[this.at];
  }
  private next(): Token {
    return this.tokens[this.at++];
  }
  done(): boolean {
    return !this.current;
  }
  sum(): number {
    let left = this.product();
    while (
      this.current &&
      (this.current.text === "+" || this.current.text === "-")
    ) {
      const operator = this.next().text;
      const right = this.product();
      left = operator === "+" ? left + right : left - right;
    }
    return left;
  }
  private product(): number {
    let left = this.atom();
    while (this.current?.text === "*" || this.current?.text === "/") {
      const operator = this.next();
      const right = this.atom();
      left = operator.text === "*" ? left * right : left / right;
    }
    return left;
  }
  private atom(): number {
    const token = this.next();
    if (token === undefined) throw new SyntaxError("unexpected end");
    if (token.text === "-") return -this.atom();
    if (token.kind === "paren") {
      const inner = this.sum();
      const close = this.next();
      if (!close || close.text !== ")") throw new SyntaxError("expected )");
      return inner;
    }
    if (token.kind !== "number")
      throw new SyntaxError(`unexpected ${token.text}`);
    return Number(token.text);
  }
}

for (const text of [
  "1 + 2 * 3",
  "(1 + 2) * 3.5",
  "12",
  "-4 / (2 - 4)",
  "1 +",
  "(1",
  "*",
  "",
]) {
  const parser = new Parser(new Lexer(text).tokens());
  try {
    const value = parser.sum();
    console.log(text, "=", value, parser.done());
  } catch (e) {
    console.log(
      text,
      "->",
      e instanceof SyntaxError ? e.message : e instanceof Error,
    );
  }
}

// Closures over a position.
function scan(source: string): string[] {
  let pos = 0;
  const peek = () => source[pos];
  const next = () => source[pos++];
  const words: string[] = [];
  while (peek() !== undefined) {
    let word = "";
    while (peek() && peek() !== ",") word += next();
    words.push(word);
    if (peek() === ",") next();
  }
  return words;
}
console.log(scan("a,bc,,d"), scan(""), scan(","));

// Through functions, parameters and variables.
const names = ["ann", "bob"];
function nameAt(i: number): string {
  return names[i];
}
function greet(name: string): string {
  return name === undefined ? "nobody" : `hello ${name}`;
}
const third = nameAt(2);
let other = nameAt(0);
console.log(greet(third), greet(other), greet(nameAt(1)), greet(names[7]));
other = nameAt(9);
console.log(`${other}`, other ?? "none", third === other, typeof third);
console.log("b" < nameAt(0), "b" < nameAt(5), nameAt(5) >= "a");

// Where it cannot be taken, it is an error as in JavaScript.
try {
  console.log(nameAt(4).length);
} catch (e) {
  console.log(e instanceof TypeError, (e as Error).message);
}
const rows = [["x"], ["y", "z"]];
const cell = (r: number, c: number) => rows[r]?.[c];
console.log(cell(1, 1), cell(0, 1), cell(5, 0));
const stack: Token[] = [];
function top(): Token {
  return stack[stack.length - 1];
}
console.log(top() === undefined, top()?.text);
stack.push({ kind: "paren", text: "(" });
console.log(top().text, top());
export {};
