// Module "node:process".

import { process } from "../builtins/process.ts";

export const argv: string[] = process.argv;
export const stdout = process.stdout;
export const stderr = process.stderr;

export function exit(code?: number): never {
  process.exit(code);
}

export default process;
