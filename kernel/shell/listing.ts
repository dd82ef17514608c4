// What listing commands print: tables for people, JSON for tools, from the same
// calls.
//
//   const columns = [right("id", "id", 4), left("status", "status", 8)];
//
//   function threads(words: Arguments): void {
//     if (!listing.begin(words)) return;       // takes --json, and the last word
//     listing.section("threads", columns);     // prints the heading
//     listing.decimal(1).text("ready").row();  // a cell for each column, in order
//     listing.end();
//   }
//
//     id status            {"threads":[
//      1 ready             {"id":1,"status":"ready"}
//                          ]}

import { out } from "../console/writer.ts";
import { panic } from "../debug/panic.ts";
import { textLength, textUnit } from "../memory/text.ts";
import type { Arguments } from "./arguments.ts";

export interface Column {
  /** What JSON calls it: lowerCamelCase, the unit last. */
  readonly name: string;
  readonly heading: string;
  readonly width: u32;
  /** Numbers stand on the right. */
  readonly isRight: boolean;
}

export function right(name: string, heading: string, width: u32): Column {
  return { name, heading, width, isRight: true };
}

export function left(name: string, heading: string, width: u32): Column {
  return { name, heading, width, isRight: false };
}

const noColumns: Column[] = [];
const quote: u8 = 0x22;

/** One at a time: commands run one after the other. */
export class Listing {
  /** Whoever prints what is no table (a sum, a remark) asks first. */
  isJson: boolean = false;
  private columns: Column[] = noColumns;
  private sections: u32 = 0;
  private rows: u32 = 0;
  private cell: u32 = 0;

  /**
   * Called when a command has taken its own words: takes `--json` wherever it
   * stands and complains about any other. False: print nothing.
   */
  begin(words: Arguments): boolean {
    this.isJson = words.takeOption("--json");
    if (!words.end()) return false;
    this.sections = 0;
    this.rows = 0;
    this.cell = 0;
    this.columns = noColumns;
    if (this.isJson) out.text("{");
    return true;
  }

  /** Rows of these columns follow; its name stands in the JSON alone. */
  section(name: string, columns: Column[]): void {
    this.endSection();
    this.columns = columns;
    this.sections += 1;
    this.rows = 0;
    if (!this.isJson) {
      this.printHeading();
      return;
    }
    if (this.sections > 1) out.text(",");
    printQuoted(name);
    out.text(":[").line();
  }

  private endSection(): void {
    if (!this.isJson || this.sections === 0) return;
    if (this.rows > 0) out.line();
    out.text("]");
  }

  private printHeading(): void {
    const count = u32(this.columns.length);
    for (let i: u32 = 0; i < count; i++) {
      const column = this.columns[i];
      if (i > 0) out.text(" ");
      if (column.isRight) padBefore(textLength(column.heading), column.width);
      out.text(column.heading);
      if (!column.isRight && i + 1 < count)
        out.textPadded("", padding(textLength(column.heading), column.width));
    }
    out.line();
  }

  /** A number. */
  decimal(value: u64): Listing {
    this.beginCell(decimalDigits(value));
    out.decimal(value);
    return this.endCell(decimalDigits(value));
  }

  /** An address or a register: JSON has it as a string, since it may not fit its numbers. */
  hex(value: u64, digits: u32): Listing {
    let shown: u32 = digits;
    while (shown < 16 && value >> u64(shown * 4) !== 0) shown += 1;
    this.beginCell(shown + 2);
    if (this.isJson) out.byte(quote);
    out.text("0x").hex(value, shown);
    if (this.isJson) out.byte(quote);
    return this.endCell(shown + 2);
  }

  text(text: string): Listing {
    this.beginCell(textLength(text));
    if (this.isJson) printQuoted(text);
    else out.text(text);
    return this.endCell(textLength(text));
  }

  /** "yes" and "no" in a table. */
  flag(value: boolean): Listing {
    if (!this.isJson) return this.text(value ? "yes" : "no");
    this.beginCell(0);
    out.text(value ? "true" : "false");
    return this.endCell(0);
  }

  private beginCell(length: u32): void {
    const columns = this.columns;
    if (this.cell >= u32(columns.length)) panic("a row has too many cells");
    const column = columns[this.cell];
    if (this.isJson) {
      if (this.cell === 0) out.text(this.rows > 0 ? ",\n{" : "{");
      else out.text(",");
      printQuoted(column.name);
      out.text(":");
      return;
    }
    if (this.cell > 0) out.text(" ");
    if (column.isRight) padBefore(length, column.width);
  }

  /** The last column is not filled up: lines end where their text does. */
  private endCell(length: u32): Listing {
    const column = this.columns[this.cell];
    this.cell += 1;
    const isLast: boolean = this.cell === u32(this.columns.length);
    if (!this.isJson && !column.isRight && !isLast)
      out.textPadded("", padding(length, column.width));
    return this;
  }

  /** Ends a row: every column has its cell. */
  row(): void {
    if (this.cell !== u32(this.columns.length))
      panic("a row has too few cells");
    this.cell = 0;
    this.rows += 1;
    if (this.isJson) out.text("}");
    else out.line();
  }

  end(): void {
    this.endSection();
    if (this.isJson) out.text("}").line();
    this.sections = 0;
  }
}

export const listing = new Listing();

function padding(length: u32, width: u32): u32 {
  return length < width ? width - length : u32(0);
}

function padBefore(length: u32, width: u32): void {
  out.textPadded("", padding(length, width));
}

function decimalDigits(value: u64): u32 {
  let digits: u32 = 1;
  for (let rest: u64 = value / 10; rest > 0; rest /= 10) digits += 1;
  return digits;
}

/** A JSON string: UTF-16 units beyond ASCII as escapes, which need not be pairs. */
function printQuoted(text: string): void {
  out.byte(quote);
  const length = textLength(text);
  for (let i: u32 = 0; i < length; i++) {
    const unit = textUnit(text, i);
    if (unit < 0x20 || unit >= 0x7f) {
      out.text("\\u").hex(u64(unit), 4);
      continue;
    }
    if (unit === u32(quote) || unit === 0x5c) out.text("\\");
    out.byte(u8(unit));
  }
  out.byte(quote);
}
