// Reads what QEMU's monitor command `info tlb` says of a page table.

export interface MappedPage {
  readonly address: bigint;
  readonly sizeBytes: bigint;
  readonly writable: boolean;
  readonly executable: boolean;
  readonly uncached: boolean;
}

/** `address: physical XGPDACTUW`: a dash where a flag is not set. */
const linePattern = /^([0-9a-f]{16}): ([0-9a-f]{16}) ([-XGPDACTUW]{9})$/;

export function parsePages(tlb: string): MappedPage[] {
  const pages: MappedPage[] = [];
  for (const line of tlb.split("\n")) {
    const match = linePattern.exec(line.trim());
    if (match === null) continue;
    const [, address = "", physical = "", flags = ""] = match;
    if (address !== physical)
      throw new Error(`not an identity mapping: ${line}`);
    pages.push({
      address: BigInt(`0x${address}`),
      // The flag P is the large-page bit; 1 GB pages are not told apart.
      sizeBytes: flags[2] === "P" ? 0x20_0000n : 0x1000n,
      executable: flags[0] !== "X", // X is "no execute"
      uncached: flags[5] === "C",
      writable: flags[8] === "W",
    });
  }
  return pages;
}

export function writableAndExecutable(
  pages: readonly MappedPage[],
): MappedPage[] {
  return pages.filter((page) => page.writable && page.executable);
}

export function pageAt(
  pages: readonly MappedPage[],
  address: bigint,
): MappedPage | undefined {
  return pages.find(
    (page) =>
      address >= page.address && address < page.address + page.sizeBytes,
  );
}
