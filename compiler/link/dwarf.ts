// What an image's DWARF 5 says of its functions: where they are, what was
// inlined into them and where that was called, and the lines.

import {
  indexedAddress,
  readForm,
  section,
  type FormValue,
  type UnitBases,
} from "./dwarf-forms.ts";
import { readLineTable, type LineRow } from "./dwarf-lines.ts";
import { DwarfReader } from "./dwarf-reader.ts";

export interface AddressRange {
  readonly start: number;
  readonly end: number;
}

/** A function's code, or the code of a function inlined into another. */
export interface CodeScope {
  readonly name: string;
  readonly ranges: readonly AddressRange[];
  /** Where an inlined function was called; "" and 0 for a function of its own. */
  readonly callFile: string;
  readonly callLine: number;
  /** What was inlined into this code. */
  readonly inlined: CodeScope[];
}

export interface DebugFacts {
  readonly functions: readonly CodeScope[];
  readonly rows: readonly LineRow[];
}

const tagInlined = 0x1d;
const tagUnit = 0x11;
const tagSubprogram = 0x2e;
const attributeName = 0x03;
const attributeLineTable = 0x10;
const attributeLow = 0x11;
const attributeHigh = 0x12;
const attributeOrigin = 0x31;
const attributeSpecification = 0x47;
const attributeRanges = 0x55;
const attributeCallFile = 0x58;
const attributeCallLine = 0x59;
const attributeStringOffsets = 0x72;
const attributeAddresses = 0x73;
const attributeRangeLists = 0x74;
const formAddress = 0x01;
const formImplicit = 0x21;
const addressForms = new Set([formAddress, 0x1b, 0x29, 0x2a, 0x2b, 0x2c]);
const formRangeIndex = 0x23;

interface Abbreviation {
  readonly tag: number;
  readonly hasChildren: boolean;
  readonly attributes: readonly (readonly [number, number, number])[];
}

interface Entry {
  readonly tag: number;
  readonly values: Map<number, FormValue>;
  /** The form of an attribute, where its meaning depends on it. */
  readonly forms: Map<number, number>;
}

export function readDebugFacts(
  sections: ReadonlyMap<string, Buffer>,
): DebugFacts {
  const functions: CodeScope[] = [];
  const rows: LineRow[] = [];
  const info = sections.get(".debug_info");
  if (info === undefined) return { functions, rows };
  const reader = new DwarfReader(info);
  while (reader.at < info.length) {
    const unitAt = reader.at;
    const end = reader.u32() + reader.at;
    if (reader.u16() === 5) {
      new UnitReader(sections, unitAt, end, functions, rows).read(reader);
    }
    reader.at = end;
  }
  return { functions, rows };
}

class UnitReader {
  private readonly bases: UnitBases;
  private abbreviations = new Map<number, Abbreviation>();
  private readonly names = new Map<number, string>();
  /** Scopes whose name is that of an entry which may come later. */
  private readonly unnamed: { scope: { name: string }; origin: number }[] = [];
  private files: readonly string[] = [];

  constructor(
    sections: ReadonlyMap<string, Buffer>,
    unitAt: number,
    private readonly end: number,
    private readonly functions: CodeScope[],
    private readonly rows: LineRow[],
  ) {
    this.bases = {
      sections,
      unitAt,
      stringOffsets: 8,
      addresses: 8,
      rangeLists: 12,
    };
  }

  /** `reader` stands behind the unit's version. */
  read(reader: DwarfReader): void {
    reader.at += 2; // unit type, address size
    this.abbreviations = readAbbreviations(
      section(this.bases, ".debug_abbrev"),
      reader.u32(),
    );
    /** The open entries: what their inlined children belong to. */
    const open: (CodeScope[] | null)[] = [];
    while (reader.at < this.end) {
      const at = reader.at;
      const code = reader.unsigned();
      if (code === 0) {
        open.pop();
        continue;
      }
      const abbreviation = this.abbreviations.get(code)!;
      const entry = this.readEntry(reader, abbreviation);
      const parent = open.at(-1) ?? null;
      const children = this.take(entry, at, parent);
      if (abbreviation.hasChildren) open.push(children);
    }
    for (const { scope, origin } of this.unnamed) {
      scope.name = this.names.get(origin) ?? "?";
    }
  }

  private readEntry(reader: DwarfReader, abbreviation: Abbreviation): Entry {
    const { tag } = abbreviation;
    const values = new Map<number, FormValue>();
    const forms = new Map<number, number>();
    // The unit's own entry says where its indexed forms lead, after using them.
    if (tag === tagUnit) this.findBases(reader.at, abbreviation);
    for (const [attribute, form, implicit] of abbreviation.attributes) {
      const value =
        form === formImplicit ? implicit : readForm(form, reader, this.bases);
      values.set(attribute, value);
      forms.set(attribute, form);
    }
    return { tag, values, forms };
  }

  private findBases(at: number, abbreviation: Abbreviation): void {
    const reader = new DwarfReader(section(this.bases, ".debug_info"), at);
    for (const [attribute, form, implicit] of abbreviation.attributes) {
      const value =
        form === formImplicit ? implicit : readForm(form, reader, this.bases);
      if (attribute === attributeStringOffsets) {
        this.bases.stringOffsets = Number(value);
      } else if (attribute === attributeAddresses) {
        this.bases.addresses = Number(value);
      } else if (attribute === attributeRangeLists) {
        this.bases.rangeLists = Number(value);
      }
    }
  }

  /** Keeps what the entry says; gives the list its inlined children go to. */
  private take(
    entry: Entry,
    at: number,
    parent: CodeScope[] | null,
  ): CodeScope[] | null {
    const { tag, values } = entry;
    if (tag === tagUnit) {
      const table = readLineTable(
        Number(values.get(attributeLineTable) ?? 0),
        this.bases,
      );
      this.files = table?.files ?? [];
      // One by one: there may be more rows than a call takes arguments.
      for (const row of table?.rows ?? []) this.rows.push(row);
      return null;
    }
    const name = values.get(attributeName);
    if (tag === tagSubprogram && name !== undefined) {
      this.names.set(at, String(name));
    }
    if (tag !== tagSubprogram && tag !== tagInlined) return parent;
    const ranges = this.ranges(entry);
    if (ranges.length === 0) return null;
    const scope = {
      name: String(name ?? ""),
      ranges,
      callFile: this.files[Number(values.get(attributeCallFile) ?? -1)] ?? "",
      callLine: Number(values.get(attributeCallLine) ?? 0),
      inlined: [],
    };
    const origin =
      values.get(attributeOrigin) ?? values.get(attributeSpecification);
    if (name === undefined && origin !== undefined) {
      this.unnamed.push({ scope, origin: Number(origin) });
    }
    if (tag === tagSubprogram) this.functions.push(scope);
    else parent?.push(scope);
    return scope.inlined;
  }

  private ranges(entry: Entry): AddressRange[] {
    const { values, forms } = entry;
    const low = values.get(attributeLow);
    const high = values.get(attributeHigh);
    if (low !== undefined && high !== undefined) {
      const start = Number(low);
      const isAddress = addressForms.has(forms.get(attributeHigh)!);
      const end = isAddress ? Number(high) : start + Number(high);
      // What --gc-sections dropped begins at 0.
      return start === 0 || end <= start ? [] : [{ start, end }];
    }
    const list = values.get(attributeRanges);
    if (list === undefined) return [];
    const at =
      forms.get(attributeRanges) === formRangeIndex
        ? this.bases.rangeLists +
          section(this.bases, ".debug_rnglists").readUInt32LE(
            this.bases.rangeLists + Number(list) * 4,
          )
        : Number(list);
    return this.rangeList(at).filter(({ start }) => start !== 0);
  }

  /** DWARF 5 standard, 7.25. */
  private rangeList(at: number): AddressRange[] {
    const reader = new DwarfReader(section(this.bases, ".debug_rnglists"), at);
    const ranges: AddressRange[] = [];
    let base = 0;
    const address = () => indexedAddress(this.bases, reader.unsigned());
    for (;;) {
      const kind = reader.u8();
      if (kind === 0) return ranges;
      if (kind === 1) base = address();
      else if (kind === 5) base = reader.u64();
      else ranges.push(readRange(kind, reader, base, address));
    }
  }
}

function readRange(
  kind: number,
  reader: DwarfReader,
  base: number,
  address: () => number,
): AddressRange {
  if (kind === 2) return { start: address(), end: address() };
  if (kind === 4) {
    return { start: base + reader.unsigned(), end: base + reader.unsigned() };
  }
  if (kind === 6) return { start: reader.u64(), end: reader.u64() };
  const start = kind === 3 ? address() : reader.u64();
  return { start, end: start + reader.unsigned() };
}

function readAbbreviations(
  bytes: Buffer,
  at: number,
): Map<number, Abbreviation> {
  const reader = new DwarfReader(bytes, at);
  const abbreviations = new Map<number, Abbreviation>();
  for (;;) {
    const code = reader.unsigned();
    if (code === 0) return abbreviations;
    const tag = reader.unsigned();
    const hasChildren = reader.u8() === 1;
    const attributes: [number, number, number][] = [];
    for (;;) {
      const attribute = reader.unsigned();
      const form = reader.unsigned();
      const implicit = form === formImplicit ? reader.signed() : 0;
      if (attribute === 0 && form === 0) break;
      attributes.push([attribute, form, implicit]);
    }
    abbreviations.set(code, { tag, hasChildren, attributes });
  }
}
