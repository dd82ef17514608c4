// Elements that are not there, kept in fields: a parser's current token.

class MonkeyLexer {
  private position = 0;
  private ch: string = "";
  constructor(private input: string) {
    this.ch = this.input[0];
  }
  private readChar(): void {
    this.position++;
    this.ch = this.input[this.position];
  }
  words(): string[] {
    const out: string[] = [];
    while (this.ch !== undefined) {
      let word = "";
      while (this.ch && this.ch !== " ") {
        word += this.ch;
        this.readChar();
      }
      if (word) out.push(word);
      this.readChar();
    }
    return out;
  }
  get rest(): string {
    return `${this.ch}`;
  }
}
const lexer = new MonkeyLexer("let x = five");
console.log(lexer.words(), lexer.rest, lexer);
console.log(new MonkeyLexer("").words());

interface Node {
  label: string;
  next?: Node;
}
class Walker {
  current: Node;
  constructor(private readonly nodes: Node[]) {
    this.current = nodes[0];
  }
  step(i: number): boolean {
    this.current = this.nodes[i];
    return this.current !== undefined;
  }
}
const walker = new Walker([{ label: "a" }, { label: "b" }]);
console.log(walker.current.label, walker.step(1), walker.current.label);
console.log(walker.step(2), walker.current, walker.current?.label);
try {
  console.log(walker.current.label);
} catch (e) {
  console.log(e instanceof TypeError, (e as Error).message);
}
const empty = new Walker([]);
if (!empty.current) console.log("empty");
export {};
