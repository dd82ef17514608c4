// Vector registers: Linux saves them all where a signal interrupts.

import { identificationWord, identify } from "./cpu.ts";
import {
  areaBytes,
  holdRegisters,
  readXcr0,
  registerBytes,
  stateX87Sse,
} from "../x86_64/vector-registers.ts";

const systemSavesState: u32 = 0x0800_0000;

function state(): u32 {
  if (!identify(1, 0)) return stateX87Sse;
  const isExtended = (identificationWord(2) & systemSavesState) !== 0;
  return isExtended ? readXcr0() : stateX87Sse;
}

export function vectorStateMethod(): string {
  return "signal frame";
}

export function vectorStateBytes(): u32 {
  return identify(0xd, 0) ? identificationWord(1) : 512;
}

export function vectorBytes(): u32 {
  return registerBytes(state());
}

export function vectorAreaBytes(): u32 {
  return areaBytes(state());
}

export function holdVectors(from: usize, to: usize, rounds: u64): void {
  holdRegisters(state(), from, to, rounds);
}

export function keepHalfVectors(isHalf: boolean): boolean {
  return false;
}
