// A label cannot be reached from an inner function.

outer: for (const n of [1, 2]) {
  [n].forEach(() => {
    break outer; // error: TS1107
  });
}
