// process: the program's arguments, its exit code and its three streams, as in
// Node. What needs events or an operating system is not there.

interface WriteStream {
  /** Writes the text as it is, without ending the line; never has to wait. */
  write(text: string): boolean;
  /** @implementation writeBytes */
  write(bytes: Uint8Array): boolean;
  /** Undefined, as in Node where the output is no terminal. */
  readonly isTTY: boolean | undefined;
  readonly columns: number | undefined;
  readonly rows: number | undefined;
  /** @unsupported there are no events: a write is done when it returns */
  on(event: string, listener: (...values: any[]) => void): this;
  /** @unsupported there are no events: a write is done when it returns */
  once(event: string, listener: (...values: any[]) => void): this;
  /** @unsupported the program's end closes it */
  end(text?: string): void;
}

interface Process {
  /** Two words that stand for Node and for the program, then its arguments. */
  readonly argv: string[];
  /** Nothing has put anything there. */
  readonly env: { [name: string]: string | undefined };
  exitCode: number | undefined;
  /** Ends the program, `finally` blocks or not. */
  exit(code?: number): never;
  readonly stdout: WriteStream;
  readonly stderr: WriteStream;
  /** Seconds since the program began. */
  uptime(): number;
  /** @unsupported there are no events: `readFileSync(0, "utf8")` of "node:fs" reads all of it */
  readonly stdin: unknown;
  /** @unsupported there are no events: use try, catch and finally */
  on(event: string, listener: (...values: any[]) => void): this;
  /** @unsupported there are no events: use try, catch and finally */
  once(event: string, listener: (...values: any[]) => void): this;
  /** @unsupported asynchronous code is not there yet: call the function itself */
  nextTick(callback: (...values: any[]) => void, ...values: any[]): void;
  /** @unsupported there are no folders */
  cwd(): string;
  /** @unsupported `performance.now()` gives milliseconds */
  hrtime(time?: [number, number]): [number, number];
  /** @unsupported nothing measures it yet */
  memoryUsage(): unknown;
  /** @unsupported there is no operating system to name */
  readonly platform: string;
  /** @unsupported there is one program and it has no number */
  readonly pid: number;
}
declare var process: Process;

interface Performance {
  /** Milliseconds since the program began. */
  now(): number;
}
declare var performance: Performance;
