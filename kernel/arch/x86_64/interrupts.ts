// Setting up all that leads to traps.ts; the interrupt flag is in flags.ts.

import "./traps.ts"; // called by traps.S alone
import { loadDescriptorTables } from "./descriptors.ts";
import {
  errorInterrupt,
  findLocalApic,
  initialiseLocalApic,
  openVirtualWire,
  startTimerCalibration,
} from "./local-apic.ts";
import { initialisePic } from "./pic8259.ts";
import { initialiseVectorUnit } from "./vector-unit.ts";
import { setVectorHandler, vectorError } from "./vectors.ts";
export {
  isServed,
  releaseVectors,
  setVectorHandler,
  takeVectors,
  vectorCount,
  vectorCountOn,
  vectorName,
} from "./vectors.ts";
export { isInInterrupt } from "./context.ts";
export {
  areEnabled,
  disable,
  disableAndSave,
  enable,
  restore,
} from "./flags.ts";

export function initialise(): void {
  loadDescriptorTables();
  initialiseVectorUnit();
  initialisePic();
  if (!findLocalApic()) return;
  initialiseLocalApic();
  setVectorHandler(vectorError, onError);
  openVirtualWire();
  startTimerCalibration();
}

export function raiseMissing(): string {
  return "";
}

/** As the instruction INT. @c nautilus_raise */
export declare function raise(vector: u32): void;

/** @interrupt */
function onError(vector: u32, frame: usize): void {
  errorInterrupt();
}
