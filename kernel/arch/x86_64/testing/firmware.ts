// ACPI tables of our own making for a virtual PC: QEMU's `-no-acpi` and the
// files its firmware puts tables from (hw/acpi/bios-linker-loader.c).

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pack, table, text } from "../../../testing/tables.ts";

const commandAllocate = 1;
const commandAddPointer = 2;
const commandAddChecksum = 3;
const zoneHigh = 1;
const zoneFirmwareSegment = 2;
const commandBytes = 128;
const nameBytes = 56;

const rootFile = "etc/acpi/rsdp";
const tablesFile = "etc/acpi/tables";

const name = (file: string): number[] => [
  ...text(file),
  ...new Array<number>(nameBytes - file.length).fill(0),
];

const command = (...bytes: number[]): number[] => [
  ...bytes,
  ...new Array<number>(commandBytes - bytes.length).fill(0),
];

const allocate = (file: string, zone: number): number[] =>
  command(
    ...pack([commandAllocate, 4]),
    ...name(file),
    ...pack([16, 4], [zone, 1]),
  );

const addPointer = (into: string, to: string, at: number, size: number) =>
  command(
    ...pack([commandAddPointer, 4]),
    ...name(into),
    ...name(to),
    ...pack([at, 4], [size, 1]),
  );

const addChecksum = (file: string, at: number, start: number, size: number) =>
  command(
    ...pack([commandAddChecksum, 4]),
    ...name(file),
    ...pack([at, 4], [start, 4], [size, 4]),
  );

/**
 * Arguments for QEMU that give the machine these tables, byte for byte as they
 * are; only the list that leads to them, and its root pointer, are made here.
 * `damage` may change the file of all tables but the root pointer.
 */
export function firmwareArguments(
  tables: readonly (readonly number[])[],
  folder: string,
  damage: (bytes: number[]) => void = () => undefined,
): string[] {
  const bytes: number[] = [];
  const starts = tables.map((each) => {
    while (bytes.length % 16 !== 0) bytes.push(0);
    bytes.push(...each);
    return bytes.length - each.length;
  });
  while (bytes.length % 16 !== 0) bytes.push(0);
  const list = bytes.length;
  // Offsets in the file; the firmware adds where it has put it.
  bytes.push(
    ...table(
      "XSDT",
      starts.flatMap((start) => pack([start, 8])),
    ),
  );
  const listBytes = bytes.length - list;
  damage(bytes);
  const root = [
    ...text("RSD PTR "),
    ...pack([0, 1], [0, 6], [2, 1], [0, 4], [36, 4], [list, 8], [0, 4]),
  ];
  const loader = [
    ...allocate(rootFile, zoneFirmwareSegment),
    ...allocate(tablesFile, zoneHigh),
    ...starts.flatMap((_, i) =>
      addPointer(tablesFile, tablesFile, list + 36 + i * 8, 8),
    ),
    ...addPointer(rootFile, tablesFile, 24, 8),
    ...addChecksum(tablesFile, list + 9, list, listBytes),
    ...addChecksum(rootFile, 8, 0, 20),
    ...addChecksum(rootFile, 32, 0, 36),
  ];
  const file = (fileName: string, contents: readonly number[]): string[] => {
    const path = join(folder, fileName.replaceAll("/", "-"));
    writeFileSync(path, Uint8Array.from(contents));
    return ["-fw_cfg", `name=${fileName},file=${path}`];
  };
  return [
    "-no-acpi",
    ...file(rootFile, root),
    ...file(tablesFile, bytes),
    ...file("etc/table-loader", loader),
  ];
}
