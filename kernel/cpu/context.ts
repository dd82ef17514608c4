// Contexts and the running CPU's own object, with types instead of addresses.

import {
  forkContext,
  localLastWord,
  localSecondWord,
  localWord,
  prepareFiber,
  prepareFork,
  prepareStack,
  savedChain,
  savedInstruction,
  setLocalBase,
  setLocalLastWord,
  switchContext,
  switchFiber,
} from "#arch/context";
import { addressOf, objectAt } from "machine";

/** What can be switched to: where its registers lie on its stack. @layout */
export class Context {
  stackPointer!: usize;
}

/** Begins `context` anew on an unused stack: nautilus_thread_main is called there. */
export function beginContext(context: Context, stackTop: usize): void {
  context.stackPointer = prepareStack(stackTop);
}

/** For a function of its own, see `forkContext` in arch/contract.ts. @inline */
export function forkFrames(stackTop: usize): usize {
  return forkContext(stackTop);
}

/** `context` goes on where that stack pointer says. */
export function continueContext(context: Context, stackPointer: usize): void {
  context.stackPointer = stackPointer;
}

/** Leaves `from`, which is running; returns when somebody switches back. @inline */
export function switchContexts(from: Context, to: Context): void {
  switchContext(addressOf(from), addressOf(to));
}

/** Where a context that does not run would go on, and its frame chain: for reports. */
export function contextInstruction(context: Context): usize {
  return savedInstruction(context.stackPointer);
}

export function contextChain(context: Context): usize {
  return savedChain(context.stackPointer);
}

/** What a thread switches between without the scheduler. @layout @size 16 */
export class FiberContext {
  stackPointer!: usize;
  resumeAt!: usize;
}

/** Begins `context` anew on an unused stack: nautilus_fiber_main is called there. @inline */
export function beginFiber(context: FiberContext, stackTop: usize): void {
  prepareFiber(addressOf(context), stackTop);
}

/** As `beginFiber`, as a copy of the function that called `forkFrame`; false: its frame is too large. */
export function beginForked(
  context: FiberContext,
  stackTop: usize,
  stackPointer: usize,
  framePointer: usize,
  resumeAt: usize,
): boolean {
  return prepareFork(
    addressOf(context),
    stackTop,
    stackPointer,
    framePointer,
    resumeAt,
  );
}

/** Leaves `from`, which is running; returns when somebody switches back. @inline */
export function switchFibers(from: FiberContext, to: FiberContext): void {
  switchFiber(addressOf(from), addressOf(to));
}

/** The words a CPU finds without knowing which it is. @layout @size 64 */
class LocalWords {
  scheduler!: usize;
  memory!: usize;
  /** What the arch keeps there is its own affair (see the contract). */
  arch!: FixedArray<usize, 5>;
  thread!: usize;
}

/** Where a CPU's own objects are noted. */
export class LocalPlace {
  private readonly words = new LocalWords();

  /** `thread` is what the CPU begins with. */
  setScheduler(scheduler: object, thread: object): void {
    this.words.scheduler = addressOf(scheduler);
    this.words.thread = addressOf(thread);
  }

  setMemory(memory: object): void {
    this.words.memory = addressOf(memory);
  }

  /** The local base of the CPU whose place this is. */
  address(): usize {
    return addressOf(this.words);
  }
}

/** The boot CPU's. */
export const bootPlace = new LocalPlace();

/** From here on the boot CPU finds what is noted in its place. */
export function beginLocal(): void {
  setLocalBase(bootPlace.address());
}

/** The running CPU's scheduler; interrupts are off, or the CPU may change. @inline */
export function localScheduler<T>(): T {
  return objectAt<T>(localWord());
}

/** The thread that runs here, whichever CPU that is, and even if that changes. @inline */
export function localThread<T>(): T {
  return objectAt<T>(localLastWord());
}

/** From here on that thread runs; interrupts are off. @inline */
export function setLocalThread(thread: object): void {
  setLocalLastWord(addressOf(thread));
}

/** What the running CPU keeps of the memory (kernel/memory/local.ts). @inline */
export function localMemoryObject<T>(): T {
  return objectAt<T>(localSecondWord());
}
