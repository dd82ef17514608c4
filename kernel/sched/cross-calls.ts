// Calls that wait to be run on a CPU, in an interrupt of its own.

/**
 * Runs on the called CPU in an interrupt: `cpu` is that CPU's number. It must
 * be brief, and neither waits nor allocates.
 */
export type CalledFunction = (argument: usize, cpu: u32) => void;

function callNothing(argument: usize, cpu: u32): void {}

/** One call; to be used again when it is no longer pending. */
export class CrossCall {
  run: CalledFunction = callNothing;
  argument: usize = 0;
  next: CrossCall | null = null;
  private readonly pending = new Atomic<u32>(0);

  /** Takes the call for one use; false while an earlier one is on its way. */
  take(): boolean {
    return this.pending.exchange(1, "acquire") === 0;
  }

  isPending(): boolean {
    return this.pending.load("acquire") !== 0;
  }

  /** On the called CPU: from now on the caller may use it again. */
  finish(): void {
    this.pending.store(0, "release");
  }
}

/** What one CPU has been called for. */
export class CallInbox {
  /** The latest first. */
  private readonly last = new Atomic<CrossCall | null>(null);
  /** Calls it has run. */
  runCount: u64 = 0;

  /** From any CPU. True when it was empty: that CPU must be told then. */
  add(call: CrossCall): boolean {
    for (;;) {
      const before = this.last.load("relaxed");
      call.next = before;
      if (this.last.compareExchange(before, call, "release"))
        return before === null;
    }
  }

  /** On the inbox's own CPU, interrupts off: runs all calls in their order. */
  drain(cpu: u32): void {
    while (this.last.load("relaxed") !== null) {
      let first = inOrder(this.last.exchange(null, "acquire"));
      while (first !== null) {
        // The caller may use it for another call as soon as this one is done.
        const next: CrossCall | null = first.next;
        first.run(first.argument, cpu);
        this.runCount += 1;
        first.finish();
        first = next;
      }
    }
  }
}

function inOrder(last: CrossCall | null): CrossCall | null {
  let first: CrossCall | null = null;
  let call = last;
  while (call !== null) {
    const next: CrossCall | null = call.next;
    call.next = first;
    first = call;
    call = next;
  }
  return first;
}
