// The with statement.

const point = { x: 1 };
with (point) { // error: TS1101, with
  console.log("inside");
}
export {};
