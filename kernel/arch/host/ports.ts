// A process has no I/O ports.

import { asm, unreachable } from "machine";

export function portsMissing(): string {
  return "I/O ports are not available to a Linux process";
}

export function readPort(port: u16, widthBytes: u32): u32 {
  noPorts();
}

export function writePort(port: u16, widthBytes: u32, value: u32): void {
  noPorts();
}

/** Nobody asks while `portsMissing` says why not: an exception report. */
function noPorts(): never {
  asm("ud2", "~{memory}");
  unreachable();
}
