// A process has no I/O ports.

import { panic } from "../../debug/panic.ts";

export function portsMissing(): string {
  return "I/O ports are not available to a Linux process";
}

export function readPort(port: u16, widthBytes: u32): u32 {
  panic("there are no I/O ports here");
}

export function writePort(port: u16, widthBytes: u32, value: u32): void {
  panic("there are no I/O ports here");
}
