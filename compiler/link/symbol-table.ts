// The table an image carries so that its backtraces name functions, files and
// lines, inlined calls included. kernel/debug/symbols.ts reads it.
//
//   u32 magic "NSYM", functionCount, fileCount, contextsSizeBytes, linesSizeBytes
//   functions: functionCount × { u32 address, u32 context, u32 lines }, sorted;
//     each ends where the next begins. A context of 0xffffffff: nothing is known.
//   files: fileCount × u32, offsets into the strings; file 0 is ""
//   contexts: which function's code this is. At its offset, LEB128 numbers:
//     name (offset into the strings), up (0: a function of its own; otherwise
//     inlined, and its caller's context lies `up` bytes before this one),
//     then only if inlined: file and line of the call
//   lines: at a function's offset, rows of LEB128 numbers:
//     addressDelta + 1 (0 ends them), zigzag(lineDelta) × 4 + (2 when a context
//     follows) + (1 when a file follows), [context], [file]
//     starting at the function's address and context, line 0, file 0
//   strings: UTF-8, each ended by a zero byte
//
// The image carries it compressed, if there is room for it in the kernel:
//
//   u32 magic "NSYZ", size of the table, and the table by "deflate" (RFC 1951)

import { deflateRawSync } from "node:zlib";
import { readDebugFacts, type CodeScope } from "./dwarf.ts";
import type { LineRow } from "./dwarf-lines.ts";
import { functionSymbols, readSections } from "./elf-sections.ts";

const magic = 0x4d59534e;
const compressedMagic = 0x5a59534e;
/** What kernel/memory/symbol-room.ts has room for. */
const compressedSizeMaximum = 0x4_0000;
const unknownContext = 0xffff_ffff;
/** A larger gap between functions is not alignment: addresses in it are unknown. */
const alignmentBytes = 16;

/** The table as the image carries it. */
export function packSymbolTable(table: Buffer): Buffer {
  if (table.length > compressedSizeMaximum) return table;
  const head = Buffer.alloc(8);
  head.writeUInt32LE(compressedMagic, 0);
  head.writeUInt32LE(table.length, 4);
  return Buffer.concat([head, deflateRawSync(table, { level: 9 })]);
}

class ByteWriter {
  readonly bytes: number[] = [];

  unsigned(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.bytes.push((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.bytes.push(rest);
  }
}

/** Strings, each once. */
class Strings {
  readonly chunks: Buffer[] = [];
  private sizeBytes = 0;
  private readonly offsets = new Map<string, number>();

  offset(text: string): number {
    const known = this.offsets.get(text);
    if (known !== undefined) return known;
    const offset = this.sizeBytes;
    const bytes = Buffer.from(`${text}\0`, "utf8");
    this.chunks.push(bytes);
    this.sizeBytes += bytes.length;
    this.offsets.set(text, offset);
    return offset;
  }
}

interface FunctionRecord {
  readonly address: number;
  readonly context: number;
  readonly lines: number;
}

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly scope: CodeScope | null;
  readonly name: string;
}

/** The table for the linked image `elf`. */
export function buildSymbolTable(elf: Buffer): Buffer {
  const sections = readSections(elf);
  const facts = readDebugFacts(sections);
  const builder = new TableBuilder(facts.rows);
  const placed: Placed[] = [];
  for (const scope of facts.functions) {
    for (const { start, end } of scope.ranges) {
      placed.push({ start, end, scope, name: scope.name });
    }
  }
  placed.sort((a, b) => a.start - b.start);
  const symbols = functionSymbols(sections)
    .filter(({ address }) => !isInside(placed, address))
    .map(({ name, address }) => ({
      start: address,
      end: address,
      scope: null,
      name,
    }));
  const all = [...placed, ...symbols].sort((a, b) => a.start - b.start);
  all.forEach((piece, index) => builder.add(piece, all[index + 1]));
  return builder.finish();
}

/** `sorted` by start, not overlapping. */
function isInside(sorted: readonly Placed[], address: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.start <= address) low = middle + 1;
    else high = middle;
  }
  return low > 0 && address < sorted[low - 1]!.end;
}

class TableBuilder {
  private readonly functions: FunctionRecord[] = [];
  private readonly strings = new Strings();
  private readonly files = new Map<string, number>([["", 0]]);
  private readonly contexts = new ByteWriter();
  private readonly lines = new ByteWriter();
  private readonly rows: readonly LineRow[];

  constructor(rows: readonly LineRow[]) {
    // A sequence's end comes before another's start at the same address.
    this.rows = rows
      .filter(({ address }) => address !== 0)
      .sort(
        (a, b) =>
          a.address - b.address ||
          Number(b.endsSequence) - Number(a.endsSequence),
      );
  }

  add(piece: Placed, next: Placed | undefined): void {
    const context = this.context(piece.name, null, "", 0);
    const lines = this.lines.bytes.length;
    this.functions.push({ address: piece.start, context, lines });
    if (piece.scope !== null) {
      this.addRows(piece, context, piece.scope);
      const gapEnd = next?.start ?? Infinity;
      if (gapEnd - piece.end >= alignmentBytes) {
        this.functions.push({
          address: piece.end,
          context: unknownContext,
          lines: 0,
        });
      }
    }
    this.lines.unsigned(0);
  }

  private context(
    name: string,
    parent: number | null,
    callFile: string,
    callLine: number,
  ): number {
    const offset = this.contexts.bytes.length;
    this.contexts.unsigned(this.strings.offset(name));
    this.contexts.unsigned(parent === null ? 0 : offset - parent);
    if (parent !== null) {
      this.contexts.unsigned(this.file(callFile));
      this.contexts.unsigned(callLine);
    }
    return offset;
  }

  private file(name: string): number {
    const known = this.files.get(name);
    if (known !== undefined) return known;
    const index = this.files.size;
    this.files.set(name, index);
    return index;
  }

  private addRows(piece: Placed, context: number, scope: CodeScope): void {
    const inlined: InlinedRange[] = [];
    this.flatten(scope, context, piece, inlined);
    const state = { address: piece.start, line: 0, file: 0, context };
    for (const { address, row } of this.boundaries(piece, inlined)) {
      const line = row?.line ?? 0;
      const file = this.file(row?.file ?? "");
      const now = innermost(inlined, address) ?? context;
      if (line === state.line && file === state.file && now === state.context) {
        continue;
      }
      const delta = line - state.line;
      const zigzag = delta < 0 ? -delta * 2 - 1 : delta * 2;
      const hasContext = now !== state.context;
      const hasFile = file !== state.file;
      this.lines.unsigned(address - state.address + 1);
      this.lines.unsigned(
        zigzag * 4 + (hasContext ? 2 : 0) + (hasFile ? 1 : 0),
      );
      if (hasContext) this.lines.unsigned(now);
      if (hasFile) this.lines.unsigned(file);
      Object.assign(state, { address, line, file, context: now });
    }
  }

  /** The ranges of what was inlined, outer ones first, each with its context. */
  private flatten(
    scope: CodeScope,
    parent: number,
    piece: Placed,
    into: InlinedRange[],
  ): void {
    for (const child of scope.inlined) {
      const ranges = child.ranges.filter(
        ({ start }) => start >= piece.start && start < piece.end,
      );
      if (ranges.length === 0) continue;
      const { name, callFile, callLine } = child;
      const context = this.context(name, parent, callFile, callLine);
      for (const { start, end } of ranges) into.push({ start, end, context });
      this.flatten(child, context, piece, into);
    }
  }

  /** Addresses where the line or what is inlined may change, each with its row. */
  private boundaries(
    piece: Placed,
    inlined: readonly InlinedRange[],
  ): { address: number; row: LineRow | null }[] {
    const addresses = new Set<number>([piece.start]);
    for (const { start, end } of inlined) addresses.add(start).add(end);
    const first = this.lowerBound(piece.start);
    for (
      let i = first;
      i < this.rows.length && this.rows[i]!.address < piece.end;
      i++
    ) {
      addresses.add(this.rows[i]!.address);
    }
    let next = first;
    let row: LineRow | null = null;
    return [...addresses]
      .filter((address) => address < piece.end)
      .sort((a, b) => a - b)
      .map((address) => {
        for (; next < this.rows.length; next++) {
          const candidate = this.rows[next]!;
          if (candidate.address > address) break;
          row = candidate.endsSequence ? null : candidate;
        }
        return { address, row };
      });
  }

  private lowerBound(address: number): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.rows[middle]!.address < address) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  finish(): Buffer {
    const files = [...this.files.keys()].map((name) =>
      this.strings.offset(name),
    );
    const words = [
      magic,
      this.functions.length,
      files.length,
      this.contexts.bytes.length,
      this.lines.bytes.length,
      ...this.functions.flatMap(({ address, context, lines }) => [
        address,
        context,
        lines,
      ]),
      ...files,
    ];
    const head = Buffer.alloc(words.length * 4);
    words.forEach((word, index) => head.writeUInt32LE(word, index * 4));
    return Buffer.concat([
      head,
      Buffer.from(this.contexts.bytes),
      Buffer.from(this.lines.bytes),
      ...this.strings.chunks,
    ]);
  }
}

interface InlinedRange {
  readonly start: number;
  readonly end: number;
  readonly context: number;
}

/** The last range that holds `address`: inner ones come after outer ones. */
function innermost(
  ranges: readonly InlinedRange[],
  address: number,
): number | null {
  let found: number | null = null;
  for (const { start, end, context } of ranges) {
    if (address >= start && address < end) found = context;
  }
  return found;
}
