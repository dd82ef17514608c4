// Finding ACPI's tables: the root pointer, the list it leads to, a table by its
// name. ACPI specification 6.4, sections 5.2.5 to 5.2.8.
//
// Firmware lies, so nothing is believed that does not add up: a table whose
// bytes cannot all be read, whose length is absurd or whose checksum is wrong
// is as good as absent, and `problem` says so. The list is walked once; later
// questions are answered from what was noted then.

import { FirmwareBytes } from "../memory/firmware-bytes.ts";

export const headerBytes: usize = 36;
const sizeAt: usize = 4;
/** Tables claiming more than this are not believed. */
const tableLimitBytes: u32 = 0x10_0000;
/** Differentiated tables of devices grow larger; they are searched, never copied. */
const largeTableLimitBytes: u32 = 0x100_0000;

const rootSignature: u64 = 0x2052_5450_2044_5352; // "RSD PTR "
const rootBytes: usize = 20;
const rootLongBytes: usize = 36;
const rootRevisionAt: usize = 15;
const rootShortListAt: usize = 16;
const rootLongListAt: usize = 24;

// Names, as the four bytes read.
export const nameMadt: u32 = 0x4349_5041; // "APIC"
export const nameSrat: u32 = 0x5441_5253;
export const nameSlit: u32 = 0x5449_4c53;
export const nameHpet: u32 = 0x5445_5048;
export const nameFadt: u32 = 0x5043_4146; // "FACP"
export const nameMcfg: u32 = 0x4746_434d;
export const nameDsdt: u32 = 0x5444_5344;
const nameShortList: u32 = 0x5444_5352; // "RSDT"
const nameLongList: u32 = 0x5444_5358; // "XSDT"

const listLimit: u32 = 64;

/** What the list of tables held: their names and addresses. @layout */
class TableList {
  count!: u32;
  name!: FixedArray<u32, 64>;
  address!: FixedArray<usize, 64>;
}
const list = new TableList();

const root = new FirmwareBytes();
const header = new FirmwareBytes();

/**
 * Notes the tables the root pointer leads to, and says what is wrong ("" when
 * nothing is). Tables are noted as far as that goes.
 */
export function readTableList(rootPointer: usize): string {
  list.count = 0;
  if (rootPointer === 0) return "";
  if (!root.show(rootPointer, rootBytes))
    return "the root pointer is unreadable";
  if (root.u64At(0) !== rootSignature)
    return "the root pointer has no signature";
  if (root.sum(rootBytes) !== 0) return "the root pointer's checksum is wrong";
  const shortList = usize(root.u32At(rootShortListAt));
  // Revision 2 may have the long list, the short one, or both.
  if (root.u8At(rootRevisionAt) < 2) return readList(shortList, nameShortList);
  let longList: usize = 0;
  let problem = "";
  if (!root.show(rootPointer, rootLongBytes) || root.sum(rootLongBytes) !== 0)
    problem = "the root pointer's second checksum is wrong";
  else longList = usize(root.u64At(rootLongListAt));
  if (longList !== 0) {
    problem = readList(longList, nameLongList);
    if (problem === "" || list.count > 0) return problem;
  }
  if (shortList === 0) return problem === "" ? "there is no list" : problem;
  const shortProblem = readList(shortList, nameShortList);
  return problem === "" ? shortProblem : problem;
}

/** The short list has addresses of 4 bytes, the long one of 8. */
function readList(address: usize, name: u32): string {
  const problem = showTable(root, address, name, tableLimitBytes);
  if (problem !== "") return problem;
  const entryBytes: usize = name === nameLongList ? 8 : 4;
  let at = headerBytes;
  while (root.has(at, entryBytes)) {
    if (list.count === listLimit) return "it lists more than we can use";
    const table =
      entryBytes === 8 ? usize(root.u64At(at)) : usize(root.u32At(at));
    note(table);
    at += entryBytes;
  }
  return "";
}

/** An entry that leads nowhere is left out. */
function note(table: usize): void {
  if (!header.show(table, headerBytes)) return;
  list.name[list.count] = header.u32At(0);
  list.address[list.count] = table;
  list.count++;
}

export function tableCount(): u32 {
  return list.count;
}

export function tableName(index: u32): u32 {
  return list.name[index];
}

export function tableAddress(index: u32): usize {
  return list.address[index];
}

export function hasTable(name: u32): boolean {
  for (let i: u32 = 0; i < list.count; i++)
    if (list.name[i] === name) return true;
  return false;
}

/**
 * Shows the first table of that name that can be believed. Says what is wrong
 * when none can; "" also when there is none, with an empty `table`.
 */
export function showByName(table: FirmwareBytes, name: u32): string {
  let problem = "";
  table.show(0, 0);
  for (let i: u32 = 0; i < list.count; i++) {
    if (list.name[i] !== name) continue;
    problem = showTable(table, list.address[i], name, tableLimitBytes);
    if (problem === "") return "";
  }
  return problem;
}

/** Shows the table at an address; says why it is not believed ("" when it is). */
export function showTable(
  table: FirmwareBytes,
  address: usize,
  name: u32,
  limitBytes: u32,
): string {
  if (!table.show(address, headerBytes)) return "it cannot be read";
  if (table.u32At(0) !== name) return hide(table, "it has another name");
  const sizeBytes = table.u32At(sizeAt);
  if (usize(sizeBytes) < headerBytes) return hide(table, "it is too short");
  if (sizeBytes > limitBytes) return hide(table, "it claims to be too long");
  if (!table.show(address, usize(sizeBytes)))
    return "not all of it can be read";
  if (table.sum(usize(sizeBytes)) !== 0)
    return hide(table, "its checksum is wrong");
  return "";
}

function hide(table: FirmwareBytes, problem: string): string {
  table.show(0, 0);
  return problem;
}

/** As `showTable`, for tables of code, which may be large. */
export function showCode(table: FirmwareBytes, address: usize): string {
  return showTable(table, address, nameDsdt, largeTableLimitBytes);
}
