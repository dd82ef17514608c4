// The events a CPU has been notified of and has not seen: a bit each, and a bit
// for each 32 that says where to look.

/** As `noEvent` in events.ts. */
const nothing: u32 = ~u32(0);

/** @layout */
class EventBits {
  readonly groups!: FixedArray<Atomic<u32>, 32>;
  /** Of every group with a bit. */
  readonly summary!: Atomic<u32>;
}

export class EventInbox {
  private readonly bits = new EventBits();

  /** From any CPU. True when its CPU must be interrupted: nobody else has seen to that. */
  add(event: u32): boolean {
    const bit: u32 = u32(1) << (event % 32);
    const group: u32 = event / 32;
    if ((this.bits.groups[group].fetchOr(bit) & bit) !== 0) return false;
    // Who finds the summary empty interrupts; the others' events are seen as well then.
    return this.bits.summary.fetchOr(u32(1) << group) === 0;
  }

  isEmpty(): boolean {
    return this.bits.summary.load("relaxed") === 0;
  }

  /** On its CPU: takes an event out; `nothing` when there is none. */
  take(): u32 {
    for (;;) {
      const summary = this.bits.summary.load();
      if (summary === 0) return nothing;
      const group = lowestBit(summary);
      const bits = this.bits.groups[group];
      const seen = bits.load();
      if (seen !== 0) {
        const bit = lowestBit(seen);
        bits.fetchAnd(~(u32(1) << bit));
        return group * 32 + bit;
      }
      // Somebody may add to the group meanwhile: it is looked at once more.
      this.bits.summary.fetchAnd(~(u32(1) << group));
      if (bits.load() !== 0) this.bits.summary.fetchOr(u32(1) << group);
    }
  }
}

function lowestBit(word: u32): u32 {
  let bit: u32 = 0;
  while (((word >> bit) & 1) === 0) bit += 1;
  return bit;
}
