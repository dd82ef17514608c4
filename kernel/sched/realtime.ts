// Real-time scheduling of one CPU: jobs arrive, run by earliest deadline, use
// up their slices, are late. Pure: time comes in as an argument, so the same
// decisions can be made in simulation (kernel/selftest/scheduling.ts).
//
// A periodic thread stands in `pending` (by arrival) until its next job arrives,
// then in `runnable` (by deadline) until the job's slice is used or the job is
// given up. It stays in `runnable` while it runs. Who waits for something else
// than time stands in neither.

import { DeadlineHeap } from "../time/deadline-heap.ts";
import { Admission, type Reservation } from "./admission.ts";
import {
  aperiodic,
  borrowing,
  type Entity,
  periodic,
  placeNone,
  placePending,
  placeRunnable,
  sporadic,
} from "./entity.ts";

/** No event is due. */
export const never: u64 = ~u64(0);

export class RealTime {
  readonly admission = new Admission();
  private readonly pending = new DeadlineHeap();
  private readonly runnable = new DeadlineHeap();
  /** Sporadic threads whose deadline has passed: aperiodic, and in no queue. */
  private firstDemoted: Entity | null = null;

  /** Real-time threads of this CPU, waiting ones included; with none, nothing below need be asked. */
  count: u32 = 0;

  pendingCount(): u32 {
    return this.pending.count;
  }

  runnableCount(): u32 {
    return this.runnable.count;
  }

  /** `entity`, aperiodic so far, is periodic from now on; its first job arrives at `arrivalNs`. */
  beginPeriodic(
    entity: Entity,
    reservation: Reservation,
    arrivalNs: u64,
  ): void {
    entity.kind = periodic;
    entity.reservation = reservation;
    entity.sliceNs = reservation.sliceNs;
    entity.periodNs = reservation.periodNs;
    entity.relativeDeadlineNs = reservation.deadlineNs;
    this.begin(entity, arrivalNs);
  }

  /** As `beginPeriodic`, for a single job. */
  beginSporadic(
    entity: Entity,
    reservation: Reservation,
    arrivalNs: u64,
  ): void {
    entity.kind = sporadic;
    entity.reservation = reservation;
    entity.sliceNs = reservation.sliceNs;
    entity.periodNs = 0;
    entity.relativeDeadlineNs = reservation.deadlineNs;
    this.begin(entity, arrivalNs);
  }

  private begin(entity: Entity, arrivalNs: u64): void {
    entity.arrivalNs = arrivalNs;
    entity.deadlineNs = arrivalNs + entity.relativeDeadlineNs;
    entity.leftNs = 0;
    this.count += 1;
    entity.arrivals = 0;
    entity.misses = 0;
    entity.latestNs = 0;
    entity.ranNs = 0;
    this.awaitArrival(entity);
  }

  // ---- Lending ----
  //
  // Who waits for somebody else's work lends it deadline and budget: the work is
  // done as if the waiting thread did it, and charged to it. So nobody whose
  // deadline lies between the two keeps both from running.

  /** `to`, which can run and stands nowhere if it is aperiodic, goes on as if it were `from`, which will wait. */
  lend(from: Entity, to: Entity): void {
    to.ownKind = to.kind;
    to.ownPlace = to.place;
    to.ownDeadlineNs = to.deadlineNs;
    to.ownLeftNs = to.leftNs;
    this.suspend(to);
    to.kind = borrowing;
    to.lender = from;
    from.borrower = to;
    to.deadlineNs = from.deadlineNs;
    to.leftNs = from.leftNs;
    this.run(to);
  }

  /** `entity` is itself again; what is left goes back. It stands nowhere if it is aperiodic, or waits. */
  takeBack(entity: Entity): void {
    const wasRunnable = entity.place === placeRunnable;
    this.suspend(entity);
    const lender = entity.lender;
    if (lender !== null) {
      lender.leftNs = entity.leftNs;
      lender.borrower = null;
    }
    entity.lender = null;
    entity.kind = entity.ownKind;
    entity.deadlineNs = entity.ownDeadlineNs;
    entity.leftNs = entity.ownLeftNs;
    if (!wasRunnable) return;
    if (entity.ownPlace === placeRunnable) this.run(entity);
    else if (entity.ownPlace === placePending) this.awaitArrival(entity);
  }

  /** What `entity` was lent is used up, and with it the job of who lent it and still waits. */
  private useUp(entity: Entity): void {
    const lender = entity.lender;
    entity.leftNs = 0;
    this.takeBack(entity);
    if (lender === null) return;
    if (lender.kind === periodic) lender.arrivalNs += lender.periodNs;
    else if (lender.kind === sporadic) this.end(lender);
    else if (lender.kind === borrowing) this.useUp(lender);
  }

  /** `entity`, wherever it stands, is aperiodic from now on. */
  end(entity: Entity): void {
    if (entity.kind === borrowing) this.takeBack(entity);
    if (entity.kind === aperiodic) return;
    this.suspend(entity);
    const reservation = entity.reservation;
    if (reservation !== null)
      this.admission.leave(reservation, entity.deadlineNs);
    entity.reservation = null;
    entity.kind = aperiodic;
    this.count -= 1;
  }

  /** Lets everything happen that was due by `nowNs`: arrivals and missed deadlines. */
  advance(nowNs: u64): void {
    for (;;) {
      const late = this.runnable.first as Entity | null;
      if (late !== null && late.deadlineNs <= nowNs) {
        this.miss(late, nowNs);
        continue;
      }
      const due = this.pending.first as Entity | null;
      if (due === null || due.arrivalNs > nowNs) return;
      this.arrive(due, nowNs);
    }
  }

  /** A job of `entity`, the first of `pending`, is here. */
  private arrive(entity: Entity, nowNs: u64): void {
    this.suspend(entity);
    const deadlineNs = entity.arrivalNs + entity.relativeDeadlineNs;
    if (deadlineNs <= nowNs && entity.kind === periodic) {
      // Nobody looked for whole periods: those jobs are lost at once.
      const lost = (nowNs - deadlineNs) / entity.periodNs + 1;
      entity.arrivals += lost;
      entity.misses += lost;
      entity.arrivalNs += lost * entity.periodNs;
      entity.deadlineNs = entity.arrivalNs + entity.relativeDeadlineNs;
      this.awaitArrival(entity);
      return;
    }
    entity.arrivals += 1;
    entity.deadlineNs = deadlineNs;
    entity.leftNs = entity.sliceNs;
    this.run(entity);
  }

  /** The deadline of `entity`, the first of `runnable`, has passed with work left. */
  private miss(entity: Entity, nowNs: u64): void {
    if (entity.kind === borrowing) {
      this.missBorrowed(entity);
      return;
    }
    entity.misses += 1;
    const lateNs = nowNs - entity.deadlineNs;
    if (lateNs > entity.latestNs) entity.latestNs = lateNs;
    // What is left is given up: late work must not make others late.
    if (entity.kind === periodic) {
      this.finishJob(entity);
      return;
    }
    this.end(entity);
    entity.left = this.firstDemoted;
    this.firstDemoted = entity;
  }

  /** The lender's deadline has passed: that is its miss, and ends the lending. */
  private missBorrowed(entity: Entity): void {
    const lender = entity.lender;
    if (lender !== null) lender.misses += 1;
    this.useUp(entity);
    if (entity.kind !== aperiodic) return;
    entity.left = this.firstDemoted;
    this.firstDemoted = entity;
  }

  /** A thread that `advance` has made aperiodic, to be queued as such; null: no more. */
  takeDemoted(): Entity | null {
    const entity = this.firstDemoted;
    if (entity !== null) {
      this.firstDemoted = entity.left as Entity | null;
      entity.left = null;
    }
    return entity;
  }

  /** Who should run, or null: nobody here wants to. */
  first(): Entity | null {
    return this.runnable.first as Entity | null;
  }

  /**
   * `entity`, of `runnable`, has run for `ranNs`. True when its job is done: it
   * waits for the next one then, or is aperiodic and stands nowhere.
   */
  charge(entity: Entity, ranNs: u64): boolean {
    const payer = entity.lender ?? entity;
    payer.ranNs += ranNs;
    if (ranNs < entity.leftNs) {
      entity.leftNs -= ranNs;
      return false;
    }
    this.finishJob(entity);
    return true;
  }

  /** The present job of `entity`, of `runnable`, is done, or as good as done. */
  finishJob(entity: Entity): void {
    entity.leftNs = 0;
    if (entity.kind === borrowing) {
      this.useUp(entity);
      return;
    }
    if (entity.kind === sporadic) {
      this.end(entity);
      return;
    }
    this.suspend(entity);
    entity.arrivalNs += entity.periodNs;
    this.awaitArrival(entity);
  }

  /** `entity` waits for something else than time: it stands nowhere then. */
  suspend(entity: Entity): void {
    if (entity.place === placeRunnable) this.runnable.remove(entity);
    else if (entity.place === placePending) this.pending.remove(entity);
    entity.place = placeNone;
  }

  /**
   * What `entity` waited for has come. Jobs that went by meanwhile are no
   * misses: it did not want to run. A sporadic one that comes too late is
   * aperiodic afterwards, and stands nowhere.
   */
  resume(entity: Entity, nowNs: u64): void {
    if (entity.leftNs > 0 && nowNs < entity.deadlineNs) {
      this.run(entity);
      return;
    }
    if (entity.kind === borrowing) this.takeBack(entity);
    if (entity.kind === aperiodic) return;
    const deadlineNs = entity.arrivalNs + entity.relativeDeadlineNs;
    if (deadlineNs > nowNs) {
      this.awaitArrival(entity);
    } else if (entity.kind === periodic) {
      entity.leftNs = 0;
      const gone = (nowNs - deadlineNs) / entity.periodNs + 1;
      entity.arrivalNs += gone * entity.periodNs;
      this.awaitArrival(entity);
    } else {
      this.end(entity);
    }
  }

  private run(entity: Entity): void {
    entity.place = placeRunnable;
    this.runnable.insert(entity, entity.deadlineNs);
  }

  private awaitArrival(entity: Entity): void {
    entity.place = placePending;
    this.pending.insert(entity, entity.arrivalNs);
  }

  /**
   * When the scheduler has to look again although nobody calls it, given who of
   * ours runs since `nowNs`: the next arrival, deadline or end of a slice.
   */
  nextEventNs(running: Entity | null, nowNs: u64): u64 {
    let next: u64 = never;
    const pending = this.pending.first as Entity | null;
    if (pending !== null) next = pending.arrivalNs;
    const runnable = this.runnable.first as Entity | null;
    if (runnable !== null && runnable.deadlineNs < next)
      next = runnable.deadlineNs;
    if (running !== null && nowNs + running.leftNs < next)
      next = nowNs + running.leftNs;
    return next;
  }
}
