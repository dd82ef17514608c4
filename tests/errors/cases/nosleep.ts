// A function that promises not to sleep, and calls one that may.

/** Waits for the machine. @sleeps */
function wait(turns: u32): void {
  for (let i: u32 = 0; i < turns; i++) console.log("waiting");
}

function pause(): void {
  wait(2);
}

/** @nosleep */
function tick(): void {
  pause(); // error: NT3202, `tick` is @nosleep, calls `wait`
}
tick();
