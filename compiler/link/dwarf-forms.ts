// Attribute values of DWARF 5, as LLVM 19 writes them (DWARF 5 standard, 7.5.5).

import { DwarfReader } from "./dwarf-reader.ts";
import { stringAt } from "./elf-sections.ts";

/** What the indexed forms of a unit refer to. */
export interface UnitBases {
  readonly sections: ReadonlyMap<string, Buffer>;
  /** Offset of the unit's header, for references inside it. */
  unitAt: number;
  stringOffsets: number;
  addresses: number;
  rangeLists: number;
}

export type FormValue = number | string;

export function section(bases: UnitBases, name: string): Buffer {
  return bases.sections.get(name) ?? Buffer.alloc(0);
}

function indexedString(bases: UnitBases, index: number): string {
  const offsets = section(bases, ".debug_str_offsets");
  const at = offsets.readUInt32LE(bases.stringOffsets + index * 4);
  return stringAt(section(bases, ".debug_str"), at);
}

export function indexedAddress(bases: UnitBases, index: number): number {
  const addresses = section(bases, ".debug_addr");
  return Number(addresses.readBigUInt64LE(bases.addresses + index * 8));
}

type ReadForm = (reader: DwarfReader, bases: UnitBases) => FormValue;

function skip(count: (reader: DwarfReader) => number): ReadForm {
  return (reader) => {
    const bytes = count(reader);
    reader.at += bytes;
    return bytes;
  };
}

const forms: Readonly<Record<number, ReadForm>> = {
  0x01: (reader) => reader.u64(), // addr
  0x03: skip((reader) => reader.u16()), // block2
  0x04: skip((reader) => reader.u32()), // block4
  0x05: (reader) => reader.u16(), // data2
  0x06: (reader) => reader.u32(), // data4
  0x07: (reader) => reader.u64(), // data8
  0x08: (reader) => reader.string(), // string
  0x09: skip((reader) => reader.unsigned()), // block
  0x0a: skip((reader) => reader.u8()), // block1
  0x0b: (reader) => reader.u8(), // data1
  0x0c: (reader) => reader.u8(), // flag
  0x0d: (reader) => reader.signed(), // sdata
  0x0e: (reader, bases) => stringAt(section(bases, ".debug_str"), reader.u32()),
  0x0f: (reader) => reader.unsigned(), // udata
  0x10: (reader) => reader.u32(), // ref_addr
  0x11: (reader, bases) => bases.unitAt + reader.u8(), // ref1
  0x12: (reader, bases) => bases.unitAt + reader.u16(), // ref2
  0x13: (reader, bases) => bases.unitAt + reader.u32(), // ref4
  0x14: (reader, bases) => bases.unitAt + reader.u64(), // ref8
  0x15: (reader, bases) => bases.unitAt + reader.unsigned(), // ref_udata
  0x17: (reader) => reader.u32(), // sec_offset
  0x18: skip((reader) => reader.unsigned()), // exprloc
  0x19: () => 1, // flag_present
  0x1a: (reader, bases) => indexedString(bases, reader.unsigned()), // strx
  0x1b: (reader, bases) => indexedAddress(bases, reader.unsigned()), // addrx
  0x1e: skip(() => 16), // data16
  0x1f: (reader, bases) =>
    stringAt(section(bases, ".debug_line_str"), reader.u32()), // line_strp
  0x22: (reader) => reader.unsigned(), // loclistx
  0x23: (reader) => reader.unsigned(), // rnglistx
  0x25: (reader, bases) => indexedString(bases, reader.u8()), // strx1
  0x26: (reader, bases) => indexedString(bases, reader.u16()), // strx2
  0x27: (reader, bases) => indexedString(bases, reader.u24()), // strx3
  0x28: (reader, bases) => indexedString(bases, reader.u32()), // strx4
  0x29: (reader, bases) => indexedAddress(bases, reader.u8()), // addrx1
  0x2a: (reader, bases) => indexedAddress(bases, reader.u16()), // addrx2
  0x2b: (reader, bases) => indexedAddress(bases, reader.u24()), // addrx3
  0x2c: (reader, bases) => indexedAddress(bases, reader.u32()), // addrx4
};

export function readForm(
  form: number,
  reader: DwarfReader,
  bases: UnitBases,
): FormValue {
  const read = forms[form];
  if (read === undefined) throw new Error(`DWARF form 0x${form.toString(16)}`);
  return read(reader, bases);
}
