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

  /** @unsupported test the condition and call console.error */
  assert(condition?: boolean, ...data: unknown[]): void;
  /** @unsupported count in a variable */
  count(label?: string): void;
  /** @unsupported use console.log */
  dir(item?: unknown, options?: unknown): void;
  /** @unsupported print the indentation yourself */
  group(...data: unknown[]): void;
  /** @unsupported print the indentation yourself */
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
