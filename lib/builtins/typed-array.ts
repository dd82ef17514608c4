// The nine typed arrays. They differ in what one element is, which the compiler
// knows from their names (`typedArrayElements` in compiler/load/builtins.ts).

import { TypedArray } from "./typed-array-base.ts";

/** To 0 … 255, the nearest, even when two are. */
export function clampedByte(value: number): u8 {
  if (!(value > 0)) return 0;
  if (value >= 255) return 255;
  const whole: u8 = u8(value);
  const rest: number = value - Number(whole);
  const up: boolean = rest > 0.5 || (rest === 0.5 && (whole & 1) === 1);
  return up ? whole + 1 : whole;
}

export class Int8Array extends TypedArray<Int8Array> {
  static get BYTES_PER_ELEMENT(): number {
    return 1;
  }
}

export class Uint8Array extends TypedArray<Uint8Array> {
  static get BYTES_PER_ELEMENT(): number {
    return 1;
  }
}

export class Uint8ClampedArray extends TypedArray<Uint8ClampedArray> {
  static get BYTES_PER_ELEMENT(): number {
    return 1;
  }
}

export class Int16Array extends TypedArray<Int16Array> {
  static get BYTES_PER_ELEMENT(): number {
    return 2;
  }
}

export class Uint16Array extends TypedArray<Uint16Array> {
  static get BYTES_PER_ELEMENT(): number {
    return 2;
  }
}

export class Int32Array extends TypedArray<Int32Array> {
  static get BYTES_PER_ELEMENT(): number {
    return 4;
  }
}

export class Uint32Array extends TypedArray<Uint32Array> {
  static get BYTES_PER_ELEMENT(): number {
    return 4;
  }
}

export class Float32Array extends TypedArray<Float32Array> {
  static get BYTES_PER_ELEMENT(): number {
    return 4;
  }
}

export class Float64Array extends TypedArray<Float64Array> {
  static get BYTES_PER_ELEMENT(): number {
    return 8;
  }
}
