// The interrupt controllers the firmware named take over the devices' lines.

import { memoryRegionCount, memoryRegionKind } from "#arch/boot";
import { memoryRegionSizeBytes, memoryRegionStart } from "#arch/boot";
import * as controllers from "#arch/controllers";
import { memoryReserved } from "../arch/contract.ts";
import { logEntry } from "../console/log.ts";
import { machine } from "../discovery/discover.ts";
import {
  noPin,
  signalActiveLow,
  signalLevel,
  signalPolarity,
  signalTrigger,
} from "../discovery/machine.ts";

/** Interrupts are off. Without a controller the lines stay where they were. */
export function initialise(): void {
  for (let i: u32 = 0; i < machine.controllerCount; i++) {
    const address = machine.controllerAddress[i];
    const firstInput = machine.controllerFirstInput[i];
    // Writing to one that is not there must not write to memory.
    if (isMemory(address)) complain(address, "lies in memory");
    else if (!controllers.addController(usize(address), firstInput))
      complain(address, "does not answer");
  }
  for (let i: u32 = 0; i < machine.overrideCount; i++) {
    const signal = machine.overrideSignal[i];
    controllers.wireLine(
      machine.overrideLine[i],
      machine.overrideInput[i],
      (signal & signalPolarity) === signalActiveLow,
      (signal & signalTrigger) === signalLevel,
    );
  }
  const isUsed = controllers.useControllers();
  if (!isUsed && machine.controllerCount > 0)
    logEntry("interrupts").text("no controller could be used").line();
  openPins(0);
}

/** The pins of the running CPU's own controller, as the firmware wired them. */
export function openPins(cpu: u32): void {
  const pin = machine.cpuNonMaskablePin[cpu];
  if (pin !== noPin) controllers.openNonMaskable(u32(pin));
}

/** Whether the machine says that an address is memory. */
export function isMemory(address: u64): boolean {
  for (let i: u32 = 0; i < memoryRegionCount(); i++) {
    const start = u64(memoryRegionStart(i));
    if (memoryRegionKind(i) === memoryReserved) continue;
    if (address >= start && address - start < u64(memoryRegionSizeBytes(i)))
      return true;
  }
  return false;
}

function complain(address: u64, problem: string): void {
  logEntry("interrupts")
    .text(controllers.controllerName)
    .text(" at 0x")
    .hex(address, 8)
    .text(" ")
    .text(problem)
    .line();
}
