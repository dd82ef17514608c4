// Fibers: who runs after whom, on one CPU and between CPUs, and that what they
// compute is right. The order is written down as digits, first to last.

import { currentChain } from "#arch/frame";
import { config } from "../config.ts";
import { fiberIdleWait, setFiberIdle } from "../fiber/host.ts";
import { cpuCount, schedulerOf } from "../sched/processors.ts";
import { currentScheduler } from "../sched/scheduler.ts";
import { sleepThread } from "../thread/threads.ts";
import { forkFiber } from "../fiber/fork.ts";
import type { Fiber, FiberBody } from "../fiber/fiber.ts";
import {
  createFiber,
  createFiberWithStack,
  currentFiber,
  detachFiber,
  joinFiber,
  notAvailable,
  notInFiber,
  notYielded,
  startFiber,
  startFiberOn,
  vainFiberLooks,
  yieldFiber,
  yieldFiberIf,
  yielded,
  yieldToFiber,
} from "../fiber/fibers.ts";

class Shared {
  readonly fibers = new FixedArray<Fiber | null, 64>();
  /** Who came, a decimal digit each. */
  order: usize = 0;
  readonly count = new Atomic<u64>(0);
  readonly wrong = new Atomic<u64>(0);
  value: u64 = 0;
}
const shared = new Shared();

/** Says what is wrong with fibers, "" when nothing is. */
export function fibersTakeTurns(seed: u64): string {
  if (currentFiber() !== null || yieldFiber() !== notInFiber)
    return "a thread was taken for a fiber";
  let problem = "";
  for (let i: u32 = 0; i < u32(fiberChecks.length); i++) {
    if (problem === "") problem = runFiberCheck(fiberChecks[i]);
  }
  for (let policy: u32 = 0; policy < 3; policy++) {
    setFiberIdle(policy);
    if (problem === "") problem = checkCpus();
    if (problem === "") problem = checkIdle(policy);
  }
  setFiberIdle(config.fiberIdle);
  return problem;
}

const millisecondNs: u64 = 1_000_000;

/** Who waits does not look, who looks does: this CPU's, which has no fibers now. */
function checkIdle(policy: u32): string {
  const cpu = currentScheduler().number;
  runOn(countFour, 0, cpu);
  sleepThread(5 * millisecondNs);
  const before = vainFiberLooks(cpu);
  // Others must not keep the thread from its looks.
  sleepThread(20 * millisecondNs);
  const looks: u64 = vainFiberLooks(cpu) - before;
  if (policy === fiberIdleWait)
    return looks === 0 ? "" : "a thread without fibers did not rest";
  return looks > 1 ? "" : "a thread without fibers did not look";
}

export interface FiberCheck {
  readonly name: string;
  readonly problem: string;
  /** Runs in a fiber; 0: failed. */
  readonly body: FiberBody;
}

export const fiberChecks: FiberCheck[] = [
  {
    name: "order",
    problem: "fibers did not take turns in order",
    body: checkOrder,
  },
  {
    name: "to",
    problem: "yielding to a fiber ran another",
    body: checkYieldTo,
  },
  {
    name: "condition",
    problem: "a conditional yield went wrong",
    body: checkCondition,
  },
  {
    name: "recursion",
    problem: "recursion of fibers gave a wrong sum",
    body: checkRecursion,
  },
  { name: "join", problem: "a join gave a wrong word", body: checkJoin },
  {
    name: "variables",
    problem: "a fiber's variables did not last",
    body: checkVariables,
  },
  { name: "fork", problem: "a fork went wrong", body: checkFork },
  {
    name: "alignment",
    problem: "a fiber's stack is not aligned",
    body: checkAlignment,
  },
  { name: "stack", problem: "a large stack is not large", body: checkStack },
];

/** Says what is wrong, "" when nothing is. */
export function runFiberCheck(check: FiberCheck): string {
  return run(check.body) === 0 ? check.problem : "";
}

/** What `body` gives in a fiber of this CPU. */
function run(body: FiberBody): usize {
  const fiber = createFiber(body, 0);
  if (fiber === null) return 0;
  startFiber(fiber);
  return joinFiber(fiber);
}

function note(digit: usize): void {
  shared.order = shared.order * 10 + digit;
}

function noteThrice(digit: usize): usize {
  for (let i: u32 = 0; i < 3; i++) {
    note(digit);
    yieldFiber();
  }
  return digit;
}

function start(body: FiberBody, input: usize): Fiber {
  const fiber = createFiber(body, input)!;
  startFiber(fiber);
  return fiber;
}

function checkOrder(input: usize): usize {
  shared.order = 0;
  const one = start(noteThrice, 1);
  const two = start(noteThrice, 2);
  const three = start(noteThrice, 3);
  note(4);
  yieldFiber();
  note(4);
  joinFiber(three);
  joinFiber(two);
  joinFiber(one);
  // The joining fiber comes behind those that run when its turn ends.
  return shared.order === 41_234_123_123 ? 1 : 0;
}

function noteOnce(digit: usize): usize {
  note(digit);
  return digit;
}

function checkYieldTo(input: usize): usize {
  shared.order = 0;
  const one = start(noteOnce, 1);
  const two = start(noteOnce, 2);
  const three = start(noteOnce, 3);
  if (yieldToFiber(three, true) !== yielded) return 0;
  // Three ran first, then those before it, then we.
  if (shared.order !== 312) return 0;
  if (yieldToFiber(three, true) !== notAvailable) return 0;
  if (yieldToFiber(currentFiber()!, false) !== notYielded) return 0;
  joinFiber(one);
  joinFiber(two);
  return joinFiber(three) === 3 ? 1 : 0;
}

function isOne(input: usize): boolean {
  return input === 1;
}

function checkCondition(input: usize): usize {
  shared.order = 0;
  const one = start(noteOnce, 1);
  if (yieldFiberIf(isOne, 0) !== notYielded || shared.order !== 0) return 0;
  if (yieldFiberIf(isOne, 1) !== yielded || shared.order !== 1) return 0;
  return joinFiber(one);
}

/** 2^depth leaves. */
function split(depth: usize): usize {
  if (depth === 0) return 1;
  const left = start(split, depth - 1);
  const right = start(split, depth - 1);
  yieldFiber();
  return joinFiber(left) + joinFiber(right);
}

function checkRecursion(input: usize): usize {
  return split(7) === 128 ? 1 : 0;
}

function giveSquare(input: usize): usize {
  for (let i: usize = 0; i < input % 5; i++) yieldFiber();
  return input * input;
}

/** Joined from the last to the first: some have ended, some have not. */
function checkJoin(input: usize): usize {
  let isRight: usize = 1;
  for (let i: u32 = 0; i < 64; i++)
    shared.fibers[i] = start(giveSquare, usize(i));
  for (let i: u32 = 64; i > 0; i--) {
    const square: usize = usize(i - 1) * usize(i - 1);
    if (joinFiber(shared.fibers[i - 1]!) !== square) isRight = 0;
  }
  detachFiber(start(giveSquare, 4));
  detachFiber(start(giveSquare, 0));
  for (let i: u32 = 0; i < 8; i++) yieldFiber();
  return isRight;
}

/** More values than there are registers, and one of floating point, over yields. */
function mix(seed: usize): usize {
  let a: usize = seed;
  let b: usize = seed + 1;
  let c: usize = seed + 2;
  let d: usize = seed + 3;
  let e: usize = seed + 4;
  let f: usize = seed + 5;
  let g: usize = seed + 6;
  let h: usize = seed + 7;
  let half: number = Number(seed) + 0.5;
  for (let i: u32 = 0; i < 50; i++) {
    a = a * 3 + h;
    b = b * 5 + a;
    yieldFiber();
    c = c * 7 + b;
    d = d ^ (c >> 3);
    e = e + d * 11;
    yieldFiber();
    f = f ^ e;
    g = g + f;
    h = h * 13 + g;
    half = half * 1.25 - Number(i);
  }
  return a ^ b ^ c ^ d ^ e ^ f ^ g ^ h ^ usize(half);
}

/** The same alone and beside others. */
function checkVariables(input: usize): usize {
  const alone = start(mix, 9);
  const expected = joinFiber(alone);
  const one = start(mix, 5);
  const two = start(mix, 9);
  const three = start(mix, 77);
  joinFiber(one);
  const found = joinFiber(two);
  joinFiber(three);
  return found === expected ? 1 : 0;
}

/** Forks `depth` times in a row: so many fibers, each with variables of its own. @noinline */
function forkOften(depth: usize): usize {
  let mine: usize = depth * 100;
  const half: number = Number(depth) / 2;
  let forks: usize = 0;
  while (forks < depth) {
    const child = forkFiber();
    forks += 1;
    if (child === null) return 0;
    if (child === currentFiber()) {
      mine += 7;
      yieldFiber();
      return mine + usize(half * 2) + forks;
    }
    yieldFiber();
    // The child has what we had when it came, and 7.
    const expected: usize = mine + 7 + depth + forks;
    if (joinFiber(child) !== expected) return 0;
    mine += 10;
  }
  return mine;
}

function checkFork(input: usize): usize {
  const one = start(forkOften, 5);
  const two = start(forkOften, 9);
  const first = joinFiber(one);
  return joinFiber(two) === 990 && first === 550 ? 1 : 0;
}

function checkAlignment(input: usize): usize {
  return currentChain() % 16 === 0 ? 1 : 0;
}

/** Uses some 100 bytes of stack a level. */
function dig(depth: usize): usize {
  return depth === 0 ? 0 : dig(depth - 1) + (depth % 3) * dig(0) + 1;
}

function checkStack(input: usize): usize {
  const fiber = createFiberWithStack(dig, 1500, 0x4_0000);
  if (fiber === null) return 0;
  startFiber(fiber);
  return joinFiber(fiber) === 1500 ? 1 : 0;
}

const rounds: u32 = 40;

/** Starts fibers on the next CPUs, and joins them over there. */
function spread(depth: usize): usize {
  if (depth === 0) {
    shared.count.fetchAdd(1);
    return 1;
  }
  let sum: usize = 0;
  const left = createFiber(split, depth - 1)!;
  const right = createFiber(spread, depth - 1)!;
  const cpu = u32(shared.count.fetchAdd(1) % u64(cpuCount()));
  if (!startFiberOn(left, cpu)) startFiber(left);
  startFiber(right);
  yieldFiber();
  sum += joinFiber(left);
  return sum + joinFiber(right);
}

/** Fibers of one CPU count together without a lock: nobody else runs between yields. */
function countTogether(input: usize): usize {
  for (let i: u32 = 0; i < 100; i++) {
    const before = shared.value;
    if (input !== 0) yieldFiber();
    shared.value = before + 1;
    yieldFiber();
  }
  return 0;
}

/** What four fibers that count 100 each count together. */
function countFour(input: usize): usize {
  shared.value = 0;
  const one = start(countTogether, input);
  const two = start(countTogether, input);
  const three = start(countTogether, input);
  const four = start(countTogether, input);
  joinFiber(one);
  joinFiber(two);
  joinFiber(three);
  joinFiber(four);
  return usize(shared.value);
}

function checkCpus(): string {
  for (let cpu: u32 = 0; cpu < cpuCount(); cpu++) {
    if (schedulerOf(cpu) === null) continue;
    if (runOn(countFour, 0, cpu) !== 400) return "fibers of a CPU ran at once";
    // The planted defect: who yields half way must be seen to lose counts.
    if (runOn(countFour, 1, cpu) === 400)
      return "counting over a yield was not caught";
  }
  for (let round: u32 = 0; round < rounds; round++) {
    for (let i: u32 = 0; i < 8; i++) {
      const fiber = createFiber(spread, 5)!;
      shared.fibers[i] = fiber;
      if (!startFiberOn(fiber, (round + i) % cpuCount())) startFiber(fiber);
    }
    for (let i: u32 = 0; i < 8; i++) {
      if (joinFiber(shared.fibers[i]!) !== 32)
        return "fibers of several CPUs lost a result";
    }
  }
  return "";
}

function runOn(body: FiberBody, input: usize, cpu: u32): usize {
  const fiber = createFiber(body, input)!;
  startFiberOn(fiber, cpu);
  return joinFiber(fiber);
}
