// I/O ports by width, for the shell and for portable drivers.

import {
  readPort16,
  readPort32,
  readPort8,
  writePort16,
  writePort32,
  writePort8,
} from "./registers.ts";

export function portsMissing(): string {
  return "";
}

export function readPort(port: u16, widthBytes: u32): u32 {
  if (widthBytes === 1) return u32(readPort8(port));
  if (widthBytes === 2) return u32(readPort16(port));
  return readPort32(port);
}

export function writePort(port: u16, widthBytes: u32, value: u32): void {
  if (widthBytes === 1) writePort8(port, u8(value));
  else if (widthBytes === 2) writePort16(port, u16(value));
  else writePort32(port, value);
}
