// What happens at boot, in order.

import * as boot from "#arch/boot";
import * as console from "#arch/console";
import * as cpu from "#arch/cpu";
import * as interrupts from "#arch/interrupts";
import * as commandLine from "./application/command-line.ts";
import { runApplication } from "./application/world.ts";
import { config } from "./config.ts";
import { logEntry } from "./console/log.ts";
import * as discovery from "./discovery/discover.ts";
import * as memory from "./memory/memory.ts";
import * as controllers from "./interrupt/controllers.ts";
import "./interrupt/unserved.ts"; // called by the machine alone
import "./sched/upcalls.ts"; // likewise
import "./thread/overflow.ts"; // likewise
import "./shell/shell.ts"; // linked where there is no program
import * as printing from "./sched/printing.ts";
import * as clocks from "./sched/clocks.ts";
import { setPolicy } from "./sched/policy.ts";
import * as processors from "./sched/processors.ts";
import { startStealing } from "./sched/stealing.ts";
import * as threads from "./thread/threads.ts";
import * as time from "./time/clock.ts";

/** @export nautilus_kernel_main */
export function main(bootInfo: usize): never {
  boot.initialise(bootInfo); // what the loader left, before it is overwritten
  console.initialise(); // from here on we can speak
  greet();
  commandLine.initialise(); // options, shell commands, the program's arguments
  interrupts.initialise(); // faults are reported; everything else is masked
  discovery.initialise(); // CPUs, nodes, controllers, as the firmware tells
  memory.initialise(); // the map, final page permissions, the heap
  controllers.initialise(); // devices' lines go where the firmware says
  time.initialise(); // a clock that never goes back
  threads.initialise(); // who is booting becomes a thread
  printing.initialise(); // lines of several threads and CPUs stay apart
  processors.initialise(); // the other CPUs start, and idle
  clocks.alignClocks(); // theirs show the same time
  if (config.policy !== 0) setPolicy(config.policy); // who of the ready goes first
  if (config.stealsThreads) startStealing(); // who idles helps the others
  console.enableInput(); // what is typed is kept, whoever runs
  interrupts.enable(); // from here on devices may call
  runApplication(); // the program, or the shell where there is none
}

function greet(): void {
  logEntry("boot")
    .text(config.name)
    .text(" ")
    .text(config.version)
    .text(" ")
    .text(cpu.name)
    .text(", ")
    .text(boot.bootProtocol())
    .text("; console: ")
    .text(console.describe())
    .line();
}
