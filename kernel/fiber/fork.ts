// Forking a fiber: the function that forks goes on twice.

import { forkFrame } from "#arch/context";
import { beginForked } from "../cpu/context.ts";
import { objectOf, wordOf } from "../cpu/references.ts";
import { type Fiber, doNothing } from "./fiber.ts";
import {
  createFiber,
  currentFiber,
  detachFiber,
  exitFiber,
  startFiber,
} from "./fibers.ts";

/** What `forkFrame` gives in the copy. */
const inCopy: usize = 1;

/**
 * A fiber that goes on where this call stands, with a copy of the calling
 * function's variables, and ends with what that function returns; it is to be
 * joined or detached. Gives the new fiber, in the new fiber too: that is where
 * it is `currentFiber()`. Null: no fiber runs, there is no memory, or the
 * function has more than 4 KB of variables.
 *
 * Only the one function is copied. It must stand alone: a fiber's or thread's
 * body, or one marked `@noinline`. What its variables refer to is shared, and
 * so is whatever a closure has captured.
 * @inline
 */
export function forkFiber(): Fiber | null {
  const word = forkFrame();
  if (word === inCopy) return currentFiber();
  return word === 0 ? null : objectOf<Fiber>(word);
}

/** @export nautilus_fiber_fork */
export function fork(
  stackPointer: usize,
  framePointer: usize,
  resumeAt: usize,
): usize {
  if (currentFiber() === null) return 0;
  const fiber = createFiber(doNothing, 0);
  if (fiber === null) return 0;
  const stackTop: usize = fiber.stack + fiber.stackSizeBytes;
  const isCopied = beginForked(
    fiber.context,
    stackTop,
    stackPointer,
    framePointer,
    resumeAt,
  );
  // Without a copy it runs and does nothing, and nobody asks for it.
  if (!isCopied) detachFiber(fiber);
  startFiber(fiber);
  return isCopied ? wordOf(fiber) : 0;
}

/** The copy of the function has returned. @export nautilus_fiber_return */
export function returnFromFork(result: usize): never {
  exitFiber(result);
}
