// Whether non-maskable interrupts mean the end: one CPU has a fatal report to
// print, the others stop.

const stopping = new Atomic<u32>(0);

export function beginStopping(): void {
  stopping.store(1, "sequential");
}

/** @interrupt */
export function isStopping(): boolean {
  return stopping.load("relaxed") !== 0;
}
