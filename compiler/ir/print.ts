// IR as text, for people and for `parse`.
//
//   function @sum(ptr, i64) -> f64 display "sum" at "sum.ts":3:1 {
//   entry.0(%xs.0: ptr, %n.1: i64):
//     br -> loop.1(0:i64, 0:f64)
//   loop.1(%i.2: i64, %total.3: f64):
//     %4 = icmp i1 %i.2, %n.1 {predicate="slt"} at 4:19
//     condbr %4 {likely=1} -> body.2, done.3
//   …
//
// Values are numbered through the function; a source name may stand before
// the number. Object payloads of high IR are shown but cannot be parsed.
import type {
  Attributes,
  Block,
  BlockParameter,
  Constant,
  DataItem,
  DebugType,
  DebugVariable,
  Edge,
  Instruction,
  IrFunction,
  IrGlobal,
  IrModule,
  Operand,
  Signature,
  SourceLocation,
} from "./ir.ts";

export function printModule(module: IrModule): string {
  const parts = [`module ${quote(module.name)}`];
  for (const global of module.globals.values()) {
    parts.push(printGlobal(global));
  }
  for (const irFunction of module.functions.values()) {
    parts.push(printFunction(irFunction));
  }
  return `${parts.join("\n\n")}\n`;
}

export function printFunction(irFunction: IrFunction): string {
  return new FunctionPrinter(irFunction).print();
}

const plainSymbol = /^[A-Za-z_$.][A-Za-z0-9_$.]*$/;
const plainHint = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** JSON's strings: every escape is one that a reader knows. */
function quote(text: string): string {
  return JSON.stringify(text);
}

function symbolText(name: string): string {
  return plainSymbol.test(name) ? `@${name}` : `@${quote(name)}`;
}

/** Every double by its own text; JSON has no words for these four. */
function floatText(value: number): string {
  if (Object.is(value, -0)) return "-0";
  return String(value);
}

export function constantText(constant: Constant): string {
  switch (constant.kind) {
    case "integer":
      return `${constant.value}:${constant.type}`;
    case "float":
      return `${floatText(constant.value)}:${constant.type}`;
    case "symbol":
      return `${symbolText(constant.name)}:${constant.type}`;
    case "undef":
      return `undef:${constant.type}`;
  }
}

export function signatureText(signature: Signature): string {
  const throws = signature.throws ? " throws" : "";
  return `(${signature.parameters.join(", ")}) -> ${signature.result}${throws}`;
}

function placeText({ file, line, column }: SourceLocation): string {
  return `${quote(file)}:${line}:${column}`;
}

/** A type without its fields, which belong to the layout. */
function debugTypeText(type: DebugType): string {
  const parts = [type.kind, quote(type.name)];
  if (type.bits !== undefined) parts.push(`bits ${type.bits}`);
  if (type.signed === true) parts.push("signed");
  if (type.element !== undefined)
    parts.push(`of ${debugTypeText(type.element)}`);
  return parts.join(" ");
}

function variableText(variable: DebugVariable): string {
  return (
    `(${quote(variable.name)} parameter ${variable.parameter} ` +
    `${placeText(variable.location)} ${debugTypeText(variable.type)})`
  );
}

function payloadText(payload: unknown): string {
  if (typeof payload === "string") return quote(payload);
  if (typeof payload === "object" && payload !== null && "name" in payload) {
    return quote(String(payload.name));
  }
  return quote("?");
}

function attributesText(attributes: Attributes): string {
  const parts: string[] = [];
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    parts.push(`${key}=${attributeText(key as keyof Attributes, attributes)}`);
  }
  return parts.length === 0 ? "" : ` {${parts.sort().join(", ")}}`;
}

function attributeText(key: keyof Attributes, attributes: Attributes): string {
  if (key === "signature") return signatureText(attributes.signature!);
  if (key === "variable") return variableText(attributes.variable!);
  if (key === "payload") return `<${payloadText(attributes.payload)}>`;
  return JSON.stringify(attributes[key]);
}

const functionFlags = [
  "exported",
  "external",
  "naked",
  "noVector",
  "cold",
  "hot",
  "noReturn",
] as const;

class FunctionPrinter {
  private readonly names = new Map<Instruction | BlockParameter, string>();

  constructor(private readonly irFunction: IrFunction) {
    let next = 0;
    for (const block of irFunction.blocks) {
      for (const parameter of block.parameters) {
        const { name } = parameter;
        const hint = name !== null && plainHint.test(name) ? `${name}.` : "";
        this.names.set(parameter, `%${hint}${next++}`);
      }
      for (const instruction of block.instructions) {
        if (instruction.type === "void") continue;
        this.names.set(instruction, `%${next++}`);
      }
    }
  }

  print(): string {
    const { irFunction } = this;
    const head = this.head();
    if (irFunction.attributes.external === true) return head;
    return [
      `${head} {`,
      ...irFunction.blocks.map((block) => this.block(block)),
      "}",
    ].join("\n");
  }

  private head(): string {
    const { name, signature, attributes, displayName, location } =
      this.irFunction;
    const parts = [`function ${symbolText(name)}${signatureText(signature)}`];
    for (const flag of functionFlags) {
      if (attributes[flag] === true) parts.push(flag);
    }
    if (attributes.inline !== undefined) {
      parts.push(`inline ${attributes.inline}`);
    }
    if (attributes.section !== undefined) {
      parts.push(`section ${quote(attributes.section)}`);
    }
    for (const text of attributes.llvm ?? []) parts.push(`llvm ${quote(text)}`);
    if (displayName !== name) parts.push(`display ${quote(displayName)}`);
    if (location !== null) parts.push(`at ${placeText(location)}`);
    return parts.join(" ");
  }

  private block(block: Block): string {
    const parameters = block.parameters.map(
      (parameter) => `${this.names.get(parameter)}: ${parameter.type}`,
    );
    const list = parameters.length === 0 ? "" : `(${parameters.join(", ")})`;
    return [
      `${blockName(block)}${list}:`,
      ...block.instructions.map((instruction) => this.instruction(instruction)),
    ].join("\n");
  }

  private instruction(instruction: Instruction): string {
    const { op, type, attributes, edges, cases } = instruction;
    const operands = instruction.operands.map((each) => this.operand(each));
    const result = type === "void" ? "" : `${this.names.get(instruction)} = `;
    const words = type === "void" ? op : `${op} ${type}`;
    let text = `  ${result}${words}`;
    if (operands.length > 0) text += ` ${operands.join(", ")}`;
    text += attributesText(attributes);
    if (edges.length > 0) {
      text += ` -> ${edges.map((edge) => this.edge(edge)).join(", ")}`;
    }
    if (cases.length > 0) text += ` cases ${cases.join(", ")}`;
    return text + this.place(instruction.location);
  }

  private operand(operand: Operand): string {
    if (operand.kind === "instruction" || operand.kind === "parameter") {
      return this.names.get(operand) ?? "%?";
    }
    return constantText(operand);
  }

  private edge(edge: Edge): string {
    const values = edge.arguments.map((each) => this.operand(each));
    return `${blockName(edge.block)}${values.length === 0 ? "" : `(${values.join(", ")})`}`;
  }

  /** A place; the file only where it is not the function's. */
  private place(location: SourceLocation | null): string {
    if (location === null) return "";
    if (location.file === this.irFunction.location?.file) {
      return ` at ${location.line}:${location.column}`;
    }
    return ` at ${placeText(location)}`;
  }
}

function blockName(block: Block): string {
  return `${block.label.replace(/[^A-Za-z0-9_.$-]/g, "_")}.${block.id}`;
}

function printGlobal(global: IrGlobal): string {
  const parts = [
    `global ${symbolText(global.name)}`,
    global.constant ? "constant" : "variable",
    `align ${global.align}`,
  ];
  if (global.exported === true) parts.push("exported");
  if (global.external === true) parts.push("external");
  if (global.section !== undefined) {
    parts.push(`section ${quote(global.section)}`);
  }
  if (global.debug !== undefined) {
    const { name, type, location } = global.debug;
    parts.push(
      `debug (${quote(name)} ${placeText(location)} ${debugTypeText(type)})`,
    );
  }
  const head = parts.join(" ");
  if (global.data.length === 0) return head;
  const items = global.data.map((item) => `  ${itemText(item)}`);
  return `${head} {\n${items.join("\n")}\n}`;
}

function itemText(item: DataItem): string {
  switch (item.kind) {
    case "integer":
      return `i${item.bytes * 8} ${item.value}`;
    case "float":
      return `f64 ${floatText(item.value)}`;
    case "bytes":
      return `bytes ${quote(Buffer.from(item.data).toString("latin1"))}`;
    case "zero":
      return `zero ${item.bytes}`;
    case "address": {
      const addend = item.addend === undefined ? "" : ` + ${item.addend}`;
      return `address${item.bytes * 8} ${symbolText(item.symbol)}${addend}`;
    }
  }
}
