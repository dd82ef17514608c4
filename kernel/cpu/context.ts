// Contexts and the running CPU's own object, with types instead of addresses.

import {
  localWord,
  prepareStack,
  setLocalBase,
  switchContext,
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

/** Leaves `from`, which is running; returns when somebody switches back. @inline */
export function switchContexts(from: Context, to: Context): void {
  switchContext(addressOf(from), to.stackPointer);
}

/** A CPU's own word: the address of the object it starts from. @layout */
class LocalWord {
  object!: usize;
}

/** Holds the object each CPU finds by `local`. */
export class LocalPlace {
  private readonly word = new LocalWord();

  /** From here on `local` gives `object` on this CPU. */
  hold(object: object): void {
    this.word.object = addressOf(object);
    setLocalBase(addressOf(this.word));
  }
}

/** The object this CPU holds; interrupts are off, or the CPU may change. @inline */
export function local<T>(): T {
  return objectAt<T>(localWord());
}
