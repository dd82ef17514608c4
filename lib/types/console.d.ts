// console: Node's, as far as it prints to the two standard streams.

interface Console {
  /** To standard output. */
  /** @implementation logText */
  log(text: string): void;
  log(...data: unknown[]): void;
  info(...data: unknown[]): void;
  debug(...data: unknown[]): void;
  /** To standard error. */
  /** @implementation errorText */
  error(text: string): void;
  error(...data: unknown[]): void;
  warn(...data: unknown[]): void;

  /** To standard error, if the condition does not hold. */
  assert(condition?: boolean, ...data: unknown[]): void;
  count(label?: string): void;
  countReset(label?: string): void;
  dir(item?: unknown): void;
  /** Indents what is printed until `groupEnd`. */
  group(...data: unknown[]): void;
  groupEnd(): void;

  /** @unsupported print row by row */
  table(data?: unknown, columns?: string[]): void;
  /** @unsupported clocks are not there yet */
  time(label?: string): void;
  /** @unsupported clocks are not there yet */
  timeEnd(label?: string): void;
  /** @unsupported throw an Error to see where it came from */
  trace(...data: unknown[]): void;
}
declare var console: Console;
