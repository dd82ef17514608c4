// Contexts and the running CPU's own object, with types instead of addresses.

import {
  localWord,
  prepareStack,
  setLocalBase,
  switchContext,
} from "#arch/context";
import { addressOf, objectAt } from "machine";

/** @layout */
class SavedStack {
  pointer!: usize;
}

/** What can be switched to: where its registers lie on its stack. */
export class Context {
  private readonly saved = new SavedStack();

  /** Begins anew on an unused stack: nautilus_thread_main is called there. */
  begin(stackTop: usize): void {
    this.saved.pointer = prepareStack(stackTop);
  }

  /** Leaves this context, which is running; returns when somebody switches back. @inline */
  switchTo(other: Context): void {
    switchContext(addressOf(this.saved), other.saved.pointer);
  }
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
