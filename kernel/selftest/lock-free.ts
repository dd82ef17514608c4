// Queues without locks: twice as many threads as CPUs put in and take out; each
// word must come out once, and those of one thread in their order.

import { nowNs } from "#arch/clock";
import { relax } from "#arch/cpu";
import { AtomicWords } from "../memory/atomic-words.ts";
import { noMemory } from "../memory/out-of-memory.ts";
import { StealDeque } from "../sync/steal-deque.ts";
import { noWord, WordQueue } from "../sync/word-queue.ts";
import { yieldThread } from "../thread/threads.ts";
import { startShaking, stopShaking } from "./shaking.ts";
import { crewSize, runCrew } from "./crew.ts";

const wordsEach: u64 = 2_000;
const dequeWords: u64 = 3_000;
/** A claim in two steps is caught in one round of four. */
const queueRounds: u32 = 12;
const patientNs: u64 = 10_000_000_000;
/** The careless lose words, which somebody then waits for. */
const hastyNs: u64 = 100_000_000;

interface AnyQueue {
  put(word: u64): boolean;
  take(): u64;
}

interface AnyDeque extends AnyQueue {
  steal(): u64;
}

/** A twin that takes a place in two steps, others in between. */
class CarelessQueue {
  readonly words = new FixedArray<u64, 64>();
  putAt: u64 = 0;
  takeAt: u64 = 0;

  put(word: u64): boolean {
    const at = this.putAt;
    if (at - this.takeAt >= 64) return false;
    if (word % 3 === 0) yieldThread();
    this.words[u32(at % 64)] = word;
    this.putAt = at + 1;
    return true;
  }

  take(): u64 {
    const at = this.takeAt;
    if (at >= this.putAt) return noWord;
    const word = this.words[u32(at % 64)];
    if (word % 5 === 0) yieldThread();
    this.takeAt = at + 1;
    return word;
  }
}

/** A twin whose thieves do not look whether they were alone. */
class CarelessDeque {
  readonly words = new FixedArray<u64, 4096>();
  top: i64 = 0;
  bottom: i64 = 0;

  put(word: u64): boolean {
    this.words[u32(this.bottom & 4095)] = word;
    this.bottom += 1;
    return true;
  }

  take(): u64 {
    if (this.top >= this.bottom) return noWord;
    this.bottom -= 1;
    return this.words[u32(this.bottom & 4095)];
  }

  steal(): u64 {
    const top = this.top;
    if (top >= this.bottom) return noWord;
    const word = this.words[u32(top & 4095)];
    if (word % 7 === 0) yieldThread();
    this.top = top + 1;
    return word;
  }
}

const twinTries: u32 = 30;
const burstRounds: u32 = 10;

class Shared {
  queue: WordQueue | null = null;
  deque: StealDeque | null = null;
  readonly carelessQueue = new CarelessQueue();
  readonly carelessDeque = new CarelessDeque();
  /** How often each word came out. */
  seen: AtomicWords | null = null;
  readonly taken = new Atomic<u64>(0);
  readonly wrong = new Atomic<u64>(0);
  readonly isOver = new Atomic<boolean>(false);
  /** The deque's owner has put in all words. */
  readonly isFull = new Atomic<boolean>(false);
  total: u64 = 0;
  /** When whoever still waits for lost words gives up. */
  endNs: u64 = 0;
}
const shared = new Shared();

/** Says what is wrong, "" when nothing is. */
export function wordsComeOutOnce(seed: u64): string {
  try {
    shared.seen = new AtomicWords(u32(wordsEach * 16), false);
    shared.queue = new WordQueue(4096);
    shared.deque = new StealDeque(4096);
    startShaking(seed);
    const problem = checkAll();
    stopShaking();
    shared.seen.release();
    shared.queue.release();
    shared.deque.release();
    return problem;
  } catch {
    return noMemory;
  }
}

function checkAll(): string {
  const pairs: u64 = u64(crewSize()) / 2;
  for (let round: u32 = 0; round < queueRounds; round++) {
    if (countWrong(pairs * wordsEach, patientNs, putOrTake) !== 0)
      return "a queue lost, doubled or mixed up words";
  }
  if (shared.queue!.take() !== noWord) return "an empty queue gave a word";
  if (countWrong(dequeWords, patientNs, workOrSteal) !== 0)
    return "a deque lost or doubled words";
  for (let round: u32 = 0; round < burstRounds; round++) {
    if (countWrong(dequeWords, patientNs, takeOrSteal) !== 0)
      return "a full deque lost or doubled words";
  }
  if (shared.deque!.steal() !== noWord) return "an empty deque gave a word";
  // The planted defects.
  if (pairs <= 1) return "";
  if (!isCaught(pairs * wordsEach, putOrTakeCarelessly))
    return "a careless queue was not caught";
  return isCaught(dequeWords, workOrStealCarelessly)
    ? ""
    : "a careless deque was not caught";
}

/** Others may not run just where it matters: once is enough. */
function isCaught(total: u64, body: (input: usize) => usize): boolean {
  for (let tries: u32 = 0; tries < twinTries; tries++) {
    if (countWrong(total, hastyNs, body) !== 0) return true;
    // What it has left behind is not the next try's.
    while (shared.queue!.take() !== noWord) continue;
    while (shared.deque!.steal() !== noWord) continue;
  }
  return false;
}

/** Runs a crew over `total` words; gives how many went wrong. */
function countWrong(
  total: u64,
  limitNs: u64,
  body: (input: usize) => usize,
): u64 {
  shared.total = total;
  shared.taken.store(0);
  shared.wrong.store(0);
  shared.isOver.store(false);
  shared.isFull.store(false);
  shared.endNs = nowNs() + limitNs;
  for (let i: u64 = 0; i < total; i++)
    shared.seen!.at(u32(i)).cell.store(0, "relaxed");
  runCrew(crewSize(), body);
  let wrong = shared.wrong.load();
  for (let i: u64 = 0; i < total; i++) {
    if (shared.seen!.at(u32(i)).cell.load("relaxed") !== 1) wrong += 1;
  }
  return wrong;
}

/** Lets others run, of this CPU and of others. */
function pause(): void {
  relax();
  yieldThread();
}

function note(word: u64): void {
  shared.seen!.at(u32(word)).cell.fetchAdd(1);
  shared.taken.fetchAdd(1);
}

/** Even threads put in their words, odd ones take as many; each word is its index. */
function exchange(me: u64, queue: AnyQueue): void {
  // Of whom the last word was, and which: one thread's words keep their order.
  let lastOfFirst: i64 = -1;
  let done: u64 = 0;
  while (done < wordsEach && nowNs() < shared.endNs) {
    if (me % 2 === 0) {
      if (queue.put((me / 2) * wordsEach + done)) done += 1;
      else pause();
      continue;
    }
    const word = queue.take();
    if (word === noWord) {
      pause();
      continue;
    }
    done += 1;
    note(word);
    if (word >= wordsEach) continue;
    if (i64(word) <= lastOfFirst) shared.wrong.fetchAdd(1);
    lastOfFirst = i64(word);
  }
}

function putOrTake(input: usize): usize {
  exchange(u64(input), shared.queue!);
  return 0;
}

function putOrTakeCarelessly(input: usize): usize {
  exchange(u64(input), shared.carelessQueue);
  return 0;
}

/** Thread 0 puts in words and takes some out again; the others steal. */
function share(me: u64, deque: AnyDeque): void {
  if (me !== 0) {
    while (!shared.isOver.load()) {
      const word = deque.steal();
      if (word === noWord) pause();
      else note(word);
    }
    return;
  }
  for (let i: u64 = 0; i < shared.total; i++) {
    while (!deque.put(i)) pause();
    if (i % 3 !== 0) continue;
    const word = deque.take();
    if (word !== noWord) note(word);
    if (i % 9 === 0) yieldThread();
  }
  while (shared.taken.load() < shared.total && nowNs() < shared.endNs) {
    const word = deque.take();
    if (word === noWord) pause();
    else note(word);
  }
  shared.isOver.store(true);
}

/** The deque is full before anybody steals: thieves never wait, and lose their turns while they steal. */
function takeOrSteal(input: usize): usize {
  const deque = shared.deque!;
  const isOwner = input === 0;
  if (isOwner) {
    for (let i: u64 = 0; i < shared.total; i++) deque.put(i);
    shared.isFull.store(true);
  }
  while (!shared.isFull.load()) pause();
  while (shared.taken.load() < shared.total && nowNs() < shared.endNs) {
    const word = isOwner ? deque.take() : deque.steal();
    if (word === noWord) pause();
    else note(word);
  }
  return 0;
}

function workOrSteal(input: usize): usize {
  share(u64(input), shared.deque!);
  return 0;
}

function workOrStealCarelessly(input: usize): usize {
  share(u64(input), shared.carelessDeque);
  return 0;
}
