// DataView: numbers of any kind at any byte of a buffer, in either byte order.

import {
  bitsOf,
  byteSwap64,
  float32Bits,
  float32OfBits,
  load,
  numberOfBits,
  store,
} from "machine";
import { throwRangeError } from "../runtime/errors.ts";
import type { ArrayBuffer } from "./array-buffer.ts";

/** Numbers hold one NaN only: others would look like our sentinels. */
export function canonicalNaN(value: number): number {
  return value === value ? value : 0 / 0;
}

/** JavaScript's ToInt32, as the bits of every narrower integer. */
export function integerBits(value: number): i32 {
  return i32(value | 0);
}

function swap16(value: u16): u16 {
  return (value << 8) | (value >> 8);
}

function swap32(value: u32): u32 {
  return u32(byteSwap64(u64(value)) >> 32);
}

export class DataView {
  readonly buffer: ArrayBuffer;
  private readonly address: usize;
  private readonly offsetBytes: u32;
  private readonly sizeBytes: u32;

  constructor(buffer: ArrayBuffer, byteOffset?: number, byteLength?: number) {
    const offset: number = wholeNumber(byteOffset);
    if (offset < 0 || offset > buffer.byteLength) {
      throwRangeError(
        "Start offset " +
          String(offset) +
          " is outside the bounds of the buffer",
      );
    }
    const rest: number = buffer.byteLength - offset;
    const size: number =
      byteLength === undefined ? rest : wholeNumber(byteLength);
    if (size < 0 || size > rest) {
      throwRangeError("Invalid DataView length " + String(size));
    }
    this.buffer = buffer;
    this.offsetBytes = u32(offset);
    this.sizeBytes = u32(size);
    this.address = buffer.address + usize(this.offsetBytes);
  }

  get byteOffset(): number {
    return Number(this.offsetBytes);
  }

  get byteLength(): number {
    return Number(this.sizeBytes);
  }

  /** The address of `size` bytes at an offset, if they lie within the view. */
  private at(byteOffset: number, size: i64): usize {
    const offset: i64 = i64(byteOffset);
    if (offset < 0 || offset > i64(this.sizeBytes) - size) {
      throwRangeError("Offset is outside the bounds of the DataView");
    }
    return this.address + usize(offset);
  }

  private load16(byteOffset: number, littleEndian: boolean | undefined): u16 {
    const value: u16 = load<u16>(this.at(byteOffset, 2));
    return littleEndian === true ? value : swap16(value);
  }

  private load32(byteOffset: number, littleEndian: boolean | undefined): u32 {
    const value: u32 = load<u32>(this.at(byteOffset, 4));
    return littleEndian === true ? value : swap32(value);
  }

  private store16(
    byteOffset: number,
    value: u16,
    littleEndian: boolean | undefined,
  ): void {
    const bits: u16 = littleEndian === true ? value : swap16(value);
    store<u16>(this.at(byteOffset, 2), bits);
  }

  private store32(
    byteOffset: number,
    value: u32,
    littleEndian: boolean | undefined,
  ): void {
    const bits: u32 = littleEndian === true ? value : swap32(value);
    store<u32>(this.at(byteOffset, 4), bits);
  }

  getInt8(byteOffset: number): number {
    return Number(load<i8>(this.at(byteOffset, 1)));
  }

  getUint8(byteOffset: number): number {
    return Number(load<u8>(this.at(byteOffset, 1)));
  }

  getInt16(byteOffset: number, littleEndian?: boolean): number {
    return Number(i16(this.load16(byteOffset, littleEndian)));
  }

  getUint16(byteOffset: number, littleEndian?: boolean): number {
    return Number(this.load16(byteOffset, littleEndian));
  }

  getInt32(byteOffset: number, littleEndian?: boolean): number {
    return Number(i32(this.load32(byteOffset, littleEndian)));
  }

  getUint32(byteOffset: number, littleEndian?: boolean): number {
    return Number(this.load32(byteOffset, littleEndian));
  }

  getFloat32(byteOffset: number, littleEndian?: boolean): number {
    return canonicalNaN(float32OfBits(this.load32(byteOffset, littleEndian)));
  }

  getFloat64(byteOffset: number, littleEndian?: boolean): number {
    const bits: u64 = load<u64>(this.at(byteOffset, 8));
    const ordered: u64 = littleEndian === true ? bits : byteSwap64(bits);
    return canonicalNaN(numberOfBits(ordered));
  }

  setInt8(byteOffset: number, value: number): void {
    store<u8>(this.at(byteOffset, 1), u8(integerBits(value)));
  }

  setUint8(byteOffset: number, value: number): void {
    store<u8>(this.at(byteOffset, 1), u8(integerBits(value)));
  }

  setInt16(byteOffset: number, value: number, littleEndian?: boolean): void {
    this.store16(byteOffset, u16(integerBits(value)), littleEndian);
  }

  setUint16(byteOffset: number, value: number, littleEndian?: boolean): void {
    this.store16(byteOffset, u16(integerBits(value)), littleEndian);
  }

  setInt32(byteOffset: number, value: number, littleEndian?: boolean): void {
    this.store32(byteOffset, u32(integerBits(value)), littleEndian);
  }

  setUint32(byteOffset: number, value: number, littleEndian?: boolean): void {
    this.store32(byteOffset, u32(integerBits(value)), littleEndian);
  }

  setFloat32(byteOffset: number, value: number, littleEndian?: boolean): void {
    this.store32(byteOffset, float32Bits(value), littleEndian);
  }

  setFloat64(byteOffset: number, value: number, littleEndian?: boolean): void {
    const bits: u64 = bitsOf(value);
    const ordered: u64 = littleEndian === true ? bits : byteSwap64(bits);
    store<u64>(this.at(byteOffset, 8), ordered);
  }
}

/** JavaScript's ToIntegerOrInfinity; what was left out is 0. */
export function wholeNumber(value: number | undefined): number {
  return value === undefined ? 0 : Number(i64(value));
}
