// What test programs may use of the console: no DOM, no Node types.

interface Console {
  log(...values: unknown[]): void;
  error(...values: unknown[]): void;
  group(...values: unknown[]): void;
  groupEnd(): void;
  count(label?: string): void;
  dir(value: unknown): void;
}

declare var console: Console;
