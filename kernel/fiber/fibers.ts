// Fibers as the rest of the kernel uses them: create, start, yield, join.
//
// Each CPU has a thread that runs fibers, made when the first is started there.
// A fiber stays on its CPU. It shares its thread with the others of the ring:
// the scheduler may take the CPU from all of them, but which of them runs is
// theirs to say. Waiting as threads do (a semaphore, a mutex, a sleep) makes
// all of them wait.

import { restore } from "#arch/interrupts";
import { beginFiber, switchFibers } from "../cpu/context.ts";
import { panic } from "../debug/panic.ts";
import { allocateStack, releaseStack } from "../memory/stacks.ts";
import { cpuCount } from "../sched/processors.ts";
import { currentScheduler, currentThread } from "../sched/scheduler.ts";
import { forEver, WaitQueue } from "../sched/wait-queue.ts";
import {
  createThread,
  detachThread,
  nameThread,
  startThreadOn,
} from "../thread/threads.ts";
import {
  fateEnded,
  fateFiberWaits,
  fateNobody,
  fateOpen,
  fateThreadWaits,
  Fiber,
  type FiberBody,
  fiberCreated,
  fiberEnded,
  fiberReady,
  fiberSent,
  fiberWaiting,
} from "./fiber.ts";
import { FiberHost, takeSpare } from "./host.ts";

const stackSizeDefault: usize = 0x4000;

/** What a yield gives. */
export const yielded: i32 = 0;
/** There was nobody to yield to, or no reason; as asked for, the fiber went on. */
export const notYielded: i32 = 1;
/** No fiber asks. */
export const notInFiber: i32 = -1;
/** `yieldToFiber`: that one cannot run, and no other was wanted. */
export const notAvailable: i32 = -2;

class Hosts {
  /** For the one who makes a host. */
  readonly others = new WaitQueue("host of fibers");
  // Guarded by its lock:
  isMaking: boolean = false;
  // Whoever makes a host changes:
  readonly byCpu = new FixedArray<FiberHost | null, 256>();
  /** One for which there was no thread then. */
  spare: FiberHost | null = null;
}
const hosts = new Hosts();

/** The host of the running fiber; null: no fiber runs. A host's thread stays on its CPU. @inline */
function currentHost(): FiberHost | null {
  return currentThread().fibers;
}

/** The running fiber; null: the running thread is an ordinary one. */
export function currentFiber(): Fiber | null {
  const host = currentHost();
  return host === null ? null : host.current;
}

/**
 * A fiber that will run `body(input)` once started; null when there is no
 * memory. Somebody has to join or detach it.
 * @hot
 */
export function createFiber(body: FiberBody, input: usize): Fiber | null {
  const host = currentHost();
  let fiber = host === null ? null : host.takeFree();
  fiber ??= makeFiber(stackSizeDefault);
  if (fiber !== null) prepare(fiber, body, input);
  return fiber;
}

/** As `createFiber`, with a stack of at least so many bytes, at most 2 MB. */
export function createFiberWithStack(
  body: FiberBody,
  input: usize,
  stackSizeBytes: usize,
): Fiber | null {
  if (stackSizeBytes <= stackSizeDefault) return createFiber(body, input);
  const fiber = makeFiber(stackSizeBytes);
  if (fiber !== null) prepare(fiber, body, input);
  return fiber;
}

/** @inline */
function prepare(fiber: Fiber, body: FiberBody, input: usize): void {
  beginFiber(fiber.context, fiber.stack + fiber.stackSizeBytes);
  fiber.status = fiberCreated;
  fiber.body = body;
  fiber.word = input;
  fiber.fate.store(fateOpen, "relaxed");
}

/** @noinline */
function makeFiber(stackSizeBytes: usize): Fiber | null {
  const used = takeSpare(stackSizeBytes);
  if (used !== null) return used;
  const stack = allocateStack(stackSizeBytes);
  if (stack === 0) return null;
  try {
    const fiber = new Fiber();
    fiber.stack = stack;
    fiber.stackSizeBytes = stackSizeBytes;
    return fiber;
  } catch {
    releaseStack(stack, stackSizeBytes);
    return null;
  }
}

/** Lets a created fiber run beside the running one, or on this CPU. */
export function startFiber(fiber: Fiber): boolean {
  const host = currentHost();
  if (host === null) return startFiberOn(fiber, currentScheduler().number);
  if (fiber.status !== fiberCreated) panic("a fiber was started twice");
  fiber.host = host;
  host.insert(fiber);
  return true;
}

/** Lets a created fiber run on CPU `cpu`; false: that CPU does not run, or there is no memory. @sleeps */
export function startFiberOn(fiber: Fiber, cpu: u32): boolean {
  if (fiber.status !== fiberCreated) panic("a fiber was started twice");
  if (cpu >= cpuCount()) return false;
  const host = hosts.byCpu[cpu] ?? makeHost(cpu);
  if (host === null) return false;
  fiber.host = host;
  fiber.status = fiberSent;
  host.send(fiber);
  return true;
}

/** @noinline */
/** How often a CPU's thread for fibers has found none; 0: it has none. */
export function vainFiberLooks(cpu: u32): u64 {
  const host = hosts.byCpu[cpu];
  return host === null ? u64(0) : host.vainLooks;
}

function makeHost(cpu: u32): FiberHost | null {
  const others = hosts.others;
  const wereEnabled = others.lock.lock();
  while (hosts.isMaking) {
    others.waitForEver();
    others.lock.acquire();
  }
  hosts.isMaking = true;
  others.lock.unlock(wereEnabled);
  let host = hosts.byCpu[cpu];
  if (host === null) {
    host = newHost(cpu);
    hosts.byCpu[cpu] = host;
  }
  hosts.isMaking = false;
  others.wakeOne();
  return host;
}

function newHost(cpu: u32): FiberHost | null {
  const host = takeHost();
  if (host === null) return null;
  const thread = createThread(runHost, 0);
  if (thread === null) {
    hosts.spare = host;
    return null;
  }
  thread.fibers = host;
  nameThread(thread, "fibers");
  detachThread(thread);
  return startThreadOn(thread, cpu) ? host : null;
}

function takeHost(): FiberHost | null {
  const spare = hosts.spare;
  hosts.spare = null;
  if (spare !== null) return spare;
  try {
    return new FiberHost();
  } catch {
    return null;
  }
}

function runHost(input: usize): usize {
  const host: FiberHost = currentHost()!;
  host.run();
}

/** Lets the next fiber run: `yielded`, `notYielded` or `notInFiber`. @inline @hot */
export function yieldFiber(): i32 {
  const host = currentHost();
  if (host === null) return notInFiber;
  if (host.inbox.load("relaxed") !== null) host.receive();
  const from = host.current;
  const to = from.next;
  if (to === from) return restAlone(host);
  host.current = to;
  switchFibers(from.context, to.context);
  return yielded;
}

/** @noinline */
function restAlone(host: FiberHost): i32 {
  host.rest();
  return notYielded;
}

/**
 * Lets `fiber` run next: `yielded`. If it cannot run on this CPU now, another
 * does, and it is `notYielded`; with `isOnly` nobody does: `notAvailable`.
 */
export function yieldToFiber(fiber: Fiber, isOnly: boolean): i32 {
  const host = currentHost();
  if (host === null) return notInFiber;
  if (host.inbox.load("relaxed") !== null) host.receive();
  const isReady: boolean =
    fiber.host === host &&
    fiber.status === fiberReady &&
    fiber !== host.current;
  if (isReady) {
    host.switchTo(fiber);
    return yielded;
  }
  if (isOnly) return notAvailable;
  yieldFiber();
  return notYielded;
}

/** Whether to yield. */
export type FiberCondition = (input: usize) => boolean;

/** As `yieldFiber`, if `condition(input)` holds; `notYielded` if not. */
export function yieldFiberIf(condition: FiberCondition, input: usize): i32 {
  return condition(input) ? yieldFiber() : notYielded;
}

/** As `yieldToFiber`, if `condition(input)` holds; `notYielded` if not. */
export function yieldToFiberIf(
  fiber: Fiber,
  isOnly: boolean,
  condition: FiberCondition,
  input: usize,
): i32 {
  return condition(input) ? yieldToFiber(fiber, isOnly) : notYielded;
}

/**
 * Waits until a started fiber has ended and gives what its body gave. The fiber
 * is gone then: one joins, once. From a fiber, the others run meanwhile.
 */
export function joinFiber(fiber: Fiber): usize {
  const host = currentHost();
  if (host === null) return joinFromThread(fiber);
  fiber.joiner = host.current;
  if (fiber.fate.compareExchange(fateOpen, fateFiberWaits))
    host.leave(fiberWaiting);
  const result = fiber.word;
  if (fiber.host === host) host.discard(fiber);
  else fiber.host!.send(fiber);
  return result;
}

/** @sleeps */
function joinFromThread(fiber: Fiber): usize {
  const wereEnabled = fiber.ended.lock.lock();
  if (fiber.fate.compareExchange(fateOpen, fateThreadWaits))
    fiber.ended.wait(forEver);
  else fiber.ended.lock.release();
  restore(wereEnabled);
  const result = fiber.word;
  fiber.host!.send(fiber);
  return result;
}

/** Nobody will join it: it disappears when it ends. */
export function detachFiber(fiber: Fiber): void {
  if (fiber.fate.compareExchange(fateOpen, fateNobody)) return;
  const host = fiber.host!;
  if (host === currentHost()) host.discard(fiber);
  else host.send(fiber);
}

/** Ends the running fiber with a result. @hot */
export function exitFiber(result: usize): never {
  const host = currentHost()!;
  const fiber = host.current;
  fiber.word = result;
  // Before anybody is told: who is told may send it home at once.
  fiber.status = fiberEnded;
  const fate = fiber.fate.exchange(fateEnded);
  if (fate === fateNobody) host.discard(fiber);
  else if (fate === fateFiberWaits) wakeJoiner(host, fiber.joiner!);
  else if (fate === fateThreadWaits) fiber.ended.wakeOne();
  host.leave(fiber.status);
  panic("an ended fiber ran");
}

/** @hot */
function wakeJoiner(host: FiberHost, joiner: Fiber): void {
  const home = joiner.host!;
  if (home === host) host.insert(joiner);
  else home.send(joiner);
}

/** Where every new fiber begins. @export nautilus_fiber_main @hot */
export function fiberMain(): never {
  const fiber = currentHost()!.current;
  exitFiber(fiber.body(fiber.word));
}
