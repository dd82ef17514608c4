// Spelling of types, names, strings and constants in LLVM's text format.
import type { Constant, IrType, Signature } from "../ir/ir.ts";

const registerTypes: Readonly<Record<IrType, string>> = {
  void: "void",
  i1: "i1",
  i8: "i8",
  i16: "i16",
  i32: "i32",
  i64: "i64",
  i128: "i128",
  f32: "float",
  f64: "double",
  ptr: "ptr",
  ref: "ptr",
  val: "i64",
};

const typeBytes: Readonly<Record<IrType, number>> = {
  void: 0,
  i1: 1,
  i8: 1,
  i16: 2,
  i32: 4,
  i64: 8,
  i128: 16,
  f32: 4,
  f64: 8,
  ptr: 8,
  ref: 8,
  val: 8,
};

/** The LLVM type of a value in a register. */
export function llvmType(type: IrType): string {
  return registerTypes[type];
}

/** The LLVM type of a value in memory, where a boolean takes a whole byte. */
export function memoryType(type: IrType): string {
  return type === "i1" ? "i8" : registerTypes[type];
}

/** Size in memory, which is also the natural alignment. */
export function bytesOf(type: IrType): number {
  return typeBytes[type];
}

export function isFloat(type: IrType): boolean {
  return type === "f64" || type === "f32";
}

export function isAddress(type: IrType): boolean {
  return type === "ptr" || type === "ref";
}

/** What the machine function returns: see Signature. */
export function returnType(signature: Signature): string {
  const result = llvmType(signature.result);
  if (!signature.throws) return result;
  return signature.result === "void" ? "ptr" : `{ ptr, ${result} }`;
}

const plainName = /^[A-Za-z$._][A-Za-z0-9$._]*$/;

export function globalName(name: string): string {
  return plainName.test(name) ? `@${name}` : `@"${escapeBytes(name)}"`;
}

/** `text` inside double quotes: LLVM knows two hexadecimal digits only. */
export function escapeBytes(text: string | Uint8Array): string {
  const bytes = typeof text === "string" ? Buffer.from(text, "utf8") : text;
  let out = "";
  for (const byte of bytes) {
    const printable =
      byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c;
    out += printable
      ? String.fromCharCode(byte)
      : `\\${byte.toString(16).padStart(2, "0")}`;
  }
  return out;
}

const floatView = new DataView(new ArrayBuffer(8));

/** LLVM writes a float constant as the bits of the double of its value. */
export function floatLiteral(type: IrType, value: number): string {
  floatView.setFloat64(0, type === "f32" ? Math.fround(value) : value);
  const bits = floatView.getBigUint64(0);
  return `0x${bits.toString(16).toUpperCase().padStart(16, "0")}`;
}

function integerLiteral(type: IrType, value: bigint): string {
  if (type === "i1") return (value & 1n) === 1n ? "true" : "false";
  if (isAddress(type)) {
    return value === 0n ? "null" : `inttoptr (i64 ${value} to ptr)`;
  }
  return BigInt.asIntN(bytesOf(type) * 8, value).toString();
}

/** A constant without its type. */
/** The address of a symbol as a value of type `type`. */
export function symbolText(type: IrType, name: string): string {
  return isAddress(type) ? name : `ptrtoint (ptr ${name} to i64)`;
}

export function constantText(
  constant: Exclude<Constant, { kind: "symbol" }>,
): string {
  switch (constant.kind) {
    case "integer":
      return integerLiteral(constant.type, constant.value);
    case "float":
      return floatLiteral(constant.type, constant.value);
    case "undef":
      return "undef";
  }
}
