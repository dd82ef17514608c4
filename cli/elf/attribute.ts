// Whose is each byte of an image: every loaded byte goes to exactly one
// function or object, to the space between them, or to the headers.

import type { Elf, ElfSection, ElfSymbol } from "./reader.ts";
import { segmentType } from "./reader.ts";
import { classOf, type SectionClass } from "./summary.ts";

export interface Piece {
  readonly name: string;
  readonly kind: "function" | "object" | "padding" | "unnamed" | "headers";
  readonly section: string;
  readonly class: SectionClass | "headers";
  readonly address: number;
  readonly bytes: number;
}

/** A gap shorter than this is alignment; a longer one is data with no symbol. */
const longestPaddingBytes = 63;

/** Larger symbols first at one address, so that an alias inside gets nothing. */
function inOrder(a: ElfSymbol, b: ElfSymbol): number {
  return (
    a.address - b.address ||
    b.sizeBytes - a.sizeBytes ||
    (a.name < b.name ? -1 : 1)
  );
}

/**
 * Code written in assembly often gives its symbols no size: such a symbol
 * extends to the next one, or to the section's end.
 */
function withSizes(symbols: readonly ElfSymbol[], end: number): ElfSymbol[] {
  return symbols.map((symbol, index) => {
    if (symbol.sizeBytes > 0) return symbol;
    const next = symbols
      .slice(index + 1)
      .find(({ address }) => address > symbol.address);
    const sizeBytes = (next?.address ?? end) - symbol.address;
    return { ...symbol, sizeBytes };
  });
}

function gap(section: ElfSection, from: number, to: number): Piece {
  const bytes = to - from;
  const isPadding = bytes <= longestPaddingBytes && bytes < section.sizeBytes;
  return {
    name: isPadding ? "(alignment)" : `(${section.name} without a symbol)`,
    kind: isPadding ? "padding" : "unnamed",
    section: section.name,
    class: classOf(section) ?? "data",
    address: from,
    bytes,
  };
}

function piecesOfSection(
  section: ElfSection,
  symbols: readonly ElfSymbol[],
): Piece[] {
  const end = section.address + section.sizeBytes;
  const pieces: Piece[] = [];
  let reached = section.address;
  for (const symbol of withSizes([...symbols].sort(inOrder), end)) {
    const symbolEnd = Math.min(end, symbol.address + symbol.sizeBytes);
    if (symbolEnd <= reached) continue;
    if (symbol.address > reached) {
      pieces.push(gap(section, reached, symbol.address));
    }
    const from = Math.max(reached, symbol.address);
    pieces.push({
      name: symbol.name,
      kind: symbol.kind === "function" ? "function" : "object",
      section: section.name,
      class: classOf(section) ?? "data",
      address: from,
      bytes: symbolEnd - from,
    });
    reached = symbolEnd;
  }
  if (reached < end) pieces.push(gap(section, reached, end));
  return pieces;
}

/** Every loaded byte of the file, zeroed memory left out. */
export function attribute(elf: Elf): Piece[] {
  const pieces: Piece[] = [];
  let inSections = 0;
  elf.sections.forEach((section, index) => {
    const sectionClass = classOf(section);
    if (sectionClass === null || sectionClass === "zeroed") return;
    const symbols = elf.symbols.filter(
      (symbol) => symbol.section === index && symbol.name !== "",
    );
    pieces.push(...piecesOfSection(section, symbols));
    inSections += section.sizeBytes;
  });
  const loaded = elf.segments
    .filter(({ type }) => type === segmentType.load)
    .reduce((sum, segment) => sum + segment.fileBytes, 0);
  if (loaded > inSections) {
    pieces.push({
      name: "(ELF headers and space between sections)",
      kind: "headers",
      section: "",
      class: "headers",
      address: 0,
      bytes: loaded - inSections,
    });
  }
  return pieces;
}
