// Admission: whether a CPU can promise a thread what it asks for, and the
// promises it has given. Pure arithmetic: no clock, no memory, no machine.
//
// Periodic threads pass if the processor demand of all of them fits what is not
// reserved for others: with deadlines at the periods' ends their utilisations
// have to stay below the limit (Liu and Layland, 1973); with shorter ones the
// demand is tested backwards from the end of the longest busy interval (QPA:
// Zhang and Burns, "Schedulability analysis for real-time systems with EDF
// scheduling", 2009). Both are sufficient for any phases.

/** Utilisations are in millionths of the CPU. */
export const wholeCpu: u64 = 1_000_000;

export const admitted: u32 = 0;
export const refusedGranularity: u32 = 1;
export const refusedTooShort: u32 = 2;
export const refusedDeadline: u32 = 3;
export const refusedUtilisation: u32 = 4;
export const refusedDemand: u32 = 5;
export const refusedNotProven: u32 = 6;
export const refusedMemory: u32 = 7;

/** Why, for people; the index is one of the above. */
export const refusals: string[] = [
  "admitted",
  "times must be multiples of the granularity",
  "the period or the slice is below the minimum",
  "the deadline is shorter than the slice or longer than the period",
  "the utilisation would exceed the limit",
  "a deadline could be missed",
  "not proven: the test was cut short",
  "there is no memory for the reservation",
];

export class AdmissionLimits {
  /** Of the CPU that real-time threads may have together, in millionths. */
  utilisation: u64 = 990_000;
  /** Kept for sporadic threads, and for aperiodic ones. */
  sporadicReservation: u64 = 100_000;
  aperiodicReservation: u64 = 100_000;
  /** Times are multiples of this; below it timers mean nothing. */
  granularityNs: u64 = 2_000;
  periodMinimumNs: u64 = 20_000;
  sliceMinimumNs: u64 = 10_000;
  /** Added to every job: two switches and the interrupts that cause them. */
  overheadNs: u64 = 0;
  /** The longest time interrupts are off. */
  blockingNs: u64 = 0;
  /** Points the demand test looks at before it gives up. */
  stepsMaximum: u64 = 10_000;
}

const nsMaximum: u64 = 1_000_000_000_000_000;
const forEver: u64 = ~u64(0);

/** What one thread was promised. */
export class Reservation {
  sliceNs: u64 = 0;
  /** Sporadic: the time from arrival to deadline. */
  periodNs: u64 = 0;
  /** Relative to an arrival. */
  deadlineNs: u64 = 0;
  /**
   * Who leaves may have used its share up to its deadline already: until then
   * nobody else can have it.
   */
  untilNs: u64 = forEver;
  next: Reservation | null = null;
}

export class Admission {
  readonly limits = new AdmissionLimits();
  periodicUtilisation: u64 = 0;
  sporadicUtilisation: u64 = 0;
  private firstPeriodic: Reservation | null = null;
  private firstSporadic: Reservation | null = null;
  private firstFree: Reservation | null = null;
  /** Why the last request was refused. */
  refusal: u32 = admitted;

  /** Reserves `sliceNs` in every `periodNs`; null when refused. @allocates */
  admitPeriodic(
    sliceNs: u64,
    periodNs: u64,
    deadlineNs: u64,
    nowNs: u64,
  ): Reservation | null {
    this.forget(nowNs);
    const reservation = this.take(sliceNs, periodNs, deadlineNs);
    if (reservation === null) return null;
    reservation.next = this.firstPeriodic;
    this.firstPeriodic = reservation;
    this.refusal = this.testPeriodic(reservation);
    if (this.refusal === admitted) {
      this.periodicUtilisation += this.share(reservation);
      return reservation;
    }
    this.firstPeriodic = reservation.next;
    this.give(reservation);
    return null;
  }

  /** A single job of `sizeNs` within `spanNs` of its arrival. @allocates */
  admitSporadic(sizeNs: u64, spanNs: u64, nowNs: u64): Reservation | null {
    this.forget(nowNs);
    const reservation = this.take(sizeNs, spanNs, spanNs);
    if (reservation === null) return null;
    this.refusal = this.testSporadic(reservation);
    if (this.refusal === admitted) {
      reservation.next = this.firstSporadic;
      this.firstSporadic = reservation;
      this.sporadicUtilisation += this.share(reservation);
      return reservation;
    }
    this.give(reservation);
    return null;
  }

  /** Its thread leaves, at the latest done with what is due at `deadlineNs`. */
  leave(reservation: Reservation, deadlineNs: u64): void {
    reservation.untilNs = deadlineNs;
  }

  /** What periodic threads may have together. */
  available(): u64 {
    const limits = this.limits;
    const reserved = limits.sporadicReservation + limits.aperiodicReservation;
    return limits.utilisation > reserved
      ? limits.utilisation - reserved
      : u64(0);
  }

  private take(
    sliceNs: u64,
    periodNs: u64,
    deadlineNs: u64,
  ): Reservation | null {
    const reservation = this.takeFree();
    if (reservation === null) {
      this.refusal = refusedMemory;
      return null;
    }
    reservation.sliceNs = sliceNs;
    reservation.periodNs = periodNs;
    reservation.deadlineNs = deadlineNs;
    reservation.untilNs = forEver;
    return reservation;
  }

  private takeFree(): Reservation | null {
    const free = this.firstFree;
    if (free !== null) {
      this.firstFree = free.next;
      return free;
    }
    try {
      return new Reservation();
    } catch {
      return null;
    }
  }

  private give(reservation: Reservation): void {
    reservation.next = this.firstFree;
    this.firstFree = reservation;
  }

  /** Frees the shares whose time is over. */
  private forget(nowNs: u64): void {
    let kept: Reservation | null = null;
    let at = this.firstPeriodic;
    while (at !== null) {
      const next: Reservation | null = at.next;
      if (at.untilNs <= nowNs) {
        this.periodicUtilisation -= this.share(at);
        this.give(at);
      } else {
        at.next = kept;
        kept = at;
      }
      at = next;
    }
    this.firstPeriodic = kept;
    kept = null;
    at = this.firstSporadic;
    while (at !== null) {
      const next: Reservation | null = at.next;
      if (at.untilNs <= nowNs) {
        this.sporadicUtilisation -= this.share(at);
        this.give(at);
      } else {
        at.next = kept;
        kept = at;
      }
      at = next;
    }
    this.firstSporadic = kept;
  }

  private testPeriodic(wanted: Reservation): u32 {
    const limits = this.limits;
    if (
      !this.isGranular(wanted.sliceNs) ||
      !this.isGranular(wanted.periodNs) ||
      !this.isGranular(wanted.deadlineNs)
    )
      return refusedGranularity;
    if (
      wanted.periodNs < limits.periodMinimumNs ||
      wanted.sliceNs < limits.sliceMinimumNs
    )
      return refusedTooShort;
    if (
      wanted.deadlineNs < wanted.sliceNs ||
      wanted.deadlineNs > wanted.periodNs ||
      wanted.periodNs > nsMaximum
    )
      return refusedDeadline;
    const utilisation = this.periodicUtilisation + this.share(wanted);
    if (utilisation >= this.available()) return refusedUtilisation;
    return this.areImplicit() ? admitted : this.testDemand(utilisation);
  }

  private testSporadic(wanted: Reservation): u32 {
    if (!this.isGranular(wanted.sliceNs)) return refusedGranularity;
    if (
      wanted.sliceNs < this.limits.sliceMinimumNs ||
      wanted.sliceNs > nsMaximum
    )
      return refusedTooShort;
    if (wanted.sliceNs >= wanted.periodNs) return refusedDeadline;
    const utilisation = this.sporadicUtilisation + this.share(wanted);
    return utilisation >= this.limits.sporadicReservation
      ? refusedUtilisation
      : admitted;
  }

  private isGranular(timeNs: u64): boolean {
    return timeNs % this.limits.granularityNs === 0;
  }

  /** A job's cost with its overhead, as a share of the time it is spread over. */
  private share(reservation: Reservation): u64 {
    if (reservation.periodNs === 0) return wholeCpu;
    const costNs = reservation.sliceNs + this.limits.overheadNs;
    return (
      (costNs * wholeCpu + reservation.periodNs - 1) / reservation.periodNs
    );
  }

  /** Every deadline is the period's end, and nothing blocks. */
  private areImplicit(): boolean {
    if (this.limits.blockingNs !== 0) return false;
    let at = this.firstPeriodic;
    while (at !== null) {
      if (at.deadlineNs !== at.periodNs) return false;
      at = at.next;
    }
    return true;
  }

  /** QPA: from the last deadline that could matter back to the first. */
  private testDemand(utilisation: u64): u32 {
    const shortest = this.shortestDeadline();
    let at = this.deadlineBefore(this.horizon(utilisation) + 1);
    for (let step: u64 = 0; step < this.limits.stepsMaximum; step++) {
      if (at < shortest) return admitted;
      const needed = this.timeForDemand(at);
      if (needed > at) return refusedDemand;
      if (needed < shortest) return admitted;
      at = needed < at ? needed : this.deadlineBefore(at);
    }
    return refusedNotProven;
  }

  /**
   * Beyond this, demand below the utilisation line cannot miss:
   * (blocking + Σ (period - deadline) · utilisation) / (available - utilisation).
   */
  private horizon(utilisation: u64): u64 {
    let slackNs: u64 = this.limits.blockingNs * wholeCpu;
    let longest: u64 = 0;
    let at = this.firstPeriodic;
    while (at !== null) {
      slackNs += (at.periodNs - at.deadlineNs) * this.share(at);
      if (at.deadlineNs > longest) longest = at.deadlineNs;
      at = at.next;
    }
    const bound = slackNs / (this.available() - utilisation) + 1;
    return bound > longest ? bound : longest;
  }

  private shortestDeadline(): u64 {
    let shortest: u64 = nsMaximum;
    let at = this.firstPeriodic;
    while (at !== null) {
      if (at.deadlineNs < shortest) shortest = at.deadlineNs;
      at = at.next;
    }
    return shortest;
  }

  /** The last deadline before `limit` when all arrive together; 0: none. */
  private deadlineBefore(limit: u64): u64 {
    let last: u64 = 0;
    let at = this.firstPeriodic;
    while (at !== null) {
      if (limit > at.deadlineNs) {
        const periods = (limit - 1 - at.deadlineNs) / at.periodNs;
        const deadline = at.deadlineNs + periods * at.periodNs;
        if (deadline > last) last = deadline;
      }
      at = at.next;
    }
    return last;
  }

  /** How long the available share of the CPU takes for all that is due by `time`. */
  private timeForDemand(time: u64): u64 {
    let demandNs: u64 = this.limits.blockingNs;
    let at = this.firstPeriodic;
    while (at !== null) {
      if (time >= at.deadlineNs) {
        const jobs = (time - at.deadlineNs) / at.periodNs + 1;
        demandNs += jobs * (at.sliceNs + this.limits.overheadNs);
      }
      at = at.next;
    }
    const share = this.available();
    return (demandNs * wholeCpu + share - 1) / share;
  }
}
