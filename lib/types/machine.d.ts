// The machine integers, exact-layout field types, and the module "machine":
// what kernel and library code may ask of the compiler beyond TypeScript.
// Design L2 says how widths are checked; HACKING.md explains with examples.

/** What tells one width from another; no value ever has it. */
declare const machineWidth: unique symbol;
type MachineInteger<Name extends string> = number & {
  valueOf(): number;
  readonly [machineWidth]?: Name;
};

/** Machine integers. Arithmetic wraps, shift counts are masked. */
type u8 = MachineInteger<"u8">;
type u16 = MachineInteger<"u16">;
type u32 = MachineInteger<"u32">;
type u64 = MachineInteger<"u64">;
type usize = MachineInteger<"usize">;
type i8 = MachineInteger<"i8">;
type i16 = MachineInteger<"i16">;
type i32 = MachineInteger<"i32">;
type i64 = MachineInteger<"i64">;

/**
 * Conversions. From a machine integer: truncation or extension (by the
 * source's signedness). From `number`: toward zero, saturating; NaN gives 0.
 * From boolean: 0 or 1.
 */
declare function u8(value: number | boolean): u8;
declare function u16(value: number | boolean): u16;
declare function u32(value: number | boolean): u32;
declare function u64(value: number | boolean): u64;
declare function usize(value: number | boolean): usize;
declare function i8(value: number | boolean): i8;
declare function i16(value: number | boolean): i16;
declare function i32(value: number | boolean): i32;
declare function i64(value: number | boolean): i64;
/** A machine integer as `number`; above 2^53 it rounds. `Number(x)` is the same. */

/** Field types of `@layout` classes: a volatile access, or a big-endian one. */
type Volatile<T> = T;
type BigEndian<T> = T;
/** `N` elements embedded in their owner; indices are checked against `N`. */
declare class FixedArray<T, N extends number> {
  constructor();
  readonly length: N;
  [index: number]: T;
}

/** How an atomic access is ordered; sequential when not said. */
type MemoryOrder =
  "relaxed" | "acquire" | "release" | "acquireRelease" | "sequential";

/** A cell shared between CPUs: machine integers, booleans and references. */
declare class Atomic<T> {
  constructor(initial: T);
  load(order?: MemoryOrder): T;
  store(value: T, order?: MemoryOrder): void;
  /** Gives the old value, as all the following. */
  exchange(value: T, order?: MemoryOrder): T;
  /** Stores `desired` if the cell holds `expected`; says whether it did. */
  compareExchange(expected: T, desired: T, order?: MemoryOrder): boolean;
  fetchAdd(value: T, order?: MemoryOrder): T;
  fetchSub(value: T, order?: MemoryOrder): T;
  fetchAnd(value: T, order?: MemoryOrder): T;
  fetchOr(value: T, order?: MemoryOrder): T;
  fetchXor(value: T, order?: MemoryOrder): T;
}

/**
 * The one door to raw memory. Only kernel/arch, kernel/memory, lib and files
 * that declare registers may import it; a script checks that.
 */
declare module "machine" {
  /** Reads a T (any representation: machine integer, number, boolean, reference) at an address. */
  export function load<T>(address: usize): T;
  export function store<T>(address: usize, value: T): void;
  export function loadVolatile<T>(address: usize): T;
  export function storeVolatile<T>(address: usize, value: T): void;
  /** Bytes one T takes in memory; for a `@layout` class the size of the layout. */
  export function sizeOf<T>(): usize;
  /** Byte offset of a field of a class; both are constants. */
  export function offsetOf<T>(field: string): usize;
  /** The address of an object or string (its header, or a layout's first byte). */
  export function addressOf(object: object | string): usize;
  /** Views the bytes at an address as a `@layout` class or object. Not checked. */
  export function objectAt<T>(address: usize): T;
  /** The address of a `@layout` object's field, embedded object or fixed array. */
  export function addressOfField(object: object, field: string): usize;
  /** The code address of a top-level function, and its call by address with no arguments. */
  export function addressOfFunction(f: (...args: never[]) => unknown): usize;
  /** The address of a symbol of the linker or of assembly. */
  export function addressOfSymbol(name: string): usize;

  export function copyMemory(to: usize, from: usize, sizeBytes: usize): void; // no overlap
  export function moveMemory(to: usize, from: usize, sizeBytes: usize): void;
  export function fillMemory(address: usize, value: u8, sizeBytes: usize): void;

  /**
   * Inline assembly: AT&T template, LLVM constraint string, operands. All
   * strings are literals. Example:
   * `asm<u8>("inb $1, $0", "={al},{dx},~{memory}", port)`.
   */
  export function asm<T = void>(
    template: string,
    constraints: string,
    ...operands: (number | boolean)[]
  ): T;

  export function fence(order?: MemoryOrder): void;
  /** The same bits under another type of the same size (f64 and u64/i64). */
  export function bitsOf(value: number): u64;
  export function numberOfBits(bits: u64): number;
  export function float32Bits(value: number): u32;
  export function float32OfBits(bits: u32): number;
  /** High 64 bits of the 128-bit product. */
  export function multiplyHigh(a: u64, b: u64): u64;
  export function countLeadingZeros(value: u64): u32;
  export function countTrailingZeros(value: u64): u32;
  export function countOnes(value: u64): u32;
  export function byteSwap64(value: u64): u64;
  export function squareRoot(value: number): number;
  export function absolute(value: number): number;
  /** The frame pointer of the running function. */
  export function framePointer(): usize;
  /** Ends the program: control never gets here. */
  export function unreachable(): never;
  /** Runs only in profile `safe` / in development mode: constants to branch on. */
  export const isSafeProfile: boolean;
  export const isDevelopment: boolean;

  // Objects as the library sees them (docs/object-model.md).

  /** Raw zeroed memory from the module's heap, aligned to 16; panics or throws when there is none. */
  export function allocate(sizeBytes: usize): usize;
  export function arrayCapacity<T>(array: readonly T[]): u32;
  /** Address of element 0. */
  export function arrayElements<T>(array: readonly T[]): usize;
  export function arrayLength<T>(array: readonly T[]): u32;
  export function setArrayLength<T>(array: readonly T[], length: u32): void;
  export function setArrayStorage<T>(
    array: readonly T[],
    elements: usize,
    capacity: u32,
  ): void;
  /** A new array of that length and capacity with uninitialised (zero) elements. */
  export function newArray<T>(length: u32): T[];
  /** The value that fills holes of a T[] (the absent sentinel of T's representation). */
  export function holeOf<T>(): T;
  export function isHole<T>(value: T): boolean;

  /** `new A(…)` where A is a type parameter that stands for a class. */
  export function construct<A>(...operands: unknown[]): A;
  /** What one element of a typed array A is, by A's name. */
  export function elementBytes<A>(): u32;
  export function loadElement<A>(address: usize, index: u32): number;
  export function storeElement<A>(
    address: usize,
    index: u32,
    value: number,
  ): void;

  export function stringLength(text: string): u32;
  /** False when every unit fits one byte. */
  export function stringIsWide(text: string): boolean;
  /** Address of unit 0 (1 or 2 bytes each); flattens a rope first. */
  export function stringUnits(text: string): usize;
  /** A new string whose units the caller fills in at once through `stringUnits`. */
  export function newString(length: u32, wide: boolean): string;

  // Reflection over object shapes, for printing, keys, spread.
  export function shapeName(object: object): string;
  export function shapePropertyCount(object: object): u32;
  export function shapePropertyName(object: object, index: u32): string;
  /** False when the (optional) property is absent. */
  export function shapePropertyPresent(object: object, index: u32): boolean;
  export function shapePropertyValue(object: object, index: u32): unknown;
  /** Calls the code of a literal's accessor or method, as the property table has it. */
  export function callGetter(code: usize, object: object): unknown;
  export function callSetter(code: usize, object: object, value: unknown): void;
}
