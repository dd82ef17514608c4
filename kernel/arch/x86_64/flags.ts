// The interrupt flag of the running CPU.

import { asm } from "machine";
import { flagInterrupt, readFlags } from "./registers.ts";

export function enable(): void {
  asm("sti", "~{memory}");
}

export function disable(): void {
  asm("cli", "~{memory}");
}

export function areEnabled(): boolean {
  return (readFlags() & flagInterrupt) !== 0;
}

export function disableAndSave(): boolean {
  const wereEnabled = areEnabled();
  disable();
  return wereEnabled;
}

export function restore(wereEnabled: boolean): void {
  if (wereEnabled) enable();
}
