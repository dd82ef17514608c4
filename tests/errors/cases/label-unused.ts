// continue to a label that is not a loop's.

block: {
  for (const n of [1]) {
    if (n === 1) continue block; // error: TS1115
  }
}
