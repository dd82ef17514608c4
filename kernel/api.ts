// What a parallel runtime builds on: everything it may import of the kernel.
//
// Each name's own comment says what it does. What holds for all:
//
// - Times are nanoseconds (`…Ns`) of a clock that never goes back; sizes are
//   bytes; CPUs are numbers from 0 on; a word (usize) is what bodies take and give.
// - Absence is null, 0, -1 or false, as the comment says; memory that is out is
//   null or 0, and an error `OutOfMemory` where `new` is written. A broken promise
//   (a lock released twice, a thread joined by a stranger) is a panic.
// - Where a function may be called stands in the heading of its group. The
//   compiler refuses what waits in an interrupt (`@interrupt`, `@sleeps`).
//
// kernel/selftest/runtime.ts is a runtime that imports nothing else, and
// kernel/testing/api.test.ts checks that each of these has such a comment.

export type { Thread, ThreadBody } from "./thread/thread.ts";
export type { AlarmFunction } from "./sched/alarm.ts";
export type { Fiber, FiberBody } from "./fiber/fiber.ts";
export type { Task } from "./task/task.ts";
export type { Group, Member } from "./group/group.ts";

// ---- Anywhere: threads, fibers, interrupts ----

export { nowNs } from "#arch/clock";
export { cycleCount, relax } from "#arch/cpu";
export { disableAndSave, isInInterrupt, restore } from "#arch/interrupts";
export { Spinlock } from "./cpu/spinlock.ts";
export { CrossCall } from "./sched/cross-calls.ts";
export { postCall } from "./sched/call.ts";
export { cpuCount } from "./sched/processors.ts";
export { currentThread } from "./thread/threads.ts";
export { deferWork, DeferredWork } from "./thread/deferred.ts";
export { broadcastEvent, notifyCpu } from "./sched/events.ts";
export { noWord, WordQueue } from "./sync/word-queue.ts";

// ---- Threads and fibers; never waits ----

export {
  kernelAllocate,
  kernelFree,
  tryAllocate,
  tryAllocateAligned,
  tryAllocateNear,
  tryReallocate,
} from "./memory/heap.ts";
export { allocateStack, releaseStack } from "./memory/stacks.ts";
export {
  bindThread,
  createThread,
  createThreadWithStack,
  destroyThread,
  detachThread,
  nameThread,
  setThreadPriority,
  startThread,
  startThreadOn,
} from "./thread/threads.ts";
export {
  createKey,
  deleteKey,
  getLocal,
  setLocal,
} from "./thread/local-values.ts";
export {
  postTask,
  produceBriefTask,
  produceDetachedTask,
  produceTask,
  produceTimedTask,
} from "./task/tasks.ts";
export { isTaskDone, releaseTask } from "./task/running.ts";
export { createFiber, detachFiber, startFiber } from "./fiber/fibers.ts";
export { startDeferring } from "./thread/deferred.ts";
export { registerEvent, unregisterEvent } from "./sched/events.ts";
export { Once } from "./sync/future.ts";
export { StealDeque } from "./sync/steal-deque.ts";
export {
  createQueue,
  createSemaphore,
  findQueue,
  findSemaphore,
  releaseQueue,
  releaseSemaphore,
} from "./sync/names.ts";
export { createGroup, findGroup } from "./group/group.ts";

// ---- Threads; may wait, or lets others run ----

export { delay } from "./time/clock.ts";
export {
  exitThread,
  forkThread,
  joinChildren,
  joinThread,
  joinThreadWithin,
  sleepThread,
  yieldThread,
} from "./thread/threads.ts";
export { moveThread, moveThreadSoon } from "./thread/move.ts";
export { reapThreads } from "./thread/reap.ts";
export {
  makeAperiodic,
  makePeriodic,
  makeSporadic,
  waitForNextPeriod,
} from "./thread/constraints.ts";
export { awaitTask, awaitTaskWithin, waitTask } from "./task/running.ts";
export {
  exitFiber,
  joinFiber,
  startFiberOn,
  yieldFiber,
  yieldFiberIf,
  yieldToFiber,
  yieldToFiberIf,
} from "./fiber/fibers.ts";
export { forkFiber } from "./fiber/fork.ts";
export { callAllAndWait, callAndWait } from "./sched/call.ts";
export { startWorld, stopWorld } from "./sched/world.ts";
export { awaitEvent } from "./sched/events.ts";
export { WaitQueue } from "./sched/wait-queue.ts";
export { Alarm } from "./sched/alarm.ts";
export { WaitSet } from "./sched/wait-set.ts";
export {
  Barrier,
  CountingBarrier,
  ScalableBarrier,
  SpinBarrier,
} from "./sync/barrier.ts";
export { Condition } from "./sync/condition.ts";
export { Future } from "./sync/future.ts";
export { MessageQueue } from "./sync/message-queue.ts";
export { Mutex } from "./sync/mutex.ts";
export { ReaderWriterLock } from "./sync/reader-writer.ts";
export { Semaphore } from "./sync/semaphore.ts";
export {
  electLeader,
  groupBarrier,
  groupBarrierWithin,
  joinGroup,
  leaveGroup,
  receiveBroadcast,
  receiveBroadcastWithin,
  sendBroadcast,
} from "./group/group.ts";
export { makeGroupPeriodic, makeGroupSporadic } from "./group/admission.ts";
