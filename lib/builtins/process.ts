// process and performance: what a program is told, and how it ends.

import { throwRangeError } from "../runtime/errors.ts";
import { programArguments } from "../runtime/input.ts";
import { writeBytes, writeText } from "../runtime/output.ts";
import { exit, nowNanoseconds, setExitCode } from "../runtime/system.ts";
import { integerBits } from "./data-view.ts";
import { Uint8Array } from "./typed-array.ts";

type Variables = { [name: string]: string | undefined };

export class WriteStream {
  constructor(private readonly channel: u32) {}

  write(text: string): boolean {
    writeText(this.channel, text);
    return true;
  }

  writeBytes(bytes: Uint8Array): boolean {
    writeBytes(this.channel, bytes.address, usize(bytes.count));
    return true;
  }

  get isTTY(): boolean | undefined {
    return undefined;
  }

  get columns(): number | undefined {
    return undefined;
  }

  get rows(): number | undefined {
    return undefined;
  }
}

export class Process {
  readonly stdout: WriteStream = new WriteStream(1);
  readonly stderr: WriteStream = new WriteStream(2);
  private words: string[] | null = null;
  private variables: Variables | null = null;
  private code: number | undefined = undefined;

  get argv(): string[] {
    if (this.words === null) this.words = programArguments();
    return this.words;
  }

  get env(): Variables {
    if (this.variables === null) this.variables = {};
    return this.variables;
  }

  get exitCode(): number | undefined {
    return this.code;
  }

  set exitCode(code: number | undefined) {
    this.code = code;
    setExitCode(checkedCode(code));
  }

  exit(code?: number): never {
    exit(checkedCode(code === undefined ? this.code : code));
  }

  uptime(): number {
    return Number(nowNanoseconds()) / 1e9;
  }
}

function checkedCode(code: number | undefined): i32 {
  if (code === undefined) return 0;
  if (code % 1 !== 0) {
    throwRangeError(
      'The value of "code" is out of range. It must be an integer. Received ' +
        String(code),
    );
  }
  return integerBits(code) & 0xff;
}

export class Performance {
  now(): number {
    return Number(nowNanoseconds()) / 1e6;
  }
}

export const process: Process = new Process();
export const performance: Performance = new Performance();
