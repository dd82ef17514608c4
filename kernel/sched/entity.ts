// What the scheduler knows of a thread: its constraints, where it stands in
// time, and its links in the scheduler's queues. No queue ever allocates.

import { HeapNode } from "../time/deadline-heap.ts";
import type { Reservation } from "./admission.ts";

/** How a thread wants to be scheduled. */
export const aperiodic: u8 = 0;
export const sporadic: u8 = 1;
export const periodic: u8 = 2;
/** For now: it runs with what another has lent it (realtime.ts). */
export const borrowing: u8 = 3;

/** Where an entity stands (realtime.ts). */
export const placeNone: u8 = 0;
export const placePending: u8 = 1;
export const placeRunnable: u8 = 2;

export class Entity extends HeapNode {
  kind: u8 = aperiodic;
  /** Aperiodic: the lower, the more important. Kept for when real time ends. */
  priority: u64 = 0;
  /** Periodic: time between arrivals. */
  periodNs: u64 = 0;
  /** Periodic: what it may run per period; sporadic: its whole size. */
  sliceNs: u64 = 0;
  /** Periodic: from an arrival to its deadline, at most the period. */
  relativeDeadlineNs: u64 = 0;

  /** When the present job arrived, or the next one will. */
  arrivalNs: u64 = 0;
  /** When the present job has to be done. */
  deadlineNs: u64 = 0;
  /** What the present job may still run. */
  leftNs: u64 = 0;
  place: u8 = placeNone;

  arrivals: u64 = 0;
  misses: u64 = 0;
  /** The longest a job was late. */
  latestNs: u64 = 0;
  /** How long it has run since its constraints were admitted, and in all. */
  ranNs: u64 = 0;
  lifetimeNs: u64 = 0;

  /** While it is borrowing: from whom. */
  lender: Entity | null = null;
  /** To whom it has lent. */
  borrower: Entity | null = null;
  /** While it is borrowing: what it is and has itself. */
  ownKind: u8 = aperiodic;
  ownPlace: u8 = placeNone;
  ownDeadlineNs: u64 = 0;
  ownLeftNs: u64 = 0;

  /** Its promise, while it is periodic or sporadic. */
  reservation: Reservation | null = null;
}
