// Utility types, symbols, and the global functions and constants.

declare var NaN: number;
declare var Infinity: number;

declare function parseInt(string: string, radix?: number): number;
declare function parseFloat(string: string): number;
declare function isNaN(number: number): boolean;
declare function isFinite(number: number): boolean;

type PropertyKey = string | number | symbol;

interface Symbol {
  /** @unsupported symbols have no methods here; compare them by name instead */
  toString(): string;
  /** @unsupported symbols have no methods here */
  valueOf(): symbol;
  /** @unsupported symbols have no methods here */
  readonly description: string | undefined;
}

interface SymbolConstructor {
  /** @unsupported use a string or a class with identity instead of a symbol */
  (description?: string | number): symbol;
  /** What for-of, spread and destructuring call. */
  readonly iterator: unique symbol;
  /** What leaving the scope of a `using` declaration calls. */
  readonly dispose: unique symbol;
  /** @unsupported `await using` is not there yet: use `using` and Symbol.dispose */
  readonly asyncDispose: unique symbol;
  /** @unsupported asynchronous iteration is not there yet */
  readonly asyncIterator: unique symbol;
  /** @unsupported `instanceof` asks for the class only */
  readonly hasInstance: unique symbol;
  /** @unsupported write a method and call it */
  readonly toPrimitive: unique symbol;
  /** @unsupported give the class a `name` field or a toString method */
  readonly toStringTag: unique symbol;
}
declare var Symbol: SymbolConstructor;

interface Disposable {
  [Symbol.dispose](): void;
}

interface TemplateStringsArray extends ReadonlyArray<string> {
  readonly raw: readonly string[];
}

interface ImportMeta {
  /** @unsupported a program in one image has no file names at run time */
  readonly url: string;
}

interface ImportCallOptions {
  with?: ImportAttributes;
}

interface ImportAttributes {
  [key: string]: string;
}

interface ArrayLike<T> {
  readonly length: number;
  readonly [n: number]: T;
}

// Types from types.

type Partial<T> = { [P in keyof T]?: T[P] };
type Required<T> = { [P in keyof T]-?: T[P] };
type Readonly<T> = { readonly [P in keyof T]: T[P] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] };
type Record<K extends keyof any, T> = { [P in K]: T };
type Exclude<T, U> = T extends U ? never : T;
type Extract<T, U> = T extends U ? T : never;
type Omit<T, K extends keyof any> = Pick<T, Exclude<keyof T, K>>;
type NonNullable<T> = T & {};
type NoInfer<T> = intrinsic;

type Parameters<T extends (...args: any) => any> = T extends (
  ...args: infer P
) => any
  ? P
  : never;
type ConstructorParameters<T extends abstract new (...args: any) => any> =
  T extends abstract new (...args: infer P) => any ? P : never;
type ReturnType<T extends (...args: any) => any> = T extends (
  ...args: any
) => infer R
  ? R
  : any;
type InstanceType<T extends abstract new (...args: any) => any> =
  T extends abstract new (...args: any) => infer R ? R : any;
type ThisParameterType<T> = T extends (this: infer U, ...args: never) => any
  ? U
  : unknown;
type OmitThisParameter<T> =
  unknown extends ThisParameterType<T>
    ? T
    : T extends (...args: infer A) => infer R
      ? (...args: A) => R
      : T;

/** Marks the type of `this` in an object literal's methods. */
interface ThisType<T> {}

type Uppercase<S extends string> = intrinsic;
type Lowercase<S extends string> = intrinsic;
type Capitalize<S extends string> = intrinsic;
type Uncapitalize<S extends string> = intrinsic;

/** What awaiting a T gives, however deeply promises nest. */
type Awaited<T> = T extends null | undefined
  ? T
  : T extends object & { then(onfulfilled: infer F, ...args: infer _): any }
    ? F extends (value: infer V, ...args: infer _) => any
      ? Awaited<V>
      : never
    : T;
