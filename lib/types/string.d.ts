// String and its static functions.

interface String {
  readonly length: number;
  readonly [index: number]: string;
  [Symbol.iterator](): StringIterator<string>;

  at(index: number): string | undefined;
  charAt(pos: number): string;
  charCodeAt(index: number): number;
  codePointAt(pos: number): number | undefined;
  concat(...strings: string[]): string;
  endsWith(searchString: string, endPosition?: number): boolean;
  includes(searchString: string, position?: number): boolean;
  indexOf(searchString: string, position?: number): number;
  isWellFormed(): boolean;
  lastIndexOf(searchString: string, position?: number): number;
  localeCompare(that: string): number;
  /** @unsupported its tables are not there yet: keep texts in one form */
  /** @unsupported text is taken as it is written: compose it beforehand */
  normalize(form?: "NFC" | "NFD" | "NFKC" | "NFKD"): string;
  padEnd(maxLength: number, fillString?: string): string;
  padStart(maxLength: number, fillString?: string): string;
  repeat(count: number): string;
  replace(searchValue: string, replaceValue: string): string;
  /** @implementation replaceWith */
  replace(
    searchValue: string,
    replacer: (substring: string, offset: number, text: string) => string,
  ): string;
  /** @unsupported regular expressions are not there yet: search for a string */
  replace(searchValue: string | RegExp, replaceValue: string): string;
  /** @unsupported regular expressions are not there yet: search for a string */
  replace(
    searchValue: string | RegExp,
    replacer: (substring: string, ...args: any[]) => string,
  ): string;
  replaceAll(searchValue: string, replaceValue: string): string;
  /** @implementation replaceAllWith */
  replaceAll(
    searchValue: string,
    replacer: (substring: string, offset: number, text: string) => string,
  ): string;
  /** @unsupported regular expressions are not there yet: search for a string */
  replaceAll(searchValue: string | RegExp, replaceValue: string): string;
  /** @unsupported regular expressions are not there yet: search for a string */
  replaceAll(
    searchValue: string | RegExp,
    replacer: (substring: string, ...args: any[]) => string,
  ): string;
  slice(start?: number, end?: number): string;
  split(separator: string, limit?: number): string[];
  /** @unsupported regular expressions are not there yet: split at a string */
  split(separator: string | RegExp, limit?: number): string[];
  startsWith(searchString: string, position?: number): boolean;
  substr(from: number, length?: number): string;
  substring(start: number, end?: number): string;
  toLocaleLowerCase(): string;
  toLocaleUpperCase(): string;
  toLowerCase(): string;
  toString(): string;
  toUpperCase(): string;
  toWellFormed(): string;
  trim(): string;
  trimEnd(): string;
  trimStart(): string;
  valueOf(): string;

  /** @unsupported regular expressions are not there yet: use indexOf or includes */
  match(regexp: string | RegExp): RegExpMatchArray | null;
  /** @unsupported regular expressions are not there yet: use indexOf in a loop */
  matchAll(regexp: RegExp): RegExpStringIterator<RegExpExecArray>;
  /** @unsupported regular expressions are not there yet: use indexOf */
  search(regexp: string | RegExp): number;
}

interface StringConstructor {
  /** @unsupported write `String(value)` without `new` */
  new (value?: any): String;
  /** @implementation call */
  (value?: any): string;
  readonly prototype: String;
  /** @implementation fromOneCharCode */
  fromCharCode(code: number): string;
  /** @implementation fromOneCharCode */
  fromCharCode(code: number): string;
  fromCharCode(...codes: number[]): string;
  fromCodePoint(...codePoints: number[]): string;
  raw(template: TemplateStringsArray, ...substitutions: any[]): string;
}
declare var String: StringConstructor;
