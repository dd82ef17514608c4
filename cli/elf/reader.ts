// Reads a 64-bit little-endian ELF file: sections, segments and symbols.
// Names and numbers are from the System V ABI's ELF-64 object file format.

import { readFileSync } from "node:fs";
import { systemCodeOf, systemReasonOf, UserError } from "../errors.ts";
import { displayPath } from "../paths.ts";

export interface ElfSection {
  readonly name: string;
  readonly type: number;
  readonly flags: number;
  readonly address: number;
  readonly fileOffset: number;
  readonly sizeBytes: number;
  readonly link: number;
}

export interface ElfSegment {
  readonly type: number;
  readonly flags: number;
  readonly address: number;
  readonly fileOffset: number;
  readonly fileBytes: number;
  readonly memoryBytes: number;
}

export interface ElfSymbol {
  readonly name: string;
  readonly kind: "function" | "object" | "other";
  readonly section: number;
  readonly address: number;
  readonly sizeBytes: number;
}

export interface Elf {
  readonly fileBytes: number;
  readonly sections: readonly ElfSection[];
  readonly segments: readonly ElfSegment[];
  readonly symbols: readonly ElfSymbol[];
}

export const sectionType = { symbolTable: 2, noBits: 8 };
export const sectionFlag = { write: 1, allocated: 2, executable: 4 };
export const segmentType = { load: 1 };

const headerBytes = { file: 64, section: 64, segment: 56, symbol: 24 };

/** Fields at an offset in the file; addresses fit a double here. */
class Fields {
  private readonly bytes: Buffer;
  private readonly base: number;

  constructor(bytes: Buffer, base: number) {
    this.bytes = bytes;
    this.base = base;
  }

  u8(offset: number): number {
    return this.bytes.readUInt8(this.base + offset);
  }

  u16(offset: number): number {
    return this.bytes.readUInt16LE(this.base + offset);
  }

  u32(offset: number): number {
    return this.bytes.readUInt32LE(this.base + offset);
  }

  u64(offset: number): number {
    return Number(this.bytes.readBigUInt64LE(this.base + offset));
  }
}

function stringAt(bytes: Buffer, offset: number): string {
  const end = bytes.indexOf(0, offset);
  return bytes.toString("utf8", offset, end === -1 ? bytes.length : end);
}

function readSections(bytes: Buffer, header: Fields): ElfSection[] {
  const tableOffset = header.u64(0x28);
  const amount = header.u16(0x3c);
  const namesIndex = header.u16(0x3e);
  const raw = Array.from({ length: amount }, (_, index) => {
    const fields = new Fields(bytes, tableOffset + index * headerBytes.section);
    return {
      nameOffset: fields.u32(0),
      type: fields.u32(4),
      flags: fields.u64(8),
      address: fields.u64(16),
      fileOffset: fields.u64(24),
      sizeBytes: fields.u64(32),
      link: fields.u32(40),
    };
  });
  const namesOffset = raw[namesIndex]?.fileOffset ?? 0;
  return raw.map(({ nameOffset, ...section }) => ({
    name: stringAt(bytes, namesOffset + nameOffset),
    ...section,
  }));
}

function readSegments(bytes: Buffer, header: Fields): ElfSegment[] {
  const tableOffset = header.u64(0x20);
  return Array.from({ length: header.u16(0x38) }, (_, index) => {
    const fields = new Fields(bytes, tableOffset + index * headerBytes.segment);
    return {
      type: fields.u32(0),
      flags: fields.u32(4),
      fileOffset: fields.u64(8),
      address: fields.u64(16),
      fileBytes: fields.u64(32),
      memoryBytes: fields.u64(40),
    };
  });
}

const symbolKinds: readonly ElfSymbol["kind"][] = [
  "other",
  "object",
  "function",
];

function readSymbols(
  bytes: Buffer,
  sections: readonly ElfSection[],
): ElfSymbol[] {
  const table = sections.find(({ type }) => type === sectionType.symbolTable);
  if (table === undefined) return [];
  const names = sections[table.link]?.fileOffset ?? 0;
  const amount = Math.floor(table.sizeBytes / headerBytes.symbol);
  return Array.from({ length: amount }, (_, index) => {
    const fields = new Fields(
      bytes,
      table.fileOffset + index * headerBytes.symbol,
    );
    return {
      name: stringAt(bytes, names + fields.u32(0)),
      kind: symbolKinds[fields.u8(4) & 0xf] ?? "other",
      section: fields.u16(6),
      address: fields.u64(8),
      sizeBytes: fields.u64(16),
    };
  });
}

export function parseElf(bytes: Buffer, name: string): Elf {
  const isElf64 =
    bytes.length >= headerBytes.file &&
    bytes.readUInt32BE(0) === 0x7f454c46 &&
    bytes[4] === 2 &&
    bytes[5] === 1;
  if (!isElf64) throw new UserError(`${name} is not a 64-bit ELF image`);
  try {
    const header = new Fields(bytes, 0);
    const sections = readSections(bytes, header);
    return {
      fileBytes: bytes.length,
      sections,
      segments: readSegments(bytes, header),
      symbols: readSymbols(bytes, sections),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(`${name} is cut short or damaged`);
  }
}

export function readElf(file: string): Elf {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error;
    const reason = systemReasonOf(error);
    throw new UserError(`cannot read ${displayPath(file)}: ${reason}`);
  }
  return parseElf(bytes, displayPath(file));
}
