// A small parallel runtime: loops over ranges, cut into pieces that idle workers
// steal, and sums over them. It imports kernel/api.ts alone, as a runtime of one's
// own would (kernel/testing/api.test.ts checks that).

import {
  Barrier,
  bindThread,
  cpuCount,
  createThread,
  joinThread,
  nameThread,
  noWord,
  Semaphore,
  startThreadOn,
  StealDeque,
  type Thread,
  yieldThread,
} from "../api.ts";

const workersMaximum: u32 = 16;
/** Pieces a worker's deque has room for: a power of two. */
const piecesEach: u32 = 64;

/** A part of a loop, from `start` to before `end`; what it gives is added up. */
export type Piece = (start: u64, end: u64) => u64;

function doNothing(start: u64, end: u64): u64 {
  return 0;
}

class Worker {
  readonly pieces = new StealDeque(piecesEach);
  readonly begin = new Semaphore(0);
  thread: Thread | null = null;
  /** What its pieces gave. */
  sum: u64 = 0;
}

/** Workers, one on each CPU, for one loop at a time; what was made is kept for the next team. */
class Team {
  readonly workers = new FixedArray<Worker | null, 16>();
  size: u32 = 0;
  /** The workers and who asked. */
  end: Barrier | null = null;
  isOver: boolean = false;
  // The present loop:
  body: Piece = doNothing;
  first: u64 = 0;
  last: u64 = 0;
  grain: u64 = 1;
  /** Pieces nobody has taken. */
  readonly left = new Atomic<u64>(0);
}
const team = new Team();

/** A worker on each CPU that runs; false: no memory, and `endTeam` is to be called all the same. */
function beginTeam(): boolean {
  team.size = 0;
  team.isOver = false;
  try {
    for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
      if (team.size === workersMaximum) break;
      const worker = team.workers[team.size] ?? new Worker();
      team.workers[team.size] = worker;
      const thread = createThread(work, usize(team.size));
      if (thread === null) return false;
      nameThread(thread, "worker");
      bindThread(thread, true);
      worker.thread = thread;
      if (startThreadOn(thread, cpu)) team.size += 1;
    }
    team.end ??= new Barrier(team.size + 1);
    return true;
  } catch {
    return false;
  }
}

function endTeam(): void {
  team.isOver = true;
  for (let i: u32 = 0; i < team.size; i++) team.workers[i]!.begin.up();
  for (let i: u32 = 0; i < team.size; i++) {
    joinThread(team.workers[i]!.thread!);
  }
}

/** A worker's life. */
function work(input: usize): usize {
  const me = u32(input);
  const worker = team.workers[me]!;
  for (;;) {
    worker.begin.down();
    if (team.isOver) return 0;
    worker.sum = runPieces(worker, me);
    team.end!.wait();
  }
}

function runPieces(worker: Worker, me: u32): u64 {
  let sum: u64 = 0;
  while (team.left.load() > 0) {
    let piece = worker.pieces.take();
    for (let i: u32 = 1; i < team.size && piece === noWord; i++)
      piece = team.workers[(me + i) % team.size]!.pieces.steal();
    if (piece === noWord) {
      // Somebody was quicker, or is about to say so.
      yieldThread();
      continue;
    }
    team.left.fetchSub(1);
    sum += runPiece(piece);
  }
  return sum;
}

function runPiece(piece: u64): u64 {
  const start: u64 = team.first + piece * team.grain;
  const end: u64 = start + team.grain;
  return team.body(start, end < team.last ? end : team.last);
}

/**
 * The sum of `body` over pieces of at least `grain` of a range, run by all
 * workers. `losesOne` is the planted defect: a piece that nobody gets.
 */
function parallelSum(
  first: u64,
  last: u64,
  grain: u64,
  body: Piece,
  losesOne: boolean,
): u64 {
  const room = u64(team.size * piecesEach);
  const least: u64 = (last - first + room - 1) / room;
  team.grain = grain > least ? grain : least;
  team.first = first;
  team.last = last;
  team.body = body;
  const count: u64 = (last - first + team.grain - 1) / team.grain;
  const skipped: u64 = losesOne ? 1 : 0;
  for (let piece: u64 = skipped; piece < count; piece++)
    team.workers[u32(piece % u64(team.size))]!.pieces.put(piece);
  team.left.store(count - skipped);
  for (let i: u32 = 0; i < team.size; i++) team.workers[i]!.begin.up();
  team.end!.wait();
  let sum: u64 = 0;
  for (let i: u32 = 0; i < team.size; i++) sum += team.workers[i]!.sum;
  return sum;
}

function sumOfSquares(start: u64, end: u64): u64 {
  let sum: u64 = 0;
  for (let i = start; i < end; i++) sum += i * i;
  return sum;
}

/** The later pieces take longer: others steal them. */
function countPrimes(start: u64, end: u64): u64 {
  let count: u64 = 0;
  for (let i = start; i < end; i++) if (isPrime(i)) count += 1;
  return count;
}

function isPrime(value: u64): boolean {
  if (value < 2) return false;
  for (let divisor: u64 = 2; divisor * divisor <= value; divisor++)
    if (value % divisor === 0) return false;
  return true;
}

/** Says what is wrong, "" when nothing is. */
export function runtimeAddsUp(seed: u64): string {
  const problem = beginTeam() ? checkLoops() : "out of memory";
  endTeam();
  return problem;
}

function checkLoops(): string {
  for (let grain: u64 = 1; grain < 3000; grain *= 7) {
    const squares = parallelSum(5, 20_005, grain, sumOfSquares, false);
    if (squares !== sumOfSquares(5, 20_005))
      return "a loop's pieces did not add up";
    if (parallelSum(0, 4000, grain, countPrimes, false) !== 550)
      return "primes were lost or counted twice";
  }
  return parallelSum(5, 20_005, 100, sumOfSquares, true) ===
    sumOfSquares(5, 20_005)
    ? "a lost piece was not found"
    : "";
}
