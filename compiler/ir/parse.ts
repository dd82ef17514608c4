// Reads what `print` prints, for tests and for tools.
import {
  type Attributes,
  Block,
  BlockParameter,
  type Constant,
  type DataItem,
  type DebugType,
  type DebugVariable,
  type Edge,
  Instruction,
  IrFunction,
  type IrGlobal,
  IrModule,
  type IrType,
  type Operand,
  type Signature,
  type SourceLocation,
} from "./ir.ts";
import { bitsOf } from "./rules.ts";
import { type Token, type TokenKind, tokenize } from "./tokens.ts";

/** Throws, naming the line, at what `print` would not have written. */
export function parseModule(text: string): IrModule {
  const reader = new Reader(tokenize(text));
  reader.skipLines();
  reader.word("module");
  const module = new IrModule(reader.string());
  for (reader.skipLines(); !reader.isAt("end"); reader.skipLines()) {
    if (reader.tryWord("global")) {
      const global = parseGlobal(reader);
      module.globals.set(global.name, global);
    } else {
      reader.word("function");
      const irFunction = new FunctionParser(reader).parse();
      module.functions.set(irFunction.name, irFunction);
    }
  }
  return module;
}

/** The tokens, one after the other. */
class Reader {
  private position = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get current(): Token {
    return this.tokens[this.position]!;
  }

  fail(wanted: string): never {
    const { line, text, kind } = this.current;
    const found = kind === "line" ? "the end of the line" : `"${text}"`;
    throw new Error(`line ${line}: expected ${wanted}, found ${found}`);
  }

  take(kind: TokenKind): string {
    if (this.current.kind !== kind) this.fail(kind);
    return this.tokens[this.position++]!.text;
  }

  isAt(kind: TokenKind, text?: string): boolean {
    const { current } = this;
    return (
      current.kind === kind && (text === undefined || current.text === text)
    );
  }

  private try(kind: TokenKind, text: string): boolean {
    if (!this.isAt(kind, text)) return false;
    this.position++;
    return true;
  }

  tryWord(text: string): boolean {
    return this.try("word", text);
  }

  tryPunctuation(text: string): boolean {
    return this.try("punctuation", text);
  }

  word(text?: string): string {
    if (text === undefined) return this.take("word");
    if (!this.tryWord(text)) this.fail(`"${text}"`);
    return text;
  }

  punctuation(text: string): void {
    if (!this.tryPunctuation(text)) this.fail(`"${text}"`);
  }

  string(): string {
    return this.take("string");
  }

  number(): number {
    return this.tryWord("NaN") ? NaN : Number(this.take("number"));
  }

  bigint(): bigint {
    const text = this.take("number");
    if (!/^-?\d+$/.test(text)) this.fail("an integer");
    return BigInt(text);
  }

  skipLines(): void {
    while (this.isAt("line")) this.position++;
  }

  type(): IrType {
    const text = this.word();
    if (!(text in bitsOf)) this.fail("a type");
    return text as IrType;
  }

  place(): SourceLocation {
    const file = this.string();
    this.punctuation(":");
    return { file, ...this.lineAndColumn() };
  }

  lineAndColumn(): { line: number; column: number } {
    const line = this.number();
    this.punctuation(":");
    return { line, column: this.number() };
  }

  /** `open item, item close`, or nothing at all if `open` is not there. */
  list(open: string, close: string, item: () => void): void {
    if (!this.tryPunctuation(open)) return;
    while (!this.tryPunctuation(close)) {
      item();
      if (!this.isAt("punctuation", close)) this.punctuation(",");
    }
  }
}

function parseSignature(reader: Reader): Signature {
  const parameters: IrType[] = [];
  if (!reader.isAt("punctuation", "(")) reader.fail('"("');
  reader.list("(", ")", () => parameters.push(reader.type()));
  reader.punctuation("->");
  const result = reader.type();
  return { parameters, result, throws: reader.tryWord("throws") };
}

function parseDebugType(reader: Reader): DebugType {
  const kind = reader.word() as DebugType["kind"];
  const type: { -readonly [K in keyof DebugType]: DebugType[K] } = {
    kind,
    name: reader.string(),
  };
  if (reader.tryWord("bits")) type.bits = reader.number();
  if (reader.tryWord("signed")) type.signed = true;
  if (reader.tryWord("of")) type.element = parseDebugType(reader);
  return type;
}

function parseGlobal(reader: Reader): IrGlobal {
  const name = reader.take("symbol");
  const constant = reader.word() === "constant";
  reader.word("align");
  const align = reader.number();
  const global: { -readonly [K in keyof IrGlobal]: IrGlobal[K] } = {
    name,
    constant,
    align,
    data: [],
  };
  if (reader.tryWord("exported")) global.exported = true;
  if (reader.tryWord("external")) global.external = true;
  if (reader.tryWord("section")) global.section = reader.string();
  if (reader.tryWord("debug")) {
    reader.punctuation("(");
    const shown = reader.string();
    const location = reader.place();
    global.debug = { name: shown, location, type: parseDebugType(reader) };
    reader.punctuation(")");
  }
  if (!reader.tryPunctuation("{")) return global;
  for (reader.skipLines(); !reader.tryPunctuation("}"); reader.skipLines()) {
    global.data.push(parseItem(reader));
  }
  return global;
}

type ItemParser = (reader: Reader) => DataItem;

function integerItem(bytes: 1 | 2 | 4 | 8): ItemParser {
  return (reader) => ({ kind: "integer", bytes, value: reader.bigint() });
}

function addressItem(bytes: 4 | 8): ItemParser {
  return (reader) => {
    const symbol = reader.take("symbol");
    return reader.tryPunctuation("+")
      ? { kind: "address", bytes, symbol, addend: reader.number() }
      : { kind: "address", bytes, symbol };
  };
}

const itemParsers: Readonly<Record<string, ItemParser>> = {
  i8: integerItem(1),
  i16: integerItem(2),
  i32: integerItem(4),
  i64: integerItem(8),
  f64: (reader) => ({ kind: "float", value: reader.number() }),
  bytes: (reader) => ({
    kind: "bytes",
    data: new Uint8Array(Buffer.from(reader.string(), "latin1")),
  }),
  zero: (reader) => ({ kind: "zero", bytes: reader.number() }),
  address32: addressItem(4),
  address64: addressItem(8),
};

function parseItem(reader: Reader): DataItem {
  const parser = itemParsers[reader.word()];
  return parser === undefined ? reader.fail("an item") : parser(reader);
}

/** Reads the value of one attribute into `attributes`. */
function parseAttribute(reader: Reader, attributes: Attributes): void {
  const key = reader.word();
  reader.punctuation("=");
  if (key === "payload") reader.fail("no payload: it cannot be read back");
  const value =
    key === "signature"
      ? parseSignature(reader)
      : key === "variable"
        ? parseVariable(reader)
        : parseScalar(reader);
  Object.assign(attributes, { [key]: value });
}

function parseScalar(reader: Reader): string | number | boolean {
  if (reader.isAt("string")) return reader.string();
  if (reader.tryWord("true")) return true;
  if (reader.tryWord("false")) return false;
  return reader.number();
}

function parseVariable(reader: Reader): DebugVariable {
  reader.punctuation("(");
  const name = reader.string();
  reader.word("parameter");
  const parameter = reader.number();
  const location = reader.place();
  const type = parseDebugType(reader);
  reader.punctuation(")");
  return { name, parameter, location, type };
}

const flags = new Set([
  "exported",
  "external",
  "naked",
  "noVector",
  "cold",
  "hot",
  "noReturn",
]);

class FunctionParser {
  private readonly blocks = new Map<string, Block>();
  private readonly values = new Map<string, Instruction | BlockParameter>();
  /** Uses of values that may be defined further down. */
  private readonly pending: (() => void)[] = [];
  private irFunction!: IrFunction;

  constructor(private readonly reader: Reader) {}

  parse(): IrFunction {
    const { reader } = this;
    this.parseHead();
    if (!reader.tryPunctuation("{")) return this.irFunction;
    let block: Block | null = null;
    for (reader.skipLines(); !reader.tryPunctuation("}"); reader.skipLines()) {
      block = this.parseLine(block);
    }
    for (const resolve of this.pending) resolve();
    return this.irFunction;
  }

  private parseHead(): void {
    const { reader } = this;
    const name = reader.take("symbol");
    const irFunction = new IrFunction(name, parseSignature(reader));
    this.irFunction = irFunction;
    const { attributes } = irFunction;
    while (reader.isAt("word")) {
      const word = reader.word();
      if (flags.has(word)) Object.assign(attributes, { [word]: true });
      else if (word === "inline") {
        attributes.inline = reader.word() as "always" | "never";
      } else if (word === "section") attributes.section = reader.string();
      else if (word === "llvm") {
        (attributes.llvm ??= []).push(reader.string());
      } else if (word === "display") irFunction.displayName = reader.string();
      else if (word === "at") irFunction.location = reader.place();
      else reader.fail("a function attribute");
    }
  }

  /** A block's head, or an instruction of `block`. */
  private parseLine(block: Block | null): Block {
    const { reader } = this;
    if (reader.isAt("value")) {
      const name = reader.take("value");
      reader.punctuation("=");
      const instruction = this.parseInstruction(reader.word(), block, true);
      this.values.set(name, instruction);
      return block!;
    }
    const word = reader.word();
    if (/\.\d+$/.test(word)) return this.parseBlockHead(word);
    this.parseInstruction(word, block, false);
    return block!;
  }

  private parseBlockHead(name: string): Block {
    const { reader } = this;
    const split = name.lastIndexOf(".");
    const id = Number(name.slice(split + 1));
    const block = this.irFunction.addBlock(name.slice(0, split), id);
    this.blocks.set(name, block);
    reader.list("(", ")", () => {
      const value = reader.take("value");
      reader.punctuation(":");
      const hint = /^(.+)\.\d+$/.exec(value)?.[1] ?? null;
      const parameter = new BlockParameter(block, reader.type(), hint);
      block.parameters.push(parameter);
      this.values.set(value, parameter);
    });
    reader.punctuation(":");
    return block;
  }

  private parseInstruction(
    op: string,
    block: Block | null,
    hasResult: boolean,
  ): Instruction {
    const { reader } = this;
    if (block === null) return reader.fail("a block before instructions");
    const type = hasResult ? reader.type() : "void";
    const instruction = new Instruction(op, type, []);
    block.instructions.push(instruction);
    this.parseOperands(instruction.operands);
    reader.list("{", "}", () => parseAttribute(reader, instruction.attributes));
    if (reader.tryPunctuation("->")) {
      do this.parseEdge(instruction.edges);
      while (reader.tryPunctuation(","));
    }
    if (reader.tryWord("cases")) {
      do instruction.cases.push(reader.bigint());
      while (reader.tryPunctuation(","));
    }
    if (reader.tryWord("at")) instruction.location = this.parsePlace();
    if (!reader.isAt("line")) reader.fail("the end of the line");
    return instruction;
  }

  private parsePlace(): SourceLocation {
    if (this.reader.isAt("string")) return this.reader.place();
    const { location } = this.irFunction;
    if (location === null) return this.reader.fail("a file");
    return { file: location.file, ...this.reader.lineAndColumn() };
  }

  private parseOperands(into: Operand[]): void {
    if (!this.isAtOperand()) return;
    do this.parseOperand(into);
    while (this.reader.tryPunctuation(","));
  }

  private isAtOperand(): boolean {
    const { reader } = this;
    return (
      reader.isAt("value") ||
      reader.isAt("symbol") ||
      reader.isAt("number") ||
      reader.isAt("word", "NaN") ||
      reader.isAt("word", "undef")
    );
  }

  private parseOperand(into: Operand[]): void {
    const { reader } = this;
    if (!reader.isAt("value")) {
      into.push(this.parseConstant());
      return;
    }
    const { line } = reader.current;
    const name = reader.take("value");
    const index = into.push({ kind: "undef", type: "void" }) - 1;
    this.pending.push(() => {
      const value = this.values.get(name);
      if (value === undefined)
        throw new Error(`line ${line}: no value %${name}`);
      into[index] = value;
    });
  }

  private parseConstant(): Constant {
    const { reader } = this;
    if (reader.isAt("symbol")) {
      const name = reader.take("symbol");
      reader.punctuation(":");
      return { kind: "symbol", name, type: reader.type() };
    }
    if (reader.tryWord("undef")) {
      reader.punctuation(":");
      return { kind: "undef", type: reader.type() };
    }
    const text = reader.tryWord("NaN") ? "NaN" : reader.take("number");
    reader.punctuation(":");
    const type = reader.type();
    if (type === "f64" || type === "f32") {
      return { kind: "float", type, value: Number(text) };
    }
    return { kind: "integer", type, value: BigInt(text) };
  }

  private parseEdge(into: Edge[]): void {
    const { reader } = this;
    const { line } = reader.current;
    const name = reader.word();
    const edge: Edge = { block: new Block(-1, name), arguments: [] };
    into.push(edge);
    reader.list("(", ")", () => this.parseOperand(edge.arguments));
    this.pending.push(() => {
      const block = this.blocks.get(name);
      if (block === undefined)
        throw new Error(`line ${line}: no block ${name}`);
      edge.block = block;
    });
  }
}
