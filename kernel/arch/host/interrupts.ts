// Exceptions and interrupts of a Linux process: signals.
//
// SIGSEGV and its kin run on a stack of their own, since the one in use may be
// what overflowed. What devices are to a machine arrives as SIGUSR1 (cpus.ts). Signals that end the process give the terminal back first.

import { addressOf, addressOfSymbol, asm, load, store } from "machine";
import { endEditing } from "./console.ts";
import {
  cpuOf,
  cpusMaximum,
  giveSignalStack,
  raisedKinds,
  raisedTimer,
  signalInterruptCpu,
} from "./cpus.ts";
import {
  basePointer,
  faultAddress,
  frameInstruction,
  rememberSignal,
} from "./frame.ts";
import {
  addPending,
  clearFlag,
  flag,
  interruptDepth,
  pending,
  setFlag,
} from "./local.ts";
import { servePending } from "./raised.ts";
import { isStopping, stopHere } from "./stopping.ts";
import { exitProcess, setSignalAction, SignalAction } from "./system-calls.ts";

const signalHangup: u64 = 1;
const signalInterrupt: u64 = 2;
const signalIllegal: u64 = 4;
const signalTrap: u64 = 5;
const signalBus: u64 = 7;
const signalArithmetic: u64 = 8;
const signalSegment: u64 = 11;
const signalTerminate: u64 = 15;

/** SA_SIGINFO | SA_RESTORER | SA_ONSTACK | SA_NODEFER */
const actionFlags: u64 = 0x4 | 0x0400_0000 | 0x0800_0000 | 0x4000_0000;
/** SA_SIGINFO | SA_RESTORER | SA_NODEFER: on the interrupted stack. */
const interruptFlags: u64 = 0x4 | 0x0400_0000 | 0x4000_0000;
/** Of siginfo: who sent it; SI_TIMER. */
const codeOffset: usize = 8;
const codeTimer: i32 = -2;
/** Of ucontext: ss_flags, and a value that is neither 0, SS_ONSTACK nor SS_DISABLE. */
const signalStackModeOffset: usize = 24;
const noSignalStackMode: i32 = 4;

class Signals {
  readonly action = new SignalAction();
}
const signals = new Signals();

/** kernel/thread/overflow.ts. @c nautilus_overflow */
declare function overflow(
  address: usize,
  instruction: usize,
  chain: usize,
): usize;

/** Goes on with a frame: never returns. @c nautilus_exception */
declare function exception(frame: usize): never;

export function initialise(): void {
  giveSignalStack(0);
  const onFault = addressOfSymbol("nautilus_host_fault");
  setHandler(signalIllegal, onFault);
  setHandler(signalTrap, onFault);
  setHandler(signalBus, onFault);
  setHandler(signalArithmetic, onFault);
  setHandler(signalSegment, onFault);
  const onEnd = addressOfSymbol("nautilus_host_end");
  setHandler(signalHangup, onEnd);
  setHandler(signalInterrupt, onEnd);
  setHandler(signalTerminate, onEnd);
  setHandlerHere(
    signalInterruptCpu,
    addressOfSymbol("nautilus_host_interrupt"),
    interruptFlags,
  );
}

function setHandler(signal: u64, handler: usize): void {
  setHandlerHere(signal, handler, actionFlags);
}

function setHandlerHere(signal: u64, handler: usize, flags: u64): void {
  const action = signals.action;
  action.handler = u64(handler);
  action.flags = flags;
  action.restorer = u64(addressOfSymbol("nautilus_host_restorer"));
  action.mask = 0;
  setSignalAction(signal, addressOf(action));
}

/** A processor exception. `context` is a ucontext: our frame. @export nautilus_host_fault */
export function onFault(signal: i32, information: usize, context: usize): void {
  const instruction = frameInstruction(context);
  if (
    instruction >= addressOfSymbol("nautilus_guarded_start") &&
    instruction < addressOfSymbol("nautilus_guarded_end")
  ) {
    resumeAt(context, addressOfSymbol("nautilus_guarded_fault"));
    return;
  }
  rememberSignal(u32(signal), information);
  if (u64(signal) === signalSegment && endThread(context)) return;
  exception(context);
}

/** A thread that has used up its stack ends alone; true: it will. */
function endThread(context: usize): boolean {
  if (flag() === 0 || interruptDepth() !== 0) return false;
  clearFlag();
  const stackTop = overflow(
    faultAddress(context),
    frameInstruction(context),
    basePointer(context),
  );
  if (stackTop === 0) {
    setFlag();
    return false;
  }
  resumeAt(context, addressOfSymbol("nautilus_thread_overflowed"));
  // RSP and RBP.
  store<usize>(context + 160, (stackTop & ~usize(15)) - 8);
  store<usize>(context + 120, 0);
  return true;
}

function resumeAt(context: usize, instruction: usize): void {
  // RIP of the ucontext; see frame.ts for the layout.
  store<usize>(context + 168, instruction);
}

/** SIGINT and others that end a process. @export nautilus_host_end */
export function onEnd(signal: i32, information: usize, context: usize): never {
  endEditing();
  exitProcess(128 + signal);
}

// There are no vectors that anybody could take: a CPU is raised by name (cpus.ts).

export function takeVectors(count: u32): u32 {
  return 0;
}

export function releaseVectors(first: u32, count: u32): void {}

export function setVectorHandler(
  vector: u32,
  handler: (vector: u32, frame: usize) => void,
): void {}

export function isServed(vector: u32): boolean {
  return false;
}

const raisedNames = ["kick", "call", "timer", "input"];

export function vectorCount(vector: u32): u64 {
  let sum: u64 = 0;
  for (let id: u32 = 0; id < cpusMaximum; id++)
    sum += vectorCountOn(id, vector);
  return sum;
}

/** What can be raised has the first numbers. */
export function vectorCountOn(hardwareId: u32, vector: u32): u64 {
  if (vector >= raisedKinds || hardwareId >= cpusMaximum) return 0;
  return cpuOf(hardwareId).counts[vector];
}

export function vectorName(vector: u32): string {
  return vector < raisedKinds ? raisedNames[vector] : "unknown";
}

export function raiseMissing(): string {
  return "interrupt vectors are not available to a Linux process";
}

export function raise(vector: u32): void {}

// ---- The interrupt flag ----
//
// It is a word of the CPU's own; no signal is ever blocked. One that finds it
// clear leaves what it brings in the CPU's pending word, which is looked at when
// interrupts are enabled.

export function enable(): void {
  setFlag();
  if (pending() !== 0) serveAndEnable();
}

export function disable(): void {
  clearFlag();
}

export function areEnabled(): boolean {
  return flag() !== 0;
}

export function disableAndSave(): boolean {
  const were = flag() !== 0;
  clearFlag();
  return were;
}

/**
 * As `enable`, but what has to be served then is called by assembly that keeps
 * the general registers: callers need none of their own for that rare case.
 */
export function restore(wereEnabled: boolean): void {
  if (!wereEnabled) return;
  asm(
    "movl $$1, %gs:24; cmpl $$0, %gs:32; je 1f; call nautilus_host_serve; 1:",
    "~{flags},~{memory},~{xmm0},~{xmm1},~{xmm2},~{xmm3},~{xmm4},~{xmm5},~{xmm6},~{xmm7},~{xmm8},~{xmm9},~{xmm10},~{xmm11},~{xmm12},~{xmm13},~{xmm14},~{xmm15}",
  );
}

export function isInInterrupt(): boolean {
  return interruptDepth() !== 0;
}

/** kernel/sched/upcalls.ts. @c nautilus_wants_switch */
declare function wantsSwitch(): boolean;

/** kernel/sched/upcalls.ts. @c nautilus_preempt */
declare function preempt(): void;

/**
 * What came while interrupts were off; the running thread may be left for
 * another. @export nautilus_host_serve_all
 */
export function serveAndEnable(): void {
  do {
    clearFlag();
    while (servePending()) if (wantsSwitch()) preempt();
    setFlag();
  } while (pending() !== 0);
}

/**
 * A signal, on the stack of whatever it interrupts. Linux has saved all
 * registers there, so the thread may be left for another and go on later, on
 * another CPU. @export nautilus_host_interrupt
 */
export function onInterrupt(
  signal: i32,
  information: usize,
  context: usize,
): void {
  if (isStopping()) stopHere();
  if (load<i32>(information + codeOffset) === codeTimer)
    addPending(raisedTimer);
  if (flag() === 0) return;
  // Returning would give the CPU we are on by then the signal stack of this
  // one: Linux passes over a setting that is none.
  store<i32>(context + signalStackModeOffset, noSignalStackMode);
  serveAndEnable();
}
