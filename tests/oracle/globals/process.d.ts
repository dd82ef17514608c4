// What test programs may use of Node beside the console (lib/types/process.d.ts).

interface WriteStream {
  write(data: string | Uint8Array): boolean;
  readonly isTTY: boolean | undefined;
  readonly columns: number | undefined;
}

interface Process {
  readonly argv: string[];
  readonly env: { [name: string]: string | undefined };
  exitCode: number | undefined;
  exit(code?: number): never;
  readonly stdout: WriteStream;
  readonly stderr: WriteStream;
  uptime(): number;
}
declare var process: Process;
declare var performance: { now(): number };

declare module "node:process" {
  export const argv: string[];
  export default process;
}
declare module "node:perf_hooks" {
  export const performance: { now(): number };
}
declare module "node:fs" {
  export function readFileSync(file: number | string, encoding: "utf8"): string;
  export function writeSync(descriptor: number, text: string): number;
  export function existsSync(path: string): boolean;
}
declare module "fs" {
  export * from "node:fs";
}
