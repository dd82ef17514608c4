// Exceptions and interrupts of a Linux process: signals.
//
// SIGSEGV and its kin run on a stack of their own, since the one in use may be
// what overflowed. Signals that end the process give the terminal back first.

import { addressOf, addressOfSymbol, store } from "machine";
import { endEditing } from "./console.ts";
import { frameInstruction, rememberSignal } from "./frame.ts";
import {
  exitProcess,
  mapFresh,
  mapMemory,
  protectionReadWrite,
  setSignalAction,
  setSignalStack,
  SignalAction,
  SignalStack,
} from "./system-calls.ts";

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
const signalStackSizeBytes: usize = 0x1_0000;

class Signals {
  readonly action = new SignalAction();
  readonly stack = new SignalStack();
  enabled: boolean = false;
}
const signals = new Signals();

/** Goes on with a frame: never returns. @c nautilus_exception */
declare function exception(frame: usize): never;

export function initialise(): void {
  const stack = mapMemory(
    0,
    signalStackSizeBytes,
    protectionReadWrite,
    mapFresh,
  );
  if (stack > 0) {
    signals.stack.start = u64(stack);
    signals.stack.sizeBytes = u64(signalStackSizeBytes);
    setSignalStack(addressOf(signals.stack));
  }
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
}

function setHandler(signal: u64, handler: usize): void {
  const action = signals.action;
  action.handler = u64(handler);
  action.flags = actionFlags;
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
  exception(context);
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

// There are no vectors: signals will play their part.

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

export function vectorCount(vector: u32): u64 {
  return 0;
}

export function raiseMissing(): string {
  return "interrupt vectors are not available to a Linux process";
}

export function raise(vector: u32): void {}

// The interrupt flag. No signal serves a device yet, so it only is remembered.

export function isInInterrupt(): boolean {
  return false;
}

export function enable(): void {
  signals.enabled = true;
}

export function disable(): void {
  signals.enabled = false;
}

export function areEnabled(): boolean {
  return signals.enabled;
}

export function disableAndSave(): boolean {
  const were = signals.enabled;
  signals.enabled = false;
  return were;
}

export function restore(wereEnabled: boolean): void {
  signals.enabled = wereEnabled;
}
