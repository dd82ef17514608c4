// The records that MADT and SRAT consist of: a byte says the kind, the next the
// length. ACPI specification 6.4, sections 5.2.12 and 5.2.16.

import type { FirmwareBytes } from "../memory/firmware-bytes.ts";

/** One after the other; none reaches beyond the table. */
export class Records {
  kind: u8 = 0;
  /** Where the present record lies in the table, and its length. */
  at: usize = 0;
  sizeBytes: usize = 0;
  /** Why there was no next one; "" at the table's end. */
  problem: string = "";

  begin(firstRecordAt: usize): void {
    this.at = firstRecordAt;
    this.sizeBytes = 0;
    this.problem = "";
  }

  next(table: FirmwareBytes): boolean {
    this.at += this.sizeBytes;
    if (!table.has(this.at, 2)) return false;
    this.kind = table.u8At(this.at);
    this.sizeBytes = usize(table.u8At(this.at + 1));
    if (this.sizeBytes < 2) this.problem = "a record has no length";
    else if (!table.has(this.at, this.sizeBytes))
      this.problem = "a record goes beyond the end";
    return this.problem === "";
  }
}
