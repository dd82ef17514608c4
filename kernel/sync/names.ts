// Semaphores and message queues that are found by name. Who makes or finds one
// holds it until it lets go; the last one to let go makes it disappear.

import { rankList } from "../cpu/lock-ranks.ts";
import { Spinlock } from "../cpu/spinlock.ts";
import { textLength, textUnit } from "../memory/text.ts";
import { MessageQueue } from "./message-queue.ts";
import { Semaphore } from "./semaphore.ts";

/** Units of a name at most. */
export const nameLengthMaximum: u32 = 31;

export class Named {
  readonly name: string;
  // Guarded by the list's lock:
  holders: u32 = 1;
  next: Named | null = null;

  constructor(name: string) {
    this.name = name;
  }
}

export class NamedSemaphore extends Named {
  readonly semaphore: Semaphore;

  constructor(name: string, initial: i32) {
    super(name);
    this.semaphore = new Semaphore(initial);
  }
}

export class NamedQueue extends Named {
  readonly queue: MessageQueue;

  constructor(name: string, capacity: u32) {
    super(name);
    this.queue = new MessageQueue(capacity);
  }
}

/** Names differ by more than the case of their letters. */
class NamedList {
  private readonly lock = new Spinlock(rankList);
  // Guarded by lock:
  first: Named | null = null;

  /** False when the name is taken. */
  add(named: Named): boolean {
    const wereEnabled = this.lock.lock();
    const isFree: boolean = this.search(named.name) === null;
    if (isFree) {
      named.next = this.first;
      this.first = named;
    }
    this.lock.unlock(wereEnabled);
    return isFree;
  }

  /** One more holds it; null: there is none of that name. */
  find(name: string): Named | null {
    const wereEnabled = this.lock.lock();
    const named = this.search(name);
    if (named !== null) named.holders += 1;
    this.lock.unlock(wereEnabled);
    return named;
  }

  /** One less holds it; true: that was the last, and it is out of the list. */
  release(named: Named): boolean {
    const wereEnabled = this.lock.lock();
    named.holders -= 1;
    const isLast: boolean = named.holders === 0;
    if (isLast) this.unlink(named);
    this.lock.unlock(wereEnabled);
    return isLast;
  }

  private search(name: string): Named | null {
    let named = this.first;
    while (named !== null && !isSameName(named.name, name)) named = named.next;
    return named;
  }

  private unlink(named: Named): void {
    let at = this.first;
    if (at === named) {
      this.first = named.next;
      return;
    }
    while (at !== null && at.next !== named) at = at.next;
    if (at !== null) at.next = named.next;
  }
}

const semaphores = new NamedList();
const queues = new NamedList();

function isNameFine(name: string): boolean {
  const length = textLength(name);
  return length > 0 && length <= nameLengthMaximum;
}

function lowerCase(unit: u32): u32 {
  return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
}

function isSameName(a: string, b: string): boolean {
  const length = textLength(a);
  if (length !== textLength(b)) return false;
  for (let i: u32 = 0; i < length; i++) {
    if (lowerCase(textUnit(a, i)) !== lowerCase(textUnit(b, i))) return false;
  }
  return true;
}

/** Null: the name is taken, empty or too long, or there is no memory. @allocates */
export function createSemaphore(
  name: string,
  initial: i32,
): NamedSemaphore | null {
  if (!isNameFine(name)) return null;
  try {
    const named = new NamedSemaphore(name, initial);
    return semaphores.add(named) ? named : null;
  } catch {
    return null;
  }
}

/** The semaphore of that name, held by one more; null: there is none. */
export function findSemaphore(name: string): NamedSemaphore | null {
  return semaphores.find(name) as NamedSemaphore | null;
}

/** The caller, who made or found it, does not use it any more. */
export function releaseSemaphore(named: NamedSemaphore): void {
  semaphores.release(named);
}

/** `capacity` is at least 1. Null: as `createSemaphore`. @allocates */
export function createQueue(name: string, capacity: u32): NamedQueue | null {
  if (!isNameFine(name) || capacity === 0) return null;
  try {
    const named = new NamedQueue(name, capacity);
    if (queues.add(named)) return named;
    named.queue.release();
    return null;
  } catch {
    return null;
  }
}

/** The message queue of that name, held by one more; null: there is none. */
export function findQueue(name: string): NamedQueue | null {
  return queues.find(name) as NamedQueue | null;
}

/** The caller, who made or found it, does not use it any more. */
export function releaseQueue(named: NamedQueue): void {
  if (queues.release(named)) named.queue.release();
}

/** For listings: the latest first. Others may come and go meanwhile. */
export function firstSemaphore(): NamedSemaphore | null {
  return semaphores.first as NamedSemaphore | null;
}

export function firstQueue(): NamedQueue | null {
  return queues.first as NamedQueue | null;
}
