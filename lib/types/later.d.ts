// What we do not have yet. TypeScript itself needs some of these types; the
// others are here so that using them gives a diagnostic of ours.

interface PromiseLike<T> {
  then<TResult1 = T, TResult2 = never>(
    onfulfilled?: ((value: T) => TResult1 | PromiseLike<TResult1>) | null,
    onrejected?: ((reason: any) => TResult2 | PromiseLike<TResult2>) | null,
  ): PromiseLike<TResult1 | TResult2>;
}

/** @unsupported asynchronous code is not there yet: write it synchronously */
interface Promise<T> {
  then<TResult1 = T, TResult2 = never>(
    onfulfilled?: ((value: T) => TResult1 | PromiseLike<TResult1>) | null,
    onrejected?: ((reason: any) => TResult2 | PromiseLike<TResult2>) | null,
  ): Promise<TResult1 | TResult2>;
  catch<TResult = never>(
    onrejected?: ((reason: any) => TResult | PromiseLike<TResult>) | null,
  ): Promise<T | TResult>;
  finally(onfinally?: (() => void) | null): Promise<T>;
}

interface PromiseConstructor {
  readonly prototype: Promise<any>;
  new <T>(
    executor: (
      resolve: (value: T | PromiseLike<T>) => void,
      reject: (reason?: any) => void,
    ) => void,
  ): Promise<T>;
  all<T extends readonly unknown[] | []>(
    values: T,
  ): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }>;
  allSettled<T>(values: Iterable<T>): Promise<unknown[]>;
  any<T>(values: Iterable<T | PromiseLike<T>>): Promise<Awaited<T>>;
  race<T>(values: Iterable<T | PromiseLike<T>>): Promise<Awaited<T>>;
  reject<T = never>(reason?: any): Promise<T>;
  resolve(): Promise<void>;
  resolve<T>(value: T): Promise<Awaited<T>>;
}
/** @unsupported asynchronous code is not there yet: write it synchronously */
declare var Promise: PromiseConstructor;

/** @unsupported generators are not there yet: write a class with `next()` and `[Symbol.iterator]()` */
interface Generator<
  T = unknown,
  TReturn = any,
  TNext = any,
> extends IteratorObject<T, TReturn, TNext> {
  next(): IteratorResult<T, TReturn>;
  return(value: TReturn): IteratorResult<T, TReturn>;
  throw(e: any): IteratorResult<T, TReturn>;
  [Symbol.iterator](): Generator<T, TReturn, TNext>;
}

interface GeneratorFunction {
  new (...args: any[]): Generator;
  (...args: any[]): Generator;
  readonly length: number;
  readonly name: string;
  readonly prototype: Generator;
}

interface AsyncIterator<T, TReturn = any, TNext = any> {
  next(...[value]: [] | [TNext]): Promise<IteratorResult<T, TReturn>>;
  return?(
    value?: TReturn | PromiseLike<TReturn>,
  ): Promise<IteratorResult<T, TReturn>>;
  throw?(e?: any): Promise<IteratorResult<T, TReturn>>;
}

/** @unsupported asynchronous iteration is not there yet */
interface AsyncIterable<T, TReturn = any, TNext = any> {
  [Symbol.asyncIterator](): AsyncIterator<T, TReturn, TNext>;
}

interface AsyncIterableIterator<
  T,
  TReturn = any,
  TNext = any,
> extends AsyncIterator<T, TReturn, TNext> {
  [Symbol.asyncIterator](): AsyncIterableIterator<T, TReturn, TNext>;
}

interface AsyncDisposable {
  [Symbol.asyncDispose](): PromiseLike<void>;
}

interface AsyncIteratorObject<T, TReturn = unknown, TNext = unknown>
  extends AsyncIterator<T, TReturn, TNext>, AsyncDisposable {
  [Symbol.asyncIterator](): AsyncIteratorObject<T, TReturn, TNext>;
}

/** @unsupported asynchronous generators are not there yet */
interface AsyncGenerator<
  T = unknown,
  TReturn = any,
  TNext = any,
> extends AsyncIteratorObject<T, TReturn, TNext> {
  next(...[value]: [] | [TNext]): Promise<IteratorResult<T, TReturn>>;
  return(
    value: TReturn | PromiseLike<TReturn>,
  ): Promise<IteratorResult<T, TReturn>>;
  throw(e: any): Promise<IteratorResult<T, TReturn>>;
  [Symbol.asyncIterator](): AsyncGenerator<T, TReturn, TNext>;
}

interface AsyncGeneratorFunction {
  new (...args: any[]): AsyncGenerator;
  (...args: any[]): AsyncGenerator;
  readonly length: number;
  readonly name: string;
  readonly prototype: AsyncGenerator;
}

// Regular expressions.

interface RegExpMatchArray extends Array<string> {
  index?: number;
  input?: string;
  0: string;
  groups?: { [key: string]: string };
}

interface RegExpExecArray extends Array<string> {
  index: number;
  input: string;
  0: string;
  groups?: { [key: string]: string };
}

interface RegExpStringIterator<T> extends IteratorObject<
  T,
  BuiltinIteratorReturn,
  unknown
> {
  [Symbol.iterator](): RegExpStringIterator<T>;
}

/** @unsupported regular expressions are not there yet: use the methods of String */
interface RegExp {
  exec(string: string): RegExpExecArray | null;
  test(string: string): boolean;
  readonly source: string;
  readonly flags: string;
  readonly global: boolean;
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly sticky: boolean;
  readonly unicode: boolean;
  readonly dotAll: boolean;
  lastIndex: number;
}

interface RegExpConstructor {
  new (pattern: RegExp | string, flags?: string): RegExp;
  (pattern: RegExp | string, flags?: string): RegExp;
  readonly prototype: RegExp;
}
/** @unsupported regular expressions are not there yet: use the methods of String */
declare var RegExp: RegExpConstructor;

// Dates, JSON, big integers, weak references, reflection.

/** @unsupported dates are not there yet */
interface Date {
  getTime(): number;
  getFullYear(): number;
  getMonth(): number;
  getDate(): number;
  getDay(): number;
  getHours(): number;
  getMinutes(): number;
  getSeconds(): number;
  getMilliseconds(): number;
  toISOString(): string;
  toString(): string;
  valueOf(): number;
}

interface DateConstructor {
  new (value?: number | string): Date;
  new (
    year: number,
    monthIndex: number,
    date?: number,
    hours?: number,
    minutes?: number,
    seconds?: number,
    ms?: number,
  ): Date;
  (): string;
  now(): number;
  parse(s: string): number;
  readonly prototype: Date;
}
/** @unsupported dates are not there yet */
declare var Date: DateConstructor;

interface JSON {
  parse(
    text: string,
    reviver?: (this: any, key: string, value: any) => any,
  ): any;
  stringify(
    value: any,
    replacer?:
      | ((this: any, key: string, value: any) => any)
      | (number | string)[]
      | null,
    space?: string | number,
  ): string;
}
/** @unsupported JSON is not there yet: write a toString method, or print the fields */
declare var JSON: JSON;

/** @unsupported use u64 or i64, or number below 2 ** 53 */
interface BigInt {
  toString(radix?: number): string;
  valueOf(): bigint;
}

interface BigIntConstructor {
  (value: bigint | boolean | number | string): bigint;
  readonly prototype: BigInt;
}
/** @unsupported use u64 or i64, or number below 2 ** 53 */
declare var BigInt: BigIntConstructor;

type WeakKey = object;

interface WeakMap<K extends WeakKey, V> {
  delete(key: K): boolean;
  get(key: K): V | undefined;
  has(key: K): boolean;
  set(key: K, value: V): this;
}

interface WeakMapConstructor {
  new <K extends WeakKey = WeakKey, V = any>(
    entries?: Iterable<readonly [K, V]> | null,
  ): WeakMap<K, V>;
  readonly prototype: WeakMap<WeakKey, any>;
}
/** @unsupported use Map: there is no collector yet, so nothing is freed early */
declare var WeakMap: WeakMapConstructor;

interface WeakSet<T extends WeakKey> {
  add(value: T): this;
  delete(value: T): boolean;
  has(value: T): boolean;
}

interface WeakSetConstructor {
  new <T extends WeakKey = WeakKey>(values?: Iterable<T> | null): WeakSet<T>;
  readonly prototype: WeakSet<WeakKey>;
}
/** @unsupported use Set: there is no collector yet, so nothing is freed early */
declare var WeakSet: WeakSetConstructor;

interface WeakRef<T extends WeakKey> {
  deref(): T | undefined;
}

interface WeakRefConstructor {
  new <T extends WeakKey>(target: T): WeakRef<T>;
  readonly prototype: WeakRef<any>;
}
/** @unsupported use the reference itself: there is no collector yet */
declare var WeakRef: WeakRefConstructor;

interface ProxyConstructor {
  new <T extends object>(target: T, handler: object): T;
}
/** @unsupported write a class with the same methods */
declare var Proxy: ProxyConstructor;

/** @unsupported properties and classes are fixed when the program is compiled */
declare namespace Reflect {
  function get(target: object, key: PropertyKey): any;
  function set(target: object, key: PropertyKey, value: any): boolean;
  function has(target: object, key: PropertyKey): boolean;
  function ownKeys(target: object): (string | symbol)[];
  function deleteProperty(target: object, key: PropertyKey): boolean;
  function getPrototypeOf(target: object): object | null;
}

/** @unsupported code is compiled ahead of time */
declare function eval(x: string): any;

/** @unsupported timers are not there yet: call the function itself */
declare function setTimeout(
  callback: (...args: any[]) => void,
  delayMs?: number,
  ...args: any[]
): number;
/** @unsupported timers are not there yet */
declare function clearTimeout(id: number | undefined): void;
/** @unsupported timers are not there yet: write a loop */
declare function setInterval(
  callback: (...args: any[]) => void,
  delayMs?: number,
  ...args: any[]
): number;
/** @unsupported timers are not there yet */
declare function clearInterval(id: number | undefined): void;
/** @unsupported asynchronous code is not there yet: call the function itself */
declare function queueMicrotask(callback: () => void): void;
/** @unsupported copy with spread, or write a copy method */
declare function structuredClone<T = any>(value: T): T;
/** @unsupported write it out for the characters you need */
declare function encodeURIComponent(
  uriComponent: string | number | boolean,
): string;
/** @unsupported write it out for the characters you need */
declare function decodeURIComponent(encodedURIComponent: string): string;
