// A string literal as static data (docs/object-model.md).

import type { DataItem } from "../ir/ir.ts";

export function stringData(
  name: string,
  text: string,
  descriptor: string,
): { name: string; constant: true; align: number; data: DataItem[] } {
  const units = Array.from({ length: text.length }, (_, i) =>
    text.charCodeAt(i),
  );
  const wide = units.some((unit) => unit > 255);
  const data = wide
    ? new Uint8Array(new Uint16Array(units).buffer)
    : Uint8Array.from(units);
  return {
    name,
    constant: true,
    align: 8,
    data: [
      { kind: "address", symbol: descriptor, bytes: 4 },
      { kind: "integer", bytes: 4, value: 0n },
      { kind: "integer", bytes: 4, value: BigInt(text.length) },
      { kind: "integer", bytes: 4, value: wide ? 1n : 0n },
      { kind: "bytes", data: data.length === 0 ? new Uint8Array(1) : data },
    ],
  };
}
