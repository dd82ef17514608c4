// What test programs may use of the console: no DOM, no Node types.

interface Console {
  log(...values: unknown[]): void;
  error(...values: unknown[]): void;
}

declare var console: Console;
