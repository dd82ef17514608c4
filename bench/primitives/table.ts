// What primitives may cost, beside what they cost the C original: guest
// instructions under `-icount`, by the names command `bench` prints.

export interface Bound {
  /** What we allow ourselves; null where no figure was set. */
  readonly ceiling: number | null;
  /** The C original's count, measured the same way; null: not measured. */
  readonly original: number | null;
}

function bound(ceiling: number | null, original: number | null): Bound {
  return { ceiling, original };
}

export const bounds: Readonly<Record<string, Bound>> = {
  "thread create, warm": bound(150, 2372),
  "thread create, cold": bound(5000, 128_747),
  "create, start, join": bound(450, 4315),
  "yield between two threads, per switch": bound(95, 614),
  "yield with nobody else": bound(30, 542),
  // As dear as without the others.
  "thread create, 10000 waiting": bound(150, null),
  "yield between two, 10000 waiting": bound(95, null),
  "yield among 10000": bound(105, null),
  "fork and join": bound(600, 59_000),
  "fiber create": bound(50, 1685),
  "fiber switch": bound(30, 203),
  "task produce, consume, pooled": bound(100, 1155),
  "as above, with time stamps": bound(170, 1155),
  "semaphore round trip": bound(330, 2153),
  "condition round trip": bound(370, 2028),
  "message queue round trip": bound(385, 2344),
  "semaphore down and up, free": bound(18, 134),
  "read lock and unlock, free": bound(17, 124),
  "allocate and free 64 bytes": bound(60, 622),
  "copy of 1 MB": bound(200_000, 5_500_000),
  "clearing 1 MB": bound(200_000, 4_400_000),
  "spinlock pair": bound(7, 7),
  "spinlock pair, interrupts saved": bound(13, 41),
};
