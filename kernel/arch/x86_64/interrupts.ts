// The interrupt flag, and setting up all that leads to traps.ts.

import "./traps.ts"; // called by traps.S alone
import { asm } from "machine";
import { loadDescriptorTables } from "./descriptors.ts";
import { openVirtualWire } from "./local-apic.ts";
import { initialisePic } from "./pic8259.ts";
import { flagInterrupt, readFlags } from "./registers.ts";

export function initialise(): void {
  loadDescriptorTables();
  initialisePic();
  openVirtualWire();
}

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
