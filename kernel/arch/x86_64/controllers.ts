// Interrupt controllers as portable code sees them: here, I/O APICs.

import {
  ioApicAddress,
  ioApicCount,
  ioApicFirstInput,
  ioApicInputCount,
  ioApicVersion,
} from "./io-apic.ts";
import {
  localApicErrors,
  localApicId,
  localApicShape,
  localApicVersion,
  openNonMaskable,
  timerMode,
} from "./local-apic.ts";
export {
  addIoApic as addController,
  inputIsActiveLow,
  inputIsLevel,
  inputIsMasked,
  inputIsPending,
  inputTarget,
  inputVector,
} from "./io-apic.ts";
export { useIoApics as useControllers, wireLine } from "./lines.ts";
export { openNonMaskable };

export const controllerName = "I/O APIC";

export function controllerCount(): u32 {
  return ioApicCount();
}

export function controllerAddress(index: u32): usize {
  return ioApicAddress(index);
}

export function controllerVersion(index: u32): u32 {
  return ioApicVersion(index);
}

export function controllerFirstInput(index: u32): u32 {
  return ioApicFirstInput(index);
}

export function controllerInputCount(index: u32): u32 {
  return ioApicInputCount(index);
}

export function localControllerName(): string {
  return localApicShape();
}

export function localControllerId(): u32 {
  return localApicId();
}

export function localControllerVersion(): u32 {
  return localApicVersion();
}

export function localControllerErrors(): u32 {
  return localApicErrors();
}

export function localTimerMode(): string {
  return timerMode();
}
