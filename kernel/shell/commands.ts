// The table of shell commands, in alphabetical order: help, completion and
// usage messages are made from it.

import { out } from "../console/writer.ts";
import { textLength, textUnit } from "../memory/text.ts";
import type { Arguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import {
  cputopotest,
  firmwaretest,
  mt,
  mtrrs,
  numa,
} from "./discovery-commands.ts";
import * as general from "./general-commands.ts";
import { fiberall, fibertest, fibertime } from "./fiber-commands.ts";
import { int, ioapic } from "./interrupt-commands.ts";
import { bench } from "./bench-command.ts";
import { ipitest, stop } from "./processor-commands.ts";
import * as machine from "./machine-commands.ts";
import { mem, meminfo, memtest, peek, poke } from "./memory-commands.ts";
import * as sync from "./sync-commands.ts";
import { tasktest } from "./task-commands.ts";
import {
  admissiontest,
  cores,
  policy,
  reap,
  steal,
} from "./scheduling-commands.ts";
import * as threads from "./thread-commands.ts";
import { grouptest, threadtest, threadtopotest } from "./thread-tests.ts";
import { trace } from "./trace-command.ts";
import { delay, sleep, time } from "./time-commands.ts";

export const commands: Command[] = [
  {
    name: "admissiontest",
    parameters: "[sets [seed]]",
    help: "admit random real-time threads, and simulate them",
    run: admissiontest,
  },
  {
    name: "bench",
    parameters: "[--once] [part of a name]",
    help: "measure what the kernel's primitives cost",
    run: bench,
  },
  {
    name: "burn",
    parameters: "a|s|p [cpu n] ms [phase period slice]",
    help: "use time under constraints (ns): aperiodic, sporadic, periodic",
    run: threads.burn,
  },
  {
    name: "clear",
    parameters: "",
    help: "clear the screen",
    run: general.clear,
  },
  {
    name: "cores",
    parameters: "[cpu] [--json]",
    help: "show what each CPU does, and its tasks",
    run: cores,
  },
  {
    name: "cpuid",
    parameters: "[leaf [count] | sub leaf subleaf]",
    help: "identify the processor (leaves in hex)",
    run: machine.cpuid,
  },
  {
    name: "cputopotest",
    parameters: "[--json]",
    help: "show and check packages, cores, threads",
    run: cputopotest,
  },
  {
    name: "deadlock",
    parameters: "[order]",
    help: "have threads wait for each other, or lock in the wrong order",
    run: sync.deadlock,
  },
  {
    name: "delay",
    parameters: "microseconds",
    help: "wait, spinning",
    run: delay,
  },
  {
    name: "echo",
    parameters: "[text]",
    help: "print the text",
    run: general.echo,
  },
  {
    name: "exit",
    parameters: "[code]",
    help: "leave the shell: as shutdown",
    run: general.shutdown,
  },
  {
    name: "fault",
    parameters: "read|write|stack|thread|index|…",
    help: "provoke an exception, to see its report",
    run: general.fault,
  },
  {
    name: "fiberall",
    parameters: "[rounds]",
    help: "run fibers on all CPUs",
    run: fiberall,
  },
  {
    name: "fibertest",
    parameters: "[part]",
    help: "try what fibers do, all of it or a part",
    run: fibertest,
  },
  {
    name: "fibertime",
    parameters: "[fibers [yields]]",
    help: "measure switches between fibers",
    run: fibertime,
  },
  {
    name: "firmwaretest",
    parameters: "[sets [seed]]",
    help: "read damaged ACPI and MP tables",
    run: firmwaretest,
  },
  {
    name: "futuretest",
    parameters: "[times]",
    help: "finish futures and wait for them, on all CPUs",
    run: sync.futuretest,
  },
  {
    name: "grouptest",
    parameters: "[periods [period slice]]",
    help: "run a group with a member on each CPU, in step (ns)",
    run: grouptest,
  },
  {
    name: "help",
    parameters: "[prefix]",
    help: "list commands",
    run: help,
  },
  {
    name: "history",
    parameters: "[prefix | count]",
    help: "show lines typed before, newest first",
    run: general.showHistory,
  },
  {
    name: "in",
    parameters: "[b|w|d] port",
    help: "read an I/O port (hex)",
    run: machine.portIn,
  },
  {
    name: "int",
    parameters: "[vector [count] | --json]",
    help: "count what interrupts CPUs, or raise a vector (hex)",
    run: int,
  },
  {
    name: "ioapic",
    parameters: "[all] [--json]",
    help: "show where devices' interrupts go",
    run: ioapic,
  },
  {
    name: "ipitest",
    parameters: "[times]",
    help: "have the other CPUs called, and measure it",
    run: ipitest,
  },
  {
    name: "log",
    parameters: "",
    help: "show the kernel's log",
    run: general.showLog,
  },
  {
    name: "mem",
    parameters: "address count [size]",
    help: "dump memory from an address (hex) in groups of 1, 2, 4 or 8 bytes",
    run: mem,
  },
  {
    name: "meminfo",
    parameters: "[detail | makers | --json]",
    help: "show how memory is used",
    run: meminfo,
  },
  {
    name: "memtest",
    parameters: "[operations [seed]]",
    help: "use the heap at random, and check all it does",
    run: memtest,
  },
  {
    name: "mqs",
    parameters: "[--json]",
    help: "list message queues that have names",
    run: sync.mqs,
  },
  {
    name: "mt",
    parameters: "address",
    help: "show how memory at an address (hex) is cached",
    run: mt,
  },
  {
    name: "mtrrs",
    parameters: "[--json]",
    help: "show how memory is cached",
    run: mtrrs,
  },
  {
    name: "numa",
    parameters: "[--json]",
    help: "show nodes, their CPUs and memory",
    run: numa,
  },
  {
    name: "out",
    parameters: "[b|w|d] port value",
    help: "write an I/O port (hex)",
    run: machine.portOut,
  },
  {
    name: "panic",
    parameters: "[text]",
    help: "stop the kernel with a backtrace",
    run: general.panicCommand,
  },
  {
    name: "peek",
    parameters: "[b|w|d|q] address",
    help: "read memory (hex)",
    run: peek,
  },
  {
    name: "poke",
    parameters: "[b|w|d|q] address value",
    help: "write memory (hex)",
    run: poke,
  },
  {
    name: "policy",
    parameters: "round-robin|quantum|lifetime|lottery",
    help: "choose how aperiodic threads take turns",
    run: policy,
  },
  {
    name: "rdmsr",
    parameters: "register [count]",
    help: "read model-specific registers (hex)",
    run: machine.rdmsr,
  },
  {
    name: "reap",
    parameters: "",
    help: "give back the stacks of threads that have ended",
    run: reap,
  },
  {
    name: "reboot",
    parameters: "",
    help: "start the machine anew",
    run: general.reboot,
  },
  {
    name: "regs",
    parameters: "",
    help: "show the CPU's registers",
    run: machine.regs,
  },
  {
    name: "selftest",
    parameters: "[name] [seed]",
    help: "run the kernel's own tests",
    run: general.selftest,
  },
  {
    name: "sems",
    parameters: "[--json]",
    help: "list semaphores that have names",
    run: sync.sems,
  },
  {
    name: "shutdown",
    parameters: "[code]",
    help: "power off, with an exit code",
    run: general.shutdown,
  },
  {
    name: "sleep",
    parameters: "microseconds",
    help: "wait, the CPU asleep",
    run: sleep,
  },
  {
    name: "steal",
    parameters: "[on|off]",
    help: "let idle CPUs take threads from others",
    run: steal,
  },
  {
    name: "stop",
    parameters: "[times]",
    help: "have the other CPUs stand still, and go on",
    run: stop,
  },
  {
    name: "tasktest",
    parameters: "[rounds [tasks [depth]]]",
    help: "produce tasks and wait for them, in batches and in recursion",
    run: tasktest,
  },
  {
    name: "threads",
    parameters: "[--json]",
    help: "list threads",
    run: threads.threads,
  },
  {
    name: "threadtest",
    parameters: "[rounds [threads [depth]]]",
    help: "create and join threads, in batches and in recursion",
    run: threadtest,
  },
  {
    name: "threadtopotest",
    parameters: "a|s|p|l [--json]",
    help: "show threads of all CPUs, this socket, core or CPU",
    run: threadtopotest,
  },
  {
    name: "time",
    parameters: "[--json]",
    help: "show time since boot and the clock",
    run: time,
  },
  {
    name: "timers",
    parameters: "[--json]",
    help: "list timers that are set",
    run: sync.timers,
  },
  {
    name: "trace",
    parameters: "[count]",
    help: "show who was chosen to run last (development mode)",
    run: trace,
  },
  {
    name: "uname",
    parameters: "",
    help: "show what this is: as version",
    run: general.version,
  },
  {
    name: "version",
    parameters: "",
    help: "show what this is",
    run: general.version,
  },
  {
    name: "wqs",
    parameters: "[--json]",
    help: "list queues in which threads wait",
    run: sync.wqs,
  },
  {
    name: "wrmsr",
    parameters: "register value",
    help: "write a model-specific register (hex)",
    run: machine.wrmsr,
  },
];

export function commandCount(): u32 {
  return u32(commands.length);
}

function help(words: Arguments): void {
  const hasPrefix = words.hasMore();
  const prefix: u32 = hasPrefix ? words.takeAny() : 0;
  if (!words.end()) return;
  let shown: u32 = 0;
  for (let i: u32 = 0; i < commandCount(); i++) {
    const command = commands[i];
    if (hasPrefix && !words.isPrefix(prefix, command.name)) continue;
    if (shown === 0) out.text("\nAvailable commands:\n\n");
    shown += 1;
    printUsage(command);
  }
  if (shown === 0) {
    out.text("No help strings match '");
    words.printWord(out, prefix);
    out.text("'");
  }
  out.line();
}

/** Where the second column of the help starts; lines end before column 80. */
const helpColumn: u32 = 34;
const helpColumns: u32 = 45;
const blank: u32 = 0x20;

/** The usage, and the help beside it or, where that has no room, below. */
function printUsage(command: Command): void {
  out.text("  ").text(command.name).text(" ").text(command.parameters);
  const width = 3 + textLength(command.name) + textLength(command.parameters);
  if (width < helpColumn) out.textPadded("", helpColumn - width);
  else nextLine();
  printWrapped(command.help);
}

/** Lines of whole words, in the second column. */
function printWrapped(text: string): void {
  const length = textLength(text);
  let start: u32 = 0;
  while (length - start > helpColumns) {
    let end: u32 = start + helpColumns;
    while (end > start + 1 && textUnit(text, end) !== blank) end -= 1;
    printPart(text, start, end);
    nextLine();
    start = end + 1;
  }
  printPart(text, start, length);
  out.line();
}

function nextLine(): void {
  out.line();
  out.textPadded("", helpColumn);
}

function printPart(text: string, start: u32, end: u32): void {
  for (let i: u32 = start; i < end; i++) out.byte(u8(textUnit(text, i)));
}
