// What one thread owns at a time and others may wait for: what is known of it to
// find threads that wait for each other.

import { contextChain, contextInstruction } from "../cpu/context.ts";
import { rankWanted } from "../cpu/lock-ranks.ts";
import { Spinlock } from "../cpu/spinlock.ts";
import { printBacktrace } from "../debug/backtrace.ts";
import { beginFatalReport, endFatalReport } from "../debug/panic.ts";
import { currentChain } from "#arch/frame";
import { report } from "../console/writer.ts";
import type { Thread } from "../thread/thread.ts";

export class Owned {
  readonly owner = new Atomic<Thread | null>(null);
}

/** Longer chains are not followed. */
const chainMaximum: u32 = 64;

/** So that of two threads that close a circle, the second sees what the first wants. */
const looking = new Spinlock(rankWanted);

/**
 * The running thread, interrupts off, is about to wait for `wanted` without a
 * limit: stops the kernel if its owner waits, over however many others, for
 * something the running thread owns. Who waits with a limit waits for nobody
 * for ever, and is not followed.
 */
export function wantForEver(thread: Thread, wanted: Owned): void {
  looking.acquire();
  thread.wanted = wanted;
  const closes = closesCircle(thread, wanted);
  looking.release();
  if (closes) reportCircle(thread, wanted);
}

function closesCircle(thread: Thread, wanted: Owned): boolean {
  let owner = wanted.owner.load();
  for (let i: u32 = 0; i < chainMaximum; i++) {
    if (owner === null) return false;
    if (owner === thread) return true;
    const next: Owned | null = owner.wanted;
    if (next === null) return false;
    owner = next.owner.load();
  }
  return false;
}

/** @cold @noinline */
function reportCircle(thread: Thread, wanted: Owned): never {
  beginFatalReport().text("PANIC: deadlock").line();
  let owner = wanted.owner.load();
  for (let i: u32 = 0; i < chainMaximum; i++) {
    if (owner === null || owner === thread) break;
    printThread(owner, " waits at");
    printBacktrace(
      report,
      contextInstruction(owner.context),
      contextChain(owner.context),
    );
    const next: Owned | null = owner.wanted;
    owner = next === null ? null : next.owner.load();
  }
  printThread(thread, " would wait for it at");
  endFatalReport(0, currentChain());
}

function printThread(thread: Thread, what: string): void {
  report.text("thread ").decimal(thread.number).text(" ");
  report.text(thread.name).text(what).line();
}
