// ArrayBuffer: bytes that typed arrays and DataViews look at.

import { allocate, copyMemory, load } from "machine";
import { throwRangeError } from "../runtime/errors.ts";
import { Inspectable, inspectsAsArrayBuffer } from "../runtime/inspectable.ts";
import { clampedEnd, clampedIndex } from "./array.ts";

const longestBytes: number = 0xffff_ffff;

export class ArrayBuffer extends Inspectable {
  readonly address: usize;
  readonly sizeBytes: u32;

  constructor(byteLength: number) {
    super();
    const size: number = Number(i64(byteLength));
    if (size < 0) throwRangeError("Invalid array buffer length");
    if (size > longestBytes) throwRangeError("Array buffer allocation failed");
    this.sizeBytes = u32(size);
    this.address = allocate(usize(this.sizeBytes));
  }

  get byteLength(): number {
    return Number(this.sizeBytes);
  }

  slice(begin?: number, end?: number): ArrayBuffer {
    const length: u32 = this.sizeBytes;
    const first: u32 = begin === undefined ? 0 : clampedIndex(begin, length);
    const last: u32 = clampedEnd(end, length);
    const count: u32 = last > first ? last - first : 0;
    const result: ArrayBuffer = new ArrayBuffer(Number(count));
    const source: usize = this.address + usize(first);
    copyMemory(result.address, source, usize(count));
    return result;
  }

  inspectionKind(): u32 {
    return inspectsAsArrayBuffer;
  }

  inspectionSize(): u32 {
    return this.sizeBytes;
  }

  inspectionSlot(from: u32): u32 {
    return from;
  }

  inspectionKey(slot: u32): unknown {
    return this.inspectionValue(slot);
  }

  inspectionValue(slot: u32): unknown {
    return Number(load<u8>(this.address + usize(slot)));
  }
}
