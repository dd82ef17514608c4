// Values of a thread's own: a word per key, for keys that anybody can make. What
// a thread leaves behind is given to the key's destructor when the thread ends.

import { Spinlock } from "../cpu/spinlock.ts";
import { currentThread } from "../sched/scheduler.ts";
import type { Thread } from "./thread.ts";

/** No key: there is none left. */
export const noKey: u32 = ~u32(0);
const keysMaximum: u32 = 256;
/** Destructors may set values again; how often those are looked at. */
const passesMaximum: u32 = 4;

/** Called in the thread that ends, with its last value, which is not 0. */
export type Destructor = (value: usize) => void;

function nothing(value: usize): void {}

type LocalEnd = (thread: Thread) => void;

class Keys {
  readonly lock = new Spinlock();
  // Guarded by lock:
  firstFreeValues: LocalValues | null = null;
  readonly destructors = new FixedArray<Destructor | null, 256>();
  /** Odd: the key exists. Goes up whenever it is made or deleted. */
  readonly generations = new FixedArray<u32, 256>();
}
const keys = new Keys();

export class LocalValues {
  readonly values = new FixedArray<usize, 256>();
  /** The generation of its key that a value belongs to. */
  readonly generations = new FixedArray<u32, 256>();
  /** Called when the thread ends. */
  end: LocalEnd = endLocals;
  next: LocalValues | null = null;
}

/** A key, or `noKey`. Values begin as 0 in all threads. */
export function createKey(destructor: Destructor | null): u32 {
  const wereEnabled = keys.lock.lock();
  let key: u32 = 0;
  while (key < keysMaximum && isMade(key)) key++;
  if (key < keysMaximum) {
    keys.generations[key] += 1;
    keys.destructors[key] = destructor === null ? nothing : destructor;
  }
  keys.lock.unlock(wereEnabled);
  return key < keysMaximum ? key : noKey;
}

/** No destructor is called for values it has now; false: there was no such key. */
export function deleteKey(key: u32): boolean {
  const wereEnabled = keys.lock.lock();
  const isDeleted = key < keysMaximum && isMade(key);
  if (isDeleted) keys.generations[key] += 1;
  keys.lock.unlock(wereEnabled);
  return isDeleted;
}

function isMade(key: u32): boolean {
  return keys.generations[key] % 2 === 1;
}

/** The running thread's value; 0: it has none, or there is no such key. */
export function getLocal(key: u32): usize {
  const locals = currentThread().locals;
  return locals === null ? 0 : valueIn(locals, key);
}

function valueIn(locals: LocalValues, key: u32): usize {
  if (key >= keysMaximum || !isMade(key)) return 0;
  return locals.generations[key] === keys.generations[key]
    ? locals.values[key]
    : 0;
}

/** False: there is no such key, or no memory. @allocates */
export function setLocal(key: u32, value: usize): boolean {
  if (key >= keysMaximum || !isMade(key)) return false;
  const thread = currentThread();
  if (thread.locals === null) thread.locals = takeValues();
  const locals = thread.locals;
  if (locals === null) return false;
  locals.generations[key] = keys.generations[key];
  locals.values[key] = value;
  return true;
}

function takeValues(): LocalValues | null {
  const wereEnabled = keys.lock.lock();
  const free = keys.firstFreeValues;
  if (free !== null) keys.firstFreeValues = free.next;
  keys.lock.unlock(wereEnabled);
  return free !== null ? free : makeValues();
}

function makeValues(): LocalValues | null {
  try {
    return new LocalValues();
  } catch {
    return null;
  }
}

/** The running thread ends. */
function endLocals(thread: Thread): void {
  const locals = thread.locals!;
  let isEmpty: boolean = false;
  for (let pass: u32 = 0; pass < passesMaximum && !isEmpty; pass++)
    isEmpty = !destroyValues(locals);
  // The next thread to use it finds nothing.
  for (let key: u32 = 0; key < keysMaximum; key++) locals.values[key] = 0;
  thread.locals = null;
  const wereEnabled = keys.lock.lock();
  locals.next = keys.firstFreeValues;
  keys.firstFreeValues = locals;
  keys.lock.unlock(wereEnabled);
}

/** Calls the destructors of all values; false: there were none. */
function destroyValues(locals: LocalValues): boolean {
  let hasFound: boolean = false;
  for (let key: u32 = 0; key < keysMaximum; key++) {
    const value = valueIn(locals, key);
    const destructor = keys.destructors[key];
    if (value === 0 || destructor === null) continue;
    hasFound = true;
    locals.values[key] = 0;
    destructor(value);
  }
  return hasFound;
}
