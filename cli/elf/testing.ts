// A hand-made ELF image for tests: one code section, symbols as wished.

export interface TestSymbol {
  readonly name: string;
  readonly offset: number;
  readonly sizeBytes: number;
}

const codeAddress = 0x401000;
const codeOffset = 0x1000;

/** A table of strings and the offset of each in it. */
function stringTable(strings: readonly string[]): {
  bytes: Buffer;
  offsetOf: (text: string) => number;
} {
  const text = `\0${strings.join("\0")}\0`;
  return {
    bytes: Buffer.from(text),
    offsetOf: (wanted) => text.indexOf(`\0${wanted}\0`) + 1,
  };
}

/** x86-64 machine code that ends the process with this exit code. */
export function exitCodeProgram(status: number): Buffer {
  // mov edi, status; mov eax, 60; syscall
  const code = Buffer.from("bf00000000b83c0000000f05", "hex");
  code.writeUInt32LE(status, 1);
  return code;
}

/** x86-64 machine code that never ends: jmp to itself. */
export const endlessProgram = Buffer.from("ebfe", "hex");

export function makeElf(
  code: Buffer,
  symbols: readonly TestSymbol[] = [],
): Buffer {
  const names = stringTable([".text", ".symtab", ".strtab", ".shstrtab"]);
  const strings = stringTable(symbols.map(({ name }) => name));
  const symbolTable = Buffer.alloc(24 * (symbols.length + 1));
  symbols.forEach(({ name, offset, sizeBytes }, index) => {
    const at = 24 * (index + 1);
    symbolTable.writeUInt32LE(strings.offsetOf(name), at);
    symbolTable.writeUInt8(0x12, at + 4); // global function
    symbolTable.writeUInt16LE(1, at + 6);
    symbolTable.writeBigUInt64LE(BigInt(codeAddress + offset), at + 8);
    symbolTable.writeBigUInt64LE(BigInt(sizeBytes), at + 16);
  });

  const bodies = [code, symbolTable, strings.bytes, names.bytes];
  let next = codeOffset;
  const offsets = bodies.map((body) => {
    const offset = next;
    next += (body.length + 15) & ~15;
    return offset;
  });
  const tableOffset = next;
  const file = Buffer.alloc(tableOffset + 5 * 64);
  bodies.forEach((body, index) => body.copy(file, offsets[index]));

  Buffer.from("7f454c46020101", "hex").copy(file);
  file.writeUInt16LE(2, 0x10); // executable
  file.writeUInt16LE(62, 0x12); // x86-64
  file.writeUInt32LE(1, 0x14);
  file.writeBigUInt64LE(BigInt(codeAddress), 0x18);
  file.writeBigUInt64LE(64n, 0x20);
  file.writeBigUInt64LE(BigInt(tableOffset), 0x28);
  [64, 56, 1, 64, 5, 4].forEach((value, index) =>
    file.writeUInt16LE(value, 0x34 + 2 * index),
  );
  // One segment: the code, readable and executable.
  file.writeUInt32LE(1, 64);
  file.writeUInt32LE(5, 68);
  [
    codeOffset,
    codeAddress,
    codeAddress,
    code.length,
    code.length,
    0x1000,
  ].forEach((value, index) =>
    file.writeBigUInt64LE(BigInt(value), 72 + 8 * index),
  );
  const sections: readonly (readonly [string, number, number, number])[] = [
    [".text", 1, 6, 0],
    [".symtab", 2, 0, 3],
    [".strtab", 3, 0, 0],
    [".shstrtab", 3, 0, 0],
  ];
  sections.forEach(([name, type, flags, link], index) => {
    const at = tableOffset + 64 * (index + 1);
    file.writeUInt32LE(names.offsetOf(name), at);
    file.writeUInt32LE(type, at + 4);
    file.writeBigUInt64LE(BigInt(flags), at + 8);
    file.writeBigUInt64LE(BigInt(index === 0 ? codeAddress : 0), at + 16);
    file.writeBigUInt64LE(BigInt(offsets[index] ?? 0), at + 24);
    file.writeBigUInt64LE(BigInt(bodies[index]?.length ?? 0), at + 32);
    file.writeUInt32LE(link, at + 40);
  });
  return file;
}
