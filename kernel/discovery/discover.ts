// What the machine is made of: asked of its firmware once, at boot.
//
// ACPI's tables first; where they name no CPU, the older multiprocessor tables;
// where those are missing too, it is one CPU and one node. Whatever cannot be
// believed is told in a line of the log and left out: the kernel goes on.

import * as boot from "#arch/boot";
import { hardwareId } from "#arch/cpu";
import { useFirmware } from "#arch/power";
import { processorCount } from "#arch/processors";
import { logEntry } from "../console/log.ts";
import { addCpu, Machine } from "./machine.ts";
import { findPowerRegisters } from "./power.ts";
import { readMachine } from "./read.ts";

export const machine = new Machine();

/** Fills `machine`. Nothing is allocated. */
export function initialise(): void {
  readMachine(
    machine,
    boot.rootPointer(),
    boot.multiprocessorPointer,
    hardwareId(),
    log,
  );
  if (machine.cpuCount === 1)
    for (let id: u32 = 1; id < processorCount(); id++) addCpu(machine, id, id);
  useFirmware(findPowerRegisters);
  logEntry("discovery")
    .decimal(u64(machine.cpuCount))
    .text(machine.cpuCount === 1 ? " CPU, " : " CPUs, ")
    .decimal(u64(machine.nodeCount))
    .text(machine.nodeCount === 1 ? " node, " : " nodes, ")
    .decimal(u64(machine.controllerCount))
    .text(" interrupt controllers")
    .line();
}

function log(subject: string, problem: string): void {
  logEntry("discovery").text(subject).text(": ").text(problem).line();
}
