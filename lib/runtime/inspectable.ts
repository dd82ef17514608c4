// What collections show of themselves, so that console.log can print them
// without knowing their type arguments: Map<string, number> and Map<u8, Point>
// are different code, but these methods have one signature.

/** How `Inspectable.inspectionKind` says what the entries are. */
export const inspectsAsMap: u32 = 0;
export const inspectsAsSet: u32 = 1;
export const inspectsAsTypedArray: u32 = 2;
export const inspectsAsArrayBuffer: u32 = 3;

/**
 * Entries live in slots, some of which may be empty: a walk goes from
 * `inspectionSlot(0)` to `inspectionSlot(slot + 1)` until there is none.
 */
export abstract class Inspectable {
  abstract inspectionKind(): u32;
  /** How many entries there are. */
  abstract inspectionSize(): u32;
  /** The first used slot from `from` on. Asked only while entries are left. */
  abstract inspectionSlot(from: u32): u32;
  /** A map's key; anything else gives what `inspectionValue` gives. */
  abstract inspectionKey(slot: u32): unknown;
  abstract inspectionValue(slot: u32): unknown;
}
