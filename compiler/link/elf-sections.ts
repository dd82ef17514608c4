// The sections and function symbols of a 64-bit little-endian ELF file: what
// the symbol table's builder needs of one.

export interface FunctionSymbol {
  readonly name: string;
  readonly address: number;
}

/** Section contents by name. Throws when `file` is not such an ELF file. */
export function readSections(file: Buffer): Map<string, Buffer> {
  if (file.length < 64 || file.readUInt32BE(0) !== 0x7f454c46) {
    throw new Error("not an ELF file");
  }
  const headersAt = Number(file.readBigUInt64LE(40));
  const headerBytes = file.readUInt16LE(58);
  const count = file.readUInt16LE(60);
  const header = (index: number) => {
    const at = headersAt + index * headerBytes;
    return {
      name: file.readUInt32LE(at),
      type: file.readUInt32LE(at + 4),
      offset: Number(file.readBigUInt64LE(at + 24)),
      size: Number(file.readBigUInt64LE(at + 32)),
    };
  };
  const names = header(file.readUInt16LE(62));
  const sections = new Map<string, Buffer>();
  const noBits = 8;
  for (let index = 1; index < count; index++) {
    const { name, type, offset, size } = header(index);
    if (type === noBits) continue;
    sections.set(
      stringAt(file, names.offset + name),
      file.subarray(offset, offset + size),
    );
  }
  return sections;
}

/** Functions of .symtab: those of assembly have no other description. */
export function functionSymbols(
  sections: ReadonlyMap<string, Buffer>,
): FunctionSymbol[] {
  const table = sections.get(".symtab") ?? Buffer.alloc(0);
  const names = sections.get(".strtab") ?? Buffer.alloc(0);
  const entryBytes = 24;
  const functionType = 2;
  const symbols: FunctionSymbol[] = [];
  for (let at = 0; at + entryBytes <= table.length; at += entryBytes) {
    if ((table[at + 4]! & 15) !== functionType) continue;
    symbols.push({
      name: stringAt(names, table.readUInt32LE(at)),
      address: Number(table.readBigUInt64LE(at + 8)),
    });
  }
  return symbols;
}

export function stringAt(bytes: Buffer, at: number): string {
  const end = bytes.indexOf(0, at);
  return bytes.toString("utf8", at, end < 0 ? bytes.length : end);
}
