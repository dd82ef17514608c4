// ACPI and MP tables for tests under Node, made record by record.

/** Little-endian numbers, one after the other: [value, bytes]. */
export function pack(
  ...fields: readonly (readonly [number, number])[]
): number[] {
  return fields.flatMap(([value, bytes]) =>
    Array.from(
      { length: bytes },
      (_, i) => Math.floor(value / 2 ** (8 * i)) % 256,
    ),
  );
}

export function text(characters: string): number[] {
  return [...characters].map((character) => character.charCodeAt(0));
}

const zeroes = (count: number): number[] => new Array<number>(count).fill(0);

/** Makes the sum of `bytes` 0 by the one at `at`. */
function withChecksum(bytes: number[], at: number): number[] {
  bytes[at] = 0;
  bytes[at] = -bytes.reduce((sum, byte) => sum + byte, 0) & 0xff;
  return bytes;
}

/** A table of ACPI: its header, then `body`. */
export function table(
  name: string,
  body: readonly number[],
  revision = 3,
): number[] {
  const size = 36 + body.length;
  const header = [...text(name), ...pack([size, 4], [revision, 1])];
  return withChecksum([...header, ...zeroes(27), ...body], 9);
}

export const madt = {
  start: pack([0xfee0_0000, 4], [1, 4]),
  cpu: (firmwareId: number, hardwareId: number, flags = 1) =>
    pack([0, 1], [8, 1], [firmwareId, 1], [hardwareId, 1], [flags, 4]),
  cpuWide: (firmwareId: number, hardwareId: number, flags = 1) =>
    pack([9, 1], [16, 1], [0, 2], [hardwareId, 4], [flags, 4], [firmwareId, 4]),
  controller: (id: number, address: number, firstInput: number) =>
    pack([1, 1], [12, 1], [id, 2], [address, 4], [firstInput, 4]),
  override: (line: number, input: number, signal: number) =>
    pack([2, 1], [10, 1], [0, 1], [line, 1], [input, 4], [signal, 2]),
  pin: (firmwareId: number, pin: number) =>
    pack([4, 1], [6, 1], [firmwareId, 1], [0, 2], [pin, 1]),
  pinWide: (firmwareId: number, pin: number) =>
    pack([10, 1], [12, 1], [0, 2], [firmwareId, 4], [pin, 1], [0, 3]),
  localAddress: (address: number) =>
    pack([5, 1], [12, 1], [0, 2], [address, 8]),
};

export const srat = {
  start: zeroes(12),
  cpu: (node: number, hardwareId: number, flags = 1) =>
    pack(
      [0, 1], [16, 1], [node % 256, 1], [hardwareId, 1], [flags, 4],
      [0, 1], [Math.floor(node / 256), 3], [0, 4],
    ), // prettier-ignore
  cpuWide: (node: number, hardwareId: number, flags = 1) =>
    pack(
      [2, 1],
      [24, 1],
      [0, 2],
      [node, 4],
      [hardwareId, 4],
      [flags, 4],
      [0, 8],
    ),
  memory: (node: number, start: number, size: number, flags = 1) =>
    pack(
      [1, 1], [40, 1], [node, 4], [0, 2], [start, 8], [size, 8],
      [0, 4], [flags, 4], [0, 8],
    ), // prettier-ignore
};

export function slit(matrix: readonly (readonly number[])[]): number[] {
  return table("SLIT", [...pack([matrix.length, 8]), ...matrix.flat()]);
}

/** The old tables: entries of 20 or 8 bytes each. */
export function multiprocessorTable(entries: readonly number[][]): number[] {
  const body = entries.flat();
  const bytes = [
    ...text("PCMP"),
    ...pack([44 + body.length, 2], [4, 1], [0, 1]),
    ...zeroes(26),
    ...pack([entries.length, 2], [0xfee0_0000, 4], [0, 4]),
    ...body,
  ];
  return withChecksum(bytes, 7);
}

export const multiprocessor = {
  cpu: (hardwareId: number, flags = 1) => [
    ...pack([0, 1], [hardwareId, 1], [0x14, 1], [flags, 1]),
    ...zeroes(16),
  ],
  bus: (id: number, name: string) => [1, id, ...text(name.padEnd(6))],
  controller: (id: number, address: number) =>
    pack([2, 1], [id, 1], [0x11, 1], [1, 1], [address, 4]),
  interrupt: (
    kind: number,
    bus: number,
    line: number,
    target: number,
    pin: number,
  ) => [3, kind, 0, 0, bus, line, target, pin],
  localInterrupt: (kind: number, target: number, pin: number) => [
    4,
    kind,
    0,
    0,
    0,
    0,
    target,
    pin,
  ],
};

export interface Firmware {
  readonly memory: Uint8Array;
  readonly rootPointer: number;
  readonly multiprocessorPointer: number;
  /** Where each part lies and where its checksum is. */
  readonly parts: readonly { at: number; size: number; checksumAt: number }[];
}

/** Memory with these tables, and the pointers that lead to them. */
export function firmware(
  tables: readonly number[][],
  options: { isLong?: boolean; multiprocessor?: number[] } = {},
): Firmware {
  const memory = new Uint8Array(0x4000);
  const parts: { at: number; size: number; checksumAt: number }[] = [];
  let next = 0x100;
  const put = (
    bytes: readonly number[],
    checksumAt: number,
    at = next,
  ): number => {
    memory.set(bytes, at);
    parts.push({ at, size: bytes.length, checksumAt: at + checksumAt });
    if (at === next) next = (at + bytes.length + 15) & ~15;
    return at;
  };
  const isLong = options.isLong ?? true;
  const addresses = tables.map((bytes) => put(bytes, 9));
  const entries = addresses.flatMap((at) => pack([at, isLong ? 8 : 4]));
  const list = put(table(isLong ? "XSDT" : "RSDT", entries), 9);
  const root = [
    ...withChecksum(
      [
        ...text("RSD PTR "),
        ...zeroes(7),
        ...pack([isLong ? 2 : 0, 1], [isLong ? 0 : list, 4]),
      ],
      8,
    ),
    ...pack([36, 4], [isLong ? list : 0, 8], [0, 4]),
  ];
  put(root.slice(0, 20), 8, 0x10);
  if (isLong) put(withChecksum(root, 32), 32, 0x10);
  let multiprocessorPointer = 0;
  if (options.multiprocessor !== undefined) {
    const at = put(options.multiprocessor, 7);
    const bytes = [...text("_MP_"), ...pack([at, 4], [1, 1], [4, 1], [0, 6])];
    multiprocessorPointer = put(withChecksum(bytes, 10), 10, 0x40);
  }
  return { memory, rootPointer: 0x10, multiprocessorPointer, parts };
}

/** Gives every part of `memory` the checksum it should have. */
export function repair(memory: Uint8Array, { parts }: Firmware): void {
  for (const { at, size, checksumAt } of parts) {
    memory[checksumAt] = 0;
    const sum = memory.subarray(at, at + size).reduce((a, b) => a + b, 0);
    memory[checksumAt] = -sum & 0xff;
  }
}

/** A small generator of numbers below a limit: mulberry32. */
export function generator(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  };
}

/** Another value for the byte at `at`. */
export function damageByte(
  bytes: Uint8Array | number[],
  at: number,
  random: (limit: number) => number,
): void {
  const flipped = bytes[at]! ^ (1 << random(8));
  bytes[at] = [random(256), 0, 0xff, flipped][random(4)]!;
}
