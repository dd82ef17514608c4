// Threads whose stacks are too small for them, for the command `fault`.

import { out } from "../console/writer.ts";
import { Spinlock } from "../cpu/spinlock.ts";
import { overflowResult } from "../thread/overflow.ts";
import {
  createThread,
  joinThread,
  nameThread,
  startThread,
} from "../thread/threads.ts";

class Digging {
  readonly deepest = new Atomic<usize>(0);
  readonly levels = new Atomic<usize>(~usize(0));
}
const digging = new Digging();

/** @noinline */
function dig(depth: usize): usize {
  digging.deepest.store(depth);
  if (depth >= digging.levels.load()) return 0;
  return dig(depth + 1) + digging.deepest.load();
}

const lock = new Spinlock();

function digLocked(input: usize): usize {
  const wereEnabled = lock.lock();
  const result = dig(input);
  lock.unlock(wereEnabled);
  return result;
}

/** The kernel's end: who holds a spinlock cannot end alone. */
export function overflowUnderLock(): void {
  const thread = createThread(digLocked, 0);
  if (thread === null) return;
  startThread(thread);
  joinThread(thread);
  out.text("a thread ended that held a lock").line();
}

/** Thrice: the stack is used again. */
export function overflowInThread(): void {
  for (let i: u32 = 0; i < 3; i++) {
    const thread = createThread(dig, 0);
    if (thread === null) {
      out.text("there is no memory for a thread").line();
      return;
    }
    nameThread(thread, "digger");
    startThread(thread);
    if (joinThread(thread) !== overflowResult) {
      out.text("the overflow did not happen").line();
      return;
    }
  }
  out.text("three threads ended, and nothing else").line();
}
