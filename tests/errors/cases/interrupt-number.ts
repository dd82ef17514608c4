// Interrupts leave the vector registers alone, so they have no `number`.

let average = 0;

function note(sample: u32): void {
  average = (average + Number(sample)) / 2;
}

/** @interrupt */
function receive(sample: u32): void {
  note(sample); // error: NT3203, `receive` is @interrupt, interrupt-number.ts:6
}
receive(3);
console.log(average);
