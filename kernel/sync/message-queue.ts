// Queues of words between threads: a fixed number of places, first in, first
// out; who finds it full or empty waits.

import { Spinlock } from "../cpu/spinlock.ts";
import { WordRing } from "../memory/word-ring.ts";
import { Semaphore } from "./semaphore.ts";

/** What `pullWithin` and `tryPull` give when there was no message. */
export const noMessage: usize = ~usize(0);

export class MessageQueue {
  private readonly ring: WordRing;
  private readonly lock = new Spinlock();
  private readonly messages = new Semaphore(0);
  private readonly places: Semaphore;

  /** @allocates */
  constructor(capacity: u32) {
    this.ring = new WordRing(capacity);
    this.places = new Semaphore(i32(capacity));
  }

  /** `message` is any word but `noMessage`. @sleeps @hot */
  push(message: usize): void {
    this.places.down();
    this.put(message);
  }

  /** False when there was no place within `durationNs`. @sleeps */
  pushWithin(message: usize, durationNs: u64): boolean {
    const hasPlace = this.places.downWithin(durationNs);
    if (hasPlace) this.put(message);
    return hasPlace;
  }

  /** False when it is full. May be called in an interrupt. */
  tryPush(message: usize): boolean {
    const hasPlace = this.places.tryDown();
    if (hasPlace) this.put(message);
    return hasPlace;
  }

  /** @sleeps @hot */
  pull(): usize {
    this.messages.down();
    return this.take();
  }

  /** `noMessage` when none came within `durationNs`. @sleeps */
  pullWithin(durationNs: u64): usize {
    return this.messages.downWithin(durationNs) ? this.take() : noMessage;
  }

  /** `noMessage` when it is empty. May be called in an interrupt. */
  tryPull(): usize {
    return this.messages.tryDown() ? this.take() : noMessage;
  }

  /** @hot */
  private put(message: usize): void {
    const wereEnabled = this.lock.lock();
    this.ring.append(message);
    this.lock.unlock(wereEnabled);
    this.messages.up();
  }

  /** @hot */
  private take(): usize {
    const wereEnabled = this.lock.lock();
    const message = this.ring.removeFirst();
    this.lock.unlock(wereEnabled);
    this.places.up();
    return message;
  }
}
